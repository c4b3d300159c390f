"""What can fill a slot: candidates in every way to equip and dose them, with their points.

docs/planner.md tells the way from an exercise of the catalogue to a drill of the routine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner import objective
from kneecli.planner.doses import PossibleDose, dosing, possible_doses
from kneecli.planner.problem import FLOOR, SEATED, STANDING, Choice, Problem, Stage
from kneecli.planner.slots import OpenSlot, can_fill
from kneecli.record import Record
from kneecli.routine.fit import serves
from kneecli.routine.routine import Amount
from kneecli.routine.setting import place_of, rig_of
from kneecli.routine.time import UNIT, change_seconds, rigging_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kneecli.catalog.blueprint import Blueprint, Need
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise
    from kneecli.planner.doses import Dosing
    from kneecli.planner.eligibility import Candidate, Kit
    from kneecli.routine.request import Request
    from kneecli.routine.setting import Rig

PLACES = {"standing": STANDING, "seated": SEATED, "floor": FLOOR}
MUST = 1_000_000
"""Reward of a drill that has to be in the routine; nothing else comes near it."""
GEAR = ("equipment", "")
"""The key of the reward for equipment that was asked for."""
UNSHARED = -1
ARTICLE_DOSE_FROM_MINUTES = 15
EXERCISE, DRILL = 20, 15
"""What it takes to judge an exercise, and to work out what it is worth in a slot."""


class PossibleDrill(Record, kw_only=False):
    """A candidate in one kit, for one slot: its points at a full dose, and its doses there."""

    candidate: Candidate
    kit: Kit
    worth: int
    """Points for suiting the slot."""
    article: int
    """Points for doing as a source article does."""
    trouble: int
    """Points for what it needs, whatever the dose; below nothing."""
    extras: int
    doses: Sequence[PossibleDose]

    def value(self, dose: PossibleDose) -> int:
        """Its points at a dose."""
        percent = dose.percent
        served = self.worth * percent // 100 + self.article * percent // 100
        return served + self.trouble + self.extras


class PlannedDrill(Record):
    """A drill of the plan: the slot it fills, with what, how much of it, and its points."""

    slot: OpenSlot
    exercise: Exercise
    kit: Kit
    cautions: tuple[str, ...]
    amount: Amount
    units: int
    """Units of time, without changing over and putting on equipment."""
    service: int
    """Points for suiting the slot, at this dose."""
    equipment: int
    """Points for doing as a source article does, less those for what the room must have."""
    extras: int
    """Points for effort, focus, conditions and bare feet, less those each drill costs."""

    @property
    def points(self) -> int:
        """What it adds to the objective, without once-only rewards."""
        return self.service + self.equipment + self.extras


class Choices:
    """The search problem of one request, and the way back from its choices to drills."""

    def __init__(  # noqa: PLR0913 - all that a choice depends on
        self,
        catalog: Catalog,
        request: Request,
        blueprint: Blueprint,
        slots: Sequence[OpenSlot],
        candidates: Sequence[Candidate],
        *,
        bonus: Callable[[str], int],
    ) -> None:
        self.catalog = catalog
        self.request = request
        self.blueprint = blueprint
        self.slots = slots
        self.bonus = bonus
        self.meant: list[tuple[PossibleDrill, PossibleDose]] = []
        """What each choice stands for, by its number."""
        self.full_article_doses = (
            len(request.equipment) == 1
            and request.minutes >= ARTICLE_DOSE_FROM_MINUTES
            and request.before is None
        )
        """Whether source articles' full doses are offered: one piece, and time for it alone."""
        self.rewards = _Rewards(catalog, request, blueprint, candidates)
        self.rigs = _rigs(candidates)
        self.doses: dict[tuple[Dosing, str, bool], list[PossibleDose]] = {}
        self.extras = {candidate.exercise.id: self._extras(candidate) for candidate in candidates}
        by_phase = {
            phase: [c for c in candidates if phase in c.exercise.phases]
            for phase in dict.fromkeys(slot.phase for slot in slots)
        }
        alike = [_asked(slot) for slot in slots]
        serving = {
            asked: [c for c in by_phase[slot.phase] if can_fill(c.exercise, slot)]
            for asked, slot in dict(zip(alike, slots, strict=True)).items()
        }
        self.serving = [serving[asked] for asked in alike]
        self.work = EXERCISE * len(catalog.exercises)
        """What it takes to look at all this, in ways to fill a slot looked at."""
        self.families = _shared_families(self.serving)
        choices = {
            asked: self._choices(slot, serving[asked])
            for asked, slot in dict(zip(alike, slots, strict=True)).items()
        }
        self.problem = Problem(
            stages=[
                Stage(choices[asked], slot.required, slot.target)
                for asked, slot in zip(alike, slots, strict=True)
            ],
            length=request.minutes * 60 // UNIT,
            change_units=[
                [change_seconds(origin, goal) // UNIT for goal in PLACES] for origin in PLACES
            ],
            change_cost=objective.CHANGE_OF_PLACE,
            rig_units=[0, *(rigging_seconds(catalog, rig) // UNIT for rig in self.rigs)],
            rig_cost=objective.RIG,
            drift_cost=objective.DRIFT,
            end_costs=objective.end_costs(request.minutes * 60 // UNIT),
            reward_values=self.rewards.values,
            floor_once=blueprint.floor == "once",
        )

    def _extras(self, candidate: Candidate) -> int:
        points = objective.extras(
            candidate.exercise,
            focus=self.request.focus,
            cautioned=bool(candidate.cautions),
            barefoot=self.blueprint.barefoot,
        )
        return points + self.bonus(candidate.exercise.id)

    def _choices(self, slot: OpenSlot, serving: Sequence[Candidate]) -> list[Choice]:
        """The choices of a slot: of drills alike but for value, only those that can matter.

        Other slots can bar one family each, so of drills alike the best few are enough:
        one where no other slot could use the family, as many as there are slots where one could.
        """
        alike: dict[
            tuple[int, int, int, int], dict[int, tuple[int, PossibleDrill, PossibleDose]]
        ] = {}
        for drill in self.possible_drills(slot, serving):
            exercise, equipment = drill.candidate.exercise, drill.kit.equipment
            place = PLACES[place_of(exercise)]
            family = self.families.get(exercise.family, UNSHARED)
            rewards = self.rewards.earned(drill.candidate, drill.kit, slot.phase)
            rig = rig_of(exercise, equipment)
            on = self.rigs[rig] if rig else 0
            self.work += DRILL + len(drill.doses)
            for dose in drill.doses:
                value = drill.value(dose)
                best = alike.setdefault((dose.units, place, on, rewards), {})
                if family not in best or best[family][0] < value:
                    best[family] = (value, drill, dose)
        choices = []
        for key, best in alike.items():
            ranked = sorted(best.items(), key=lambda entry: -entry[1][0])
            for family, (value, drill, dose) in ranked[: len(self.slots)]:
                choices.append(Choice(value, *key, family, len(self.meant)))
                self.meant.append((drill, dose))
        return choices

    def planned(self, slot: OpenSlot, choice: Choice) -> PlannedDrill:
        """What a choice of the problem stands for, without any bonus."""
        drill, dose = self.meant[choice.item]
        exercise = drill.candidate.exercise
        service = drill.worth * dose.percent // 100
        return PlannedDrill(
            slot=slot,
            exercise=exercise,
            kit=drill.kit,
            cautions=drill.candidate.cautions,
            amount=_amount(exercise.dose, dose),
            units=choice.units,
            service=service,
            equipment=choice.value - service - drill.extras,
            extras=drill.extras - self.bonus(exercise.id),
        )

    def possible_drills(
        self, slot: OpenSlot, candidates: Iterable[Candidate]
    ) -> Iterator[PossibleDrill]:
        """Candidates in each of their kits, where they have doses for a slot."""
        for candidate in candidates:
            exercise = candidate.exercise
            worth = slot.slot.weight * objective.fit(exercise, slot.slot)
            extras = self.extras[exercise.id] + objective.effort(exercise, slot.effort)
            for kit in candidate.kits:
                article = self._article(exercise, kit)
                trouble = kit.trouble + (objective.WITH_EQUIPMENT if kit.equipment else 0)
                full = bool(article and kit.equipment and self.full_article_doses)
                if doses := self._doses(exercise, slot, full=full):
                    yield PossibleDrill(candidate, kit, worth, article, trouble, extras, doses)

    def _article(self, exercise: Exercise, kit: Kit) -> int:
        """Points for doing as a source article does: at a full dose, with no condition.

        What comes next is done on one's feet, and so is what an article brings to it.
        """
        if self.request.avoid or (self.request.before and place_of(exercise) != "standing"):
            return 0
        return objective.as_in_article(exercise, kit.equipment)

    def _doses(self, exercise: Exercise, slot: OpenSlot, *, full: bool) -> list[PossibleDose]:
        """The doses of a drill; worked out once for all slots of a phase and drills dosed alike."""
        key = (dosing(exercise), slot.phase, full)
        found = self.doses.get(key)
        if found is None:
            level = self.request.level
            found = [*possible_doses(exercise, level, slot.phase, slot.seconds, full=full)]
            self.doses[key] = found
        return found


class _Rewards:
    """Rewards that are earned once: drills that must be in, equipment, needs, what helps."""

    def __init__(
        self,
        catalog: Catalog,
        request: Request,
        blueprint: Blueprint,
        candidates: Sequence[Candidate],
    ) -> None:
        self.musts = MUST * len(request.include)
        self.values: list[int] = []
        self.bits: dict[tuple[str, str], int] = {}
        self.known: dict[tuple[str, bool, str], int] = {}
        needs = list(_needs(catalog, request, blueprint))
        self.needs = [need for need, _ in needs]
        for exercise in request.include:
            self._add(("include", exercise), MUST)
        if request.equipment:
            gently = any(catalog.conditions[name].gentle for name in request.avoid)
            self._add(GEAR, objective.GEAR_GENTLY if gently else objective.GEAR)
        for need, points in needs:
            self._add(("need", need.id), points * need.weight)
        for help_ in dict.fromkeys(say for candidate in candidates for say in candidate.helps):
            self._add(("help", help_), objective.HELP)

    def _add(self, key: tuple[str, str], value: int) -> None:
        self.bits[key] = 1 << len(self.values)
        self.values.append(value)

    def earned(self, candidate: Candidate, kit: Kit, phase: str) -> int:
        """The bits of the rewards that a drill earns in a phase."""
        key = (candidate.exercise.id, bool(kit.equipment), phase)
        if key not in self.known:
            self.known[key] = self._earned(candidate, kit, phase)
        return self.known[key]

    def _earned(self, candidate: Candidate, kit: Kit, phase: str) -> int:
        exercise = candidate.exercise
        bits = self.bits.get(("include", exercise.id), 0)
        if kit.equipment:
            bits |= self.bits[GEAR]
        for need in self.needs:
            if phase in need.phases and serves(exercise, phase, need.serves):
                bits |= self.bits[("need", need.id)]
        for say in candidate.helps:
            bits |= self.bits[("help", say)]
        return bits


def _needs(catalog: Catalog, request: Request, blueprint: Blueprint) -> Iterator[tuple[Need, int]]:
    """What the routine should hold, whichever drill brings it, with points for its weight."""
    own = catalog.activities[request.before].needs if request.before else ()
    for needs, points in ((blueprint.needs, objective.NEED), (own, objective.ACTIVITY_NEED)):
        for need in needs:
            if need.from_minutes <= request.minutes <= (need.until_minutes or request.minutes):
                yield need, points


def _rigs(candidates: Iterable[Candidate]) -> dict[Rig, int]:
    """A number from 1 up for each way equipment sits in some drill."""
    rigs = (rig_of(c.exercise, kit.equipment) for c in candidates for kit in c.kits)
    return {rig: number for number, rig in enumerate(dict.fromkeys(filter(None, rigs)), 1)}


_NOT_ASKED = {
    "id": "",
    "name": "",
    "why": "",
    "from_minutes": 0,
    "required_from": None,
    "sources": (),
}
"""What of a slot its choices do not depend on. A field that is added counts until it is here."""


def _asked(slot: OpenSlot) -> OpenSlot:
    """All of a slot that its choices may depend on: slots for which it is the same share them."""
    return slot.replace(slot=slot.slot.replace(**_NOT_ASKED), required=False, target=None)


def _shared_families(serving: Sequence[Sequence[Candidate]]) -> dict[str, int]:
    """A number for each family that could come twice, because more than one slot can use it."""
    slots_of: dict[str, set[int]] = {}
    for number, candidates in enumerate(serving):
        for candidate in candidates:
            slots_of.setdefault(candidate.exercise.family, set()).add(number)
    shared = [family for family, numbers in slots_of.items() if len(numbers) > 1]
    return {family: number for number, family in enumerate(shared)}


def _amount(dose: Dose, chosen: PossibleDose) -> Amount:
    if dose.duration:
        return Amount(sets=chosen.sets, duration=chosen.each)
    return Amount(sets=chosen.sets, reps=chosen.each)

"""What can fill a slot: candidates in every way to equip and dose them, with their points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kneecli.planner import objective
from kneecli.planner.problem import FLOOR, SEATED, STANDING, Choice, Problem, Stage
from kneecli.planner.slots import OpenSlot, can_fill
from kneecli.routine import UNIT, Amount, change_seconds, place_of, round_up, work_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise, Range
    from kneecli.planner.eligibility import Candidate, Kit
    from kneecli.planner.request import Request

    Offer = tuple[Candidate, Kit, tuple[int, int]]

PLACES = {"standing": STANDING, "seated": SEATED, "floor": FLOOR}
MUST = 1_000_000
"""Reward of a drill that has to be in the routine; nothing else comes near it."""
DURATION_STEP = 30
UNSHARED = -1


class Option(NamedTuple):
    """A drill in one equipment and dose."""

    candidate: Candidate
    kit: Kit
    amount: Amount


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
        self.options: list[Option] = []
        self.doses: dict[tuple[Any, ...], list[tuple[tuple[int, int], int, int]]] = {}
        self.rewards = _Rewards(catalog, request)
        self.extras = {candidate.exercise.id: self._extras(candidate) for candidate in candidates}
        by_phase = {
            slot.phase: [c for c in candidates if slot.phase in c.exercise.phases] for slot in slots
        }
        self.serving = [
            [c for c in by_phase[slot.phase] if can_fill(c.exercise, slot)] for slot in slots
        ]
        self.families = _shared_families(self.serving)
        self.problem = Problem(
            stages=[
                Stage(self._choices(slot, serving_here), slot.required, slot.target)
                for slot, serving_here in zip(slots, self.serving, strict=True)
            ],
            length=request.minutes * 60 // UNIT,
            change_units=[
                [change_seconds(origin, goal) // UNIT for goal in PLACES] for origin in PLACES
            ],
            change_cost=objective.CHANGE_OF_PLACE,
            drift_cost=objective.DRIFT,
            end_costs=objective.end_costs(request.minutes * 60 // UNIT),
            reward_values=self.rewards.values,
            floor_once=blueprint.floor == "once",
        )

    def _extras(self, candidate: Candidate) -> int:
        points = objective.extras(
            candidate.exercise,
            levels_below=candidate.levels_below,
            focus=self.request.focus,
            cautioned=bool(candidate.cautions),
            barefoot=self.blueprint.barefoot,
        )
        return points + self.bonus(candidate.exercise.id)

    def _choices(self, slot: OpenSlot, serving: Sequence[Candidate]) -> list[Choice]:
        """The choices of a slot: of offers alike but for value, only those that can matter.

        Other slots can bar one family each, so of offers alike the best few are enough:
        one where no other slot could use the family, as many as there are slots where one could.
        """
        alike: dict[tuple[int, int, int], dict[int, tuple[int, Offer]]] = {}
        for candidate in serving:
            place = PLACES[place_of(candidate.exercise)]
            family = self.families.get(candidate.exercise.family, UNSHARED)
            for kit in candidate.kits:
                rewards = self.rewards.earned(candidate.exercise, kit)
                for value, units, dose in self.offers(slot, candidate, kit):
                    best = alike.setdefault((units, place, rewards), {})
                    if family not in best or best[family][0] < value:
                        best[family] = (value, (candidate, kit, dose))
        choices = []
        for (units, place, rewards), best in alike.items():
            ranked = sorted(best.items(), key=lambda entry: -entry[1][0])
            for family, (value, (candidate, kit, dose)) in ranked[: len(self.slots)]:
                choices.append(Choice(value, units, place, rewards, family, len(self.options)))
                amount = _amount(candidate.exercise.dose, *dose)
                self.options.append(Option(candidate, kit, amount))
        return choices

    def offers(
        self, slot: OpenSlot, candidate: Candidate, kit: Kit
    ) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """What a drill offers a slot in one kit: value, units of time, and sets of how much."""
        exercise = candidate.exercise
        service = slot.slot.weight * objective.service(exercise, slot.slot)
        service += objective.as_in_article(exercise, kit.equipment)
        extras = self.extras[exercise.id]
        extras += objective.equipped(kit.equipment, self.request.equipment)
        setup = self.catalog.setup_seconds(kit.equipment)
        for dose, work, percent in self._doses(exercise):
            yield service * percent // 100 + extras, round_up(work + setup) // UNIT, dose

    def _doses(self, exercise: Exercise) -> list[tuple[tuple[int, int], int, int]]:
        """The doses of a drill; worked out once for all slots, and for all drills dosed alike."""
        dose = exercise.dose
        key = (dose.tempo, dose.per, dose.rest, *_bounds(dose.sets), *_bounds(dose.reps))
        key += _bounds(dose.duration)
        if key not in self.doses:
            self.doses[key] = list(_doses(dose))
        return self.doses[key]


class _Rewards:
    """Rewards that are earned once: drills that must be in, equipment, muscle groups."""

    def __init__(self, catalog: Catalog, request: Request) -> None:
        self.catalog = catalog
        self.request = request
        self.musts = MUST * len(request.include)
        self.values: list[int] = []
        self.bits: dict[tuple[str, str], int] = {}
        for exercise in request.include:
            self._add(("include", exercise), MUST)
        for item in request.equipment:
            self._add(("equipment", item), objective.FIRST_USE)
        for group in dict.fromkeys(muscle.group for muscle in catalog.muscles.values()):
            self._add(("group", group), objective.NEW_MUSCLE_GROUP)

    def _add(self, key: tuple[str, str], value: int) -> None:
        self.bits[key] = 1 << len(self.values)
        self.values.append(value)

    def earned(self, exercise: Exercise, kit: Kit) -> int:
        bits = self.bits.get(("include", exercise.id), 0)
        for item in kit.equipment:
            bits |= self.bits.get(("equipment", item), 0)
        for muscle in exercise.muscles.primary:
            bits |= self.bits[("group", self.catalog.muscles[muscle].group)]
        return bits


def _shared_families(serving: Sequence[Sequence[Candidate]]) -> dict[str, int]:
    """A number for each family that could come twice, because more than one slot can use it."""
    slots_of: dict[str, set[int]] = {}
    for number, candidates in enumerate(serving):
        for candidate in candidates:
            slots_of.setdefault(candidate.exercise.family, set()).add(number)
    shared = [family for family, numbers in slots_of.items() if len(numbers) > 1]
    return {family: number for number, family in enumerate(shared)}


def _doses(dose: Dose) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Every dose offered: sets of how much, seconds of work, and percent of service it gives."""
    once = dose.duration or dose.reps
    assert once is not None
    usual = dose.sets.usual * once.usual
    for sets in range(dose.sets.least, dose.sets.most + 1):
        for each in _levels(once, DURATION_STEP if dose.duration else 0):
            volume = min(sets, dose.sets.usual) * min(each, once.usual)
            percent = objective.dose_percent(volume, usual)
            yield (sets, each), work_seconds(dose, sets, each), percent


def _bounds(amount: Range | None) -> tuple[int, ...]:
    return (amount.least, amount.usual, amount.most) if amount else (0,)


def _amount(dose: Dose, sets: int, each: int) -> Amount:
    return Amount(sets=sets, duration=each) if dose.duration else Amount(sets=sets, reps=each)


def _levels(amount: Range, step: int) -> list[int]:
    """The amounts offered: least, usual and most, and every step of seconds between."""
    if step:
        whole = range(-(-amount.least // step) * step, amount.most, step)
        return sorted({amount.least, *whole, amount.usual, amount.most})
    return sorted({amount.least, amount.usual, amount.most})

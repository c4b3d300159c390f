"""The slots a request has to fill, with the timetable of its phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.blueprint import LAST_PHASE, Purpose
from kneecli.catalog.level import LEVELS
from kneecli.record import Record
from kneecli.routine.fit import serves, skipped_phases
from kneecli.routine.time import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneecli.catalog.blueprint import PhasePlan, Slot
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.vocabulary import Impact
    from kneecli.routine.request import Request

LANDINGS: tuple[Impact, ...] = ("low", "moderate", "high")
"""Every impact there is."""
OPENING_EFFORT = 2
"""The most effort of the first activation drill, one more at advanced level among many."""
FEW = 2
"""So few activation slots that must be filled leave no room for one harder than the first."""
HARDEST = 5
"""The highest effort there is."""


class OpenSlot(Record):
    """A slot of the blueprint that is present in a routine of so many minutes."""

    slot: Slot
    phase: str
    required: bool
    target: int | None
    """Units of time the timetable gives up to the end of the phase, on its last slot."""
    seconds: int
    """Seconds the timetable gives to the phase."""
    effort: int | None
    """The effort that suits it at the level asked for."""
    most_effort: int
    """The most effort it may take."""


def open_slots(
    catalog: Catalog, request: Request, allowed: Iterable[Exercise] = ()
) -> list[OpenSlot]:
    """The slots of a request in order. Time of skipped phases goes to activation.

    It ends with impact where exercises to land with at the end are among those `allowed`; where
    they leave a slot without a drill, the later slots of its phase open early.
    """
    allowed = list(allowed)
    minutes = request.minutes
    landing = _landing(catalog, request)
    lands = any(
        serves(exercise, LAST_PHASE, landing) and exercise.id not in request.include
        for exercise in allowed
    )
    level = LEVELS.index(request.level)
    shift = level - 1 - any(catalog.conditions[name].gentle for name in request.avoid)
    timetable = _timetable(catalog, request)
    included = _slots_of_included(catalog, request, [plan for plan, _, _ in timetable])
    slots: list[OpenSlot] = []
    for plan, seconds, target in timetable:
        present = [
            slot
            for slot in plan.slots
            if slot.from_minutes <= minutes or (plan.phase, slot.id) in included
        ]
        if allowed and any(not _served(slot, plan.phase, allowed) for slot in present):
            present = [*plan.slots]
        slots += [
            OpenSlot(
                slot=slot.replace(serves=landing) if lands and slot.landing else slot,
                phase=plan.phase,
                required=slot.required_from is not None and slot.required_from <= minutes,
                target=target if slot is present[-1] else None,
                seconds=seconds,
                effort=None if slot.effort is None else max(1, slot.effort + shift),
                most_effort=slot.most_effort or HARDEST,
            )
            for slot in present
        ]
    return _opening_gently(slots, advanced=level == len(LEVELS) - 1)


def _timetable(catalog: Catalog, request: Request) -> list[tuple[PhasePlan, int, int]]:
    """The phases that conditions leave in, each with its seconds and the units up to its end."""
    phases, minutes = catalog.blueprints[request.blueprint].phases, request.minutes
    skipped = skipped_phases(catalog, request.avoid)
    shares = {plan.phase: _share(plan, minutes) for plan in phases}
    spare = sum(shares.pop(phase) for phase in skipped if phase in shares)
    if "activate" in shares:
        shares["activate"] += spare
    scale = minutes * 60 / (sum(shares.values()) or 1)
    found: list[tuple[PhasePlan, int, int]] = []
    passed = 0.0
    for plan in phases:
        if plan.phase in shares:
            passed += shares[plan.phase] * scale
            found.append((plan, int(shares[plan.phase] * scale), _half_up(passed / UNIT)))
    return found


def _served(slot: Slot, phase: str, exercises: Iterable[Exercise]) -> bool:
    return any(serves(exercise, phase, slot.serves) for exercise in exercises)


def _slots_of_included(
    catalog: Catalog, request: Request, plans: Sequence[PhasePlan]
) -> set[tuple[str, str]]:
    """The first slot for each drill that must be in, where none at this length serves it."""
    found: set[tuple[str, str]] = set()
    for name in request.include:
        serving = [
            (plan.phase, slot)
            for plan in plans
            for slot in plan.slots
            if serves(catalog.exercises[name], plan.phase, slot.serves)
        ]
        if serving and all(slot.from_minutes > request.minutes for _, slot in serving):
            phase, slot = serving[0]
            found.add((phase, slot.id))
    return found


def _opening_gently(slots: list[OpenSlot], *, advanced: bool) -> list[OpenSlot]:
    """The slots, where activation opens with little effort: up to its first required slot."""
    required = [slot for slot in slots if slot.phase == "activate" and slot.required]
    most_effort = OPENING_EFFORT + (advanced and len(required) > FEW)
    until = slots.index(required[0]) if required else -1
    return [
        slot.replace(most_effort=min(slot.most_effort, most_effort))
        if slot.phase == "activate" and at <= until
        else slot
        for at, slot in enumerate(slots)
    ]


def _landing(catalog: Catalog, request: Request) -> Purpose:
    """How a routine lands at its end: as what comes next is rehearsed, else with a hop or jump."""
    before = catalog.activities[request.before] if request.before else None
    landings = before.landings(request.minutes) if before else ()
    patterns = [pattern for need in landings for pattern in need.serves.patterns]
    return Purpose(impact=LANDINGS, patterns=tuple(patterns or ("jump",)))


def _half_up(units: float) -> int:
    """The nearest whole number; halves go up, however the sum before them was rounded."""
    return int(units + 0.5 + 1e-9)


def _share(plan: PhasePlan, minutes: int) -> float:
    """Seconds of a phase in a routine of so many minutes, along straight lines between shares."""
    first, *rest = plan.shares
    if minutes <= first.minutes:
        return first.seconds * minutes / first.minutes
    low = first
    for high in rest:
        if minutes <= high.minutes:
            part = (minutes - low.minutes) / (high.minutes - low.minutes)
            return low.seconds + part * (high.seconds - low.seconds)
        low = high
    return low.seconds * minutes / low.minutes


def can_fill(exercise: Exercise, slot: OpenSlot) -> bool:
    """Whether an exercise may fill a slot."""
    return exercise.effort <= slot.most_effort and serves(exercise, slot.phase, slot.slot.serves)

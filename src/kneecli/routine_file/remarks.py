"""What a planner would not have done: no fault, but worth a second look."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import in_sentence, listed
from kneecli.routine.fit import serves
from kneecli.routine.routine import PHASE_NAMES
from kneecli.routine.setting import implied_props, place_of
from kneecli.routine.time import MINUTE, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.blueprint import Slot
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.routine.routine import Routine


def remarks(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """Where a routine breaks the rules that a planned one keeps."""
    yield from _minutes(catalog, routine)
    yield from _drills(catalog, routine)
    yield from _purposes(catalog, routine)
    yield from _order(catalog, routine)
    yield from _gear(catalog, routine)
    yield from _levels(routine)


def _minutes(catalog: Catalog, routine: Routine) -> Iterator[str]:
    asked = routine.request.minutes
    over = routine.total_seconds - asked * MINUTE
    if over > 0:
        yield f"it takes {clock(over)} longer than its minutes"
    blueprint = catalog.blueprints[routine.request.blueprint]
    if asked > blueprint.minutes.most:
        kind = in_sentence(blueprint.name)
        yield f"a {kind} lasts at most {blueprint.minutes.most} minutes, not {asked}"


def _drills(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """Drills that are there against the request, or missing, or there twice."""
    drills = Counter(step.exercise.id for step in routine.steps)
    for name in routine.request.include:
        if name not in drills:
            yield f"{catalog.exercises[name].name} is to be in it, but is not"
    for name in routine.request.exclude:
        if name in drills:
            yield f"{catalog.exercises[name].name} is not to be in it, but is"
    families: dict[str, dict[str, str]] = {}
    for step in routine.steps:
        drill = step.exercise
        families.setdefault(drill.family, {})[drill.id] = drill.name
    for names in families.values():
        if len(names) > 1:
            yield f"{listed(list(names.values()))} are variants of one drill"
        for name, said in names.items():
            if drills[name] > 1:
                yield f"{said} is in it {drills[name]} times"


def _purposes(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """Drills in a phase they do not belong to, or in a slot they do not serve."""
    plans = catalog.blueprints[routine.request.blueprint].phases
    slots: dict[tuple[str, str], Slot] = {
        (plan.phase, slot.id): slot for plan in plans for slot in plan.slots
    }
    for step in routine.steps:
        name, drill = step.exercise.name, step.exercise
        slot = slots.get((step.phase, step.slot))
        if step.phase not in drill.phases:
            belongs = listed([PHASE_NAMES[phase] for phase in drill.phases], "or")
            yield f"{name} belongs to the phase {belongs}, not {PHASE_NAMES[step.phase]}"
        elif step.slot != step.phase and slot is None:
            yield f"the {PHASE_NAMES[step.phase]} phase has no slot `{step.slot}` for {name}"
        elif slot is not None and not _stands_in(drill, step.phase, slot):
            yield f"{name} does not serve the slot `{step.slot}`"


def _stands_in(drill: Exercise, phase: str, slot: Slot) -> bool:
    """Whether a drill serves a slot, or lands where one may."""
    lands = slot.landing and drill.demands.impact != "none"
    return lands or serves(drill, phase, slot.serves)


def _order(catalog: Catalog, routine: Routine) -> Iterator[str]:
    blueprint = catalog.blueprints[routine.request.blueprint]
    order: list[str] = [plan.phase for plan in blueprint.phases]
    for phase in dict.fromkeys(step.phase for step in routine.steps):
        if phase not in order:
            kind = in_sentence(blueprint.name)
            yield f"{PHASE_NAMES[phase]} is no phase of the {kind}"
    for before, after in pairwise(routine.steps):
        known = before.phase in order and after.phase in order
        if known and order.index(before.phase) > order.index(after.phase):
            then, now = PHASE_NAMES[before.phase], PHASE_NAMES[after.phase]
            yield f"{after.exercise.name} ({now}) comes after the {then} phase has begun"
    places = ["standing", *(place_of(step.exercise) for step in routine.steps)]
    downs = sum(now == "floor" != before for before, now in pairwise(places))
    if blueprint.floor == "once" and downs > 1:
        yield f"you go down to the floor {downs} times"


def _gear(catalog: Catalog, routine: Routine) -> Iterator[str]:
    at_hand, lacking = routine.request.equipment, routine.request.without
    for step in routine.steps:
        name = step.exercise.name
        absent = [catalog.equipment[item].name for item in step.equipment if item not in at_hand]
        if absent:
            gear = listed([in_sentence(item) for item in absent])
            yield f"{name} needs what `equipment` in the request does not name: {gear}"
        props = (*step.props, *implied_props(step.exercise))
        ruled_out = [catalog.props[item].name for item in props if item in lacking]
        if ruled_out:
            gear = listed([in_sentence(item) for item in ruled_out])
            yield f"{name} needs what `without` in the request rules out: {gear}"


def _levels(routine: Routine) -> Iterator[str]:
    level = routine.request.level
    for step in routine.steps:
        if LEVELS.index(step.exercise.level) > LEVELS.index(level):
            yield f"{step.exercise.name} is for the level {step.exercise.level}, not {level}"

"""What a planner would not have done: no fault, but worth a second look."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence, listed
from kneecli.planner.request import LEVELS
from kneecli.routine import MINUTE, PHASE_NAMES, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine


def remarks(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """Where a routine breaks the rules that a planned one keeps."""
    over = routine.total_seconds - routine.request["minutes"] * MINUTE
    if over > 0:
        yield f"it takes {over // MINUTE}:{over % MINUTE:02d} longer than its minutes"
    yield from _families(routine)
    yield from _order(catalog, routine)
    yield from _gear(catalog, routine)
    yield from _levels(routine)


def _families(routine: Routine) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for step in routine.steps:
        names.setdefault(step.exercise.family, []).append(step.exercise.name)
    for family in names.values():
        if len(set(family)) > 1:
            yield f"{listed(family)} are variants of one drill"
        elif len(family) > 1:
            yield f"{family[0]} is in it {len(family)} times"


def _order(catalog: Catalog, routine: Routine) -> Iterator[str]:
    blueprint = catalog.blueprints[routine.request["blueprint"]]
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
    at_hand, lacking = routine.request["equipment"], routine.request["without"]
    for step in routine.steps:
        missing = [catalog.equipment[item].name for item in step.equipment if item not in at_hand]
        missing += [catalog.props[item].name for item in step.props if item in lacking]
        if missing:
            gear = listed([in_sentence(name) for name in missing])
            yield f"{step.exercise.name} needs what the request has not: {gear}"


def _levels(routine: Routine) -> Iterator[str]:
    level = routine.request["level"]
    for step in routine.steps:
        if LEVELS.index(step.exercise.level) > LEVELS.index(level):
            yield f"{step.exercise.name} is for the level {step.exercise.level}, not {level}"

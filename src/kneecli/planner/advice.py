"""Where no routine fits: the rule that stands in the way, and the smallest change that helps."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import in_sentence, listed
from kneecli.errors import NoRoutineError
from kneecli.planner.best import search_plan, waive
from kneecli.planner.eligibility import sift
from kneecli.planner.slots import can_fill, open_slots
from kneecli.planner.work import TooWideError, Work
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.eligibility import Rejection
    from kneecli.planner.slots import OpenSlot
    from kneecli.routine.request import Request


def no_routine(catalog: Catalog, request: Request) -> NoRoutineError:
    """The error to raise for a request that no routine meets."""
    blueprint = catalog.blueprints[request.blueprint]
    minutes = "1 minute" if request.minutes == 1 else f"{request.minutes} minutes"
    if request.minutes < blueprint.minutes.least:
        return NoRoutineError(f"no routine fits {minutes}", _hint(catalog, request))
    candidates, rejections = sift(catalog, request, blueprint)
    slots = open_slots(catalog, request, [candidate.exercise for candidate in candidates])
    slots, _ = waive(slots, candidates, catalog, request)
    if refused := _refused_include(catalog, request, rejections, slots):
        return NoRoutineError(refused, _hint(catalog, request))
    empty = [
        slot
        for slot in slots
        if slot.required and not any(can_fill(c.exercise, slot) for c in candidates)
    ]
    for slot in empty:
        if not any(can_fill(r.exercise, slot) for r in rejections):
            return _nothing_known(catalog, request, slot)
    if empty:
        return NoRoutineError(_empty_slot(empty[0], rejections), _hint(catalog, request))
    if request.include:
        said = f"the drills to include do not fit together into {minutes}"
        return NoRoutineError(said, _hint(catalog, request))
    return NoRoutineError(f"no routine fits {minutes}", _hint(catalog, request))


_OWN_DATA = (
    "`knee data` tells what your own data hide or replace, and `knee new drill NAME` begins a drill"
)


def _nothing_known(catalog: Catalog, request: Request, slot: OpenSlot) -> NoRoutineError:
    """The error where no drill of the catalogue serves a slot that must be filled."""
    said = f"no drill in the data serves `{slot.slot.name}`, in the {PHASE_NAMES[slot.phase]} phase"
    shorter = (slot.slot.required_from or 0) - 1
    if shorter >= catalog.blueprints[request.blueprint].minutes.least:
        changed = request.replace(minutes=shorter)
        if _is_met(catalog, changed, Work()):
            return NoRoutineError(said, f"a shorter one needs none: try `--minutes {shorter}`")
    return NoRoutineError(f"{said}, and it must be filled", f"{_OWN_DATA} for it")


def _refused_include(
    catalog: Catalog, request: Request, rejections: list[Rejection], slots: list[OpenSlot]
) -> str:
    """What keeps a drill that must be in from being in, or nothing."""
    for rejection in rejections:
        if rejection.exercise.id in request.include:
            return f"`{rejection.exercise.id}` cannot be included: {rejection.sentence}"
    for exercise in request.include:
        if not any(can_fill(catalog.exercises[exercise], slot) for slot in slots):
            kind = in_sentence(catalog.blueprints[request.blueprint].name)
            return f"`{exercise}` has no place in a {kind} of {request.minutes} minutes"
    variants = _variants(catalog, request.include)
    named = listed([f"`{exercise}`" for exercise in variants])
    return f"{named} are variants of one drill" if variants else ""


def _variants(catalog: Catalog, exercises: Iterable[str]) -> list[str]:
    """Two or more of the exercises that belong to one family."""
    families: dict[str, list[str]] = {}
    for exercise in exercises:
        families.setdefault(catalog.exercises[exercise].family, []).append(exercise)
    return next((members for members in families.values() if len(members) > 1), [])


def _empty_slot(slot: OpenSlot, rejections: list[Rejection]) -> str:
    """A required slot that nothing may fill, with up to three of the reasons."""
    barred = [r for r in rejections if can_fill(r.exercise, slot)]
    reasons = sorted({f"{r.exercise.name}: {r.sentence}" for r in barred})[:3]
    return f"no drill is left for `{slot.slot.name}` ({'; '.join(reasons)})"


def _hint(catalog: Catalog, request: Request) -> str:
    """The smallest single change that gives a routine, of those that there is work left to try.

    Where none does, what was asked for at once.
    """
    work = Work()
    for changed, hint in _changes(catalog, request):
        if _is_met(catalog, changed, work.half()):
            return hint
        if work.left <= 0:
            break
    given = [
        f"`--{field}`" for field in ("include", "exclude", "without") if getattr(request, field)
    ]
    if given:
        return f"ask for less at once: fewer {listed(given, 'or')}"
    if request.avoid:
        return "too few drills suit all that you avoid; ask a clinician which drills suit you"
    return f"too few drills are known for it; {_OWN_DATA}"


def _is_met(catalog: Catalog, request: Request, work: Work) -> bool:
    """Whether a routine for a request is found within the work allowed."""
    with suppress(TooWideError):
        return search_plan(catalog, request, work=work) is not None
    return False


def _equipment_to_include(catalog: Catalog, request: Request) -> Iterator[tuple[Request, str]]:
    """The equipment that a drill to include lacks, the fewest pieces first."""
    own = set(request.equipment)
    for name in request.include:
        ways = [set(way) - own for way in catalog.exercises[name].equipment]
        for lacking in sorted(ways, key=len) if all(ways) else ():
            items = [item for item in catalog.equipment if item in lacking]
            wider = request.replace(equipment=(*request.equipment, *items))
            named = listed([f"a {in_sentence(catalog.equipment[item].name)}" for item in items])
            yield wider, f"it takes {named}: `-e {','.join(items)}`"


def _changes(catalog: Catalog, request: Request) -> Iterator[tuple[Request, str]]:
    """Changes to try, the smallest first, each with its hint. Conditions are never dropped."""
    blueprint = catalog.blueprints[request.blueprint]
    kind = in_sentence(blueprint.name)
    yield from _equipment_to_include(catalog, request)
    for field in ("exclude", "without", "include"):
        for name in getattr(request, field):
            rest = tuple(other for other in getattr(request, field) if other != name)
            yield request.replace(**{field: rest}), f"leave out `--{field} {name}`"
    for minutes in range(
        max(request.minutes + 1, blueprint.minutes.least), blueprint.minutes.most + 1
    ):
        needed = "it takes" if request.include else f"the shortest {kind} needs"
        yield request.replace(minutes=minutes), f"{needed} {minutes}; try `--minutes {minutes}`"
    for level in LEVELS[LEVELS.index(request.level) + 1 :]:
        yield request.replace(level=level), f"try `--level {level}`"
    for item in catalog.equipment:
        if item not in request.equipment:
            wider = request.replace(equipment=(*request.equipment, item))
            yield wider, f"it takes a {in_sentence(catalog.equipment[item].name)}: `-e {item}`"

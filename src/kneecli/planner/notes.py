"""The notes of a routine: what must be clear first, what is left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence, listed
from kneecli.planner.ending import landing_note
from kneecli.planner.objective import MARGIN_PERCENT
from kneecli.planner.slots import can_fill
from kneecli.routine.routine import PHASE_NAMES
from kneecli.routine.setting import implied_props, place_of, rig_of
from kneecli.routine.time import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.condition import Condition
    from kneecli.planner.best import Plan
    from kneecli.planner.eligibility import Rejection
    from kneecli.planner.slots import OpenSlot
    from kneecli.routine.routine import Step
    from kneecli.routine.setting import Rig

HOLDING_ON = {"wall", "chair"}
"""What drills name to hold on to."""
OUTDOORS = (
    "Where a drill speaks of a wall or a chair, a tree, a fence or the shoulder of somebody who "
    "stands still will do; without one, leave that out."
)
ON_THE_LEGS = ("feet", "ankles", "knees", "thighs")
"""Where elastic would hold one back in a drill that does not use it."""


def notes(catalog: Catalog, plan: Plan, steps: tuple[Step, ...]) -> Iterator[str]:
    """Everything to know of a plan that its table does not show."""
    request, blueprint = plan.request, plan.blueprint
    conditions = [catalog.conditions[condition] for condition in request.avoid]
    planned = {
        phase_plan.phase
        for phase_plan in blueprint.phases
        if any(slot.from_minutes <= request.minutes for slot in phase_plan.slots)
    }
    yield from _heeded(conditions)
    if about_landing := landing_note(catalog, request, [step.exercise for step in steps]):
        yield about_landing
    for condition in conditions:
        for phase in planned.intersection(condition.skip_phases):
            yield (
                f"The {PHASE_NAMES[phase]} part is left out because of "
                f"{in_sentence(condition.name)}; its time goes to activation."
            )
    yield from _left_out(catalog, plan)
    yield from _taking_off(catalog, steps)
    used = {item for step in steps for item in step.equipment}
    for item in request.equipment:
        if item not in used:
            name = catalog.equipment[item].name
            yield f"{name} not used: {_why_unused(catalog, plan, item)}."
    seconds = sum(step.seconds for step in steps)
    if seconds < request.minutes * 60 * MARGIN_PERCENT // 100:
        used_up = f"{clock(seconds)} of {request.minutes} minutes"
        yield f"{used_up} used: no further drill fits into what is left."
    if plan.gap:
        yield (
            "So much fits that not every way was looked at: there may be a better routine, with at "
            f"most {plan.gap} points more than the {plan.objective} of this one."
        )


def _heeded(conditions: Iterable[Condition]) -> Iterator[str]:
    """What must be clear first with a condition; the names of those of which nothing must."""
    names = []
    for condition in conditions:
        if condition.first:
            yield f"{condition.name}. {condition.first}"
        else:
            names.append(in_sentence(condition.name))
    if names:
        yield f"Planned with this in mind: {'; '.join(names)}."


def _left_out(catalog: Catalog, plan: Plan) -> Iterator[str]:
    """The parts without a drill, by reason, and what stands in for what is absent."""
    waived: dict[str, list[str]] = {}
    for slot in plan.waived:
        waived.setdefault(_barring(catalog, plan, slot), []).append(slot.slot.name)
    for barring, parts in waived.items():
        yield f"Left out {barring}: {'; '.join(parts)}."
    if set(plan.request.without) >= HOLDING_ON:
        yield OUTDOORS


def _taking_off(catalog: Catalog, steps: tuple[Step, ...]) -> Iterator[str]:
    """Elastic worn on the legs, to be taken off before one stands or steps about without it."""
    worn: Step | None = None
    for number, step in enumerate(steps, 1):
        if worn and not set(worn.equipment) & set(step.equipment):
            if place_of(step.exercise) != "standing":
                continue
            later = next((one for one in steps[number:] if one.equipment), None)
            name = in_sentence(catalog.equipment[worn.equipment[0]].name)
            said = f"Take the {name} off before the {_called(step)}"
            if later and _rig(later) == _rig(worn):
                said = f"{said}, and on again for the {_called(later)}"
            yield f"{said}."
        worn = step if _holds_the_legs(catalog, step) else None


def _holds_the_legs(catalog: Catalog, step: Step) -> bool:
    elastic = any(catalog.equipment[item].elastic for item in step.equipment)
    return elastic and step.exercise.placement in ON_THE_LEGS


def _called(step: Step) -> str:
    return in_sentence(step.exercise.name)


def _rig(step: Step) -> Rig | None:
    return rig_of(step.exercise, step.equipment)


def _barring(catalog: Catalog, plan: Plan, slot: OpenSlot) -> str:
    """What leaves out the exercises for a slot: conditions, else what the room lacks."""
    rejected = [r for r in plan.rejections if can_fill(r.exercise, slot)]
    barring = catalog.avoiding(plan.request.avoid, [r.exercise.id for r in rejected])
    if barring:
        names = [in_sentence(catalog.conditions[condition].name) for condition in barring]
        apart = any("," in name for name in names)
        return f"because of {'; or '.join(names) if apart else listed(names, 'or')}"
    needed = {
        prop
        for exercise in (r.exercise for r in rejected)
        for items in (*exercise.props, implied_props(exercise))
        for prop in items
    }
    lacking = [name for name in plan.request.without if name in needed]
    return f"for want of {listed([in_sentence(catalog.props[name].name) for name in lacking])}"


def _why_unused(catalog: Catalog, plan: Plan, item: str) -> str:
    """Why a piece of equipment that was asked for has no place in the plan."""
    if plan.blueprint.body_weight_only:
        return f"{in_sentence(plan.blueprint.name)} drills need no equipment"
    if any(
        item in kit.equipment and any(can_fill(candidate.exercise, slot) for slot in plan.slots)
        for candidate in plan.candidates
        for kit in candidate.kits
    ):
        others = any(drill.kit.equipment for drill in plan.drills)
        better = "other drills serve" if others else "body weight serves"
        return f"{better} you better here"
    reasons = [
        _why_rejected(catalog, rejection)
        for rejection in plan.rejections
        if any(item in alternative for alternative in rejection.exercise.equipment)
    ]
    commonest = sorted(dict.fromkeys(reasons), key=reasons.count, reverse=True)
    if len(commonest) > 1:
        return f"some of its drills {commonest[0]}, others {commonest[1]}"
    return f"its drills {commonest[0]}" if commonest else "no part of this routine calls for it"


def _why_rejected(catalog: Catalog, rejection: Rejection) -> str:
    """Why drills are left out, as it follows `its drills`."""
    match rejection.rule:
        case "phase":
            phases = listed([PHASE_NAMES[phase] for phase in rejection.exercise.phases], "or")
            return f"are for other parts of a routine: {phases}"
        case "condition":
            name = in_sentence(catalog.conditions[rejection.name].name)
            return f"are ruled out by {name}"
        case "level":
            return f"are for level {rejection.name}"
        case "props" if rejection.name == "floor":
            return "are done on the floor"
        case "equipment" | "props":
            return f"need {in_sentence(rejection.name)} too"
        case _:
            return f"are left out here: {rejection.sentence}"

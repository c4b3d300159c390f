"""A plan written out as a routine: steps with their times, and notes a person should read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence, listed
from kneecli.planner.objective import MARGIN_PERCENT
from kneecli.routine import UNIT, Routine, Step, change_seconds, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.eligibility import Rejection
    from kneecli.planner.plan import Plan
    from kneecli.planner.request import Request


def routine_of(catalog: Catalog, plan: Plan) -> Routine:
    """The routine of a plan."""
    steps = tuple(_steps(plan))
    return Routine(
        title=title_of(catalog, plan.request),
        request=plan.request.values(),
        steps=steps,
        total_seconds=sum(step.seconds for step in steps),
        objective=plan.objective,
        notes=tuple(_notes(catalog, plan, steps)),
    )


def title_of(catalog: Catalog, request: Request) -> str:
    """A title such as `Warm-up, 10 minutes, band and kettlebell`."""
    kind = catalog.blueprints[request.blueprint].name
    names = [in_sentence(catalog.equipment[item].name) for item in request.equipment]
    minutes = "1 minute" if request.minutes == 1 else f"{request.minutes} minutes"
    return f"{kind}, {minutes}, {listed(names) or 'body weight'}"


def _steps(plan: Plan) -> Iterator[Step]:
    place = "standing"
    for pick in plan.picks:
        option, exercise = pick.option, pick.option.candidate.exercise
        goal = place_of(exercise)
        yield Step(
            exercise=exercise,
            phase=pick.slot.phase,
            slot=pick.slot.slot.id,
            purpose=pick.slot.slot.name,
            amount=option.amount,
            equipment=option.kit.equipment,
            props=option.kit.props,
            seconds=pick.units * UNIT + change_seconds(place, goal),
            cautions=option.candidate.cautions,
            points=pick.points,
        )
        place = goal


def _notes(catalog: Catalog, plan: Plan, steps: tuple[Step, ...]) -> Iterator[str]:
    request, blueprint = plan.request, plan.blueprint
    conditions = [catalog.conditions[condition] for condition in request.avoid]
    planned = {phase_plan.phase for phase_plan in blueprint.phases}
    for condition in conditions:
        for phase in planned.intersection(condition.skip_phases):
            yield (
                f"No {phase} phase: with {in_sentence(condition.name)} its time goes to activation."
            )
    for slot in plan.waived:
        names = listed([in_sentence(condition.name) for condition in conditions], "or")
        yield f"No drill for {slot.slot.name}: every one of them is left out for {names}."
    used = {item for step in steps for item in step.equipment}
    for item in request.equipment:
        if item not in used:
            name = catalog.equipment[item].name
            yield f"{name} not used: {_why_unused(catalog, plan, item)}."
    seconds = sum(step.seconds for step in steps)
    if seconds < request.minutes * 60 * MARGIN_PERCENT // 100:
        used_up = f"{seconds // 60}:{seconds % 60:02d} of {request.minutes} minutes"
        yield f"{used_up} used: no further drill fits into what is left."


def _why_unused(catalog: Catalog, plan: Plan, item: str) -> str:
    """Why a piece of equipment that was asked for has no place in the plan."""
    if plan.blueprint.body_weight_only:
        return f"{in_sentence(plan.blueprint.name)} drills need no equipment"
    if any(item in kit.equipment for candidate in plan.candidates for kit in candidate.kits):
        minutes = plan.request.minutes
        return f"its drills have no place beside the others in {minutes} minutes"
    rejected = [
        rejection
        for rejection in plan.rejections
        if any(item in alternative for alternative in rejection.exercise.equipment)
    ]
    if not rejected:
        return "no drill of the catalogue uses it"
    reasons = dict.fromkeys(_short_reason(catalog, rejection) for rejection in rejected)
    return "; ".join(reasons)


def _short_reason(catalog: Catalog, rejection: Rejection) -> str:
    name = rejection.exercise.name
    match rejection.rule:
        case "phase":
            phases = listed(list(rejection.exercise.phases), "or")
            return f"{name} belongs to the {phases.replace('cooldown', 'cool-down')}"
        case "condition":
            condition = catalog.conditions[rejection.name]
            return f"{name} is left out with {in_sentence(condition.name)}"
        case "equipment" | "props" | "level":
            return f"{name} {rejection.sentence.replace('for level', 'is for level')}"
        case _:
            return f"{name} is {rejection.sentence}"

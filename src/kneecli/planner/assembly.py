"""A plan written out as a routine: steps with their words and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence, listed
from kneecli.catalog.wording import fitted
from kneecli.planner.notes import notes
from kneecli.routine.routine import Routine, Step
from kneecli.routine.time import UNIT, getting_ready

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan
    from kneecli.routine.request import Request


def routine_of(catalog: Catalog, plan: Plan) -> Routine:
    """The routine of a plan."""
    steps = tuple(_steps(catalog, plan))
    used = {item for step in steps for item in step.equipment}
    return Routine(
        title=title_of(catalog, plan.request, used),
        request=plan.request,
        steps=steps,
        total_seconds=sum(step.seconds for step in steps),
        objective=plan.objective,
        notes=tuple(notes(catalog, plan, steps)),
    )


def title_of(catalog: Catalog, request: Request, used: Collection[str]) -> str:
    """A title such as `Warm-up before a run, 10 minutes, band and kettlebell`, of what is used."""
    kind = catalog.blueprints[request.blueprint].name
    if request.before:
        kind = f"{kind} before {catalog.activities[request.before].name}"
    names = [
        in_sentence(catalog.equipment[item].name) for item in request.equipment if item in used
    ]
    minutes = "1 minute" if request.minutes == 1 else f"{request.minutes} minutes"
    return f"{kind}, {minutes}, {listed(names) or 'body weight'}"


def _steps(catalog: Catalog, plan: Plan) -> Iterator[Step]:
    options = [pick.option for pick in plan.picks]
    drills = [(option.candidate.exercise, option.kit.equipment) for option in options]
    preparing = getting_ready(catalog, drills)
    for pick, option, ready in zip(plan.picks, options, preparing, strict=True):
        yield Step(
            exercise=fitted(
                option.candidate.exercise,
                (pick.slot.phase, *option.kit.equipment, *option.kit.props),
            ),
            phase=pick.slot.phase,
            slot=pick.slot.slot.id,
            purpose=pick.slot.slot.name,
            amount=option.amount,
            equipment=option.kit.equipment,
            props=option.kit.props,
            seconds=pick.units * UNIT + ready,
            cautions=option.candidate.cautions,
            points=pick.points,
        )

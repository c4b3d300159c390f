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
    drills = [(drill.exercise, drill.kit.equipment) for drill in plan.drills]
    preparing = getting_ready(catalog, drills)
    for drill, ready in zip(plan.drills, preparing, strict=True):
        kit, slot = drill.kit, drill.slot
        yield Step(
            exercise=fitted(drill.exercise, (slot.phase, *kit.equipment, *kit.props)),
            phase=slot.phase,
            slot=slot.slot.id,
            amount=drill.amount,
            equipment=kit.equipment,
            props=kit.props,
            seconds=drill.units * UNIT + ready,
            cautions=drill.cautions,
            points=drill.points,
        )

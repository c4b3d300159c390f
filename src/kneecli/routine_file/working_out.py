"""A written routine as the catalogue in use has it: its words, times and cautions worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.wording import fitted
from kneecli.routine.fit import serves, skipped_phases
from kneecli.routine.routine import Amount, Routine, Step
from kneecli.routine.setting import usual_equipment, usual_props
from kneecli.routine.time import getting_ready, round_up, whole_minutes, work_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise, Range
    from kneecli.routine.request import OpenRequest
    from kneecli.routine_file.written import WrittenRoutine, WrittenStep


def worked_out(catalog: Catalog, written: WrittenRoutine) -> Routine:
    """The routine, of one that has ids for all names and nothing wrong with it."""
    steps = tuple(_steps(catalog, written))
    total = sum(step.seconds for step in steps)
    request = written.request
    return Routine(
        title=written.title,
        request=request.lasting(request.minutes or whole_minutes(total)),
        steps=steps,
        total_seconds=total,
        objective=written.objective,
        notes=written.notes,
        drills=written.drills,
    )


def _steps(catalog: Catalog, written: WrittenRoutine) -> Iterator[Step]:
    drills = [
        (exercise, _equipment(step, exercise, written.request))
        for step in written.steps
        for exercise in [catalog.exercises[step.exercise]]
    ]
    preparing = getting_ready(catalog, drills)
    for step, (_, equipment), ready in zip(written.steps, drills, preparing, strict=True):
        yield _step(catalog, written.request, step, equipment, ready)


def _equipment(step: WrittenStep, exercise: Exercise, request: OpenRequest) -> tuple[str, ...]:
    """The equipment a step names, else the most that is at hand for it."""
    if step.equipment is not None:
        return step.equipment
    return usual_equipment(exercise, request.equipment)


def _step(
    catalog: Catalog,
    request: OpenRequest,
    step: WrittenStep,
    equipment: tuple[str, ...],
    ready: int,
) -> Step:
    """A step that takes so long to get ready for; its time and cautions are the catalogue's."""
    exercise = catalog.exercises[step.exercise]
    dose = exercise.dose
    amount = Amount(
        sets=step.sets or dose.sets.usual,
        reps=step.reps or _usual(dose.reps),
        duration=step.duration_seconds or _usual(dose.duration),
    )
    props = step.props
    if props is None:
        barred = catalog.barred_props(exercise.id, request.avoid)
        props = usual_props(exercise, (*request.without, *barred))
    phase = step.phase or _usual_phase(catalog, request, exercise)
    slot = step.slot or _served_slot(catalog, request, exercise, phase)
    work = work_seconds(dose, amount.sets, amount.reps or amount.duration or 0)
    return Step(
        exercise=fitted(exercise, (phase, *equipment, *props)),
        phase=phase,
        slot=slot,
        amount=amount,
        equipment=equipment,
        props=props,
        seconds=round_up(work) + ready,
        cautions=catalog.cautions(exercise.id, request.avoid),
        points=step.points,
    )


def _usual(amount: Range | None) -> int | None:
    return amount.usual if amount else None


def _usual_phase(catalog: Catalog, request: OpenRequest, exercise: Exercise) -> str:
    """The drill's first phase that the conditions of the request leave in."""
    skipped = skipped_phases(catalog, request.avoid)
    return next((phase for phase in exercise.phases if phase not in skipped), exercise.phases[0])


def _served_slot(catalog: Catalog, request: OpenRequest, exercise: Exercise, phase: str) -> str:
    """The first slot of the phase that the drill serves; the phase's name where there is none."""
    slots = (
        slot.id
        for plan in catalog.blueprints[request.blueprint].phases
        if plan.phase == phase
        for slot in plan.slots
        if serves(exercise, phase, slot.serves)
    )
    return next(slots, phase)

"""Read a routine back from YAML or JSON, with the rules and times of the catalogue in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.catalog import reader, validation
from kneecli.catalog.faults import FaultyDataError, field_name
from kneecli.catalog.reader import Document
from kneecli.catalog.wording import fitted
from kneecli.paths import MOST_BYTES
from kneecli.routine.fit import serves, skipped_phases
from kneecli.routine.routine import Amount, Routine, Step
from kneecli.routine.setting import usual_equipment, usual_props
from kneecli.routine.time import getting_ready, round_up, whole_minutes, work_seconds
from kneecli.routine_file.names import resolved
from kneecli.routine_file.own_drills import problems_of_drills, with_drills
from kneecli.routine_file.problems import contradictions, problems, unknown_keys
from kneecli.routine_file.written import WrittenRoutine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise, Range
    from kneecli.catalog.faults import Fault
    from kneecli.routine.request import OpenRequest
    from kneecli.routine_file.problems import Problem
    from kneecli.routine_file.written import WrittenStep


def read_routine(catalog: Catalog, content: bytes, name: str) -> Routine:
    """The routine in `content`.

    Raises FaultyDataError, naming the file `name`; ReferralError where its request names a
    condition that needs a clinician first. Keys that mean nothing are left aside in JSON, which
    programs write and later versions add to; in YAML, which people write, they are faults.
    """
    as_json = _plain_json(content)
    document = _document(content, name, as_json)
    people_wrote_it = as_json is None
    slips = []
    if people_wrote_it:
        slips = _faults(document, unknown_keys(document.value), at_key=True)
    written, faults = validation.validate(document, (), document.value, WrittenRoutine)
    _refuse(faults, slips)
    if written.drills:
        _refuse(_faults(document, problems_of_drills(catalog, written.drills)), slips)
        catalog = with_drills(catalog, written.drills)
    written = resolved(catalog, written)
    catalog.refuse_referred(c for c in written.request.avoid if c in catalog.conditions)
    _refuse([*_faults(document, problems(catalog, written)), *slips])
    steps = tuple(_steps(catalog, written))
    if people_wrote_it:
        _refuse(_faults(document, contradictions(document.value, steps)))
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


def _document(content: bytes, name: str, as_json: Any) -> Document:
    """What the file holds, with the place of everything.

    JSON is read as the YAML it also is, so that every fault has its line and column; the
    little of it that is no YAML is read as plain JSON.
    """
    document, faults = reader.parse(content, name)
    if document is None and as_json is not None:
        document, faults = Document(file=name, value=as_json, place=reader.START), []
    _refuse(faults)
    assert document is not None
    _check_kind(document)
    return document


def _plain_json(content: bytes) -> Any:
    """The value of JSON, or None where it is none."""
    import json

    if len(content) > MOST_BYTES:
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _check_kind(document: Document) -> None:
    value = document.value
    if not isinstance(value, dict) or value.get("kind") != "routine":
        sentence = "not a routine: expected `kind` to be `routine`"
        _refuse([document.fault(("kind",), sentence)])
    if value.get("schema") != 1:
        got = f"expected schema 1, got {value['schema']!r}" if "schema" in value else "is missing"
        _refuse([document.fault(("schema",), got, "schema")])


def _faults(document: Document, found: Iterable[Problem], *, at_key: bool = False) -> list[Fault]:
    return [document.fault(where, said, field_name(where), at_key=at_key) for where, said in found]


def _refuse(faults: list[Fault], slips: Sequence[Fault] = ()) -> None:
    """Raises FaultyDataError where there are faults; slips that were found before join them."""
    if faults:
        raise FaultyDataError([*faults, *slips])


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
        purpose=slot.replace("_", " "),
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

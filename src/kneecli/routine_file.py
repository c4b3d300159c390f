"""Read a routine back from JSON, with the rules and times of the catalogue in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kneecli.catalog import reader, validation
from kneecli.catalog.faults import FaultyDataError, field_name
from kneecli.catalog.reader import Document
from kneecli.paths import MOST_BYTES
from kneecli.planner.slots import skipped_phases
from kneecli.record import Record
from kneecli.routine import (
    Amount,
    Routine,
    Step,
    change_seconds,
    place_of,
    round_up,
    work_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Range
    from kneecli.catalog.vocabulary import (
        Count,
        Identifier,
        Label,
        Level,
        Minutes,
        Phase,
        Sentence,
        Whole,
    )


class WrittenRequest(Record):
    """The request a routine answers; what a file leaves out has the planner's defaults."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    minutes: Minutes
    equipment: tuple[Identifier, ...] = ()
    level: Level = "intermediate"
    avoid: tuple[Identifier, ...] = ()
    focus: tuple[Identifier, ...] = ()
    without: tuple[Identifier, ...] = ()
    include: tuple[Identifier, ...] = ()
    exclude: tuple[Identifier, ...] = ()
    blueprint: Identifier = "warmup"
    seed: Whole | None = None


class WrittenStep(Record):
    """A step as a file holds it; what follows from the catalogue is worked out anew."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    exercise: Identifier
    phase: Phase
    slot: Identifier
    sets: Count
    reps: Count | None = None
    duration_seconds: Count | None = None
    equipment: tuple[Identifier, ...] = ()
    props: tuple[Identifier, ...] = ()
    points: Whole = 0


class WrittenRoutine(Record):
    """A routine as a file holds it. Keys it does not know are left aside."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    title: Label
    request: WrittenRequest
    objective: Whole = 0
    notes: tuple[Sentence, ...] = ()
    steps: tuple[WrittenStep, ...]


Problem = tuple[tuple[str | int, ...], str]


def read_routine(catalog: Catalog, content: bytes, name: str) -> Routine:
    """The routine in `content`.

    Raises FaultyDataError, naming the file `name`; ReferralError where its request names a
    condition that needs a clinician first.

    JSON is read as the YAML it also is, so that every fault has its line and column; the
    little of it that is no YAML is read as plain JSON.
    """
    document, faults = reader.parse(content, name)
    if document is None and (as_json := _plain_json(content)) is not None:
        document, faults = Document(file=name, value=as_json, place=reader.START), []
    if document is None or faults:
        raise FaultyDataError(faults)
    _check_kind(document)
    written, faults = validation.validate(document, WrittenRoutine)
    if faults:
        raise FaultyDataError(faults)
    catalog.refuse_referred(c for c in written.request.avoid if c in catalog.conditions)
    problems = list(_problems(catalog, written))
    if problems:
        raise FaultyDataError(
            [document.fault(location, said, field_name(location)) for location, said in problems]
        )
    steps = tuple(_steps(catalog, written))
    return Routine(
        title=written.title,
        request=written.request.values(),
        steps=steps,
        total_seconds=sum(step.seconds for step in steps),
        objective=written.objective,
        notes=written.notes,
    )


def _plain_json(content: bytes) -> Any:
    """What JSON holds that YAML cannot say, such as letters escaped in two halves; else None."""
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
        raise FaultyDataError([document.fault(("kind",), sentence)])
    if value.get("schema") != 1:
        sentence = f"expected schema 1, got {value.get('schema')}"
        raise FaultyDataError([document.fault(("schema",), sentence, "schema")])


def _problems(catalog: Catalog, written: WrittenRoutine) -> Iterator[Problem]:
    for position, condition in enumerate(written.request.avoid):
        if condition not in catalog.conditions:
            yield ("request", "avoid", position), f"there is no condition `{condition}`"
    if not written.steps:
        yield ("steps",), "at least one step"
    skipped = skipped_phases(
        catalog, [name for name in written.request.avoid if name in catalog.conditions]
    )
    for number, step in enumerate(written.steps):
        if step.phase in skipped:
            yield ("steps", number, "phase"), f"no {step.phase} with these conditions"
        for location, said in _step_problems(catalog, step, written.request.avoid):
            yield ("steps", number, *location), said


def _step_problems(
    catalog: Catalog, step: WrittenStep, conditions: tuple[str, ...]
) -> Iterator[Problem]:
    exercise = catalog.exercises.get(step.exercise)
    if exercise is None:
        yield ("exercise",), f"there is no drill `{step.exercise}`"
        return
    dose = exercise.dose
    for field, amount, allowed in (
        ("sets", step.sets, dose.sets),
        ("reps", step.reps, dose.reps),
        ("duration_seconds", step.duration_seconds, dose.duration),
    ):
        if said := _out_of_range(amount, allowed):
            yield (field,), said
    for field, names, alternatives in (
        ("equipment", step.equipment, exercise.equipment),
        ("props", step.props, exercise.props),
    ):
        if set(names) not in map(set, alternatives):
            yield (field,), f"`{exercise.id}` is done with {_either(alternatives)}"
    for condition, say in catalog.said(exercise.id, conditions, "avoid"):
        yield ("exercise",), f"left out with `{condition}`: {say}"


def _either(alternatives: tuple[tuple[str, ...], ...]) -> str:
    return " or ".join(" and ".join(items) or "nothing" for items in alternatives)


def _out_of_range(amount: int | None, allowed: Range | None) -> str:
    """What is wrong with an amount, or nothing."""
    if allowed is None:
        return "" if amount is None else "the drill is not measured so"
    if amount is None:
        return "is missing"
    if allowed.least <= amount <= allowed.most:
        return ""
    return f"expected {allowed.least} to {allowed.most}, got {amount}"


def _steps(catalog: Catalog, written: WrittenRoutine) -> Iterator[Step]:
    place = "standing"
    for step in written.steps:
        exercise = catalog.exercises[step.exercise]
        amount = Amount(sets=step.sets, reps=step.reps, duration=step.duration_seconds)
        work = work_seconds(exercise.dose, step.sets, step.reps or step.duration_seconds or 0)
        setup = sum(catalog.equipment[item].setup_seconds for item in step.equipment)
        goal = place_of(exercise)
        cautions = catalog.said(exercise.id, written.request.avoid, "caution")
        yield Step(
            exercise=exercise,
            phase=step.phase,
            slot=step.slot,
            purpose=step.slot.replace("_", " "),
            amount=amount,
            equipment=step.equipment,
            props=step.props,
            seconds=round_up(work + setup) + change_seconds(place, goal),
            cautions=tuple(dict.fromkeys(say for _, say in cautions)),
            points=step.points,
        )
        place = goal

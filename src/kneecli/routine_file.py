"""Read a routine back from JSON, with the rules and times of the catalogue in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kneecli.catalog import reader, validation
from kneecli.catalog.faults import FaultyDataError, field_name
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
    from kneecli.catalog.exercise import Exercise, Range
    from kneecli.catalog.reader import Document
    from kneecli.catalog.vocabulary import Count, Identifier, Label, Minutes, Phase, Sentence


class WrittenRequest(Record):
    """The part of a request that matters once the routine is made."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    minutes: Minutes
    avoid: tuple[Identifier, ...] = ()


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


class WrittenRoutine(Record):
    """A routine as a file holds it. Keys it does not know are left aside."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    title: Label
    request: WrittenRequest
    notes: tuple[Sentence, ...] = ()
    steps: tuple[WrittenStep, ...]


Problem = tuple[tuple[str | int, ...], str]


def read_routine(catalog: Catalog, content: bytes, name: str) -> Routine:
    """The routine in `content`. Raises FaultyDataError, naming the file `name`.

    JSON is read as the YAML it also is, so that every fault has its line and column.
    """
    document, faults = reader.parse(content, name)
    if document is None or faults:
        raise FaultyDataError(faults)
    _check_kind(document)
    written, faults = validation.validate(document, WrittenRoutine)
    if faults:
        raise FaultyDataError(faults)
    problems = list(_problems(catalog, written))
    if problems:
        raise FaultyDataError(
            [document.fault(location, said, field_name(location)) for location, said in problems]
        )
    steps = tuple(_steps(catalog, written))
    return Routine(
        title=written.title,
        request=_as_mapping(document.value["request"]),
        steps=steps,
        total_seconds=sum(step.seconds for step in steps),
        objective=_whole_number(document.value.get("objective")),
        notes=written.notes,
    )


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
    for number, step in enumerate(written.steps):
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
    for field, names, known in (
        ("equipment", step.equipment, catalog.equipment),
        ("props", step.props, catalog.props),
    ):
        for position, name in enumerate(names):
            if name not in known:
                yield (field, position), f"there is no `{name}`"
    for condition in conditions:
        for effect, say in catalog.rule_findings[exercise.id].get(condition, ()):
            if effect == "avoid":
                yield ("exercise",), f"left out with `{condition}`: {say}"


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
        setup = sum(catalog.equipment[item].setup_seconds for item in step.equipment)
        goal = place_of(exercise)
        yield Step(
            exercise=exercise,
            phase=step.phase,
            slot=step.slot,
            purpose=step.slot.replace("_", " "),
            amount=amount,
            equipment=step.equipment,
            props=step.props,
            seconds=round_up(work_seconds(exercise.dose, amount) + setup)
            + change_seconds(place, goal),
            cautions=_cautions(catalog, exercise, written.request.avoid),
            points=0,
        )
        place = goal


def _cautions(catalog: Catalog, exercise: Exercise, conditions: tuple[str, ...]) -> tuple[str, ...]:
    findings = catalog.rule_findings[exercise.id]
    return tuple(
        dict.fromkeys(
            say
            for condition in conditions
            for effect, say in findings.get(condition, ())
            if effect == "caution"
        )
    )


def _as_mapping(request: Any) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in request.items()}


def _whole_number(value: Any) -> int:
    return value if isinstance(value, int) else 0

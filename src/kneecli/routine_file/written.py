"""What a routine file holds. What follows from the catalogue is worked out, never read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kneecli.catalog.exercise import Exercise
from kneecli.record import Record
from kneecli.routine.request import OpenRequest
from kneecli.routine.step_fields import STEP_FIELDS

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Count,
        Identifier,
        Label,
        Line,
        Phase,
        Whole,
    )


class WrittenStep(Record):
    """A step; what a file leaves out is as the catalogue has it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    exercise: Label
    """A drill, by id, name or alias."""
    phase: Phase | None = None
    """The drill's first phase where none is given."""
    slot: Identifier | None = None
    """The first slot of the phase that the drill serves, where none is given."""
    sets: Count | None = None
    """The usual sets where none are given; so with `reps` and `duration_seconds`."""
    reps: Count | None = None
    duration_seconds: Count | None = None
    equipment: tuple[Label, ...] | None = None
    """What the request has at hand for it where none is given; an empty list is body weight."""
    props: tuple[Label, ...] | None = None
    points: Whole = 0


class WrittenRoutine(Record):
    """A routine."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    title: Line
    request: OpenRequest = OpenRequest()
    """Names in it are ids, names or aliases; without minutes it is for as many as it takes."""
    objective: Whole = 0
    notes: tuple[Line, ...] = ()
    steps: tuple[WrittenStep, ...]
    drills: tuple[Exercise, ...] = ()
    """Drills of one's own, whole, as docs/catalogue.md describes them."""


ROUTINE_KEYS = {*WrittenRoutine.field_names(), "schema", "kind", "total_seconds", "why"}
REQUEST_KEYS = set(OpenRequest.field_names())
STEP_KEYS = set(STEP_FIELDS)

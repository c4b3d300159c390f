"""The fields of a step, as all documents have them: JSON, CSV, YAML, their schema and reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from kneecli.record import Record
from kneecli.routine.time import hold_seconds, is_per_side

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.routine.routine import Step

    Kind = Literal[
        "text",
        "texts",
        "yes or no",
        "number",
        "number from 0",
        "number from 1",
        "number or null",
        "phase",
        "position",
    ]


class StepField(Record, kw_only=False):
    """One field: its name, what it holds and says, and how it is found."""

    name: str
    kind: Kind
    about: str
    find: Callable[[Step], Any]
    follows: bool = False
    """Whether it follows from the drill, its amount and its place: worked out, never read."""


_ALL = (
    StepField("exercise", "text", "The drill, by id.", lambda step: step.exercise.id),
    StepField("name", "text", "The drill's name.", lambda step: step.exercise.name, follows=True),
    StepField("phase", "phase", "The phase it belongs to.", lambda step: step.phase),
    StepField("slot", "text", "The slot of the blueprint it fills, by id.", lambda step: step.slot),
    StepField("sets", "number from 1", "How many sets.", lambda step: step.amount.sets),
    StepField(
        "reps",
        "number or null",
        "Repetitions a set; null for timed drills.",
        lambda step: step.amount.reps,
    ),
    StepField(
        "hold_seconds",
        "number or null",
        "Seconds each repetition is held; null for no hold.",
        lambda step: hold_seconds(step.exercise.dose),
        follows=True,
    ),
    StepField(
        "duration_seconds",
        "number or null",
        "Seconds of work a set; null for repetitions.",
        lambda step: step.amount.duration,
    ),
    StepField(
        "per_side",
        "yes or no",
        "Whether the amount is done on each side, or each way.",
        lambda step: is_per_side(step.exercise.dose),
        follows=True,
    ),
    StepField(
        "rest_seconds",
        "number from 0",
        "Seconds of rest between sets.",
        lambda step: step.exercise.dose.rest,
        follows=True,
    ),
    StepField(
        "seconds",
        "number from 1",
        "Seconds the step takes, getting ready included.",
        lambda step: step.seconds,
        follows=True,
    ),
    StepField(
        "equipment",
        "texts",
        "Equipment it uses here, by id.",
        lambda step: list(step.equipment),
    ),
    StepField("props", "texts", "Props it uses here, by id.", lambda step: list(step.props)),
    StepField(
        "primary_muscles",
        "texts",
        "The muscles it works most, by id.",
        lambda step: list(step.exercise.muscles.primary),
        follows=True,
    ),
    StepField(
        "position",
        "position",
        "The position it is mainly done in.",
        lambda step: step.exercise.demands.positions[0],
        follows=True,
    ),
    StepField(
        "cautions",
        "texts",
        "What the conditions of the request ask to be careful with.",
        lambda step: list(step.cautions),
        follows=True,
    ),
    StepField(
        "points", "number", "What the drill adds to the objective.", lambda step: step.points
    ),
)
STEP_FIELDS = {field.name: field for field in _ALL}
"""The fields by name, in the order of the JSON."""

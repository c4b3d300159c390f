"""What a routine is: drills in order, each with its dose and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.exercise import Exercise
    from kneecli.routine.request import Request

PHASE_NAMES = {
    "raise": "raise",
    "mobilise": "mobilise",
    "activate": "activate",
    "potentiate": "potentiate",
    "cooldown": "cool-down",
}
"""Phases as people read them."""


class Amount(Record):
    """How much of a drill a routine holds: sets of repetitions, or of seconds."""

    sets: int
    reps: int | None = None
    duration: int | None = None


class Step(Record):
    """One drill of a routine, with its dose and the place it takes in it."""

    exercise: Exercise
    phase: str
    slot: str
    amount: Amount
    equipment: tuple[str, ...]
    props: tuple[str, ...]
    seconds: int
    """Changing over included."""
    cautions: tuple[str, ...]
    points: int
    """What the drill adds to the objective, see docs/planner.md."""


class Routine(Record):
    """Drills in order, with everything needed to print, follow or check them."""

    title: str
    request: Request
    steps: tuple[Step, ...]
    total_seconds: int
    objective: int
    notes: tuple[str, ...] = ()
    drills: tuple[Exercise, ...] = ()
    """Drills that the catalogue does not hold; a file brings them along."""

"""How much of a drill is worth doing, and how much suits a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneecli.catalog.blueprint import LAST_PHASE
from kneecli.catalog.level import LEVELS
from kneecli.planner import objective
from kneecli.routine.time import UNIT, hold_seconds, round_up, work_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.exercise import Dose, Exercise, Range

    Dosing = tuple[str | int | None, ...]

STRENGTH_REPS = (8, 10, 12)
"""Repetitions a side that train strength, by level; fewer than the first are not offered."""
STRENGTH_SECONDS = (20, 30, 40)
"""Seconds of work a side, likewise."""
SKILL_REPS = (3, 5, 6)
"""Clean repetitions of a skill a side, likewise."""
SKILL_SECONDS = (20, 30, 40)
LONG_HOLD = 5
"""Seconds of a hold from which its seconds count, not its repetitions."""
DURATION_STEP = 15
"""Seconds between two lengths that are offered of a drill that raises the pulse or loosens."""
PULSE_SECONDS = (90, 150)
"""How long one movement raises the pulse, and the longest it does."""
FINISH_SECONDS = (45, 60)
"""The same where it ends a warm-up, but for what takes longer to build up, as a jog does."""
SLOWING_SECONDS = (180, 240)
"""The same after exercise, where it slows down."""
SLOWING_LEAST = 60
"""How long it slows down at least."""
PART_OF_PHASE, LONGEST_SECONDS = 3, 210
"""A further set, or a source article's full dose, takes so many parts of a phase at most, and
never longer than this."""


class PossibleDose(NamedTuple):
    """Sets of how much, and the percent of a drill's points that it gives."""

    sets: int
    each: int
    seconds: int
    """Seconds of work."""
    units: int
    """The same in whole units of time."""
    percent: int


def dosing(exercise: Exercise) -> Dosing:
    """All of a drill that its doses depend on: drills for which it is the same are dosed alike."""
    dose, sets, amount = exercise.dose, exercise.dose.sets, _range(exercise.dose)
    timed = dose.duration is not None
    pace = (exercise.trains, timed, dose.tempo, dose.per, dose.rest)
    return (*pace, sets.least, sets.usual, sets.most, amount.least, amount.usual, amount.most)


def possible_doses(
    exercise: Exercise, level: str, phase: str, phase_seconds: int, *, full: bool = False
) -> Iterator[PossibleDose]:
    """Every dose of a drill worth planning at a level, in a phase of so many seconds.

    With `full`, a source article's whole dose is among them.
    """
    fewest = exercise.dose.sets.least
    for dose in _of_any_length(exercise, level, phase, full=full):
        further = dose.sets > fewest or (full and dose.each == _range(exercise.dose).most)
        if not further or dose.seconds <= min(phase_seconds // PART_OF_PHASE, LONGEST_SECONDS):
            yield dose


def _of_any_length(
    exercise: Exercise, level: str, phase: str, *, full: bool
) -> Iterator[PossibleDose]:
    """The doses, however long they take."""
    dose = exercise.dose
    amounts, target = _amounts(exercise, LEVELS.index(level), phase)
    for sets in range(dose.sets.least, dose.sets.usual + 1):
        for each in amounts:
            yield _dose(exercise, sets, each, target)
    if dose.sets.usual < dose.sets.most and exercise.trains in ("strength", "skill"):
        yield _dose(exercise, dose.sets.usual + 1, target, target)
    if full:
        most = _range(dose).most
        yield _dose(exercise, dose.sets.most, most, most)


def _dose(exercise: Exercise, sets: int, each: int, target: int) -> PossibleDose:
    """One dose."""
    dose = exercise.dose
    if exercise.trains == "stretch":
        percent = objective.hold_percent(each, target)
    else:
        percent = objective.dose_percent(sets, dose.sets.most, each, target)
    seconds = work_seconds(dose, sets, each)
    return PossibleDose(sets, each, seconds, round_up(seconds) // UNIT, percent)


def _amounts(exercise: Exercise, level: int, phase: str) -> tuple[list[int], int]:
    """The amounts of a set that are offered, and the one that suits the level."""
    dose = exercise.dose
    whole = _range(dose)
    match exercise.trains:
        case "strength" | "skill":
            least, target = _worth(exercise, level)
            return sorted({least, target}), target
        case "pulse":
            usual, most = _pulse_seconds(phase, whole)
            least = max(whole.least, SLOWING_LEAST if phase == "cooldown" else 0)
            amounts = range(least, min(whole.most, most) + 1, DURATION_STEP)
            return [*amounts], usual
        case _:
            return sorted({whole.least, whole.usual, whole.most}), whole.usual


def _pulse_seconds(phase: str, whole: Range) -> tuple[int, int]:
    """How long one movement suits a phase, and the longest it is offered."""
    if phase == "cooldown":
        return SLOWING_SECONDS
    brief = phase == LAST_PHASE and whole.least <= FINISH_SECONDS[0]
    return FINISH_SECONDS if brief else PULSE_SECONDS


def _worth(exercise: Exercise, level: int) -> tuple[int, int]:
    """The least amount of a set worth doing, and the one that suits the level."""
    dose = exercise.dose
    hold = hold_seconds(dose) or 0
    by_level: tuple[int, ...]
    strength = exercise.trains == "strength"
    if dose.duration:
        by_level = STRENGTH_SECONDS if strength else SKILL_SECONDS
    elif strength and hold >= LONG_HOLD:
        by_level = tuple(-(-seconds // hold) for seconds in STRENGTH_SECONDS)
    elif strength:
        by_level = tuple(-(-reps // dose.sets.least) for reps in STRENGTH_REPS)
    else:
        by_level = SKILL_REPS
    whole = _range(dose)
    return _within(by_level[0], whole), _within(by_level[level], whole)


def _within(amount: int, whole: Range) -> int:
    return max(whole.least, min(amount, whole.most))


def _range(dose: Dose) -> Range:
    amount = dose.duration or dose.reps
    assert amount is not None
    return amount

"""A routine as the steps a watch leads through: what to do, how long, and what comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record
from kneecli.render import words
from kneecli.routine.time import SIDE_CHANGE, getting_ready, is_per_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.watch import WatchExercise
    from kneecli.routine.routine import Routine, Step

MOST_STEPS = 50
"""Steps that many watches take at most."""
MOST_BYTES = 254
"""Bytes of a text: the size of a field is one byte, and its text ends in a zero byte."""
_NAME_BYTES = 240
"""Bytes of a drill's name; the rest is for what stands before or after it."""
_SIDES = {
    "side": ("right side", "left side"),
    "direction": ("to the right", "to the left"),
}


class WatchStep(Record):
    """One thing to do or to wait for: repetitions, or seconds."""

    name: str
    notes: str = ""
    intensity: str
    """`warm-up`, `active` or `rest`."""
    reps: int | None = None
    seconds: int | None = None
    exercise: WatchExercise | None = None


class Repeat(Record, kw_only=False):
    """The `steps` before it are done so many `times` in all."""

    steps: int
    times: int


def watch_steps(
    catalog: Catalog, routine: Routine, *, old_watch: bool = False
) -> tuple[WatchStep | Repeat, ...]:
    """The whole routine; with exercises that old watches know, where that is asked for."""
    steps: list[WatchStep | Repeat] = []
    drills = [(step.exercise, step.equipment) for step in routine.steps]
    for step, seconds in zip(routine.steps, getting_ready(catalog, drills), strict=True):
        steps.append(_get_ready(step, seconds))
        one_set = _one_set(catalog, step, _exercise(catalog, step, old_watch=old_watch))
        steps += _sets(one_set, step)
    return tuple(steps)


def warning(catalog: Catalog, routine: Routine) -> str:
    """What to say where the steps are more than many watches take; empty where they are not."""
    steps = len(watch_steps(catalog, routine))
    if steps <= MOST_STEPS:
        return ""
    return (
        f"the workout has {steps} steps, and many watches take no more than {MOST_STEPS}\n\n"
        "hint: fewer drills or sets make fewer steps"
    )


def _exercise(catalog: Catalog, step: Step, *, old_watch: bool) -> WatchExercise | None:
    """What the watch calls the drill, if anything."""
    entry = catalog.watches.get(step.exercise.id)
    if entry is None:
        return None
    return entry.older if old_watch and entry.older else entry.current


def _get_ready(step: Step, seconds: int) -> WatchStep:
    """Time to change over and to put on equipment."""
    notes = words.within_bytes(step.exercise.setup, MOST_BYTES)
    return _rest(f"Get ready: {_name(step)}", seconds, notes)


def _rest(name: str, seconds: int, notes: str = "") -> WatchStep:
    return WatchStep(name=name, notes=notes, intensity="rest", seconds=seconds)


def _name(step: Step) -> str:
    return words.within_bytes(step.exercise.name, _NAME_BYTES)


def _sets(one_set: Sequence[WatchStep], step: Step) -> list[WatchStep | Repeat]:
    """All sets in as few steps as can be, with rests between them and none at the end."""
    times, seconds = step.amount.sets, step.exercise.dose.rest
    if times == 1 or not seconds:
        return _repeated(one_set, times)
    return [*_repeated([*one_set, _rest("Rest", seconds)], times - 1), *one_set]


def _repeated(steps: Sequence[WatchStep], times: int) -> list[WatchStep | Repeat]:
    """The steps so many times: written out where that takes no more steps than a repeat."""
    if len(steps) * times <= len(steps) + 1:
        return [*steps] * times
    return [*steps, Repeat(len(steps), times)]


def _one_set(catalog: Catalog, step: Step, exercise: WatchExercise | None) -> list[WatchStep]:
    """A set, on each side where the drill has sides.

    Between timed sides there is time to change over; after repetitions the watch waits for a
    key anyway.
    """
    amount, dose = step.amount, step.exercise.dose
    by_turns = dose.per == "alternating" and is_per_side(dose)
    work = WatchStep(
        name=f"{_name(step)}, by turns" if by_turns else _name(step),
        notes=words.within_bytes(_notes(step), MOST_BYTES),
        intensity="warm-up" if step.phase == "raise" else "active",
        reps=amount.reps * 2 if amount.reps and by_turns else amount.reps,
        seconds=amount.duration,
        exercise=exercise,
    )
    if dose.per not in _SIDES:
        return [work]
    first, second = (work.replace(name=f"{work.name}, {side}") for side in _sides(catalog, step))
    if amount.reps:
        return [first, second]
    return [
        first,
        _rest("Change sides" if dose.per == "side" else "Turn round", SIDE_CHANGE),
        second,
    ]


def _sides(catalog: Catalog, step: Step) -> tuple[str, ...]:
    """The sides, in the order of the drill's instructions: first the one that its figure shows."""
    sides = _SIDES[step.exercise.dose.per]
    figure = catalog.figures.get(step.exercise.id)
    return sides[::-1] if figure is not None and figure.works == "left" else sides


def _notes(step: Step) -> str:
    """What to be careful with first, then the drill, its amount and tempo, and its cues."""
    drill = step.exercise
    tempo = f"; {words.tempo(drill.dose.tempo)}" if drill.dose.tempo else ""
    what = f"{drill.name}: {words.amount(drill.dose, step.amount)}{tempo}."
    return " ".join((*step.cautions, what, *drill.cues))

"""How long drills take, and getting ready for them.

Time is computed from the dose and from changing over, never guessed. Whole steps are
rounded up to ten seconds, which is as exact as a person moves.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kneecli.routine.setting import place_of, rig_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise
    from kneecli.routine.setting import Rig

UNIT = 10
"""Seconds that step times are rounded up to."""
SIDE_CHANGE = 5
"""Seconds to change sides or turn round."""
MINUTE = 60
_CHANGE_SECONDS = {
    frozenset({"standing"}): 10,
    frozenset({"seated"}): 10,
    frozenset({"floor"}): 10,
    frozenset({"standing", "seated"}): 10,
    frozenset({"standing", "floor"}): 20,
    frozenset({"seated", "floor"}): 20,
}
"""Seconds to get ready for the next drill, by the places one comes from and goes to."""


def hold_seconds(dose: Dose) -> int | None:
    """Seconds each repetition is held, or None where there is no hold."""
    return (int(dose.tempo.split("-")[1]) or None) if dose.tempo else None


def repetition_seconds(dose: Dose) -> int:
    """Seconds one repetition takes at the dose's tempo."""
    return _tempo_seconds(dose.tempo) if dose.tempo else 0


@cache
def _tempo_seconds(tempo: str) -> int:
    return sum(map(int, tempo.split("-")))


def work_seconds(dose: Dose, sets: int, each: int) -> int:
    """Seconds of work, rests between sets and changes of side; without getting ready.

    `each` is the repetitions of a set, or its seconds for a timed drill.
    """
    sides = 2 if is_per_side(dose) else 1
    once = each if dose.duration else each * repetition_seconds(dose)
    turns = sets if dose.per in ("side", "direction") else 0
    return sets * sides * once + (sets - 1) * dose.rest + turns * SIDE_CHANGE


def is_per_side(dose: Dose) -> bool:
    """Whether the amount is done on each side; timed drills by turns count once."""
    return dose.per in ("side", "direction") or (
        dose.per == "alternating" and dose.reps is not None
    )


def change_seconds(from_place: str, to_place: str) -> int:
    """Seconds to get ready for the next drill, without putting on equipment."""
    return _CHANGE_SECONDS[frozenset((from_place, to_place))]


def rigging_seconds(catalog: Catalog, rig: Rig) -> int:
    """Seconds to put equipment where it is not yet, in whole units."""
    return round_up(catalog.rigging_seconds(*rig))


def getting_ready(
    catalog: Catalog, drills: Iterable[tuple[Exercise, tuple[str, ...]]]
) -> Iterator[int]:
    """Seconds to get ready for each of some drills with their equipment, from standing on.

    Equipment stays where it is until a drill needs it, or another piece, elsewhere.
    """
    place, rig = "standing", None
    for exercise, equipment in drills:
        goal, wanted = place_of(exercise), rig_of(exercise, equipment)
        seconds = change_seconds(place, goal)
        if wanted is not None and wanted != rig:
            seconds += rigging_seconds(catalog, wanted)
            rig = wanted
        place = goal
        yield seconds


def clock(seconds: int) -> str:
    """A time as on a stopwatch: `1:30`."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02d}"


def whole_minutes(seconds: int) -> int:
    """Seconds rounded up to minutes."""
    return -(-seconds // MINUTE)


def round_up(seconds: int) -> int:
    """Seconds rounded up to whole units."""
    return -(-seconds // UNIT) * UNIT

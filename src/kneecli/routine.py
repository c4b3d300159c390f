"""What a routine is, and how long it takes.

Time is computed from the dose and from changing over, never guessed. Whole steps are
rounded up to ten seconds, which is as exact as a person moves.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise

    Rig = tuple[tuple[str, ...], str | None]
    """Pieces of equipment, and where they sit."""

UNIT = 10
"""Seconds that step times are rounded up to."""
SIDE_CHANGE = 5
"""Seconds to change sides or turn round."""
MINUTE = 60

PHASE_NAMES = {
    "raise": "raise",
    "mobilise": "mobilise",
    "activate": "activate",
    "potentiate": "potentiate",
    "cooldown": "cool-down",
}
"""Phases as people read them."""

_SEATED = frozenset({"seated"})
_STANDING = frozenset({"standing", "single_leg_standing"})
_CHANGE_SECONDS = {
    frozenset({"standing"}): 10,
    frozenset({"seated"}): 10,
    frozenset({"floor"}): 10,
    frozenset({"standing", "seated"}): 10,
    frozenset({"standing", "floor"}): 20,
    frozenset({"seated", "floor"}): 20,
}
"""Seconds to get ready for the next drill, by the places one comes from and goes to."""


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
    purpose: str
    """The slot's name, in words."""
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
    request: dict[str, Any]
    steps: tuple[Step, ...]
    total_seconds: int
    objective: int
    notes: tuple[str, ...] = ()
    drills: tuple[Exercise, ...] = ()
    """Drills that the catalogue does not hold; a file brings them along."""


def follows_from(step: Step) -> dict[str, Any]:
    """What a step's drill and amount say of it, under the names documents have for it."""
    exercise, dose = step.exercise, step.exercise.dose
    return {
        "name": exercise.name,
        "hold_seconds": hold_seconds(dose),
        "per_side": is_per_side(dose),
        "rest_seconds": dose.rest,
        "seconds": step.seconds,
        "primary_muscles": list(exercise.muscles.primary),
        "position": exercise.demands.positions[0],
        "cautions": list(step.cautions),
    }


def place_of(exercise: Exercise) -> str:
    """Where the drill happens: `standing`, `seated` or `floor`."""
    position = exercise.demands.positions[0]
    if position in _STANDING:
        return "standing"
    return "seated" if position in _SEATED else "floor"


def implied_props(exercise: Exercise) -> tuple[str, ...]:
    """What a drill needs of the room without naming it: the floor to lie on, a landing."""
    floor = ("floor",) if place_of(exercise) == "floor" else ()
    return (*floor, "impact") if exercise.demands.impact != "none" else floor


def hold_seconds(dose: Dose) -> int | None:
    """Seconds each repetition is held, or None where there is no hold."""
    return (int(dose.tempo.split("-")[1]) or None) if dose.tempo else None


def repetition_seconds(dose: Dose) -> int:
    """Seconds one repetition takes at the dose's tempo."""
    return _tempo_seconds(dose.tempo) if dose.tempo else 0


@cache
def _tempo_seconds(tempo: str) -> int:
    return sum(map(int, tempo.split("-")))


def usual_equipment(exercise: Exercise, at_hand: Collection[str]) -> tuple[str, ...]:
    """What a drill is done with where nothing else is said: the most of what is at hand.

    Its first alternative where what is at hand is enough for none.
    """
    possible = [items for items in exercise.equipment if set(items) <= set(at_hand)]
    return max(possible, key=len, default=exercise.equipment[0])


def usual_props(exercise: Exercise, without: Collection[str]) -> tuple[str, ...]:
    """The props a drill is done with: its first alternative that the room does not lack."""
    possible = (items for items in exercise.props if not set(items) & set(without))
    return next(possible, exercise.props[0])


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


def rig_of(exercise: Exercise, equipment: tuple[str, ...]) -> Rig | None:
    """The equipment a drill is done with and where it sits, or None for body weight."""
    return (equipment, exercise.placement) if equipment else None


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

"""Where a drill happens, and what it is done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kneecli.catalog.exercise import Exercise

    Rig = tuple[tuple[str, ...], str | None]
    """Pieces of equipment, and where they sit."""

_SEATED = frozenset({"seated"})
_STANDING = frozenset({"standing", "single_leg_standing"})


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


def rig_of(exercise: Exercise, equipment: tuple[str, ...]) -> Rig | None:
    """The equipment a drill is done with and where it sits, or None for body weight."""
    return (equipment, exercise.placement) if equipment else None

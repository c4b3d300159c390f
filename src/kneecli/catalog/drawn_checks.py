"""Whether a figure draws its drill with each thing the drill may be done with, and no other."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from kneecli.catalog.drawn import drawn_with
from kneecli.catalog.names import listed
from kneecli.catalog.wording import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure

    Found: TypeAlias = Iterator[tuple[tuple[str | int, ...], str]]
    """Locations in a figure, each with what is wrong there."""

FEWEST_FRAMES = 2
UNSEEN = frozenset({"space", "floor", "impact"})
"""Props that are no things to draw."""


def drawn_problems(figure: Figure, exercise: Exercise) -> Found:
    """What is wrong with a figure of this drill."""
    yield from _strange_parts(figure, exercise)
    yield from _missing_gear(figure, exercise)
    yield from dict.fromkeys(_frame_problems(figure, exercise))


def _strange_parts(figure: Figure, exercise: Exercise) -> Found:
    """Gear and frames for what the drill is never done with."""
    kits = (*exercise.equipment, *exercise.props, exercise.helpful)
    known = {None, NOTHING, *(item for items in kits for item in items)}
    for field, choices in (
        ("gear", [piece.when for piece in figure.gear]),
        ("frames", [frame.when for frame in figure.frames]),
    ):
        for index, choice in enumerate(choices):
            if choice not in known:
                yield (field, index, "when"), f"`{choice}` is nothing this drill is done with"


def _missing_gear(figure: Figure, exercise: Exercise) -> Found:
    """Things of one alternative and not of another that the figure has no gear for."""
    drawn = {piece.when for piece in figure.gear}
    for alternatives in (exercise.equipment, exercise.props):
        for item in dict.fromkeys(item for items in alternatives for item in items):
            always = all(item in items for items in alternatives)
            if not always and item not in drawn | UNSEEN:
                said = f"draw `{item}` with `when: {item}`, for who does the drill with it"
                yield ("gear",), said


def _frame_problems(figure: Figure, exercise: Exercise) -> Found:
    """Too few frames for some equipment and props, or frames that mirror none."""
    for equipment, props in product(exercise.equipment, exercise.props):
        frames = drawn_with(figure, (*equipment, *props)).frames
        if len(frames) < FEWEST_FRAMES:
            chosen = f" with {listed([*equipment, *props])}" if frames != figure.frames else ""
            said = f"expected at least {FEWEST_FRAMES} frames{chosen}, got {len(frames)}"
            yield ("frames",), said
        for number, frame in enumerate(frames):
            if frame.mirror_of is not None and frame.mirror_of > number:
                location = ("frames", figure.frames.index(frame), "mirror_of")
                yield location, "expected the number of an earlier frame"

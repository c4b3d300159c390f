"""What of a figure is drawn: just what was chosen, or one way to do the drill."""

from __future__ import annotations

import pytest

from kneecli.catalog.drawn import drawn_alone, drawn_with
from kneecli.catalog.figure import Figure, Frame, Gear
from tests.builders import drill

FIGURE = Figure(
    body="upright",
    gear=(
        Gear(kind="band", at="left_knee", to="right_knee"),
        Gear(kind="ball", when="medicine_ball", at="hands"),
        Gear(kind="kettlebell", when="kettlebell", at="hands"),
        Gear(kind="chair", when="chair", place=(9, 0, 0)),
        Gear(kind="pole", when="anchor", place=(9, 0, 0)),
        Gear(kind="wall", when="wall", place=(9, 0, 0)),
    ),
    frames=(
        Frame(label="Hang the arms", when="none"),
        Frame(label="Hold the ball", when="medicine_ball"),
        Frame(label="Sink"),
    ),
)
WEIGHTS = (("kettlebell",), ("medicine_ball",))
PROPS = (("wall",), ("chair", "anchor"))


def kinds(figure: Figure) -> list[str]:
    return [piece.kind for piece in figure.gear]


def labels(figure: Figure) -> list[str]:
    return [frame.label for frame in figure.frames]


@pytest.mark.parametrize(
    ("chosen", "drawn", "first"),
    [
        ((), ["band"], ["Hang the arms"]),
        (("strap", "space"), ["band"], ["Hang the arms"]),
        (("kettlebell",), ["band", "kettlebell"], []),
        (("medicine_ball", "wall"), ["band", "ball", "wall"], ["Hold the ball"]),
    ],
)
def test_what_was_chosen_is_drawn_and_nothing_else(
    chosen: tuple[str, ...], drawn: list[str], first: list[str]
) -> None:
    figure = drawn_with(FIGURE, chosen)
    assert kinds(figure) == drawn
    assert labels(figure) == [*first, "Sink"]


@pytest.mark.parametrize(
    ("equipment", "props", "helpful", "drawn"),
    [
        (WEIGHTS, ((),), (), ["band", "ball"]),
        (WEIGHTS, PROPS, (), ["band", "ball", "chair", "pole"]),
        (((), ("kettlebell",)), ((),), (), ["band", "kettlebell"]),
        (((),), ((),), ("mirror", "wall", "chair"), ["band", "chair"]),
        (((),), ((),), (), ["band"]),
    ],
)
def test_by_itself_a_drill_is_drawn_with_what_comes_first(
    equipment: tuple[tuple[str, ...], ...],
    props: tuple[tuple[str, ...], ...],
    helpful: tuple[str, ...],
    drawn: list[str],
) -> None:
    exercise = drill("squat", equipment=equipment, props=props, helpful=helpful)
    assert kinds(drawn_alone(FIGURE, exercise)) == drawn

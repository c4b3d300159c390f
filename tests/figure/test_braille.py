"""Dots against the plain definition of a shape, and how tones cover each other."""

from __future__ import annotations

from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from kneecli.figure.braille import BRAILLE, PLAIN, Painter
from kneecli.figure.layer import Layer
from kneecli.figure.picture import Box, Picture

BOX = Box(0.0, 0.0, 1.0, 1.0)
COLUMNS, ROWS = 20, 10
circles = st.tuples(st.floats(0.2, 0.8), st.floats(0.2, 0.8), st.floats(0.05, 0.15))


def layer(tone: str, *shape: tuple[float, float, float]) -> Layer:
    return Layer(tone=tone, depth=0.0, shapes=(shape,))


def outside(x: float, y: float, one: tuple[float, float, float], two: tuple[float, ...]) -> float:
    """How far a point is from a limb between two circles; negative inside."""
    parts = [n / 60 for n in range(61)]
    return min(
        hypot(x - one[0] - (two[0] - one[0]) * p, y - one[1] - (two[1] - one[1]) * p)
        - (one[2] + (two[2] - one[2]) * p)
        for p in parts
    )


@settings(max_examples=25, deadline=None)
@given(circles, circles)
def test_a_limb_fills_the_dots_inside_it(
    one: tuple[float, float, float], two: tuple[float, float, float]
) -> None:
    painter = Painter(BOX, COLUMNS, ROWS)
    dot = 1 / painter.scale
    for row, dots in enumerate(painter.paint([layer("near", one, two)])["near"]):
        for column in range(painter.width):
            x = painter.left + (column + 0.5) * dot
            y = painter.top - (row + 0.5) * dot
            far = outside(x, y, one, two)
            painted = bool(dots >> column & 1)
            assert not (far < -dot and not painted), "a hole inside"
            assert not (far > dot and painted), "a dot outside"


def painted(*layers: Layer) -> dict[str, list[int]]:
    return Painter(BOX, COLUMNS, ROWS).paint(layers)


def count(rows: list[int]) -> int:
    return sum(dots.bit_count() for dots in rows)


def test_what_is_nearer_covers_what_is_farther_with_a_gap() -> None:
    large, small = layer("near", (0.5, 0.5, 0.4)), layer("gear", (0.5, 0.5, 0.1))
    alone, both = painted(large), painted(large, small)
    assert count(alone["near"]) - count(both["near"]) > count(both["gear"])
    assert not any(a & b for a, b in zip(both["near"], both["gear"], strict=True))


def test_far_limbs_are_told_from_near_ones_without_colour() -> None:
    near, far = (count(painted(layer(t, (0.5, 0.5, 0.3)))[t]) for t in ("near", "far"))
    assert 0.4 < far / near < 0.6


def test_a_layer_that_comes_again_looks_the_same() -> None:
    painter, kept = Painter(BOX, COLUMNS, ROWS), layer("prop", (0.5, 0.5, 0.3))
    first, second = (painter.paint([kept]) for _ in range(2))
    assert first == second == painted(kept)


def test_every_line_has_the_width_asked_for() -> None:
    picture = Picture(label="", layers=(layer("near", (0.5, 0.5, 0.3)),))
    for characters in (BRAILLE, PLAIN):
        lines = Painter(BOX, COLUMNS, ROWS, characters).draw(picture)
        assert len(lines) == ROWS
        assert {sum(len(text) for text, _ in line) for line in lines} == {COLUMNS}


def test_a_thin_line_does_not_fall_between_the_rows() -> None:
    for height in range(100):
        y = 0.1 + height * 0.008
        assert any(painted(layer("gear", (0.1, y, 0.001), (0.9, y, 0.001)))["gear"])


def test_plain_characters_are_plain() -> None:
    assert all(character.isascii() for character in PLAIN)
    assert set(map(len, BRAILLE)) == {1}
    assert BRAILLE[0b11111111] == "⣿"
    assert BRAILLE[0b00000001] == "⠁"

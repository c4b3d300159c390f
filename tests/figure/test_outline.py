"""Outlines against the plain definition: every circle lies inside, and nothing else does."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from hypothesis import given, settings
from hypothesis import strategies as st

from kneecli.figure.outline import around

circles = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.01, 0.3))


@settings(max_examples=200, deadline=None)
@given(st.lists(circles, min_size=1, max_size=5))
def test_an_outline_is_as_far_out_as_the_farthest_circle_and_no_farther(
    shape: list[tuple[float, float, float]],
) -> None:
    outline = around(shape, 64)
    for number in range(32):
        dx, dy = cos(number * pi / 16), sin(number * pi / 16)
        farthest = max(x * dx + y * dy + r for x, y, r in shape)
        reached = max(x * dx + y * dy for x, y in outline)
        assert farthest - 0.01 < reached <= farthest + 1e-9


@settings(max_examples=200, deadline=None)
@given(st.lists(circles, min_size=1, max_size=5))
def test_an_outline_turns_one_way_only(shape: list[tuple[float, float, float]]) -> None:
    points = around(shape, 24)
    turns = [
        (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
        for (ax, ay), (bx, by), (cx, cy) in zip(
            points, points[1:] + points[:1], points[2:] + points[:2], strict=True
        )
    ]
    assert min(turns) > -1e-9


def test_a_small_circle_inside_a_large_one_changes_nothing() -> None:
    large = (0.0, 0.0, 1.0)
    assert all(hypot(x, y) > 0.99 for x, y in around([large, (0.1, 0.0, 0.2)], 32))

"""Outlines of what is drawn: the rubber band around some circles, as a polygon.

For each of a fixed set of directions the band touches the circle that reaches farthest
that way. The polygon of those points needs no trigonometry and no sorting, and lies inside
the true outline by no more than a fraction of a radius. Points instead of circles are the
corners of things, and the band goes round exactly them.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point: TypeAlias = tuple[float, float]
    Circle: TypeAlias = tuple[float, float, float]
    """Right, up and radius, which is 0 for the corner of a thing."""


@cache
def directions(count: int) -> tuple[Point, ...]:
    """So many directions, all around, counter-clockwise."""
    return tuple((cos(2 * pi * n / count), sin(2 * pi * n / count)) for n in range(count))


def around(circles: Sequence[Circle], count: int) -> list[Point]:
    """The outline of a rubber band around circles, by so many directions."""
    if len(circles) == 1:
        x, y, radius = circles[0]
        return [(x + radius * dx, y + radius * dy) for dx, dy in directions(count)]
    if len(circles) == 2:  # noqa: PLR2004 - a limb; most shapes are, and this is faster
        (x1, y1, r1), (x2, y2, r2) = circles
        x, y, radius = x1 - x2, y1 - y2, r1 - r2
        return [
            (x1 + r1 * dx, y1 + r1 * dy)
            if x * dx + y * dy + radius > 0
            else (x2 + r2 * dx, y2 + r2 * dy)
            for dx, dy in directions(count)
        ]
    if not any(radius for _, _, radius in circles):
        return _hull(sorted({(x, y) for x, y, _ in circles}))
    outline = []
    for dx, dy in directions(count):
        farthest = -1e9
        for x, y, radius in circles:
            reach = x * dx + y * dy + radius
            if reach > farthest:
                farthest, point = reach, (x + radius * dx, y + radius * dy)
        outline.append(point)
    return outline


def _hull(points: list[Point]) -> list[Point]:
    """The corners that are not between others, by Andrew's monotone chain."""
    if len(points) <= 2:  # noqa: PLR2004 - a line at most
        return points
    return _chain(points)[:-1] + _chain(points[::-1])[:-1]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain

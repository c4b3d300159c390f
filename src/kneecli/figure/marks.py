"""Marks on a picture: arrows that show a movement, rays that show an effort."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from kneecli.figure.layer import Layer
from kneecli.figure.outline import directions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.figure.outline import Point

_ON_TOP = 9.0
"""A depth nearer than anything else."""
_WIDTH, _HEAD = 0.0065, 0.026
_LEAST = 0.045
"""A shorter arrow cannot be read; one of twice this lies beside the way then."""
_GAP = 0.025
"""Between the arrow and the point it shows, at both ends."""
_MOVES = 0.03
"""A point that comes less far on paper does not move, as far as arrows go."""
_BESIDE = 0.11
"""How far beside a short way its arrow lies."""
_RAYS, _RAY_FROM, _RAY_TO = 8, 0.075, 0.105


def rays(point: Point) -> Layer:
    """Short rays around a point where the body works without moving."""
    x, y = point
    found = tuple(
        tuple((x + dx * far, y + dy * far, _WIDTH) for far in (_RAY_FROM, _RAY_TO))
        for dx, dy in directions(_RAYS)
    )
    return Layer(tone="arrow", depth=_ON_TOP, shapes=found)


def arrow(way: list[Point], middle: Point) -> Iterator[Layer]:
    """An arrow along a way, or beside it where it is short; none where nothing moves.

    `middle` is the middle of the body; an arrow beside a way lies on the far side of it.
    """
    start, end = way[0], way[-1]
    line = [p for p in way if _apart(p, start) > _GAP and _apart(p, end) > _GAP]
    if len(line) < 2 or _apart(line[0], line[-1]) < _LEAST:  # noqa: PLR2004 - a line
        if _apart(start, end) < _MOVES:
            return
        line = _beside(start, end, middle)
    (ax, ay), (bx, by) = line[-2], line[-1]
    size = _apart((ax, ay), (bx, by)) or 1.0
    dx, dy = (bx - ax) / size * _HEAD, (by - ay) / size * _HEAD
    head = (
        (bx + dx * 0.9, by + dy * 0.9, 0.003),
        (bx - dx * 0.6 - dy * 0.8, by - dy * 0.6 + dx * 0.8, 0.003),
        (bx - dx * 0.6 + dy * 0.8, by - dy * 0.6 - dx * 0.8, 0.003),
    )
    width = _WIDTH
    strokes = [((*p, width), (*q, width)) for p, q in pairwise(line)]
    yield Layer(tone="arrow", depth=_ON_TOP, shapes=(*strokes, head))


def _beside(start: Point, end: Point, middle: Point) -> list[Point]:
    """A straight line of the least length, beside a way that is shorter."""
    size = _apart(start, end)
    along = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    across = (-along[1], along[0])
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    outward = (x - middle[0]) * across[0] + (y - middle[1]) * across[1]
    side = _BESIDE if outward >= 0 else -_BESIDE
    x, y = x + across[0] * side, y + across[1] * side
    half = _LEAST
    return [(x + along[0] * part * half, y + along[1] * part * half) for part in (-1, 1)]


def _apart(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])

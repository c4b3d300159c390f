"""A drill as pictures: one for each key pose, or for each moment of the movement."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from kneecli.figure.camera import View
from kneecli.figure.gear import point_of, prop_layers
from kneecli.figure.layer import Layer
from kneecli.figure.motion import motion_of
from kneecli.figure.outline import directions
from kneecli.figure.scene import layers
from kneecli.figure.vectors import between
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.figure import Figure
    from kneecli.figure.body import Body
    from kneecli.figure.motion import Motion
    from kneecli.figure.outline import Point
    from kneecli.figure.vectors import Vector

_MARGIN = 0.07
"""Of the mat around the body."""
_SAMPLES = 12
_ARROW_WIDTH, _ARROW_HEAD = 0.0065, 0.026
_ARROW_LEAST = 0.045
"""A shorter arrow cannot be read; one of twice this lies beside the way then."""
_ARROW_GAP = 0.025
"""Between the arrow and the point it shows, at both ends."""
_MOVES = 0.03
"""A point that comes less far on paper does not move, as far as arrows go."""
_BESIDE = 0.11
"""How far beside a short way its arrow lies."""


_RAYS, _RAY_FROM, _RAY_TO = 8, 0.075, 0.105


class Box(Record, kw_only=False):
    """What a picture covers: left, bottom, right, top, in fractions of the body's height."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


class Picture(Record):
    """One picture: what is painted, the farthest first."""

    label: str
    layers: tuple[Layer, ...]


class Artist:
    """Draws the moments of one drill, all to the same scale on the same mat."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.motion: Motion = motion_of(figure)
        self.view = View(figure.camera.azimuth, figure.camera.elevation)
        first = self.motion.bodies[0].points["pelvis"]
        self.origin: Vector = (first[0], first[1], 0.0)
        self.scenery = (self._mat(), *prop_layers(figure.gear, self.view, self.origin))
        """What stands still; it is made once, so that painters may keep it."""

    def key_pictures(self) -> list[Picture]:
        """A picture of each key pose, with arrows that show how it was reached."""
        pictures = []
        for number, pose in enumerate(self.motion.poses):
            body = self.motion.bodies[number]
            arrows = self._arrows(number) if number else ()
            rays = (self._rays(body, name) for name in self.figure.frames[number].tense)
            drawn = (*self._layers(body), *arrows, *rays)
            pictures.append(Picture(label=pose.label, layers=drawn))
        return pictures

    def moment(self, origin: int, goal: int, part: float) -> Picture:
        """A picture a part of the way from one key pose to another."""
        nearest = origin if part < 0.5 else goal  # noqa: PLR2004 - half way
        label = self.motion.poses[nearest].label
        body = self.motion.at(origin, goal, part)
        return Picture(label=label, layers=tuple(self._layers(body)))

    def _layers(self, body: Body) -> list[Layer]:
        figure = self.figure
        moving = layers(body, self.view, figure.works, figure.gear, self.origin)
        return sorted((*self.scenery, *moving), key=lambda layer: layer.depth)

    def _mat(self) -> Layer:
        """The floor under everything that happens."""
        points = [point for body in self.motion.bodies for point in body.points.values()]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        corners = [
            self.view.see((x, y, 0.0))
            for x in (min(xs) - _MARGIN, max(xs) + _MARGIN)
            for y in (min(ys) - _MARGIN, max(ys) + _MARGIN)
        ]
        shape = tuple((right, up, 0.0) for right, up, _ in corners)
        return Layer(tone="mat", depth=-9.0, shapes=(shape,))

    def _rays(self, body: Body, name: str) -> Layer:
        """Short rays around a point where the body works without moving."""
        right, up, _ = self.view.see(point_of(body, name))
        rays = []
        for dx, dy in directions(_RAYS):
            inner, outer = (
                (right + dx * _RAY_FROM, up + dy * _RAY_FROM),
                (
                    right + dx * _RAY_TO,
                    up + dy * _RAY_TO,
                ),
            )
            rays.append(((*inner, _ARROW_WIDTH), (*outer, _ARROW_WIDTH)))
        return Layer(tone="arrow", depth=9.0, shapes=tuple(rays))

    def _arrows(self, number: int) -> Iterator[Layer]:
        moments = [self.motion.at(number - 1, number, n / _SAMPLES) for n in range(_SAMPLES + 1)]
        after = moments[-1].points
        for name in self.figure.arrows:
            seen = [self.view.see(point_of(body, name)) for body in moments]
            right, up, _ = self.view.see(between(after["waist"], after["pelvis"], 0.5))
            arrow = _arrow([(right, up) for right, up, _ in seen], (right, up))
            if arrow:
                yield arrow


def bounds(pictures: Iterable[Picture]) -> Box:
    """What a set of pictures covers."""
    circles = [c for p in pictures for layer in p.layers for shape in layer.shapes for c in shape]
    return Box(
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    )


def _arrow(way: list[Point], middle: Point) -> Layer | None:
    """An arrow along a way, or beside it where it is short; None where nothing moves.

    `middle` is the middle of the body; an arrow beside a way lies on the far side of it.
    """
    start, end = way[0], way[-1]
    line = [p for p in way if _apart(p, start) > _ARROW_GAP and _apart(p, end) > _ARROW_GAP]
    if len(line) < 2 or _apart(line[0], line[-1]) < _ARROW_LEAST:  # noqa: PLR2004 - a line
        if _apart(start, end) < _MOVES:
            return None
        line = _beside(start, end, middle)
    (ax, ay), (bx, by) = line[-2], line[-1]
    size = _apart((ax, ay), (bx, by)) or 1.0
    dx, dy = (bx - ax) / size * _ARROW_HEAD, (by - ay) / size * _ARROW_HEAD
    head = (
        (bx + dx * 0.9, by + dy * 0.9, 0.003),
        (bx - dx * 0.6 - dy * 0.8, by - dy * 0.6 + dx * 0.8, 0.003),
        (bx - dx * 0.6 + dy * 0.8, by - dy * 0.6 - dx * 0.8, 0.003),
    )
    width = _ARROW_WIDTH
    strokes = [((*p, width), (*q, width)) for p, q in pairwise(line)]
    return Layer(tone="arrow", depth=9.0, shapes=(*strokes, head))


def _beside(start: Point, end: Point, middle: Point) -> list[Point]:
    """A straight line of the least length, beside a way that is shorter."""
    size = _apart(start, end)
    along = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    across = (-along[1], along[0])
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    outward = (x - middle[0]) * across[0] + (y - middle[1]) * across[1]
    side = _BESIDE if outward >= 0 else -_BESIDE
    x, y = x + across[0] * side, y + across[1] * side
    half = _ARROW_LEAST
    return [(x + along[0] * part * half, y + along[1] * part * half) for part in (-1, 1)]


def _apart(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])

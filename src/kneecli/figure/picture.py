"""A drill as pictures: one for each key pose, or for each moment of the movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.figure.camera import View
from kneecli.figure.gear import point_of, prop_layers
from kneecli.figure.layer import Layer
from kneecli.figure.marks import arrow, rays
from kneecli.figure.motion import motion_of
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
_EXACT = 9
"""Digits of a depth that count: how sums are rounded differs from one Python to the next."""
_SAMPLES = 12
"""Moments at which the way of a point is looked at."""


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
            drawn = (*self._layers(self.motion.bodies[number]), *self._marks(number))
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
        return sorted((*self.scenery, *moving), key=lambda layer: round(layer.depth, _EXACT))

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

    def _marks(self, number: int) -> Iterator[Layer]:
        """Arrows that show how a key pose was reached, and rays where it is hard work."""
        body = self.motion.bodies[number]
        if number:
            moments = [
                self.motion.at(number - 1, number, n / _SAMPLES) for n in range(_SAMPLES + 1)
            ]
            middle = self._seen(between(body.points["waist"], body.points["pelvis"], 0.5))
            for name in self.figure.arrows:
                way = [self._seen(point_of(moment, name)) for moment in moments]
                yield from arrow(way, middle)
        for name in self.figure.frames[number].tense:
            yield rays(self._seen(point_of(body, name)))

    def _seen(self, point: Vector) -> Point:
        right, up, _ = self.view.see(point)
        return (right, up)


def bounds(pictures: Iterable[Picture]) -> Box:
    """What a set of pictures covers."""
    circles = [c for p in pictures for layer in p.layers for shape in layer.shapes for c in shape]
    return Box(
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    )

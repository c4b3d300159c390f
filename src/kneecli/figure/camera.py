"""Where one looks from: a point in space becomes a point on paper, and a depth."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kneecli.figure.vectors import Vector

    Seen: TypeAlias = tuple[float, float, float]
    """Right, up, and towards the viewer."""


class View:
    """A view from far away, so that nothing grows smaller with distance.

    `azimuth` degrees from the front to the left of someone upright, `elevation` from above.
    """

    def __init__(self, azimuth: float, elevation: float) -> None:
        a, e = radians(azimuth), radians(elevation)
        self.right = (-sin(a), cos(a))
        self.up = (-cos(a) * sin(e), -sin(a) * sin(e), cos(e))
        self.towards = (cos(a) * cos(e), sin(a) * cos(e), sin(e))

    def see(self, point: Vector) -> Seen:
        """A point as seen from here."""
        x, y, z = point
        up, towards = self.up, self.towards
        return (
            self.right[0] * x + self.right[1] * y,
            up[0] * x + up[1] * y + up[2] * z,
            towards[0] * x + towards[1] * y + towards[2] * z,
        )

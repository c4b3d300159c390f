"""Points and rotations in three dimensions.

x points forward, y to the left and z up, all in fractions of the body's height.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]
Rotation: TypeAlias = tuple[Vector, Vector, Vector]
"""Where the x, y and z axis of the turned thing point."""

ORIGIN: Vector = (0.0, 0.0, 0.0)
UPRIGHT: Rotation = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vector, b: Vector) -> Vector:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vector, b: Vector) -> Vector:
    """The way from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    """A vector made longer or shorter."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """How long a vector is."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector) -> Vector:
    """The same direction, one long; raises ZeroDivisionError where there is none."""
    return scale(a, 1 / length(a))


def between(a: Vector, b: Vector, part: float) -> Vector:
    """The point that lies a part of the way from `a` to `b`."""
    return (
        a[0] + (b[0] - a[0]) * part,
        a[1] + (b[1] - a[1]) * part,
        a[2] + (b[2] - a[2]) * part,
    )


def across(vector: Vector, along: Vector) -> Vector:
    """The part of a vector that stands across a direction, which is one long."""
    return subtract(vector, scale(along, dot(vector, along)))


def turn(rotation: Rotation, local: Vector) -> Vector:
    """A vector given in the axes of the turned thing, in the axes of the world."""
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = rotation
    a, b, c = local
    return (xx * a + yx * b + zx * c, xy * a + yy * b + zy * c, xz * a + yz * b + zz * c)


def turned(parent: Rotation, forward: float, sideways: float, around: float) -> Rotation:
    """A rotation within `parent`: degrees about its y, then the new x, then the new z axis.

    Forward takes z towards x, sideways takes z towards -y, around takes x towards y.
    """
    if not (forward or sideways or around):
        return parent
    a, b, c = radians(forward), radians(sideways), radians(around)
    sa, ca, sb, cb, sc, cc = sin(a), cos(a), sin(b), cos(b), sin(c), cos(c)
    return (
        turn(parent, (ca * cc + sa * sb * sc, cb * sc, -sa * cc + ca * sb * sc)),
        turn(parent, (-ca * sc + sa * sb * cc, cb * cc, sa * sc + ca * sb * cc)),
        turn(parent, (sa * cb, -sb, ca * cb)),
    )

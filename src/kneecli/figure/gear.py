"""Equipment and props in the picture."""

from __future__ import annotations

from itertools import product
from math import cos, radians, sin
from typing import TYPE_CHECKING

from kneecli.figure.contact import HEIGHTS
from kneecli.figure.layer import Layer
from kneecli.figure.vectors import add, between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.catalog.figure import Gear
    from kneecli.figure.body import Body
    from kneecli.figure.camera import View
    from kneecli.figure.vectors import Vector

    Box = tuple[Vector, Vector]
    """Lowest and highest corner."""

_PAIRS = {"knees": "knee", "hands": "hand", "thighs": "thigh"}
_MIDDLES = {"thigh": ("hip", "knee"), "shank": ("knee", "ankle")}

HALF_WIDTHS = {"band": 0.013, "link": 0.013, "cord": 0.006, "strap": 0.007}
"""Of what is stretched between two points."""
BALL = 0.068
KETTLEBELL = 0.052
ROLLER = HEIGHTS["roller"] / 2
ROLLER_LENGTH = 0.26
_IN_FRONT = 0.2
"""How much nearer than the body's points what is held or worn is painted."""

_SEAT = HEIGHTS["chair"]
_SEATS = ("chair", "bench")
"""Parts of these lie before and behind the body; all other props are behind it."""
BOXES: dict[str, tuple[Box, ...]] = {
    "chair": (
        ((-0.11, -0.12, _SEAT - 0.02), (0.11, 0.12, _SEAT)),
        ((-0.13, -0.12, _SEAT - 0.02), (-0.11, 0.12, 0.50)),
        *(
            ((x - 0.01, y - 0.01, 0.0), (x + 0.01, y + 0.01, _SEAT - 0.02))
            for x in (-0.10, 0.10)
            for y in (-0.11, 0.11)
        ),
    ),
    "bench": (
        ((-0.14, -0.24, HEIGHTS["bench"] - 0.03), (0.14, 0.24, HEIGHTS["bench"])),
        *(
            ((x - 0.012, y - 0.012, 0.0), (x + 0.012, y + 0.012, HEIGHTS["bench"] - 0.03))
            for x in (-0.12, 0.12)
            for y in (-0.21, 0.21)
        ),
    ),
    "step": (((-0.11, -0.22, 0.0), (0.11, 0.22, HEIGHTS["step"])),),
    "wall": (((-0.03, -0.35, 0.0), (0.0, 0.35, 1.08)),),
    "pole": (((-0.012, -0.012, 0.0), (0.012, 0.012, 1.0)),),
    "mirror": (((-0.015, -0.18, 0.05), (0.0, 0.18, 0.95)),),
}
"""The boxes each prop is made of; they stand on the floor and face forward."""


def point_of(body: Body, name: str) -> Vector:
    """A point of the body by its name in figures: a joint, or the middle of a part or a pair."""
    if name in _PAIRS:
        left, right = (point_of(body, f"{side}_{_PAIRS[name]}") for side in ("left", "right"))
        return between(left, right, 0.5)
    side, _, part = name.partition("_")
    if part in _MIDDLES:
        upper, lower = _MIDDLES[part]
        return between(body.points[f"{side}_{upper}"], body.points[f"{side}_{lower}"], 0.62)
    if part == "foot":
        return body.points[f"{side}_ball"]
    return body.points[name]


def gear_layers(body: Body, view: View, gear: Sequence[Gear], origin: Vector) -> Iterator[Layer]:
    """The layers of the equipment, as the body has it."""
    for piece in gear:
        if piece.kind in HALF_WIDTHS:
            yield _stretched(piece, body, view, origin)
        elif piece.kind not in BOXES:
            yield from _held(piece, body, view, origin)


def prop_layers(gear: Sequence[Gear], view: View, origin: Vector) -> Iterator[Layer]:
    """The layers of what stands in the room."""
    for piece in gear:
        if piece.kind in BOXES:
            yield from _prop(piece, view, origin)


def placed(piece: Gear, origin: Vector) -> Vector:
    """Where a piece stands or is fixed."""
    forward, left, up = piece.place or (0, 0, 0)
    return add(origin, (forward / 100, left / 100, up / 100))


def _prop(piece: Gear, view: View, origin: Vector) -> Iterator[Layer]:
    base, angle = placed(piece, origin), radians(piece.turn)
    for lowest, highest in BOXES[piece.kind]:
        corners = []
        for x, y, z in product(*zip(lowest, highest, strict=True)):
            turned = (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle), z)
            corners.append(view.see(add(base, turned)))
        depths = [corner[2] for corner in corners]
        yield Layer(
            tone="prop",
            depth=sum(depths) / len(depths) if piece.kind in _SEATS else min(depths),
            shapes=(tuple((right, up, 0.0) for right, up, _ in corners),),
        )


def _stretched(piece: Gear, body: Body, view: View, origin: Vector) -> Layer:
    """A band, Link or strap between two points, or from one to where it is fixed."""
    half = HALF_WIDTHS[piece.kind]
    start = point_of(body, piece.at) if piece.at else placed(piece, origin)
    end = point_of(body, piece.to) if piece.to else placed(piece, origin)
    ends = [view.see(start), view.see(end)]
    cuffs = [
        ((right, up, half * 1.9),)
        for (right, up, _), name in zip(ends, (piece.at, piece.to), strict=True)
        if piece.kind == "link" and name
    ]
    line = tuple((right, up, half) for right, up, _ in ends)
    depth = max(end[2] for end in ends) + _IN_FRONT
    return Layer(tone="gear", depth=depth, shapes=(line, *cuffs))


def _held(piece: Gear, body: Body, view: View, origin: Vector) -> Iterator[Layer]:
    """A ball, kettlebell or roller at a point of the body or at its place."""
    centre = point_of(body, piece.at) if piece.at else placed(piece, origin)
    if piece.at and piece.place:
        centre = add(centre, placed(piece, (0.0, 0.0, 0.0)))
    if piece.kind == "kettlebell":
        yield _kettlebell(view, centre)
        return
    right, up, depth = view.see(centre)
    if piece.kind == "ball":
        yield Layer(tone="gear", depth=depth + _IN_FRONT / 2, shapes=(((right, up, BALL),),))
        return
    angle = radians(piece.turn)
    half = (-sin(angle) * ROLLER_LENGTH / 2, cos(angle) * ROLLER_LENGTH / 2, 0.0)
    ends = [view.see(add(centre, (sign * half[0], sign * half[1], 0.0))) for sign in (1, -1)]
    yield Layer(tone="gear", depth=depth, shapes=(tuple((r, u, ROLLER) for r, u, _ in ends),))


def _kettlebell(view: View, handle: Vector) -> Layer:
    """A kettlebell that hangs from a point."""
    right, up, depth = view.see(handle)
    middle = up - KETTLEBELL - 0.044
    ball = ((right, middle, KETTLEBELL),)
    horns = [
        ((right + out * 0.030, up, 0.009), (right + out * 0.036, middle, 0.009)) for out in (1, -1)
    ]
    bar = ((right - 0.030, up, 0.010), (right + 0.030, up, 0.010))
    return Layer(tone="gear", depth=depth + _IN_FRONT, shapes=(ball, *horns, bar))

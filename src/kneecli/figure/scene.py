"""What is seen of a body and its gear: layers of shapes, the farthest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kneecli.figure import skeleton as s
from kneecli.figure.body import OUTWARD
from kneecli.figure.gear import gear_layers
from kneecli.figure.layer import Layer
from kneecli.figure.vectors import add, between, length, scale, subtract, turn, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.catalog.figure import Gear
    from kneecli.figure.body import Body
    from kneecli.figure.camera import View
    from kneecli.figure.vectors import Vector

    Ball: TypeAlias = tuple[Vector, float]
    """A point in space and how thick the body is there."""

T = s.THICKNESS
_BEFORE_THE_NECK = 0.06
"""How much nearer than it is the head is painted, so that the neck does not cut into it."""
_BEHIND = 0.05
"""How much farther away than its fellow a limb is before it counts as the far one."""


def layers(body: Body, view: View, works: str, gear: Sequence[Gear], origin: Vector) -> list[Layer]:
    """The layers of what moves: the body, and the equipment on it.

    `origin` is the point of the floor that places of props count from.
    """
    parts = [*_limbs(body, view, works), *_torso(body, view)]
    parts += gear_layers(body, view, gear, origin)
    return parts


def _limbs(body: Body, view: View, works: str) -> Iterator[Layer]:
    for side in OUTWARD:
        for joint, chains in (("hip", _leg(body, side)), ("shoulder", _arm(body, side))):
            far = _is_far(body, view, side, joint)
            tone = "far" if far else "near"
            if joint == "hip" and works == side:
                tone = f"{tone}_working"
            yield _layer(view, tone, chains)
            if joint == "hip" and not far:
                yield from _kneecap(body, view, side)


def _is_far(body: Body, view: View, side: str, joint: str) -> bool:
    other = "left" if side == "right" else "right"
    own = view.see(body.points[f"{side}_{joint}"])[2]
    return own < view.see(body.points[f"{other}_{joint}"])[2] - _BEHIND


def _kneecap(body: Body, view: View, side: str) -> Iterator[Layer]:
    """A mark on the front of the knee, which tells where the thigh is turned to."""
    hip, knee, ankle = (body.points[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    front = subtract(knee, between(hip, ankle, s.THIGH / (s.THIGH + s.SHANK)))
    if length(front) < 0.02:  # noqa: PLR2004 - too straight to tell
        front = body.axes[f"{side}_thigh"][0]
    front = unit(front)
    if view.see(front)[2] > 0:
        cap = _layer(view, "mark", [[(add(knee, scale(front, T["knee"] * 0.6)), 0.011)]])
        yield cap.replace(depth=cap.depth + 0.03)


def _leg(body: Body, side: str) -> list[list[Ball]]:
    hip, knee, ankle, heel, ball, toe = (
        (body.points[f"{side}_{name}"], T[name])
        for name in ("hip", "knee", "ankle", "heel", "ball", "toe")
    )
    across = body.axes[f"{side}_foot"][1]
    balls = [(add(ball[0], scale(across, half)), T["ball"]) for half in (s.FOOT_HALF, -s.FOOT_HALF)]
    return [[hip, knee], [knee, ankle], [ankle, heel, *balls], [*balls, toe]]


def _arm(body: Body, side: str) -> list[list[Ball]]:
    shoulder, elbow, wrist, hand = (
        (body.points[f"{side}_{name}"], T[name]) for name in ("shoulder", "elbow", "wrist", "hand")
    )
    return [[shoulder, elbow], [elbow, wrist], [wrist, hand]]


def _torso(body: Body, view: View) -> Iterator[Layer]:
    points, axes = body.points, body.axes
    pelvis = [(points[f"{side}_hip"], T["hip"]) for side in OUTWARD]
    waist = [
        (add(points["waist"], turn(axes["pelvis"], (0, out * s.HIP_WIDTH * 0.22, 0))), T["waist"])
        for out in OUTWARD.values()
    ]
    shoulders = [
        (between(points["chest"], points[f"{side}_shoulder"], 0.86), T["shoulder"])
        for side in OUTWARD
    ]
    ribs = (between(points["waist"], points["chest"], 0.62), T["chest"])
    throat = between(points["neck"], points["head"], 0.4)
    neck = [(points["chest"], T["neck"]), (throat, T["neck"])]
    yield _layer(view, "near", [[*pelvis, *waist], [*waist, ribs, *shoulders], neck])
    head, face = points["head"], turn(axes["head"], (T["head"] * 1.05, 0, -0.012))
    front = _layer(view, "near", [[(head, T["head"])], [(head, 0.03), (add(head, face), 0.012)]])
    yield front.replace(depth=front.depth + _BEFORE_THE_NECK)


def _layer(view: View, tone: str, chains: list[list[Ball]]) -> Layer:
    """A layer of rubber bands around balls, at their middle depth."""
    seen = [[(view.see(point), radius) for point, radius in chain] for chain in chains]
    depths = [point[2] for chain in seen for point, _ in chain]
    return Layer(
        tone=tone,
        depth=sum(depths) / len(depths),
        shapes=tuple(
            tuple((right, up, radius) for (right, up, _), radius in chain) for chain in seen
        ),
    )

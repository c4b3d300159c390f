"""Hands and feet that reach for a place, by bending the limb in the plane the pose has it in."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from kneecli.figure import skeleton as s
from kneecli.figure.body import Body, place_foot
from kneecli.figure.vectors import across, add, between, length, scale, subtract, unit

if TYPE_CHECKING:
    from kneecli.figure.vectors import Vector

_ALMOST = 0.9995
"""The most of its length a limb is stretched to when it reaches for its place."""
_LOW = 0.25
"""A palm below this height leans on a surface that lies, above it on one that stands."""


def place_of(body: Body, part: str) -> Vector:
    """The point by which a part of the body rests."""
    if part.endswith("_foot"):
        return body.points[part.replace("_foot", "_ankle")]
    if part.endswith("_palm"):
        return body.points[part.replace("_palm", "_wrist")]
    if part == "body":
        return body.points["pelvis"]
    return body.points[part]


def reach(body: Body, part: str, goal: Vector) -> Body:
    """The body with a hand or foot brought to a place by bending the limb."""
    side, _, end = part.partition("_")
    if end in {"foot", "ball", "heel"}:
        return _reach_with_leg(body, side, part, goal)
    if end == "hand":
        return _reach_with_hand(body, side, goal)
    return _lean_on_palm(body, side, goal) if end == "palm" else body


def _reach_with_leg(body: Body, side: str, part: str, goal: Vector) -> Body:
    points, axes = dict(body.points), dict(body.axes)
    hip, knee, ankle = (points[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    goal = add(goal, subtract(ankle, place_of(body, part)))
    front = axes[f"{side}_thigh"][0]
    knee, ankle = _bend((hip, knee, ankle), goal, (s.THIGH, s.SHANK), front)
    points[f"{side}_knee"] = knee
    place_foot(side, ankle, axes[f"{side}_foot"], points, axes)
    return Body(points=points, axes=axes)


def _reach_with_hand(body: Body, side: str, goal: Vector) -> Body:
    elbow, hand = _reach_with_arm(body, side, goal, s.FOREARM + s.HAND / 2)
    wrist = between(elbow, hand, s.FOREARM / (s.FOREARM + s.HAND / 2))
    return _with_arm(body, side, elbow, wrist, hand)


def _lean_on_palm(body: Body, side: str, goal: Vector) -> Body:
    """The palm lies flat, the fingers pointing where the head does."""
    elbow, wrist = _reach_with_arm(body, side, goal, s.FOREARM)
    fingers = scale(body.axes["chest"][2], s.HAND / 2)
    if wrist[2] < _LOW:
        fingers = (fingers[0], fingers[1], 0.0)
    return _with_arm(body, side, elbow, wrist, add(wrist, fingers))


def _reach_with_arm(
    body: Body, side: str, goal: Vector, below_elbow: float
) -> tuple[Vector, Vector]:
    shoulder, elbow, wrist = (body.points[f"{side}_{j}"] for j in ("shoulder", "elbow", "wrist"))
    back = scale(body.axes[f"{side}_upper_arm"][0], -1)
    return _bend((shoulder, elbow, wrist), goal, (s.UPPER_ARM, below_elbow), back)


def _with_arm(body: Body, side: str, elbow: Vector, wrist: Vector, hand: Vector) -> Body:
    arm = {f"{side}_elbow": elbow, f"{side}_wrist": wrist, f"{side}_hand": hand}
    return body.replace(points={**body.points, **arm})


def _bend(
    limb: tuple[Vector, Vector, Vector],
    goal: Vector,
    lengths: tuple[float, float],
    towards: Vector,
) -> tuple[Vector, Vector]:
    """The middle joint and the end of a limb of two parts that reaches for a goal.

    The middle joint stays on the side it is on in the pose; a straight limb bends `towards`.
    """
    (root, middle, end), (upper, lower) = limb, lengths
    way = subtract(goal, root)
    distance = min(max(length(way), abs(upper - lower) + 1e-6), (upper + lower) * _ALMOST)
    along = unit(way)
    side = across(subtract(middle, root), unit(subtract(end, root)))
    if length(side) < 0.02:  # noqa: PLR2004 - too straight to tell a side
        side = towards
    share = (distance * distance + upper * upper - lower * lower) / (2 * distance)
    out = sqrt(max(0.0, upper * upper - share * share))
    middle = add(add(root, scale(along, share)), scale(unit(across(side, along)), out))
    return middle, add(root, scale(along, distance))

"""What the body rests on: feet that stay planted, hands that stay put, nothing below the floor.

The first part that rests carries the body: the whole is shifted until that part is where it
belongs. The others follow by bending hip and knee, or shoulder and elbow, in the plane the
pose has them in.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from kneecli.figure import skeleton as s
from kneecli.figure.body import Body, place_foot
from kneecli.figure.vectors import (
    add,
    between,
    cross,
    dot,
    length,
    scale,
    subtract,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneecli.figure.vectors import Vector

HEIGHTS = {"floor": 0.0, "chair": 0.25, "bench": 0.35, "step": 0.075, "roller": 0.086}
"""Of the surfaces, in fractions of the body's height."""

_SIT = 0.075
"""From the middle between the hips down to what one sits on."""
_THICKNESS_AT = {
    "pelvis": "pelvis",
    "waist": "waist",
    "chest": "chest",
    "neck": "neck",
    "head": "head",
}
_ALMOST = 0.9995
"""The most of its length a limb is stretched to when it reaches for its place."""


def settle(
    body: Body,
    rests: Mapping[str, str],
    anchors: Mapping[str, Vector],
    hold: Mapping[str, float] | None = None,
) -> Body:
    """The body resting on what bears it.

    `anchors` are the places of parts that rested before; they stay there. `hold` says how
    firmly, from 0 to 1, parts are held that are coming or going; all others are held fully.
    """
    firmly = hold or {}
    for number, (part, surface) in enumerate(rests.items()):
        if part.endswith("_foot") and surface != "held":
            body = _flat(body, part.removesuffix("_foot"), firmly.get(part, 1))
        if number == 0:
            body = body.shifted(_to_rest(body, part, surface, anchors.get(part)))
            continue
        goal = anchors.get(part) or _resting_place(body, part, surface)
        body = _reach(body, part, between(place_of(body, part), goal, firmly.get(part, 1)))
    for part in rests:
        if part.endswith("_ball"):
            body = _toes_bent(body, part.removesuffix("_ball"))
    return body


def _toes_bent(body: Body, side: str) -> Body:
    """The body with the toes of one foot level, as far as that needs them bent up."""
    ball, toe = body.points[f"{side}_ball"], body.points[f"{side}_toe"]
    level = ball[2] + s.THICKNESS["toe"] - s.THICKNESS["ball"]
    forward = (toe[0] - ball[0], toe[1] - ball[1], 0.0)
    if toe[2] >= level or length(forward) == 0:
        return body
    x, y, _ = add(ball, scale(unit(forward), s.TOE - s.BALL))
    return body.replace(points={**body.points, f"{side}_toe": (x, y, level)})


def place_of(body: Body, part: str) -> Vector:
    """The point by which a part of the body rests."""
    if part.endswith("_foot"):
        return body.points[part.replace("_foot", "_ankle")]
    if part.endswith("_palm"):
        return body.points[part.replace("_palm", "_wrist")]
    if part == "body":
        return body.points["pelvis"]
    return body.points[part]


def lowest(body: Body) -> float:
    """How high the lowest point of the body's surface lies."""
    return min(point[2] - thickness(name) for name, point in body.points.items())


def thickness(point: str) -> float:
    """Half the thickness of the body at one of its points."""
    name = point.removeprefix("left_").removeprefix("right_")
    return s.THICKNESS[_THICKNESS_AT.get(name, name)]


def _height_above(part: str) -> float:
    """How high the point of a part lies above what it rests on."""
    if part.endswith("_foot"):
        return s.ANKLE_HEIGHT
    if part == "pelvis":
        return _SIT
    return thickness(part.replace("_palm", "_wrist"))


def _resting_place(body: Body, part: str, surface: str) -> Vector:
    """Where a part comes to rest that has not rested before: straight above or below."""
    x, y, z = place_of(body, part)
    return (x, y, z if surface == "held" else HEIGHTS[surface] + _height_above(part))


def _to_rest(body: Body, part: str, surface: str, anchor: Vector | None) -> Vector:
    """The shift that brings the part that carries the body to its place."""
    place = place_of(body, part)
    if part == "body":
        x, y = (anchor[0] - place[0], anchor[1] - place[1]) if anchor else (0.0, 0.0)
        return (x, y, HEIGHTS[surface] - lowest(body))
    return subtract(anchor or _resting_place(body, part, surface), place)


def _flat(body: Body, side: str, firmly: float) -> Body:
    """The body with one sole level, or as much so as it is held, pointing where it did."""
    forward, left, _ = body.axes[f"{side}_foot"]
    level = _heading(forward, *body.axes["pelvis"])
    x = unit(between(forward, level, firmly))
    sideways = between(left, (-level[1], level[0], 0.0), firmly)
    y = unit(_across(sideways, x))
    points, axes = dict(body.points), dict(body.axes)
    place_foot(side, points[f"{side}_ankle"], (x, y, cross(x, y)), points, axes)
    return Body(points=points, axes=axes)


def _heading(*directions: Vector) -> Vector:
    """Where the first of some directions points on the map; one that points up has none."""
    for x, y, _ in directions:
        if abs(x) + abs(y) > 0.1:  # noqa: PLR2004 - more is to the side than that
            return unit((x, y, 0.0))
    return (1.0, 0.0, 0.0)


def _reach(body: Body, part: str, goal: Vector) -> Body:
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
    if wrist[2] < HEIGHTS["chair"]:
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
    side = _across(subtract(middle, root), unit(subtract(end, root)))
    if length(side) < 0.02:  # noqa: PLR2004 - too straight to tell a side
        side = towards
    share = (distance * distance + upper * upper - lower * lower) / (2 * distance)
    out = sqrt(max(0.0, upper * upper - share * share))
    middle = add(add(root, scale(along, share)), scale(unit(_across(side, along)), out))
    return middle, add(root, scale(along, distance))


def _across(vector: Vector, along: Vector) -> Vector:
    """The part of a vector that stands across a direction."""
    return subtract(vector, scale(along, dot(vector, along)))

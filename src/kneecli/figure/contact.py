"""What the body rests on: feet that stay planted, hands that stay put, nothing below the floor.

The first part that rests carries the body: the whole is shifted until that part is where it
belongs. The others reach for their places (`reach.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.figure import skeleton as s
from kneecli.figure.body import Body, place_foot
from kneecli.figure.reach import place_of, reach
from kneecli.figure.vectors import across, add, between, cross, length, scale, subtract, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneecli.figure.vectors import Vector

HEIGHTS = {"floor": 0.0, "chair": 0.25, "bench": 0.35, "step": 0.075, "roller": 0.086}
"""Of the surfaces, in fractions of the body's height."""

_SIT = 0.075
"""From the middle between the hips down to what one sits on."""


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
        body = reach(body, part, between(place_of(body, part), goal, firmly.get(part, 1)))
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


def lowest(body: Body) -> float:
    """How high the lowest point of the body's surface lies."""
    return min(point[2] - thickness(name) for name, point in body.points.items())


def thickness(point: str) -> float:
    """Half the thickness of the body at one of its points."""
    name = point.removeprefix("left_").removeprefix("right_")
    return s.THICKNESS[name]


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
    y = unit(across(sideways, x))
    points, axes = dict(body.points), dict(body.axes)
    place_foot(side, points[f"{side}_ankle"], (x, y, cross(x, y)), points, axes)
    return Body(points=points, axes=axes)


def _heading(*directions: Vector) -> Vector:
    """Where the first of some directions points on the map; one that points up has none."""
    for x, y, _ in directions:
        if abs(x) + abs(y) > 0.1:  # noqa: PLR2004 - more is to the side than that
            return unit((x, y, 0.0))
    return (1.0, 0.0, 0.0)

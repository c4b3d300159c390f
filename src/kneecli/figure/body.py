"""Forward kinematics: where every point of the body is, from the angles of its joints.

Angles follow the usual order of the clinic: a joint bends (flexion), then opens sideways
(abduction), then turns about the long axis of the limb (rotation), each in the axes the
step before has left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kneecli.figure import skeleton as s
from kneecli.figure.vectors import ORIGIN, UPRIGHT, add, scale, turn, turned
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.figure.pose import Angles
    from kneecli.figure.vectors import Rotation, Vector

    Points: TypeAlias = dict[str, Vector]

LIES: dict[str, Rotation] = {
    "upright": UPRIGHT,
    "supine": ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0)),
    "prone": ((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)),
    "on_right_side": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
    "on_left_side": ((1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (0.0, 1.0, 0.0)),
}
"""The axes of the pelvis in each way to lie: forward, left, up to the head."""

OUTWARD = {"left": 1, "right": -1}


class Body(Record):
    """The points of a body in space, and the axes of the parts that have a front."""

    points: Points
    axes: dict[str, Rotation]
    """Of `pelvis`, `chest`, `head`, and each side's thigh, foot and upper arm."""

    def shifted(self, way: Vector) -> Body:
        """The same body somewhere else."""
        return self.replace(points={name: add(point, way) for name, point in self.points.items()})


def body_of(lies: str, angles: Angles) -> Body:
    """The body in a pose, the middle between its hips at the origin."""
    pelvis = turned(LIES[lies], angles["trunk_pitch"], angles["trunk_roll"], angles["trunk_turn"])
    chest = turned(
        pelvis,
        angles["trunk_spine_flexion"],
        angles["trunk_spine_bend"],
        angles["trunk_spine_rotation"],
    )
    head = turned(
        chest,
        angles["trunk_head_flexion"],
        angles["trunk_head_bend"],
        angles["trunk_head_rotation"],
    )
    waist = turn(pelvis, (0, 0, s.WAIST))
    shoulders = add(waist, turn(chest, (0, 0, s.CHEST)))
    neck = add(shoulders, turn(chest, (0, 0, s.NECK)))
    points: Points = {
        "pelvis": ORIGIN,
        "waist": waist,
        "chest": shoulders,
        "neck": neck,
        "head": add(neck, turn(head, (0, 0, s.HEAD_CENTRE))),
    }
    axes = {"pelvis": pelvis, "chest": chest, "head": head}
    for side in OUTWARD:
        _leg(side, angles, points, axes)
        _arm(side, angles, points, axes)
    return Body(points=points, axes=axes)


def _leg(side: str, angles: Angles, points: Points, axes: dict[str, Rotation]) -> None:
    outward = OUTWARD[side]
    thigh = turned(
        axes["pelvis"],
        -angles[f"{side}_hip_flexion"],
        outward * angles[f"{side}_hip_abduction"],
        outward * angles[f"{side}_hip_rotation"],
    )
    shank = turned(thigh, angles[f"{side}_knee_flexion"], 0, 0)
    hip = turn(axes["pelvis"], (0, outward * s.HIP_JOINT_WIDTH / 2, 0))
    knee = add(hip, turn(thigh, (0, 0, -s.THIGH)))
    ankle = add(knee, turn(shank, (0, 0, -s.SHANK)))
    points[f"{side}_hip"], points[f"{side}_knee"] = hip, knee
    axes[f"{side}_thigh"] = thigh
    place_foot(side, ankle, turned(shank, -angles[f"{side}_ankle_flexion"], 0, 0), points, axes)


def place_foot(
    side: str, ankle: Vector, foot: Rotation, points: Points, axes: dict[str, Rotation]
) -> None:
    """Put a foot with these axes at an ankle."""
    axes[f"{side}_foot"] = foot
    points[f"{side}_ankle"] = ankle
    for name, forward in (("heel", -s.HEEL), ("ball", s.BALL), ("toe", s.TOE)):
        down = s.THICKNESS[name] - s.ANKLE_HEIGHT
        points[f"{side}_{name}"] = add(ankle, turn(foot, (forward, 0, down)))


def _arm(side: str, angles: Angles, points: Points, axes: dict[str, Rotation]) -> None:
    outward = OUTWARD[side]
    upper = turned(
        axes["chest"],
        -angles[f"{side}_shoulder_flexion"],
        outward * angles[f"{side}_shoulder_abduction"],
        outward * angles[f"{side}_shoulder_rotation"],
    )
    lower = turned(upper, -angles[f"{side}_elbow_flexion"], 0, 0)
    shoulder = add(
        points["chest"], turn(axes["chest"], (0, outward * s.SHOULDER_JOINT_WIDTH / 2, 0))
    )
    elbow = add(shoulder, turn(upper, (0, 0, -s.UPPER_ARM)))
    along = turn(lower, (0, 0, -1))
    points[f"{side}_shoulder"], points[f"{side}_elbow"] = shoulder, elbow
    axes[f"{side}_upper_arm"] = upper
    points[f"{side}_wrist"] = add(elbow, scale(along, s.FOREARM))
    points[f"{side}_hand"] = add(elbow, scale(along, s.FOREARM + s.HAND / 2))

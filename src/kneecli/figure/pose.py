"""The key poses of a figure: every joint angle of every frame, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kneecli.catalog.figure import Arm, Leg, Trunk
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.figure import Figure, Frame

    Angles: TypeAlias = dict[str, float]
    """Degrees by name: `trunk_pitch`, `left_hip_flexion`, `right_elbow_flexion` and so on."""

TRUNK_ANGLES = tuple(f"trunk_{name}" for name in Trunk.field_names())
SIDE_ANGLES = (*Leg.field_names(), *Arm.field_names())
ANGLES = (
    *TRUNK_ANGLES,
    *(f"{side}_{name}" for side in ("left", "right") for name in SIDE_ANGLES),
)
_SIDEWAYS = {
    "trunk_roll",
    "trunk_turn",
    "trunk_spine_bend",
    "trunk_spine_rotation",
    "trunk_head_bend",
    "trunk_head_rotation",
}
_OTHER_LIE = {"on_right_side": "on_left_side", "on_left_side": "on_right_side"}


class Pose(Record):
    """All the joint angles of one moment, and what the body rests on."""

    label: str
    body: str
    """How the body lies: `upright`, `supine`, ..."""
    angles: Angles
    rests: dict[str, str]
    """Part of the body -> surface, the main one first."""
    moved: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Shift of the whole body, in fractions of its height."""

    def mirrored(self) -> Pose:
        """The same pose with left and right exchanged."""
        forward, left, up = self.moved
        return self.replace(
            body=_OTHER_LIE.get(self.body, self.body),
            angles={
                other_side(name): -angle if name in _SIDEWAYS else angle
                for name, angle in self.angles.items()
            },
            rests={other_side(part): surface for part, surface in self.rests.items()},
            moved=(forward, -left, up),
        )


def other_side(name: str) -> str:
    """A name of the left for one of the right, and the other way round."""
    if name.startswith("left_"):
        return f"right_{name.removeprefix('left_')}"
    if name.startswith("right_"):
        return f"left_{name.removeprefix('right_')}"
    return name


def key_poses(figure: Figure) -> list[Pose]:
    """The pose of each frame, with what it takes over from the one before."""
    poses: list[Pose] = []
    latest = Pose(label="", body=figure.body, angles=dict.fromkeys(ANGLES, 0.0), rests={})
    for frame in figure.frames:
        base = poses[frame.mirror_of - 1].mirrored() if frame.mirror_of else latest
        latest = _changed(base, frame)
        poses.append(latest)
    return poses


def _changed(pose: Pose, frame: Frame) -> Pose:
    """A pose with what a frame says of it."""
    angles = {**pose.angles, **dict(_said(frame))}
    rests = pose.rests if frame.rests is None else dict(frame.rests)
    moved = pose.moved
    if frame.moved is not None:
        forward, left, up = frame.moved
        moved = (forward / 100, left / 100, up / 100)
    return pose.replace(label=frame.label, angles=angles, rests=rests, moved=moved)


def _said(frame: Frame) -> Iterator[tuple[str, float]]:
    """The angles a frame gives; those of one side after those of both."""
    parts: tuple[tuple[Trunk | Leg | Arm | None, tuple[str, ...]], ...] = (
        (frame.trunk, ("trunk",)),
        (frame.legs, ("left", "right")),
        (frame.arms, ("left", "right")),
        (frame.left_leg, ("left",)),
        (frame.right_leg, ("right",)),
        (frame.left_arm, ("left",)),
        (frame.right_arm, ("right",)),
    )
    for part, owners in parts:
        for name, angle in part.values().items() if part else ():
            if angle is not None:
                for owner in owners:
                    yield f"{owner}_{name}", float(angle)

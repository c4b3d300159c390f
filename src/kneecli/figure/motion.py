"""A drill in motion: its bodies at the key poses and at any moment between."""

from __future__ import annotations

from math import cos, pi
from typing import TYPE_CHECKING

from kneecli.figure.body import Body, body_of
from kneecli.figure.contact import lowest, settle
from kneecli.figure.pose import key_poses
from kneecli.figure.reach import place_of
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.figure import Figure
    from kneecli.figure.pose import Pose
    from kneecli.figure.vectors import Vector


class Motion(Record):
    """The key poses of a figure with their bodies in place."""

    figure: Figure
    poses: tuple[Pose, ...]
    bodies: tuple[Body, ...]
    anchors: tuple[dict[str, Vector], ...]
    """Of each key pose, where each part that rests is."""

    def order(self) -> list[int]:
        """The key poses in the order of one repetition, back at the first."""
        there = list(range(len(self.poses)))
        back = there[-2::-1] if self.figure.way == "back" else [0]
        return [*there, *back]

    def at(self, origin: int, goal: int, part: float) -> Body:
        """The body a part of the way from one key pose to another, 0 to 1."""
        if part <= 0:
            return self.bodies[origin]
        if part >= 1:
            return self.bodies[goal]
        part = (1 - cos(pi * part)) / 2
        before, after = self.poses[origin], self.poses[goal]
        angles = {
            name: angle + (after.angles[name] - angle) * part
            for name, angle in before.angles.items()
        }
        both = [name for name in before.rests if name in after.rests]
        leaving = {name: 1 - part for name in before.rests if name not in after.rests}
        coming = {name: part for name in after.rests if name not in before.rests}
        hold = {**leaving, **coming}
        rests = {**before.rests, **after.rests}
        anchors = {**self.anchors[goal], **self.anchors[origin]}
        body = body_of(before.body, angles)
        if not both:
            return _carried(body, self.bodies[origin], self.bodies[goal], part)
        ordered = {name: rests[name] for name in (*both, *hold)}
        return settle(body, ordered, anchors, hold)


def motion_of(figure: Figure) -> Motion:
    """A figure's key poses, each resting where the one before left it."""
    poses = key_poses(figure)
    bodies: list[Body] = []
    anchors: list[dict[str, Vector]] = []
    kept: dict[str, Vector] = {}
    for pose in poses:
        body = body_of(pose.body, pose.angles)
        if pose.rests:
            body = settle(body, pose.rests, kept)
        else:
            x, y, _ = bodies[-1].points["pelvis"] if bodies else (0.0, 0.0, 0.0)
            body = body.shifted((x, y, -lowest(body)))
        if not set(pose.rests) & set(kept):
            body = body.shifted(pose.moved)
        kept = {part: place_of(body, part) for part in pose.rests}
        bodies.append(body)
        anchors.append(kept)
    return Motion(figure=figure, poses=tuple(poses), bodies=tuple(bodies), anchors=tuple(anchors))


def _carried(body: Body, before: Body, after: Body, part: float) -> Body:
    """A body in the air, or changing what bears it: its pelvis goes the straight way."""
    start, end = before.points["pelvis"], after.points["pelvis"]
    x, y, z = (a + (b - a) * part for a, b in zip(start, end, strict=True))
    return body.shifted((x, y, z))

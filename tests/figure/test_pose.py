"""Frames take over what they do not say, and mirror images are exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.figure import Figure, Frame, Leg, Trunk
from kneecli.figure.body import body_of
from kneecli.figure.pose import key_poses

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Orientation

STAND = Frame(
    label="Stand",
    legs=Leg(hip_flexion=10, knee_flexion=20),
    left_leg=Leg(hip_flexion=40),
    trunk=Trunk(roll=5, pitch=7),
    rests={"right_foot": "floor"},
)


def poses(*frames: Frame, body: Orientation = "upright") -> list[dict[str, float]]:
    figure = Figure(body=body, frames=frames)
    return [pose.angles for pose in key_poses(figure)]


def test_one_side_comes_on_top_of_both() -> None:
    (angles,) = poses(STAND)
    assert (angles["left_hip_flexion"], angles["right_hip_flexion"]) == (40, 10)
    assert angles["left_knee_flexion"] == angles["right_knee_flexion"] == 20


def test_a_frame_changes_only_what_it_says() -> None:
    first, second = poses(STAND, Frame(label="Kick", left_leg=Leg(knee_flexion=0)))
    assert {n: a for n, a in second.items() if a != first[n]} == {"left_knee_flexion": 0}


def test_a_mirrored_frame_exchanges_the_sides() -> None:
    figure = Figure(body="upright", frames=(STAND, Frame(label="Other", mirror_of=1)))
    first, second = key_poses(figure)
    assert second.angles["right_hip_flexion"] == 40
    assert (second.angles["trunk_roll"], second.angles["trunk_pitch"]) == (-5, 7)
    assert second.rests == {"left_foot": "floor"}
    assert second.mirrored().angles == first.angles


def test_a_mirrored_body_is_the_mirror_image() -> None:
    figure = Figure(body="on_right_side", frames=(STAND,))
    (pose,) = key_poses(figure)
    other = pose.mirrored()
    points = body_of(pose.body, pose.angles).points
    mirrored = body_of(other.body, other.angles).points
    x, y, z = points["left_ankle"]
    assert pose.body != other.body
    for got, wanted in zip(mirrored["right_ankle"], (x, -y, z), strict=True):
        assert abs(got - wanted) < 1e-12

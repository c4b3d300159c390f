"""Positions worked out by hand, from segment lengths and angles."""

from __future__ import annotations

from math import cos, radians, sin

import pytest

from kneecli.figure import skeleton as s
from kneecli.figure.body import Body, body_of
from kneecli.figure.pose import ANGLES

HIP = s.HIP_JOINT_WIDTH / 2
SHOULDER = s.SHOULDER_JOINT_WIDTH / 2


def body(lies: str = "upright", /, **angles: float) -> Body:
    return body_of(lies, {**dict.fromkeys(ANGLES, 0.0), **angles})


def at(*place: float) -> object:
    return pytest.approx(place, abs=1e-9)


def test_standing_straight_adds_up_to_the_height_of_the_body() -> None:
    points = body().points
    assert points["left_ankle"] == at(0, HIP, -s.THIGH - s.SHANK)
    assert points["right_knee"] == at(0, -HIP, -s.THIGH)
    assert pytest.approx(s.HIP_HEIGHT) == s.THIGH + s.SHANK + s.ANKLE_HEIGHT
    assert points["chest"] == at(0, 0, s.SHOULDER_HEIGHT - s.HIP_HEIGHT)
    crown = points["head"][2] + s.HEAD / 2
    assert crown + s.HIP_HEIGHT == pytest.approx(1)


def test_sitting_bends_hip_and_knee_at_right_angles() -> None:
    points = body(left_hip_flexion=90, left_knee_flexion=90).points
    assert points["left_knee"] == at(s.THIGH, HIP, 0)
    assert points["left_ankle"] == at(s.THIGH, HIP, -s.SHANK)
    assert points["left_toe"][0] > points["left_heel"][0]


@pytest.mark.parametrize(("side", "outward"), [("left", 1), ("right", -1)])
def test_abduction_takes_the_leg_outward(side: str, outward: int) -> None:
    knee = body(**{f"{side}_hip_abduction": 30}).points[f"{side}_knee"]
    expected = outward * (HIP + s.THIGH * sin(radians(30)))
    assert knee == at(0, expected, -s.THIGH * cos(radians(30)))


@pytest.mark.parametrize(("side", "outward"), [("left", 1), ("right", -1)])
def test_outward_rotation_of_a_bent_hip_takes_the_foot_inward(side: str, outward: int) -> None:
    angles = {"hip_flexion": 90, "hip_rotation": 30, "knee_flexion": 90}
    ankle = body(**{f"{side}_{name}": angle for name, angle in angles.items()}).points
    expected = outward * (HIP - s.SHANK * sin(radians(30)))
    assert ankle[f"{side}_ankle"] == at(s.THIGH, expected, -s.SHANK * cos(radians(30)))


def test_abduction_of_a_bent_hip_opens_the_thigh_sideways() -> None:
    knee = body(left_hip_flexion=90, left_hip_abduction=45).points["left_knee"]
    assert knee == at(s.THIGH * cos(radians(45)), HIP + s.THIGH * sin(radians(45)), 0)


def test_pointing_the_foot_lowers_the_toes() -> None:
    flat, pointed = body().points, body(left_ankle_flexion=-40).points
    assert pointed["left_toe"][2] < flat["left_toe"][2]
    assert pointed["left_heel"][2] > flat["left_heel"][2]


def test_arm_forward_with_the_elbow_bent_points_the_forearm_up() -> None:
    points = body(right_shoulder_flexion=90, right_elbow_flexion=90).points
    height = s.SHOULDER_HEIGHT - s.HIP_HEIGHT
    assert points["right_elbow"] == at(s.UPPER_ARM, -SHOULDER, height)
    assert points["right_wrist"] == at(s.UPPER_ARM, -SHOULDER, height + s.FOREARM)


def test_bending_the_spine_leaves_the_pelvis_where_it_is() -> None:
    points = body(trunk_spine_flexion=30).points
    x, z = s.CHEST * sin(radians(30)), s.WAIST + s.CHEST * cos(radians(30))
    assert points["chest"] == at(x, 0, z)
    assert points["left_knee"] == at(0, HIP, -s.THIGH)


def test_leaning_forward_tips_the_whole_body() -> None:
    points = body(trunk_pitch=90).points
    assert points["chest"] == at(s.SHOULDER_HEIGHT - s.HIP_HEIGHT, 0, 0)
    assert points["left_knee"] == at(-s.THIGH, HIP, 0)


def test_rolling_and_bending_go_to_the_right() -> None:
    assert body(trunk_roll=20).points["head"][1] < 0
    assert body(trunk_spine_bend=20).points["head"][1] < 0


def test_turning_goes_to_the_left() -> None:
    assert body(trunk_turn=90).axes["head"][0] == at(0, 1, 0)
    assert body(trunk_spine_rotation=30).axes["chest"][0][1] > 0


@pytest.mark.parametrize(
    ("lies", "face", "head"),
    [
        ("upright", (1, 0, 0), (0, 0, 1)),
        ("supine", (0, 0, 1), (-1, 0, 0)),
        ("prone", (0, 0, -1), (1, 0, 0)),
        ("on_right_side", (1, 0, 0), (0, -1, 0)),
        ("on_left_side", (1, 0, 0), (0, 1, 0)),
    ],
)
def test_each_way_to_lie(lies: str, face: tuple[int, ...], head: tuple[int, ...]) -> None:
    lying = body(lies)
    assert lying.axes["head"][0] == at(*face)
    x, y, z = lying.points["chest"]
    size = s.SHOULDER_HEIGHT - s.HIP_HEIGHT
    assert (x / size, y / size, z / size) == at(*head)


def test_lying_on_the_right_side_has_the_left_leg_on_top() -> None:
    points = body("on_right_side").points
    assert points["left_hip"][2] > points["right_hip"][2]

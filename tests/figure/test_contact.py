"""Bodies come to rest where they should, and limbs reach without growing."""

from __future__ import annotations

import pytest

from kneecli.figure import skeleton as s
from kneecli.figure.body import Body, body_of
from kneecli.figure.contact import HEIGHTS, lowest, settle
from kneecli.figure.pose import ANGLES
from kneecli.figure.vectors import length, subtract


def body(lies: str = "upright", **angles: float) -> Body:
    return body_of(lies, {**dict.fromkeys(ANGLES, 0.0), **angles})


def distance(found: Body, one: str, other: str) -> float:
    return length(subtract(found.points[one], found.points[other]))


def test_a_standing_body_has_both_soles_on_the_floor() -> None:
    found = settle(body(), {"left_foot": "floor", "right_foot": "floor"}, {})
    assert found.points["pelvis"][2] == pytest.approx(s.HIP_HEIGHT, abs=1e-3)
    for side in ("left", "right"):
        assert found.points[f"{side}_ankle"][2] == pytest.approx(s.ANKLE_HEIGHT, abs=1e-3)
    assert lowest(found) == pytest.approx(0, abs=1e-3)


def test_a_resting_foot_is_flat_whatever_the_shin_does() -> None:
    squat = body(trunk_pitch=30, left_hip_flexion=80, left_knee_flexion=90)
    found = settle(squat, {"left_foot": "floor"}, {})
    assert found.points["left_heel"][2] == pytest.approx(s.THICKNESS["heel"])
    assert found.points["left_toe"][2] == pytest.approx(s.THICKNESS["toe"])


def test_a_foot_stays_where_it_was_before() -> None:
    before = (0.2, 0.1, s.ANKLE_HEIGHT)
    found = settle(body(left_hip_flexion=30), {"left_foot": "floor"}, {"left_foot": before})
    assert found.points["left_ankle"] == pytest.approx(before)


def test_the_second_foot_reaches_its_place_by_bending_the_knee() -> None:
    place = (0.15, -s.HIP_JOINT_WIDTH / 2, s.ANKLE_HEIGHT + HEIGHTS["step"])
    rests = {"left_foot": "floor", "right_foot": "step"}
    found = settle(body(), rests, {"right_foot": place})
    assert found.points["right_ankle"] == pytest.approx(place, abs=1e-9)
    assert distance(found, "right_hip", "right_knee") == pytest.approx(s.THIGH)
    assert distance(found, "right_knee", "right_ankle") == pytest.approx(s.SHANK)
    assert found.points["right_knee"][0] > 0, "the knee bends forward"


def test_a_limb_too_short_stretches_but_does_not_grow() -> None:
    far = {"right_foot": (3.0, 0.0, s.ANKLE_HEIGHT)}
    found = settle(body(), {"left_foot": "floor", "right_foot": "floor"}, far)
    assert distance(found, "right_hip", "right_ankle") < s.THIGH + s.SHANK
    assert distance(found, "right_hip", "right_knee") == pytest.approx(s.THIGH)


def test_sitting_puts_the_pelvis_on_the_chair() -> None:
    found = settle(body(left_hip_flexion=90, left_knee_flexion=90), {"pelvis": "chair"}, {})
    assert HEIGHTS["chair"] < found.points["pelvis"][2] < HEIGHTS["chair"] + 0.1


def test_a_lying_body_lies_on_the_floor() -> None:
    found = settle(body("supine"), {"body": "floor"}, {})
    assert lowest(found) == pytest.approx(0)


def test_a_palm_lies_flat_on_the_floor_with_the_elbow_behind() -> None:
    angles = {
        f"{side}_{name}": 90.0
        for side in ("left", "right")
        for name in ("hip_flexion", "knee_flexion", "shoulder_flexion")
    }
    found = settle(body("prone", **angles), {"right_knee": "floor", "right_palm": "floor"}, {})
    wrist, hand = found.points["right_wrist"], found.points["right_hand"]
    assert wrist[2] == pytest.approx(s.THICKNESS["wrist"])
    assert hand[2] == pytest.approx(wrist[2])
    assert hand[0] > wrist[0], "the fingers point to the head"
    assert found.points["right_elbow"][0] < found.points["right_shoulder"][0] + 1e-6


def test_a_part_half_held_is_half_way() -> None:
    standing = body()
    place = (0.2, s.HIP_JOINT_WIDTH / 2, s.ANKLE_HEIGHT)
    rests = {"right_foot": "floor", "left_foot": "floor"}
    found = settle(standing, rests, {"left_foot": place}, {"left_foot": 0.5})
    assert found.points["left_ankle"][0] == pytest.approx(0.1, abs=0.01)

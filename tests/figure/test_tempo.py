"""The drill's own tempo: up, hold, down, pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.figure import Figure, Frame, Leg
from kneecli.figure.motion import motion_of
from kneecli.figure.tempo import QUICKEST, STEP_SECONDS, Beat, beats, moments

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Movement, Way
    from kneecli.figure.motion import Motion


def motion(count: int, way: Way = "back", begins: Movement = "up") -> Motion:
    frames = tuple(
        Frame(label=f"{n}", left_leg=Leg(hip_flexion=10 * n), rests={"right_foot": "floor"})
        for n in range(count)
    )
    return motion_of(Figure(body="upright", way=way, begins=begins, frames=frames))


def test_two_poses_at_a_tempo() -> None:
    assert beats(motion(2), "2-1-3-4") == [
        Beat(0, 1, 2.0),
        Beat(1, 1, 1.0),
        Beat(1, 0, 3.0),
        Beat(0, 0, 4.0),
    ]


def test_a_squat_that_starts_standing_goes_down_first() -> None:
    assert beats(motion(2, begins="down"), "2-1-3-4") == [
        Beat(0, 1, 3.0),
        Beat(1, 1, 4.0),
        Beat(1, 0, 2.0),
        Beat(0, 0, 1.0),
    ]


def test_several_poses_share_the_time() -> None:
    assert beats(motion(3), "2-0-4-0") == [
        Beat(0, 1, 1.0),
        Beat(1, 2, 1.0),
        Beat(2, 1, 2.0),
        Beat(1, 0, 2.0),
    ]


def test_going_round_ends_where_it_began() -> None:
    assert beats(motion(3, "round"), "2-0-4-0")[-1] == Beat(2, 0, 4.0)
    steps = beats(motion(3, "round"), None)
    assert steps == [Beat(0, 1, STEP_SECONDS), Beat(1, 2, STEP_SECONDS), Beat(2, 0, STEP_SECONDS)]


def test_a_hold_without_time_to_get_there_still_moves() -> None:
    assert beats(motion(2), "0-10-0-5")[0] == Beat(0, 1, QUICKEST)


def test_moments_fill_the_time_and_draw_a_hold_once() -> None:
    sequence = beats(motion(2), "2-10-2-0")
    found = list(moments(sequence, 10))
    assert sum(moment.seconds for moment in found) == pytest.approx(14)
    assert [moment.seconds for moment in found if moment.origin == moment.goal] == [10]
    assert len(found) == 41


def test_the_way_back_shows_the_pictures_of_the_way_there() -> None:
    found = list(moments(beats(motion(2), "2-1-2-1"), 10))
    assert len({moment.what for moment in found}) == 21

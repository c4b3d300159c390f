"""How much of a drill is offered: what is worth doing, and what suits the level."""

from __future__ import annotations

from typing import Any

import pytest

from kneecli.catalog.level import LEVELS
from kneecli.planner.doses import possible_doses
from tests.builders import counted, drill, span, timed

LONG = 3600
"""Seconds of a phase in which everything has room."""


def amounts(
    dose: Any, level: str = "intermediate", phase: str = "activate", **changes: Any
) -> list[tuple[int, int]]:
    """Sets of how much a drill is offered in."""
    full = changes.pop("full", False)
    seconds = changes.pop("seconds", LONG)
    one = drill("it", dose=dose, **changes)
    return [
        (dose.sets, dose.each) for dose in possible_doses(one, level, phase, seconds, full=full)
    ]


@pytest.mark.parametrize(("level", "target"), list(zip(LEVELS, (8, 10, 12), strict=True)))
def test_strength_has_its_repetitions_by_level(level: str, target: int) -> None:
    assert max(amounts(counted(1, reps=span(2, 10, 20)), level))[1] == target


def test_strength_is_never_offered_in_fewer_than_eight() -> None:
    """Whatever the least of the data."""
    for level in LEVELS:
        assert min(each for _, each in amounts(counted(1, reps=span(2, 4, 20)), level)) == 8


def test_two_sets_of_a_drill_that_always_has_two_share_the_repetitions() -> None:
    assert amounts(counted(1, reps=span(3, 5, 6), sets=span(2))) == [(2, 4), (2, 5)]


def test_the_range_of_the_drill_is_kept() -> None:
    assert amounts(counted(1, reps=span(9, 9, 9))) == [(1, 9)]
    assert amounts(counted(1, reps=span(2, 4, 6))) == [(1, 6)]


def test_strength_in_seconds_and_in_holds_has_twenty_to_forty() -> None:
    for level, target in zip(LEVELS, (20, 30, 40), strict=True):
        assert amounts(timed(1, duration=span(5, 30, 90)), level)[-1] == (1, target)
        held = counted(1, "0-10-0-5", reps=span(1, 3, 6))
        assert amounts(held, level)[-1] == (1, target // 10)


@pytest.mark.parametrize(("level", "target"), list(zip(LEVELS, (3, 5, 6), strict=True)))
def test_a_skill_has_few_clean_repetitions(level: str, target: int) -> None:
    assert max(amounts(counted(1, reps=span(2, 6, 12)), level, trains="skill"))[1] == target


def test_a_pulse_lasts_so_long_and_no_longer() -> None:
    """Shorter at the end of a warm-up, where it is the liveliest."""
    march = timed(1, duration=span(45, 60, 300))
    assert [each for _, each in amounts(march, phase="raise", trains="pulse")][-1] == 150
    assert [each for _, each in amounts(march, phase="potentiate", trains="pulse")] == [45, 60]
    jog = timed(1, duration=span(60, 120, 300))
    assert [each for _, each in amounts(jog, phase="potentiate", trains="pulse")][-1] == 150


def test_one_slows_down_for_longer_than_one_warms_up() -> None:
    march = timed(1, duration=span(45, 60, 300))
    slowing = [each for _, each in amounts(march, phase="cooldown", trains="pulse")]
    assert (slowing[0], slowing[-1]) == (60, 240)


def test_other_drills_come_in_their_own_amounts() -> None:
    swing = counted(1, reps=span(6, 10, 12))
    assert amounts(swing, trains="mobility") == [(1, 6), (1, 10), (1, 12)]


def test_a_further_set_is_offered_at_the_amount_that_suits() -> None:
    assert amounts(counted(1, reps=span(8, 10, 12), sets=span(1, 1, 2))) == [
        (1, 8),
        (1, 10),
        (2, 10),
    ]


def test_a_further_set_takes_at_most_a_third_of_the_phase() -> None:
    dose = counted(1, "2-1-2-0", reps=span(8, 10, 12), sets=span(1, 1, 2))  # 100 s in two sets
    assert (2, 10) in amounts(dose, seconds=300)
    assert (2, 10) not in amounts(dose, seconds=299)


def test_the_whole_dose_of_an_article_is_offered_where_it_is_asked_for() -> None:
    dose = counted(1, "1-0-2-0", reps=span(8, 10, 20), sets=span(1, 1, 3))  # 180 s in full
    assert (3, 20) in amounts(dose, full=True, seconds=540)
    assert (3, 20) not in amounts(dose, full=True, seconds=539)
    assert (3, 20) not in amounts(dose)


def test_no_drill_goes_on_for_ever_by_further_sets() -> None:
    """However long the phase."""
    dose = counted(1, "3-2-3-0", reps=span(8, 10, 12), per="side", sets=span(1, 1, 2))
    assert amounts(dose) == [(1, 8), (1, 10)]

"""How long a routine takes: worked by hand, and never less than the work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecli.catalog.exercise import Dose
from kneecli.routine.time import (
    change_seconds,
    clock,
    hold_seconds,
    is_per_side,
    repetition_seconds,
    round_up,
    work_seconds,
)
from tests.builders import span

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Sides

PLACES = ("standing", "seated", "floor")


def counted(tempo: str, per: Sides = "total", rest: int = 0) -> Dose:
    """A dose of repetitions."""
    return Dose(sets=span(1), reps=span(1), tempo=tempo, per=per, rest=rest)


def timed(per: Sides = "total", rest: int = 0) -> Dose:
    """A dose of seconds."""
    return Dose(sets=span(1), duration=span(1), per=per, rest=rest)


@pytest.mark.parametrize(
    ("dose", "amount", "seconds", "reckoning"),
    [
        (counted("1-0-1-0"), (1, 10), 20, "10 x 2"),
        (counted("1-2-2-0"), (1, 10), 50, "10 x 5"),
        (counted("0-10-0-5"), (1, 5), 75, "5 x (10 held + 5 let go)"),
        (counted("2-1-2-0", rest=30), (3, 8), 180, "3 x 40 + 2 rests of 30"),
        (counted("1-0-3-0", "side"), (1, 20), 165, "2 sides x 80 + 1 change of 5"),
        (
            counted("1-0-1-0", "direction", 30),
            (3, 10),
            195,
            "3 x (2 ways x 20 + a turn of 5) + 2 rests of 30",
        ),
        (
            counted("1-0-1-0", "alternating", 20),
            (2, 8),
            84,
            "2 x (2 sides x 16), no change of sides, 1 rest of 20",
        ),
        (timed(), (1, 60), 60, "a minute"),
        (timed("alternating"), (1, 60), 60, "a minute in all, by turns"),
        (timed("side"), (1, 30), 65, "2 x 30 + 1 change of 5"),
        (
            timed("side", 15),
            (2, 30),
            145,
            "2 x (2 x 30 + 5) + 1 rest of 15",
        ),
        (timed(rest=30), (2, 45), 120, "2 x 45 + 1 rest of 30"),
    ],
)
def test_work_by_hand(dose: Dose, amount: tuple[int, int], seconds: int, reckoning: str) -> None:
    """Sets, sides, tempo, holds, rests and changes of side."""
    assert work_seconds(dose, *amount) == seconds, reckoning


@pytest.mark.parametrize(
    ("tempo", "repetition", "hold"),
    [("2-1-2-0", 5, 1), ("0-10-0-5", 15, 10), ("1-0-1-0", 2, None), ("12-30-5-15", 62, 30)],
)
def test_a_tempo(tempo: str, repetition: int, hold: int | None) -> None:
    """What one repetition takes, and what of it is held."""
    assert repetition_seconds(counted(tempo)) == repetition
    assert hold_seconds(counted(tempo)) == hold


def test_no_tempo_no_hold() -> None:
    """Timed drills have neither."""
    assert hold_seconds(timed()) is None
    assert repetition_seconds(timed()) == 0


@pytest.mark.parametrize(
    ("dose", "doubled"),
    [
        (counted("1-0-1-0"), False),
        (counted("1-0-1-0", "side"), True),
        (counted("1-0-1-0", "direction"), True),
        (counted("1-0-1-0", "alternating"), True),
        (timed(), False),
        (timed("side"), True),
        (timed("direction"), True),
        (timed("alternating"), False),
    ],
)
def test_what_is_done_twice(dose: Dose, *, doubled: bool) -> None:
    """A minute by turns is a minute; ten by turns are twenty."""
    assert is_per_side(dose) is doubled


@pytest.mark.parametrize(
    ("seconds", "rounded"), [(0, 0), (1, 10), (9, 10), (10, 10), (11, 20), (165, 170), (180, 180)]
)
def test_rounding_up(seconds: int, rounded: int) -> None:
    """To ten seconds, never down."""
    assert round_up(seconds) == rounded


def test_getting_down_and_up_takes_longer() -> None:
    """Ten seconds in one place or to a chair, twenty to the floor and back."""
    assert {(start, goal): change_seconds(start, goal) for start in PLACES for goal in PLACES} == {
        ("standing", "standing"): 10,
        ("standing", "seated"): 10,
        ("standing", "floor"): 20,
        ("seated", "standing"): 10,
        ("seated", "seated"): 10,
        ("seated", "floor"): 20,
        ("floor", "standing"): 20,
        ("floor", "seated"): 20,
        ("floor", "floor"): 10,
    }


sides = st.sampled_from(["total", "side", "direction", "alternating"])
seconds_of_a_part = st.integers(0, 60)


@given(
    parts=st.tuples(*[seconds_of_a_part] * 4),
    per=sides,
    rest=st.integers(0, 600),
    sets=st.integers(1, 10),
    reps=st.integers(1, 600),
)
def test_repetitions_never_take_less_than_their_work(
    parts: tuple[int, ...], per: Sides, rest: int, sets: int, reps: int
) -> None:
    """Added up one repetition, one rest and one change of side at a time."""
    dose = counted("-".join(map(str, parts)), per, rest)
    spent = work_seconds(dose, sets, reps)
    both = per in ("side", "direction", "alternating")
    work = sum(parts) * reps * sets * (2 if both else 1)
    assert spent >= work + rest * (sets - 1)
    turns = sets if per in ("side", "direction") else 0
    assert spent == work + rest * (sets - 1) + 5 * turns
    assert round_up(spent) - spent in range(10)


@given(per=sides, rest=st.integers(0, 600), sets=st.integers(1, 10), seconds=st.integers(1, 600))
def test_timed_drills_never_take_less_than_their_work(
    per: Sides, rest: int, sets: int, seconds: int
) -> None:
    """Each side has its whole time; by turns, both share it."""
    spent = work_seconds(timed(per, rest), sets, seconds)
    sided = per in ("side", "direction")
    assert spent == sets * seconds * (1 + sided) + rest * (sets - 1) + 5 * sets * sided


@given(sets=st.integers(1, 9), reps=st.integers(1, 99))
def test_more_takes_longer(sets: int, reps: int) -> None:
    """One set or repetition more is never quicker."""
    dose = counted("1-0-1-0", "side", 15)
    spent = work_seconds(dose, sets, reps)
    assert work_seconds(dose, sets + 1, reps) > spent
    assert work_seconds(dose, sets, reps + 1) > spent


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (9, "0:09"), (70, "1:10"), (600, "10:00"), (3605, "60:05")]
)
def test_a_clock(seconds: int, said: str) -> None:
    """As on a stopwatch."""
    assert clock(seconds) == said

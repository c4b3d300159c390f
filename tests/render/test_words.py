"""Doses, times and names as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.exercise import Dose
from kneecli.render import words
from kneecli.routine.routine import Amount
from tests.builders import span

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Sides


def counted(per: Sides = "total", tempo: str = "1-0-1-0") -> Dose:
    """A dose of repetitions."""
    return Dose(sets=span(1), reps=span(1), tempo=tempo, per=per)


def timed(per: Sides = "total") -> Dose:
    """A dose of seconds."""
    return Dose(sets=span(1), duration=span(1), per=per)


@pytest.mark.parametrize(
    ("dose", "amount", "said"),
    [
        (counted("side", "1-2-1-0"), Amount(sets=2, reps=10), "2 x 10 each side, hold 2 s"),
        (counted("side"), Amount(sets=1, reps=20), "20 each side"),
        (counted("direction"), Amount(sets=3, reps=10), "3 x 10 each way"),
        (counted("alternating"), Amount(sets=1, reps=8), "8 each side, by turns"),
        (counted(tempo="0-10-0-5"), Amount(sets=2, reps=5), "2 x 5, hold 10 s"),
        (counted(), Amount(sets=1, reps=12), "12"),
        (timed(), Amount(sets=1, duration=60), "1 min"),
        (timed("side"), Amount(sets=3, duration=30), "3 x 30 s each side"),
        (timed("alternating"), Amount(sets=1, duration=90), "1 min 30 s"),
        (timed("direction"), Amount(sets=1, duration=20), "20 s each way"),
    ],
)
def test_a_dose(dose: Dose, amount: Amount, said: str) -> None:
    """Sets, sides and holds only where there are any."""
    assert words.dose(dose, amount) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 s"),
        (59, "59 s"),
        (60, "1 min"),
        (61, "1 min 1 s"),
        (150, "2 min 30 s"),
        (3600, "60 min"),
    ],
)
def test_a_span(seconds: int, said: str) -> None:
    """Minutes from sixty seconds on."""
    assert words.span(seconds) == said


def test_ids_as_words() -> None:
    """Without underscores."""
    assert words.spaced("single_leg_standing") == "single leg standing"

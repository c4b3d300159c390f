"""Where drills happen."""

from __future__ import annotations

import pytest

from kneecli.routine.setting import place_of
from tests.builders import at, drill


@pytest.mark.parametrize(
    ("position", "place"),
    [
        ("standing", "standing"),
        ("single_leg_standing", "standing"),
        ("seated", "seated"),
        ("half_kneeling", "floor"),
        ("kneeling", "floor"),
        ("quadruped", "floor"),
        ("long_sitting", "floor"),
        ("supine", "floor"),
        ("side_lying", "floor"),
        ("prone", "floor"),
        ("side_plank", "floor"),
    ],
)
def test_where_a_drill_happens(position: str, place: str) -> None:
    """Its first position counts."""
    assert place_of(drill("it", demands=at(position))) == place

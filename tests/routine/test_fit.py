"""Which drills serve a purpose."""

from __future__ import annotations

from typing import Any

import pytest

from kneecli.catalog.blueprint import Purpose
from kneecli.catalog.exercise import Muscles
from kneecli.routine.fit import serves
from tests.builders import at, drill

WISHES: list[tuple[str, Any, Any]] = [
    ("patterns", ("squat", "lunge"), ("clam",)),
    ("muscles", ("gluteus_medius", "quadriceps"), ("quadriceps",)),
    ("joints", ("ankle", "knee"), ("ankle",)),
    ("weight_bearing", ("one_leg", "both_legs"), ("one_leg",)),
    ("balance", ("some", "much"), ("much",)),
    ("impact", ("none", "low"), ("low",)),
    ("positions", ("standing", "seated"), ("seated",)),
]
SQUAT = drill("squat", demands=at("standing", weight_bearing="both_legs", balance="some"))


def test_no_wish_is_met_by_every_drill_of_the_phase() -> None:
    assert serves(SQUAT, "activate", Purpose())


def test_a_drill_serves_only_its_phases() -> None:
    assert not serves(SQUAT, "raise", Purpose())


@pytest.mark.parametrize(("wish", "met", "unmet"), WISHES)
def test_one_of_the_things_wished_for_is_enough(wish: str, met: Any, unmet: Any) -> None:
    assert serves(SQUAT, "activate", Purpose(**{wish: met}))
    assert not serves(SQUAT, "activate", Purpose(**{wish: unmet}))


@pytest.mark.parametrize(("wish", "unmet"), [(wish, unmet) for wish, _, unmet in WISHES])
def test_every_wish_must_be_met(wish: str, unmet: Any) -> None:
    wishes = {name: met for name, met, _ in WISHES}
    assert serves(SQUAT, "activate", Purpose(**wishes))
    assert not serves(SQUAT, "activate", Purpose(**(wishes | {wish: unmet})))


def test_a_secondary_muscle_serves_no_slot() -> None:
    helper = drill("walk", muscles=Muscles(primary=("quadriceps",), secondary=("gluteus_medius",)))
    assert not serves(helper, "activate", Purpose(muscles=("gluteus_medius",)))

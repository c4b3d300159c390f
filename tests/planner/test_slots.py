"""Which slots a request has to fill, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kneecli.catalog.blueprint import Purpose
from kneecli.planner.slots import HARDEST, OpenSlot, can_fill, open_slots
from kneecli.routine.request import Request
from tests.builders import blueprint, catalog_of, condition, drill, phase, slot

if TYPE_CHECKING:
    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.exercise import Exercise

THREE = blueprint(
    phase("raise", slot("pulse"), shares=[(5, 60), (10, 120)]),
    phase("activate", slot("hip"), slot("knee"), shares=[(5, 120), (10, 300)]),
    phase("potentiate", slot("jump"), shares=[(5, 120), (10, 180)]),
)


NO_JUMPS = condition("no_jumps", "impact >= low", skip_phases=("potentiate",))


def opened(plan: Blueprint, minutes: int, **wishes: Any) -> list[OpenSlot]:
    """The slots of a request."""
    catalog = catalog_of([], [plan], [NO_JUMPS, condition("sore", "end_range", gentle=True)])
    return open_slots(catalog, Request(minutes=minutes, **wishes))


def targets(minutes: int, **wishes: Any) -> dict[str, int | None]:
    return {one.slot.id: one.target for one in opened(THREE, minutes, **wishes)}


def test_slots_keep_the_order_of_the_blueprint() -> None:
    found = [(one.phase, one.slot.id) for one in opened(THREE, 10)]
    assert found == [
        ("raise", "pulse"),
        ("activate", "hip"),
        ("activate", "knee"),
        ("potentiate", "jump"),
    ]


@pytest.mark.parametrize(("minutes", "present"), [(7, []), (8, ["late"]), (9, ["late"])])
def test_a_slot_appears_from_its_minutes_on(minutes: int, present: list[str]) -> None:
    plan = blueprint(phase("activate", slot("late", from_minutes=8)))
    assert [one.slot.id for one in opened(plan, minutes)] == present


@pytest.mark.parametrize(
    ("required_from", "required"),
    [(None, False), (9, True), (10, True), (11, False)],
)
def test_a_slot_is_a_must_from_its_minutes_on(required_from: int | None, *, required: bool) -> None:
    plan = blueprint(phase("activate", slot("hip", required_from=required_from)))
    (found,) = opened(plan, 10)
    assert found.required is required


def test_the_last_slot_of_a_phase_has_the_target_in_tens_of_seconds() -> None:
    assert targets(5) == {"pulse": 6, "hip": None, "knee": 18, "jump": 30}


def test_between_two_shares_the_timetable_runs_in_straight_lines() -> None:
    assert targets(6) == {"pulse": 7, "hip": None, "knee": 7 + 16, "jump": 36}


def test_below_the_first_share_and_above_the_last_it_keeps_their_proportions() -> None:
    assert targets(4) == {"pulse": 5, "hip": None, "knee": 14, "jump": 24}
    assert targets(20) == {"pulse": 24, "hip": None, "knee": 84, "jump": 120}


def test_shares_that_do_not_add_up_are_stretched_to_the_minutes() -> None:
    plan = blueprint(
        phase("raise", slot("pulse"), shares=[(10, 100)]),
        phase("activate", slot("hip"), shares=[(10, 200)]),
    )
    assert [one.target for one in opened(plan, 10)] == [20, 60]


def test_the_time_of_a_skipped_phase_goes_to_activation() -> None:
    assert targets(10, avoid=("no_jumps",)) == {"pulse": 12, "hip": None, "knee": 60}


def test_without_activation_the_time_is_shared_out() -> None:
    plan = blueprint(
        phase("raise", slot("pulse"), shares=[(10, 100)]),
        phase("mobilise", slot("hip"), shares=[(10, 200)]),
        phase("potentiate", slot("jump"), shares=[(10, 300)]),
    )
    assert [one.target for one in opened(plan, 10, avoid=("no_jumps",))] == [20, 60]


def test_the_target_is_on_the_last_slot_that_is_present() -> None:
    plan = blueprint(phase("activate", slot("hip"), slot("late", from_minutes=20)))
    assert [one.target for one in opened(plan, 10)] == [60]


def test_no_effort_below_the_least_suits() -> None:
    plan = blueprint(phase("activate", slot("first", effort=1)))
    assert [one.effort for one in opened(plan, 10, level="beginner")] == [1]


def test_where_a_slot_finds_no_drill_the_later_ones_of_its_phase_open_early() -> None:
    """A body that leaves much out gets more of what is left, not a shorter routine."""
    plan = blueprint(
        phase(
            "activate",
            slot("hip", serves=Purpose(patterns=("bridge",))),
            slot("thigh", from_minutes=20),
        ),
        phase("potentiate", slot("late", from_minutes=20)),
    )
    catalog = catalog_of([], [plan])
    asked = Request(minutes=10)

    def found(*drills: Exercise) -> list[str]:
        return [one.slot.id for one in open_slots(catalog, asked, drills)]

    squat, bridge = drill("squat", pattern="squat"), drill("bridge", pattern="bridge")
    assert found(squat, bridge) == ["hip"]
    assert found(squat) == ["hip", "thigh"]


# How much effort

EFFORT = blueprint(
    phase("raise", slot("pulse", most_effort=1)),
    phase("activate", slot("early"), slot("must", effort=3, required_from=1), slot("later")),
)


def test_activation_opens_gently_up_to_its_first_required_slot() -> None:
    """One step harder at advanced level where many must be filled; other phases have their own."""
    found = {one.slot.id: one.most_effort for one in opened(EFFORT, 10)}
    assert found == {"pulse": 1, "early": 2, "must": 2, "later": HARDEST}
    few = blueprint(phase("activate", slot("must", required_from=1), slot("later")))
    assert opened(few, 10, level="advanced")[0].most_effort == 2
    assert opened(EFFORT, 10, level="advanced")[1].most_effort == 2
    musts = [slot(name, required_from=1) for name in ("must", "thigh", "hip")]
    many = blueprint(phase("activate", slot("early"), *musts))
    advanced = {one.slot.id: one.most_effort for one in opened(many, 10, level="advanced")}
    assert advanced == {"early": 3, "must": 3, "thigh": HARDEST, "hip": HARDEST}


@pytest.mark.parametrize(
    ("wishes", "suiting"),
    [
        ({}, 3),
        ({"level": "beginner"}, 2),
        ({"level": "advanced"}, 4),
        ({"avoid": ("sore",)}, 2),
        ({"avoid": ("no_jumps",)}, 3),
    ],
)
def test_the_effort_that_suits_follows_level_and_conditions(
    wishes: dict[str, Any], suiting: int
) -> None:
    found = {one.slot.id: one.effort for one in opened(EFFORT, 10, **wishes)}
    assert (found["must"], found["later"]) == (suiting, None)


def test_a_drill_that_is_too_hard_cannot_fill_a_slot() -> None:
    first = next(one for one in opened(EFFORT, 10) if one.slot.id == "must")
    assert can_fill(drill("it", effort=2), first)
    assert not can_fill(drill("it", effort=3), first)

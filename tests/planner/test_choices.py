"""What can fill a slot: every equipment and dose, with its time and its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.blueprint import Need, Purpose
from kneecli.catalog.exercise import Article, Dose
from kneecli.planner import objective
from kneecli.planner.choices import Choices
from kneecli.planner.eligibility import sift
from kneecli.planner.problem import FLOOR, SEATED, STANDING
from kneecli.planner.slots import open_slots
from kneecli.routine.request import Request
from tests.builders import (
    at,
    blueprint,
    catalog_of,
    condition,
    counted,
    drill,
    phase,
    slot,
    span,
    timed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.condition import Condition
    from kneecli.catalog.exercise import Exercise
    from kneecli.planner.problem import Choice

ONE = blueprint(phase("activate", slot("hip")))
TWO = blueprint(phase("activate", slot("hip"), slot("knee")))
TEN_SECONDS = "3-4-3-0"
"""A tempo that gives each number of repetitions a time of its own."""


def nothing(_: str) -> int:
    return 0


def choices_for(
    *drills: Exercise,
    request: Request | None = None,
    plan: Blueprint = ONE,
    conditions: tuple[Condition, ...] = (),
    bonus: Callable[[str], int] = nothing,
) -> Choices:
    """The choices of a request in a catalogue of just these drills."""
    request = request or Request()
    catalog = catalog_of(drills, [plan], conditions)
    candidates, _ = sift(catalog, request, plan)
    slots = open_slots(catalog, request, [candidate.exercise for candidate in candidates])
    return Choices(catalog, request, plan, slots, candidates, bonus=bonus)


def listed(found: Choices) -> list[Choice]:
    """The choices of the first slot."""
    return list(found.problem.stages[0].choices)


def tens(dose: Dose) -> int:
    """The units of the one dose there is."""
    (choice,) = listed(choices_for(drill("squat", dose=dose)))
    return choice.units


# Time


@pytest.mark.parametrize(
    ("per", "seconds"),
    [("total", 50), ("alternating", 100), ("side", 105), ("direction", 105)],
)
def test_repetitions_on_each_side_take_twice_the_time(per: str, seconds: int) -> None:
    assert tens(counted(10, "2-1-2-0", per=per)) == -(-seconds // 10)


@pytest.mark.parametrize(
    ("per", "seconds"),
    [("total", 60), ("alternating", 60), ("side", 125), ("direction", 125)],
)
def test_seconds_by_turns_count_once(per: str, seconds: int) -> None:
    assert tens(timed(60, per=per)) == -(-seconds // 10)


def test_there_is_a_rest_between_sets() -> None:
    assert tens(timed(60, sets=span(3), rest=30)) == 18 + 6


def test_sides_change_in_every_set() -> None:
    assert tens(timed(60, sets=span(2), per="side")) == (2 * 2 * 60 + 2 * 5) // 10


def test_a_rig_is_numbered_and_timed_apart_from_the_drill() -> None:
    """Putting it on is the search's to count, as it may be on already."""
    walk = drill("walk", equipment=((), ("kettlebell", "band")), placement="ankles")
    tied = drill("tied", equipment=(("band",),), placement="anchored")
    owned = Request(equipment=("band", "kettlebell"))
    found = choices_for(walk, tied, request=owned)
    assert sorted({choice.rig for choice in listed(found)}) == [0, 1, 2]
    assert {choice.units for choice in listed(found)} == {6}
    assert found.problem.rig_units == [0, 2, 4]


def test_units_are_rounded_up() -> None:
    assert tens(timed(61)) == 7


# Points


def values(found: Choices) -> list[int]:
    return [choice.value for choice in listed(found)]


def test_the_weight_of_the_slot_multiplies_the_fit() -> None:
    plan = blueprint(phase("activate", slot("hip", weight=3)))
    assert values(choices_for(drill("squat"), plan=plan)) == [
        3 * objective.USE["common"] + objective.DRILL
    ]


def test_a_smaller_dose_gives_less() -> None:
    squat = drill("squat", dose=counted(1, TEN_SECONDS, reps=span(2, 10, 20)))
    eight, ten = values(choices_for(squat))
    assert eight - objective.DRILL == objective.USE["common"] * 80 // 100
    assert ten - objective.DRILL == objective.USE["common"]


def test_effort_counts_against_what_suits_the_slot() -> None:
    plan = blueprint(phase("activate", slot("hip", effort=3)))
    (fitting,) = values(choices_for(drill("a", effort=3), plan=plan))
    (hard,) = values(choices_for(drill("a", effort=4), plan=plan))
    assert hard - fitting == objective.EFFORT_ABOVE


def test_the_bonus_is_added_to_every_choice_of_its_drill() -> None:
    drills = drill("squat", dose=timed(60)), drill("lunge", dose=timed(90))
    plain = values(choices_for(*drills))
    more = choices_for(*drills, bonus={"squat": 7, "lunge": 0}.__getitem__)
    assert values(more) == [plain[0] + 7, plain[1]]


def test_each_kit_has_its_own_points() -> None:
    article = Article(source="study", dose="So.", equipment=("band",))
    either = drill("walk", equipment=((), ("link",), ("band",)), articles=(article,))
    bare, link, band = values(choices_for(either, request=Request(equipment=("band", "link"))))
    assert link - bare == objective.WITH_EQUIPMENT
    assert band - link == objective.ARTICLE_EQUIPMENT


def test_the_article_counts_only_for_those_without_a_condition() -> None:
    article = Article(source="study", dose="So.", equipment=("band",))
    walk = drill("walk", equipment=(("band",),), articles=(article,))
    sore = condition("sore", "end_range")
    owned = Request(equipment=("band",))
    (healthy,) = values(choices_for(walk, request=owned))
    (careful,) = values(
        choices_for(walk, request=owned.replace(avoid=("sore",)), conditions=(sore,))
    )
    assert healthy - careful == objective.ARTICLE_EQUIPMENT


def test_an_articles_whole_dose_comes_with_one_piece_and_time() -> None:
    article = Article(source="study", dose="So.", equipment=("band",))
    dose = counted(1, "1-0-1-0", reps=span(8, 10, 20))
    walk = drill("walk", equipment=(("band",),), articles=(article,), dose=dose)

    def most(minutes: int, *equipment: str) -> int | None:
        found = choices_for(walk, request=Request(minutes=minutes, equipment=equipment))
        return max(
            found.planned(found.slots[0], choice).amount.reps or 0 for choice in listed(found)
        )

    assert most(15, "band") == 20
    assert most(14, "band") == most(15, "band", "link") == 10


def test_trouble_with_the_room_costs() -> None:
    (plain,) = values(choices_for(drill("a", props=(("wall",),))))
    (stepped,) = values(choices_for(drill("a", props=(("step",),))))
    assert stepped - plain == objective.TROUBLE["some"]


# Places, families, rewards


@pytest.mark.parametrize(
    ("position", "place"),
    [
        ("standing", STANDING),
        ("single_leg_standing", STANDING),
        ("seated", SEATED),
        ("supine", FLOOR),
        ("long_sitting", FLOOR),
        ("half_kneeling", FLOOR),
        ("side_plank", FLOOR),
    ],
)
def test_the_main_position_decides_the_place(position: str, place: int) -> None:
    (choice,) = listed(choices_for(drill("squat", demands=at(position))))
    assert choice.place == place


def test_a_family_has_a_number_where_two_slots_can_use_it() -> None:
    one, two = drill("one", family="same"), drill("two", family="same")
    found = listed(choices_for(one, two, plan=TWO))
    assert {choice.family for choice in found} == {0}


def test_a_family_of_one_slot_has_none() -> None:
    one, two = drill("one", family="same"), drill("two", family="same")
    assert {choice.family for choice in listed(choices_for(one, two))} == {-1}


def test_equipment_and_needs_are_rewarded_once_each() -> None:
    need = Need(
        id="calf",
        name="calf",
        why="So.",
        weight=2,
        phases=("activate",),
        serves=Purpose(patterns=("squat",)),
    )
    other = need.replace(id="late", until_minutes=9)
    lift = drill("lift", equipment=(("band", "kettlebell"),))
    found = choices_for(
        lift,
        request=Request(equipment=("kettlebell", "band", "link")),
        plan=ONE.replace(needs=(need, other)),
    )
    (choice,) = listed(found)
    rewards = found.problem.reward_values
    earned = [value for bit, value in enumerate(rewards) if choice.rewards >> bit & 1]
    assert sorted(earned) == sorted([objective.GEAR, 2 * objective.NEED])
    assert len(rewards) == 2


def test_the_problem_takes_its_rules_from_blueprint_and_request() -> None:
    found = choices_for(drill("squat"), request=Request(minutes=7)).problem
    assert (found.length, found.floor_once, len(found.end_costs)) == (42, True, 43)
    assert found.change_units[STANDING] == [1, 1, 2]
    assert found.change_units[FLOOR] == [2, 2, 1]

"""What can fill a slot: every equipment and dose, with its time and its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.exercise import Article, Dose, Muscles
from kneecli.planner import objective
from kneecli.planner.choices import Choices
from kneecli.planner.eligibility import sift
from kneecli.planner.problem import FLOOR, SEATED, STANDING
from kneecli.planner.request import Request
from kneecli.planner.slots import open_slots
from tests.builders import at, blueprint, catalog_of, counted, drill, phase, slot, span, timed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.catalog.blueprint import Blueprint
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
    bonus: Callable[[str], int] = nothing,
) -> Choices:
    """The choices of a request in a catalogue of just these drills."""
    request = request or Request()
    catalog = catalog_of(drills, [plan])
    candidates, _ = sift(catalog, request, plan)
    slots = open_slots(plan, request.minutes, ())
    return Choices(catalog, request, plan, slots, candidates, bonus=bonus)


def listed(found: Choices) -> list[Choice]:
    """The choices of the first slot."""
    return list(found.problem.stages[0].choices)


def doses(dose: Dose) -> list[tuple[int, int | None, int | None]]:
    """Sets, repetitions and seconds of every dose offered."""
    options = choices_for(drill("squat", dose=dose)).options
    return [(one.amount.sets, one.amount.reps, one.amount.duration) for one in options]


def tens(dose: Dose, equipment: tuple[str, ...] = ()) -> int:
    """The units of the one dose there is."""
    one = drill("squat", dose=dose, equipment=(equipment,))
    (choice,) = listed(choices_for(one, request=Request(equipment=equipment)))
    return choice.units


# Doses


def test_repetitions_come_in_three_amounts() -> None:
    assert doses(counted(1, TEN_SECONDS, reps=span(4, 10, 15))) == [
        (1, 4, None),
        (1, 10, None),
        (1, 15, None),
    ]


def test_amounts_that_coincide_come_once() -> None:
    assert doses(counted(1, TEN_SECONDS, reps=span(4, 5, 5))) == [(1, 4, None), (1, 5, None)]


def test_seconds_come_in_whole_half_minutes_and_at_both_ends() -> None:
    offered = [one for _, _, one in doses(timed(1, duration=span(45, 70, 125)))]
    assert offered == [45, 60, 70, 90, 120, 125]


def test_every_number_of_sets_is_offered() -> None:
    assert [sets for sets, _, _ in doses(counted(5, sets=span(1, 2, 3)))] == [1, 2, 3]


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


def test_equipment_takes_its_time_to_put_on() -> None:
    assert tens(timed(60), ("kettlebell", "band")) == 6 + 2


def test_units_are_rounded_up() -> None:
    assert tens(timed(61)) == 7


# Points


def values(found: Choices) -> list[int]:
    return [choice.value for choice in listed(found)]


def test_the_weight_of_the_slot_multiplies_the_service() -> None:
    plan = blueprint(phase("activate", slot("hip", weight=3)))
    beginner = Request(level="beginner")
    assert values(choices_for(drill("squat"), plan=plan, request=beginner)) == [
        3 * objective.SERVICE_UNPROVEN
    ]


def test_less_than_the_usual_dose_serves_less_and_more_does_not_serve_more() -> None:
    plan = blueprint(phase("activate", slot("hip", weight=3)))
    squat = drill("squat", dose=counted(1, TEN_SECONDS, reps=span(2, 10, 20)))
    found = choices_for(squat, plan=plan, request=Request(level="beginner"))
    assert values(found) == [15, 30, 30]


def test_more_sets_do_not_make_up_for_shorter_ones() -> None:
    squat = drill(
        "squat", dose=counted(1, TEN_SECONDS, sets=span(1, 1, 2), reps=span(5, 10), rest=30)
    )
    plan = blueprint(phase("activate", slot("hip", weight=3)))
    found = choices_for(squat, plan=plan, request=Request(level="beginner"))
    by_amount = {
        (option.amount.sets, option.amount.reps): choice.value
        for option, choice in zip(found.options, listed(found), strict=True)
    }
    assert by_amount[2, 5] == by_amount[1, 5] < by_amount[1, 10]


def test_the_bonus_is_added_to_every_choice_of_its_drill() -> None:
    drills = drill("squat", dose=timed(60)), drill("lunge", dose=timed(90))
    plain = values(choices_for(*drills))
    more = choices_for(*drills, bonus={"squat": 7, "lunge": 0}.__getitem__)
    assert values(more) == [plain[0] + 7, plain[1]]


def test_each_kit_has_its_own_points() -> None:
    article = Article(source="study", dose="So.", equipment=("band",))
    either = drill("walk", equipment=((), ("link",), ("band",)), articles=(article,))
    bare, link, band = values(choices_for(either, request=Request(equipment=("band", "link"))))
    assert link - bare == objective.WANTED_EQUIPMENT
    assert band - link == objective.ARTICLE_EQUIPMENT


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


def test_two_pieces_and_two_muscle_groups_are_four_rewards() -> None:
    lift = drill(
        "lift",
        equipment=(("band", "kettlebell"),),
        muscles=Muscles(primary=("here", "there")),
    )
    found = choices_for(lift, request=Request(equipment=("kettlebell", "band", "link")))
    (choice,) = listed(found)
    rewards = found.problem.reward_values
    earned = [value for bit, value in enumerate(rewards) if choice.rewards >> bit & 1]
    assert sorted(earned) == sorted([objective.FIRST_USE] * 2 + [objective.NEW_MUSCLE_GROUP] * 2)


def test_the_problem_takes_its_rules_from_blueprint_and_request() -> None:
    found = choices_for(drill("squat"), request=Request(minutes=7)).problem
    assert (found.length, found.floor_once, len(found.end_costs)) == (42, True, 43)
    assert found.change_units[STANDING] == [1, 1, 2]
    assert found.change_units[FLOOR] == [2, 2, 1]

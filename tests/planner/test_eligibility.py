"""The hard rules: who may be in a routine, how equipped, and the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kneecli.catalog.activity import Activity
from kneecli.catalog.condition import Condition
from kneecli.catalog.exercise import ConditionNote
from kneecli.catalog.level import LEVELS
from kneecli.planner.eligibility import Candidate, Rejection, sift
from kneecli.routine.request import Request
from tests.builders import (
    at,
    blueprint,
    care,
    catalog_of,
    condition,
    drill,
    phase,
    random_catalog,
    slot,
)

if TYPE_CHECKING:
    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.level import Level

PLAN = blueprint(phase("activate", slot("any")))


def judged(
    exercise: Exercise,
    request: Request,
    plan: Blueprint = PLAN,
    conditions: tuple[Condition, ...] = (),
) -> Candidate | Rejection:
    """What becomes of one drill."""
    candidates, rejections = sift(catalog_of([exercise], [plan], conditions), request, plan)
    return candidates[0] if candidates else rejections[0]


def rejected(
    exercise: Exercise,
    request: Request,
    plan: Blueprint = PLAN,
    conditions: tuple[Condition, ...] = (),
) -> tuple[str, str, str]:
    """Rule, name and sentence of a drill's rejection."""
    found = judged(exercise, request, plan, conditions)
    assert isinstance(found, Rejection), found
    return found.rule, found.name, found.sentence


def kits(exercise: Exercise, request: Request) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ways to equip a drill."""
    found = judged(exercise, request)
    assert isinstance(found, Candidate), found
    return [(kit.equipment, kit.props) for kit in found.kits]


def test_body_weight_needs_nothing() -> None:
    assert kits(drill("squat"), Request()) == [((), ())]


def test_a_drill_needs_its_equipment() -> None:
    banded = drill("walk", equipment=(("band",),))
    assert rejected(banded, Request(equipment=("link",))) == ("equipment", "Band", "needs Band")


def test_the_sentence_names_what_the_nearest_alternative_lacks() -> None:
    either = drill("walk", equipment=(("band", "kettlebell"), ("link", "medicine_ball")))
    found = rejected(either, Request(equipment=("medicine_ball",)))
    assert found == ("equipment", "Link", "needs Link")


def test_every_alternative_at_hand_is_a_kit() -> None:
    either = drill("walk", equipment=((), ("link",), ("band",), ("kettlebell", "band")))
    owned = Request(equipment=("band", "kettlebell"))
    assert kits(either, owned) == [((), ()), (("band",), ()), (("kettlebell", "band"), ())]


def test_half_of_an_alternative_is_not_enough() -> None:
    both = drill("walk", equipment=(("kettlebell", "band"),))
    assert rejected(both, Request(equipment=("band",)))[0] == "equipment"


def test_the_first_present_props_are_taken() -> None:
    held = drill("swing", props=(("wall",), ("chair",), ("step",)))
    assert kits(held, Request(without=("wall",))) == [((), ("chair",))]


def test_props_that_are_less_trouble_come_first() -> None:
    assert kits(drill("hitch", props=(("step",), ("wall",))), Request()) == [((), ("wall",))]


STEADY = care(
    "Hold on, on the flat.", "balance >= some", without=("step",), hold=(("wall",), ("chair",))
)
SHAKY = Condition(id="shaky", name="Shaky", means="You are.", rules=(STEADY,))


@pytest.mark.parametrize(
    ("props", "without", "taken"),
    [
        (((),), (), ("wall",)),
        (((),), ("wall",), ("chair",)),
        ((("chair",),), (), ("chair",)),
        ((("step",), ()), (), ("wall",)),
    ],
)
def test_a_condition_bars_props_and_asks_for_something_to_hold(
    props: Any, without: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    stance = drill("stance", props=props, demands=at("standing", balance="some", hand_hold=True))
    request = Request(avoid=("shaky",), without=without)
    found = judged(stance, request, conditions=(SHAKY,))
    assert isinstance(found, Candidate)
    assert [kit.props for kit in found.kits] == [taken]
    assert found.cautions == ("Hold on, on the flat.",)


@pytest.mark.parametrize(
    ("props", "without", "rule"),
    [((("step",),), (), "condition"), (((),), ("wall", "chair"), "props")],
)
def test_a_drill_with_nothing_left_to_do_it_with_is_out(
    props: Any, without: tuple[str, ...], rule: str
) -> None:
    stance = drill("stance", props=props, demands=at("standing", balance="some", hand_hold=True))
    request = Request(avoid=("shaky",), without=without)
    assert rejected(stance, request, conditions=(SHAKY,))[0] == rule


@pytest.mark.parametrize("position", ["supine", "side_lying", "half_kneeling", "quadruped"])
def test_the_floor_can_be_done_without(position: str) -> None:
    low = drill("low", demands=at(position))
    assert rejected(low, Request(without=("floor",))) == ("props", "floor", "done on the floor")
    assert kits(drill("high"), Request(without=("floor",))) == [((), ())]


def test_what_is_rarely_at_hand_before_an_activity_is_not_used() -> None:
    run = Activity(id="run", name="a run", about="So.", without=("step",))
    stair = drill("stair", props=(("step",),))
    catalog = catalog_of([stair], [PLAN], activities=[run])
    assert sift(catalog, Request(), PLAN)[0]
    assert not sift(catalog, Request(before="run"), PLAN)[0]


def test_impact_stays_out_where_nobody_asked_for_it() -> None:
    hop = drill("hop", demands=at("standing", impact="low"))
    assert rejected(hop, Request())[0] == "impact"
    assert kits(hop, Request(include=("hop",))) == [((), ())]
    assert kits(hop, Request(level="advanced")) == [((), ())]
    assert rejected(hop, Request(include=("hop",), without=("impact",)))[0] == "props"


def test_what_helps_with_a_condition_is_preferred() -> None:
    rule = condition("sore", "pattern is squat", effect="prefer")
    for exercise, helps in ((drill("squat"), True), (drill("clam", pattern="clam"), False)):
        found = judged(exercise, Request(avoid=("sore",)), conditions=(rule,))
        assert isinstance(found, Candidate)
        assert bool(found.helps) is helps


def test_a_drill_needs_one_of_its_props() -> None:
    held = drill("swing", props=(("wall",), ("chair",)))
    found = rejected(held, Request(without=("wall", "chair")))
    assert found == ("props", "chair or wall", "needs chair or wall")


@pytest.mark.parametrize(
    ("asked", "most"),
    [("beginner", 1), ("intermediate", 2), ("advanced", 3)],
)
def test_a_level_holds_the_levels_below_it(asked: Level, most: int) -> None:
    drills = [drill(level, level=level) for level in LEVELS]
    candidates, _ = sift(catalog_of(drills, [PLAN]), Request(level=asked), PLAN)
    assert [c.exercise.level for c in candidates] == list(LEVELS[:most])


def test_a_harder_drill_says_its_level() -> None:
    hard = drill("jump", level="advanced")
    assert rejected(hard, Request()) == ("level", "advanced", "for level advanced")


def test_excluded_drills_stay_out() -> None:
    found = rejected(drill("squat"), Request(exclude=("squat",)))
    assert found == ("excluded", "squat", "excluded")


def test_a_condition_leaves_drills_out() -> None:
    rule = condition("wrist_pain", "support has hands")
    found = rejected(
        drill("plank", demands=at("prone", support=("hands",))),
        Request(avoid=("wrist_pain",)),
        conditions=(rule,),
    )
    assert found == ("condition", "wrist_pain", "Not with wrist_pain.")


def test_a_condition_that_was_not_named_does_not() -> None:
    rule = condition("wrist_pain", "support has hands")
    plank = drill("plank", demands=at("prone", support=("hands",)))
    assert isinstance(judged(plank, Request(), conditions=(rule,)), Candidate)


def test_the_note_of_a_drill_counts_like_a_rule() -> None:
    note = ConditionNote(condition="sore", effect="avoid", say="Not this one.")
    found = rejected(
        drill("squat", conditions=(note,)),
        Request(avoid=("sore",)),
        conditions=(condition("sore"),),
    )
    assert found == ("condition", "sore", "Not this one.")


def test_care_is_a_caution_and_no_obstacle() -> None:
    rule = condition("wobbly", "balance >= some", effect="caution")
    stance = drill("stance", demands=at("standing", balance="much"))
    found = judged(stance, Request(avoid=("wobbly",)), conditions=(rule,))
    assert isinstance(found, Candidate)
    assert found.cautions == ("Not with wobbly.",)


def test_drills_of_other_phases_stay_out() -> None:
    found = rejected(drill("stretch", phases=("cooldown",)), Request())
    assert found == ("phase", "warmup", "no part of `warmup`")


def test_a_blueprint_may_keep_off_the_floor() -> None:
    plan = PLAN.replace(floor="never")
    found = rejected(drill("bridge", demands=at("supine")), Request(), plan)
    assert found == ("blueprint", "warmup", "done on the floor")


def test_a_barefoot_blueprint_leaves_out_what_needs_shoes() -> None:
    plan = PLAN.replace(barefoot=True)
    found = rejected(drill("run", footwear="shoes"), Request(), plan)
    assert found == ("blueprint", "warmup", "needs shoes")


def test_a_body_weight_blueprint_uses_no_equipment() -> None:
    plan = PLAN.replace(body_weight_only=True)
    banded = drill("walk", equipment=(("band",),))
    assert rejected(banded, Request(equipment=("band",)), plan)[0] == "equipment"


def test_each_drill_is_judged_once_in_the_order_of_the_catalogue() -> None:
    catalog = random_catalog(5)
    plan = catalog.blueprints["plan_0"]
    candidates, rejections = sift(catalog, Request(equipment=("band",)), plan)
    order = list(catalog.exercises)
    fit, unfit = ([one.exercise.id for one in found] for found in (candidates, rejections))
    for found in (fit, unfit):
        assert found
        assert found == sorted(found, key=order.index)
    assert sorted(fit + unfit) == sorted(order)

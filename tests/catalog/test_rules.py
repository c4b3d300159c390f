"""Rules of conditions: every form of test, its errors, and what they say of drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kneecli.catalog.condition import Condition, Rule
from kneecli.catalog.exercise import ConditionNote, Demands
from kneecli.catalog.reference import Equipment
from kneecli.catalog.rules import FIELD_TYPES, Rules, apply_rules, facts_of, parse_test
from tests.builders import at, care, catalog_of, counted, drill, timed

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.vocabulary import Effect

BAND = Equipment(id="band", name="Band", what="It.", choosing="So.", care=("So.",), elastic=True)
BALL = Equipment(id="ball", name="Ball", what="It.", choosing="So.", care=("So.",))
EQUIPMENT = {"band": BAND, "ball": BALL}


def facts(exercise: Exercise) -> dict[str, Any]:
    """What may be asked of an exercise at its own dose."""
    return facts_of(exercise, exercise.dose, exercise.trains, EQUIPMENT)


def holds(text: str, **demands: Any) -> bool:
    """Whether a test holds for a standing drill with these demands."""
    return parse_test(text)(facts(drill("it", demands=at("standing", **demands))))


@pytest.mark.parametrize(
    ("text", "true_for", "false_for"),
    [
        ("impact >= low", {"low", "high"}, {"none"}),
        ("impact > low", {"high"}, {"none", "low"}),
        ("impact <= low", {"none", "low"}, {"high"}),
        ("impact < low", {"none"}, {"low", "high"}),
        ("impact is low", {"low"}, {"none", "high"}),
        ("impact is_not low", {"none", "high"}, {"low"}),
    ],
)
def test_words_are_compared_in_their_order(
    text: str, true_for: set[str], false_for: set[str]
) -> None:
    """`none` comes before `low`, `low` before `high`, whatever the alphabet says."""
    assert {word for word in true_for | false_for if holds(text, impact=word)} == true_for


@pytest.mark.parametrize(
    ("text", "true_for"),
    [
        ("loaded_knee_flexion > 45", {46, 90}),
        ("loaded_knee_flexion >= 45", {45, 46, 90}),
        ("loaded_knee_flexion < 45", {0}),
        ("loaded_knee_flexion <= 45", {0, 45}),
        ("loaded_knee_flexion is 45", {45}),
        ("loaded_knee_flexion is_not 45", {0, 46, 90}),
    ],
)
def test_numbers(text: str, true_for: set[int]) -> None:
    """Degrees and seconds."""
    assert {n for n in (0, 45, 46, 90) if holds(text, loaded_knee_flexion=n)} == true_for


def test_flags() -> None:
    """A yes or no stands alone, or after `not`."""
    assert holds("crosses_midline", crosses_midline=True)
    assert not holds("crosses_midline")
    assert holds("not crosses_midline")
    assert not holds("not crosses_midline", crosses_midline=True)


def test_sets() -> None:
    """Any of a drill's positions counts, not only the first."""
    demands = {"support": ("hands", "knees")}
    assert holds("support has knees", **demands)
    assert not holds("support has forearm", **demands)
    assert holds("positions has standing")
    assert not holds("positions has prone")


def test_every_demand_can_be_tested() -> None:
    """A drill's facts and the names of rules are the same."""
    assert set(FIELD_TYPES) == set(facts(drill("it")))
    assert set(Demands.field_names()) < set(FIELD_TYPES)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "expected a test such as `impact >= low`, got ``"),
        (
            "impact >= low please",
            "expected a test such as `impact >= low`, got `impact >= low please`",
        ),
        ("knee hurts", "expected a test such as `impact >= low`, got `knee hurts`"),
        ("speed > 3", "`speed` is nothing a drill states; see docs/catalogue.md"),
        ("speed", "`speed` is nothing a drill states; see docs/catalogue.md"),
        ("not speed", "`speed` is nothing a drill states; see docs/catalogue.md"),
        ("impact", "`impact` needs a comparison, such as `impact is ...`"),
        ("not impact", "`impact` needs a comparison, such as `impact is ...`"),
        ("impact = low", "`=` is no comparison; use >=, >, <=, <, is, is_not"),
        ("impact has low", "`has` is no comparison; use >=, >, <=, <, is, is_not"),
        ("impact >= huge", "`impact` is one of none, low, moderate, high, got `huge`"),
        ("support is hands", "`support` is a set; write `support has ...` or `support lacks ...`"),
        (
            "support has wings",
            "`support` is one of hands, forearm, knees, side_of_hip, got `wings`",
        ),
        ("loaded_knee_flexion > much", "`loaded_knee_flexion` is a number, got `much`"),
        ("loaded_knee_flexion > -1", "`loaded_knee_flexion` is a number, got `-1`"),
        (
            "loaded_knee_flexion > \u0664\u0665",
            "`loaded_knee_flexion` is a number, got `\u0664\u0665`",
        ),
        (
            "crosses_midline is true",
            "`crosses_midline` is a yes or no; write `crosses_midline` or `not crosses_midline`",
        ),
    ],
)
def test_a_bad_test_says_what_is_wrong(text: str, sentence: str) -> None:
    """In one sentence, for the one who writes rules."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_test(text)
    assert str(caught.value) == sentence


def test_facts_of_a_dose() -> None:
    """How long a repetition is held; a timed drill holds nothing."""
    held = drill("it", dose=counted(5, "0-10-0-5"))
    assert facts(held)["hold_seconds"] == 10
    assert facts(drill("it", dose=timed(60)))["hold_seconds"] == 0


def test_each_dose_is_judged_by_itself() -> None:
    """Long holds and strength bar one dose of an exercise; of another they say nothing."""
    conditions = [
        condition("tendon", rule("avoid", "No long holds.", "hold_seconds >= 10")),
        condition("sore", care("No chair.", "trains is strength", without=("chair",))),
    ]
    bridge = drill("bridge", props=((), ("chair",)), dose=counted(8), trains="skill")
    rules = Rules(conditions, EQUIPMENT)
    held = counted(5, "0-10-0-5")
    barred = {"tendon": (("avoid", "No long holds."),), "sore": (("caution", "No chair."),)}
    assert rules.judge(bridge, held, "strength") == (barred, {"sore": (("chair",), ())})
    assert rules.judge(bridge, bridge.dose, bridge.trains) == ({}, {})
    assert rules.judge(bridge, held, "stretch")[0] == {"tendon": barred["tendon"]}
    assert apply_rules(conditions, [bridge], EQUIPMENT) == ({"bridge": {}}, {"bridge": {}})


def test_elastic_is_any_alternative() -> None:
    """A drill that may be done with a band may meet latex."""
    found = [
        facts(drill("it", equipment=equipment))["elastic"]
        for equipment in (((),), (("ball",),), (("ball",), ("band",)))
    ]
    assert found == [False, False, True]


def test_facts_of_the_drill_itself() -> None:
    """Its pattern, and where the band sits."""
    found = facts(drill("it", pattern="jump", placement="knees"))
    assert parse_test("pattern is jump")(found)
    assert parse_test("placement is_not anchored")(found)
    assert not parse_test("placement is anchored")(found)


def test_no_band_is_anywhere() -> None:
    """A test of where the band sits holds for no drill without one, `is_not` included."""
    found = facts(drill("it"))
    assert not parse_test("placement is knees")(found)
    assert not parse_test("placement is_not anchored")(found)


def rule(effect: Effect, say: str, *tests: str) -> Rule:
    """A rule of prudence."""
    return Rule(effect=effect, when=tests, say=say, basis="prudence")


def condition(name: str, *rules: Rule, includes: tuple[str, ...] = ()) -> Condition:
    """A condition with its rules."""
    return Condition(id=name, name=name, means="It.", rules=rules, includes=includes)


JUMPS = condition("jumps", rule("avoid", "No jumps.", "impact >= low"))
BENDS = condition(
    "bends",
    rule("avoid", "Not deep.", "loaded_knee_flexion > 45", "weight_bearing is one_leg"),
    rule("caution", "Gently.", "loaded_knee_flexion >= 1"),
)
HOP = drill("hop", demands=at("standing", impact="high", loaded_knee_flexion=60))
LUNGE = drill("lunge", demands=at("standing", loaded_knee_flexion=80, weight_bearing="one_leg"))
WALK = drill("walk", demands=at("standing", hand_hold=True))


def test_all_tests_of_a_rule_must_hold() -> None:
    """And each rule that holds has its say, in the order of the file."""
    assert apply_rules([JUMPS, BENDS], [HOP, LUNGE, WALK], {})[0] == {
        "hop": {"jumps": (("avoid", "No jumps."),), "bends": (("caution", "Gently."),)},
        "lunge": {"bends": (("avoid", "Not deep."), ("caution", "Gently."))},
        "walk": {},
    }


def test_a_note_of_the_drill_adds_to_the_rules() -> None:
    """It comes after them and replaces none."""
    note = ConditionNote(condition="bends", effect="caution", say="Hold on.")
    other = ConditionNote(condition="jumps", effect="avoid", say="Not this one.")
    found = apply_rules([JUMPS, BENDS], [LUNGE.replace(conditions=(note, other))], {})[0]["lunge"]
    assert found["bends"] == (
        ("avoid", "Not deep."),
        ("caution", "Gently."),
        ("caution", "Hold on."),
    )
    assert found["jumps"] == (("avoid", "Not this one."),)


def test_a_condition_brings_what_it_includes() -> None:
    """Its own rules first, nothing twice, notes of drills for the included one too."""
    note = ConditionNote(condition="jumps", effect="caution", say="Hold on.")
    own = condition("all", rule("avoid", "No jumps.", "impact >= low"), includes=("jumps", "bends"))
    found = apply_rules([own, JUMPS, BENDS], [HOP.replace(conditions=(note,))], {})[0]["hop"]
    assert found["all"] == (("avoid", "No jumps."), ("caution", "Hold on."), ("caution", "Gently."))


@pytest.mark.parametrize("backwards", [False, True])
def test_includes_reach_through_other_conditions(*, backwards: bool) -> None:
    """Wherever in the file each condition stands."""
    middle = condition("middle", includes=("jumps",))
    outer = condition("outer", includes=("middle",))
    conditions = [outer, middle, JUMPS] if backwards else [JUMPS, middle, outer]
    assert apply_rules(conditions, [HOP], {})[0]["hop"]["outer"] == (("avoid", "No jumps."),)


def test_a_rule_may_bar_props_and_ask_for_something_to_hold() -> None:
    """With the conditions that take it in as well."""
    steady = care(
        "Hold on, on the flat.", "impact is none", without=("step",), hold=(("wall",), ("chair",))
    )
    conditions = [condition("shaky", steady), condition("frail", includes=("shaky",))]
    findings, props = apply_rules(conditions, [HOP, WALK], {})
    assert findings["walk"]["frail"] == (("caution", "Hold on, on the flat."),)
    assert props["walk"]["shaky"] == props["walk"]["frail"] == (("step",), (("wall",), ("chair",)))
    assert props["hop"] == {}


@pytest.mark.parametrize(
    ("hand_hold", "props", "effect"),
    [
        (True, ((),), "caution"),
        (False, (("wall",), ("step",)), "caution"),
        (False, ((),), "avoid"),
        (False, (("step",),), "avoid"),
    ],
)
def test_a_drill_that_leaves_no_hand_to_hold_on_with_is_avoided(
    *, hand_hold: bool, props: tuple[tuple[str, ...], ...], effect: str
) -> None:
    """Told to hold on, and to touch the knees with both hands."""
    steady = care("Hold on.", "impact is none", hold=(("wall",), ("chair",)))
    march = drill("march", props=props, demands=at("standing", hand_hold=hand_hold))
    found, _ = apply_rules([condition("shaky", steady)], [march], {})
    ((told, say),) = found["march"]["shaky"]
    assert told == effect
    assert say == ("Hold on." if effect == "caution" else "It leaves no hand free to hold on.")


FLAT = care("On the flat.", "impact is none", without=("step",))


@pytest.mark.parametrize(
    ("props", "effect"),
    [
        ((("step",),), "avoid"),
        ((("step",), ("wall", "step")), "avoid"),
        ((("step",), ("wall",)), "caution"),
        (((),), "caution"),
    ],
)
def test_a_drill_that_needs_what_is_barred_is_avoided(
    props: tuple[tuple[str, ...], ...], effect: str
) -> None:
    """With the sentence of the rule; where it can be done without, that is said with care."""
    found, _ = apply_rules([condition("shaky", FLAT)], [WALK.replace(props=props)], {})
    assert found["walk"]["shaky"] == ((effect, "On the flat."),)


def catalog_with(*conditions: Condition) -> Catalog:
    """A catalogue of a walk and some conditions."""
    return catalog_of([WALK], [], conditions)


def test_conditions_that_ask_for_different_props_get_both() -> None:
    """And no more than they need: who holds on to a wall needs no chair as well."""
    steady = care("Hold on.", "impact is none", hold=(("wall",), ("chair",)))
    seated = steady.replace(hold=(("chair",),), say="A chair behind you.")
    catalog = catalog_with(condition("shaky", steady), condition("frail", seated))
    assert catalog.asked_props("walk", ["shaky"]) == (("wall",), ("chair",))
    assert catalog.asked_props("walk", ["shaky", "frail"]) == (("chair",),)
    assert catalog.asked_props("walk", []) == ()
    assert catalog.cautions("walk", ["shaky", "frail"]) == ("Hold on.", "A chair behind you.")


def test_barred_props_add_up() -> None:
    """Over all conditions."""
    catalog = catalog_with(
        condition("shaky", FLAT), condition("odd", FLAT.replace(without=("wall",)))
    )
    assert catalog.barred_props("walk", ["shaky", "odd"]) == {"step", "wall"}
    assert catalog.barred_props("walk", []) == frozenset()


def test_what_helps_is_not_preferred_where_another_condition_avoids_it() -> None:
    """To leave a drill out goes before."""
    stiff = condition("stiff", rule("prefer", "It loosens.", "impact is none"))
    weak = condition("weak", rule("avoid", "Not now.", "impact is none"))
    catalog = catalog_with(stiff, weak)
    assert catalog.preferred("walk", ["stiff", "stiff"]) == ("It loosens.",)
    assert catalog.preferred("walk", ["stiff", "weak"]) == ()
    assert catalog.cautions("walk", ["stiff"]) == ()


def test_what_a_set_lacks() -> None:
    """The opposite of `has`."""
    seated = facts(drill("it", demands=at("seated")))
    assert parse_test("positions lacks standing")(seated)
    assert not parse_test("positions lacks seated")(seated)


def test_a_drill_only_for_the_end_is_brisk() -> None:
    """One that is for activation too is not."""
    assert facts(drill("it", phases=("potentiate",)))["brisk"]
    assert not facts(drill("it", phases=("activate", "potentiate")))["brisk"]

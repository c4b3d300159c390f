"""What makes a routine better, term by term."""

from __future__ import annotations

import pytest

from kneecli.catalog.blueprint import Purpose
from kneecli.catalog.exercise import Article, Muscles
from kneecli.planner import objective
from tests.builders import claim, drill, slot

HIP = slot("hip", serves=Purpose(muscles=("gluteus_medius",)))


def extras(**changes: object) -> int:
    """Points of a squat for the hip muscles beside its service."""
    squat = drill(
        "squat",
        muscles=Muscles(primary=("gluteus_medius",), secondary=("quadriceps",)),
        footwear="barefoot",
    )
    plain = {"focus": (), "cautioned": False, "barefoot": False}
    return objective.extras(squat, **(plain | changes))  # type: ignore[arg-type]


def fit(**changes: object) -> int:
    """How well a common drill suits the slot for the hip."""
    return objective.fit(drill("squat", **changes), HIP)


@pytest.mark.parametrize("use", ["special", "common", "staple"])
def test_a_drill_suits_as_readily_as_one_reaches_for_it(use: str) -> None:
    assert fit(use=use) == objective.USE[use]


@pytest.mark.parametrize("band", ["low", "moderate", "high", "very_high"])
def test_activity_of_the_slots_muscle_is_a_hint(band: str) -> None:
    seen = (claim(band, "gluteus_medius"), claim("low", "quadriceps"))
    assert fit(evidence=seen) == fit() + objective.SOURCED + objective.ACTIVITY[band]


def test_the_highest_of_several_measurements_counts() -> None:
    seen = (claim("high", "gluteus_medius"), claim("low", "gluteus_medius"))
    assert fit(evidence=seen) == fit() + objective.SOURCED + objective.ACTIVITY["high"]


def test_activity_of_other_muscles_is_no_hint() -> None:
    assert fit(evidence=(claim("very_high", "quadriceps"),)) == fit() + objective.SOURCED


def test_evidence_against_a_drill_does_not_speak_for_it() -> None:
    assert fit(evidence=(claim("very_high", "gluteus_medius", against=True),)) == fit()


def test_no_measurement_lifts_a_drill_above_a_more_usual_one() -> None:
    """The hardest plank measures highest; that makes it no staple."""
    seen = (claim("very_high", "gluteus_medius"),)
    assert fit(use="special", evidence=seen) < fit(use="common") < fit(use="staple")


def test_effort_off_what_suits_costs_on_both_sides() -> None:
    hard, easy = drill("hard", effort=5), drill("easy", effort=1)
    assert objective.effort(hard, 3) == 2 * objective.EFFORT_ABOVE
    assert objective.effort(easy, 3) == 2 * objective.EFFORT_BELOW
    assert objective.effort(hard, 5) == objective.effort(hard, None) == 0


def test_all_sets_of_the_amount_that_suits_give_everything() -> None:
    assert objective.dose_percent(2, 2, 10, 10) == 100
    assert objective.dose_percent(2, 2, 15, 10) == 100
    assert objective.dose_percent(2, 2, 8, 10) == 80
    assert objective.dose_percent(1, 2, 10, 10) == objective.FIRST_SET_PERCENT


def test_every_drill_costs_a_little() -> None:
    assert extras() == objective.DRILL < 0


def test_care_costs() -> None:
    assert extras(cautioned=True) - extras() == objective.CAUTION


def test_bare_feet_help_only_where_all_is_done_barefoot() -> None:
    assert extras(barefoot=True) - extras() == objective.HELPFUL_BAREFOOT


def test_muscles_in_focus_count_each() -> None:
    both = extras(focus=("gluteus_medius", "quadriceps", "soleus")) - extras()
    assert both == objective.FOCUS_PRIMARY + objective.FOCUS_SECONDARY


def test_the_equipment_of_an_article_counts_only_when_it_is_the_same() -> None:
    article = Article(source="study", dose="So.", equipment=("band",))
    walk = drill("walk", articles=(article,))
    assert objective.as_in_article(walk, ("band",)) == objective.ARTICLE_EQUIPMENT
    assert objective.as_in_article(walk, ("band", "link")) == 0
    assert objective.as_in_article(walk, ()) == 0


def test_an_article_without_equipment_counts_a_little() -> None:
    walk = drill("walk", articles=(Article(source="study", dose="So."),))
    assert objective.as_in_article(walk, ()) == objective.ARTICLE_BODY_WEIGHT


def test_ending_early_costs_more_beyond_the_margin() -> None:
    costs = objective.end_costs(60)
    assert costs[60] == 0
    assert costs[59] == objective.UNUSED
    assert costs[51] == 9 * objective.UNUSED
    assert costs[50] == 10 * objective.UNUSED + objective.UNUSED_BEYOND_MARGIN
    assert len(costs) == 61


def test_the_margin_is_rounded_up() -> None:
    costs = objective.end_costs(30)  # 85 % are 25.5
    assert costs[25] - costs[26] == objective.UNUSED + objective.UNUSED_BEYOND_MARGIN
    assert costs[26] - costs[27] == objective.UNUSED

"""What makes a routine better, term by term."""

from __future__ import annotations

import pytest

from kneecli.catalog.blueprint import Purpose
from kneecli.catalog.exercise import Article, Muscles
from kneecli.planner import objective
from tests.builders import at, claim, drill, slot

HIP = slot("hip", serves=Purpose(muscles=("gluteus_medius",)))


def extras(**changes: object) -> int:
    """Points of a squat for the hip muscles beside its service."""
    squat = drill(
        "squat",
        demands=at("standing", impact="high"),
        muscles=Muscles(primary=("gluteus_medius",), secondary=("quadriceps",)),
        footwear="barefoot",
    )
    plain = {"levels_below": 0, "focus": (), "cautioned": False, "barefoot": False}
    return objective.extras(squat, **(plain | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("band", ["low", "moderate", "high", "very_high"])
def test_measured_activity_of_the_slots_muscle_decides(band: str) -> None:
    seen = drill("squat", evidence=(claim(band, "gluteus_medius"), claim("low", "quadriceps")))
    assert objective.service(seen, HIP) == objective.SERVICE_BY_BAND[band]


def test_the_highest_of_several_measurements_counts() -> None:
    seen = drill(
        "squat", evidence=(claim("high", "gluteus_medius"), claim("low", "gluteus_medius"))
    )
    assert objective.service(seen, HIP) == objective.SERVICE_BY_BAND["high"]


def test_other_evidence_counts_as_sourced() -> None:
    seen = drill("squat", evidence=(claim("very_high", "quadriceps"),))
    assert objective.service(seen, HIP) == objective.SERVICE_SOURCED


def test_evidence_against_a_drill_does_not_speak_for_it() -> None:
    seen = drill("squat", evidence=(claim("very_high", "gluteus_medius", against=True),))
    assert objective.service(seen, HIP) == objective.SERVICE_UNPROVEN


def test_more_activity_serves_better() -> None:
    bands = [objective.SERVICE_BY_BAND[b] for b in ("low", "moderate", "high", "very_high")]
    assert bands == sorted(set(bands))


def test_the_usual_dose_keeps_all_points_and_a_vanishing_one_some() -> None:
    assert objective.dose_percent(10, 10) == 100
    assert objective.dose_percent(20, 10) == 100
    assert objective.dose_percent(5, 10) == 70
    assert objective.dose_percent(0, 10) == objective.SMALLEST_DOSE_PERCENT


def test_each_level_below_the_one_asked_for_costs() -> None:
    assert extras(levels_below=2) - extras() == 2 * objective.BELOW_LEVEL


def test_care_costs() -> None:
    assert extras(cautioned=True) - extras() == objective.CAUTION


def test_impact_costs() -> None:
    assert extras() == objective.IMPACT["high"] < objective.IMPACT["low"] < 0


def test_bare_feet_help_only_where_all_is_done_barefoot() -> None:
    assert extras(barefoot=True) - extras() == objective.HELPFUL_BAREFOOT


def test_muscles_in_focus_count_each() -> None:
    both = extras(focus=("gluteus_medius", "quadriceps", "soleus")) - extras()
    assert both == objective.FOCUS_PRIMARY + objective.FOCUS_SECONDARY


def test_wanted_equipment_counts_once_however_many_pieces() -> None:
    wanted = ("band", "link")
    assert objective.equipped(("band", "link"), wanted) == objective.WANTED_EQUIPMENT
    assert objective.equipped(("kettlebell",), wanted) == 0


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

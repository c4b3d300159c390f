"""One rule for pain on a page."""

from __future__ import annotations

from kneecli.catalog.loading import load
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.render.pain import pain_rule
from kneecli.routine.request import Request

CATALOG = load()


def rule(*avoid: str, before: str | None = None) -> str:
    """The rule on the page of an advanced warm-up."""
    request = Request(minutes=10, level="advanced", avoid=avoid, before=before)
    return pain_rule(CATALOG, routine_of(CATALOG, plan(CATALOG, request)))


def test_everybody_has_the_same_rule() -> None:
    pain = CATALOG.safety.pain
    assert rule("balance_risk") == f"{pain.rule} {pain.undiagnosed}"


def test_a_sore_knee_is_told_of_the_gentler_sheet() -> None:
    pain = CATALOG.safety.pain
    assert rule(before="hike") == f"{pain.rule} {pain.undiagnosed}"


def test_hops_and_jogging_have_a_lower_limit() -> None:
    pain = CATALOG.safety.pain
    assert rule() == f"{pain.rule} {pain.impact} {pain.undiagnosed}"


def test_before_a_sport_in_which_one_lands_its_own_rule_stands_alone() -> None:
    """And where a condition leaves no landing, one that gives no leave to play."""
    pain = CATALOG.safety.pain
    assert rule(before="run") == f"{pain.sport} {pain.undiagnosed}"
    assert rule("kneeling_pain", before="court") == f"{pain.sport} {pain.undiagnosed}"
    assert rule("balance_risk", before="court") == f"{pain.unready} {pain.undiagnosed}"
    for condition in ("kneeling_pain", "balance_risk"):
        assert rule(condition, before="hike") == f"{pain.rule} {pain.undiagnosed}"


def test_a_stricter_rule_of_a_condition_stands_alone() -> None:
    assert rule("osgood_schlatter") == CATALOG.conditions["osgood_schlatter"].pain


def test_of_two_stricter_rules_both_hold() -> None:
    said = rule("osgood_schlatter", "pfp_irritable")
    for name in ("osgood_schlatter", "pfp_irritable"):
        assert str(CATALOG.conditions[name].pain) in said

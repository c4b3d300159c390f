"""One rule for pain on a page."""

from __future__ import annotations

from kneecli.catalog.loading import load
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.planner.request import Request
from kneecli.render.pain import pain_rule

CATALOG = load()


def rule(*avoid: str, before: str | None = None) -> str:
    """The rule on the page of an advanced warm-up."""
    request = Request(minutes=10, level="advanced", avoid=avoid, before=before)
    return pain_rule(CATALOG, routine_of(CATALOG, plan(CATALOG, request)))


def test_everybody_has_the_same_rule() -> None:
    assert rule("balance_risk") == CATALOG.safety.pain.rule


def test_hops_and_jogging_have_a_lower_limit() -> None:
    assert rule() == f"{CATALOG.safety.pain.rule} {CATALOG.safety.pain.impact}"


def test_above_two_there_is_no_sport_in_which_one_lands() -> None:
    pain = CATALOG.safety.pain
    assert rule(before="run") == pain.sport
    assert rule("kneeling_pain", before="court") == pain.sport
    assert rule("kneeling_pain", before="hike") == pain.rule


def test_sport_that_is_not_safe_today_has_no_limit_of_pain() -> None:
    assert rule("balance_risk", before="court") == CATALOG.safety.pain.rule


def test_a_stricter_rule_of_a_condition_stands_alone() -> None:
    assert rule("osgood_schlatter") == CATALOG.conditions["osgood_schlatter"].pain


def test_of_two_stricter_rules_both_hold() -> None:
    said = rule("osgood_schlatter", "pfp_irritable")
    for name in ("osgood_schlatter", "pfp_irritable"):
        assert str(CATALOG.conditions[name].pain) in said

"""Where a routine ends with impact, and where it must not."""

from __future__ import annotations

from typing import Any

import pytest

from kneecli.catalog.activity import Activity
from kneecli.catalog.blueprint import Need, Purpose
from kneecli.catalog.catalog import Catalog
from kneecli.planner.ending import landing_note
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from tests.builders import at, blueprint, catalog_of, condition, drill, phase, slot, timed

JOG = Need(
    id="jog",
    name="a jog",
    why="So.",
    weight=3,
    phases=("potentiate",),
    serves=Purpose(impact=("low",)),
)
HOPPING = Purpose(patterns=("jump",), impact=("low",))
RUN = Activity(id="run", name="a run", about="So.", landing="sought", needs=(JOG,))
GYM = Activity(id="gym", name="the gym", about="So.")
WALK = Activity(id="walk", name="a walk", about="So.", landing="never")
HOP = drill(
    "hop",
    pattern="jump",
    phases=("potentiate",),
    demands=at("standing", impact="low"),
    dose=timed(30),
)
SQUAT = drill("squat", phases=("potentiate",), dose=timed(30))


def small() -> Catalog:
    """One slot where one may land, a hop and a squat for it, and three conditions."""
    last = blueprint(phase("potentiate", slot("finish", landing=True, required_from=1)))
    rules = [
        condition("careful", "impact >= low", effect="caution"),
        condition("strict", "impact >= low"),
        condition("other", "end_range"),
    ]
    return catalog_of([SQUAT, HOP], [last], rules, [RUN, GYM, WALK])


@pytest.mark.parametrize(
    ("wishes", "lands"),
    [
        ({}, False),
        ({"level": "advanced"}, True),
        ({"before": "run"}, True),
        ({"before": "gym"}, False),
        ({"before": "gym", "level": "advanced"}, True),
        ({"before": "walk", "level": "advanced"}, False),
        ({"before": "run", "level": "beginner"}, False),
        ({"before": "run", "minutes": 8}, True),
        ({"before": "run", "minutes": 7}, False),
        ({"before": "run", "without": ("impact",)}, False),
        ({"before": "run", "avoid": ("careful",)}, True),
        ({"before": "run", "avoid": ("strict",)}, False),
        ({"level": "advanced", "avoid": ("careful",)}, False),
        ({"before": "run", "avoid": ("other",)}, True),
    ],
)
def test_it_lands_only_where_that_was_asked_for(wishes: dict[str, Any], *, lands: bool) -> None:
    catalog, request = small(), Request(**wishes)
    assert plan(catalog, request).exercise_ids() == ({"hop"} if lands else {"squat"})


def test_a_hop_that_is_to_be_included_is() -> None:
    assert plan(small(), Request(include=("hop",))).exercise_ids() == {"hop"}


def note(avoid: tuple[str, ...] = (), before: str | None = "run", *, lands: bool = False) -> str:
    """What is said of landing before an activity."""
    request = Request(minutes=10, before=before, avoid=avoid)
    return landing_note(strict(), request, [HOP if lands else SQUAT]) or ""


def strict() -> Catalog:
    """As `small`, with a condition that rules landing out."""
    return catalog_of(
        [SQUAT, HOP],
        [],
        [
            condition("strict", "impact >= low"),
            condition("careful", "impact >= low", effect="caution"),
        ],
        [RUN, GYM, WALK],
    )


def test_a_condition_that_rules_landing_out_does_not_bless_the_run() -> None:
    assert note(("strict",)).startswith(
        "Hops, jumps and jogging are left out because of what you named: strict."
    )
    assert "do not make a run safe" in note(("strict",))


def test_what_only_long_routines_rehearse_takes_no_landing_and_is_not_missed() -> None:
    sprint = drill(
        "sprint",
        pattern="gait",
        phases=("potentiate",),
        demands=at("standing", impact="high"),
        dose=timed(30),
    )
    faster = JOG.replace(
        id="faster",
        name="faster",
        from_minutes=20,
        serves=Purpose(patterns=("gait",), impact=("high",)),
    )
    last = blueprint(phase("potentiate", slot("finish", landing=True, required_from=1)))
    run = RUN.replace(needs=(JOG.replace(serves=HOPPING), faster))
    catalog = catalog_of(
        [SQUAT, HOP, sprint], [last], [condition("no_sprint", "impact is high")], [run]
    )
    request = Request(before="run", minutes=30, avoid=("no_sprint",))
    assert plan(catalog, request).exercise_ids() == {"hop"}
    assert landing_note(catalog, request, [HOP]) is None
    assert plan(catalog, request.replace(avoid=(), exclude=("hop",))).exercise_ids() == {"sprint"}
    short = Request(before="run", minutes=10, exclude=("hop",))
    assert "sprint" not in plan(catalog, short).exercise_ids()


def test_where_nothing_lands_the_run_itself_begins_easily() -> None:
    assert note() == (
        "Not in these drills: a jog. Begin a run with a few minutes of walking and easy jogging."
    )
    assert note(("careful",)) == note()


@pytest.mark.parametrize(("before", "lands"), [("run", True), ("walk", False), (None, False)])
def test_else_nothing_is_said(before: str | None, lands: bool) -> None:  # noqa: FBT001
    assert note(before=before, lands=lands) == ""

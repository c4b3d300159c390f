"""Why a plan is as it is."""

from __future__ import annotations

import pytest

from kneecli.planner.explanation import explain
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from tests.builders import blueprint, catalog_of, drill, phase, slot, timed


@pytest.mark.parametrize(("seconds", "runner_up"), [(60, "stroll"), (30, None)])
def test_a_drill_that_is_too_short_to_be_offered_is_no_runner_up(
    seconds: int, runner_up: str | None
) -> None:
    """To slow down takes at least a minute."""
    slowing = {"phases": ("cooldown",), "trains": "pulse"}
    walk = drill("walk", use="staple", dose=timed(60), **slowing)
    stroll = drill("stroll", use="special", dose=timed(seconds), **slowing)
    catalog = catalog_of([walk, stroll], [blueprint(phase("cooldown", slot("slow")))])
    (reason,) = explain(catalog, plan(catalog, Request(minutes=2))).reasons
    assert reason.exercise == walk
    assert (reason.runner_up and reason.runner_up.id) == runner_up

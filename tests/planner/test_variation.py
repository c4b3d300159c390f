"""Variations: another routine for the same request, hardly worse than the best."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kneecli.catalog.blueprint import Purpose
from kneecli.planner import objective
from kneecli.planner.assembly import routine_of
from kneecli.planner.best import search_plan
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from tests.builders import (
    at,
    blueprint,
    catalog_of,
    condition,
    drill,
    phase,
    random_catalog,
    random_request,
    slot,
    timed,
)
from tests.planner import oracle

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan
    from kneecli.planner.choices import PlannedDrill

EQUIPMENT = [(), ("band",), ("link",), ("kettlebell", "medicine_ball")]
REQUESTS = [
    Request(equipment=equipment, minutes=minutes, seed=seed)
    for equipment in EQUIPMENT
    for minutes in (5, 10, 15)
    for seed in range(6)
]


def without_seed(catalog: Catalog, request: Request) -> Plan:
    best = search_plan(catalog, request.replace(seed=None))
    assert best is not None
    return best


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(2, id="every second"),
        pytest.param(1, id="all", marks=pytest.mark.slow),
    ],
)
def varied(request: pytest.FixtureRequest, catalog: Catalog) -> dict[Request, Plan]:
    """The plan of each request."""
    return {one: plan(catalog, one) for one in REQUESTS[:: request.param]}


@pytest.fixture(scope="module")
def best(catalog: Catalog, varied: dict[Request, Plan]) -> dict[Request, Plan]:
    """The best plan for each request, had it no seed."""
    bare = {request.replace(seed=None) for request in varied}
    plans = {request: without_seed(catalog, request) for request in bare}
    return {request: plans[request.replace(seed=None)] for request in varied}


def worth(catalog: Catalog, found: Plan) -> int | None:
    """What a plan is worth by the request alone, None where it breaks a hard rule."""
    model = oracle.model_of(catalog, found.request)
    drills = {one.slot.slot.id: one for one in found.drills}
    way = []
    for one, row in zip(found.slots, model.rows, strict=True):
        drill = drills.get(one.slot.id)
        way.append(next(entry for entry in row.entries if _same(drill, entry)) if drill else None)
    return oracle.worth(model, way)


def _same(drill: PlannedDrill, entry: oracle.Entry) -> bool:
    amount = drill.amount
    each = amount.duration or amount.reps
    return (drill.exercise.id, frozenset(drill.kit.equipment), (amount.sets, each)) == (
        entry.name,
        entry.kit,
        entry.amount,
    )


def lowest(best: Plan) -> int:
    """The fewest points a variation may have: bonuses do not widen the distance."""
    worth_of_drills = sum(
        one.slot.slot.weight * objective.fit(one.exercise, one.slot.slot) for one in best.drills
    )
    return best.objective - worth_of_drills * 15 // 100


def test_the_same_seed_gives_the_same_routine(catalog: Catalog) -> None:
    for request in REQUESTS[::5]:
        first, second = (routine_of(catalog, plan(catalog, request)) for _ in range(2))
        assert repr(first) == repr(second)


def test_a_variation_lies_within_the_stated_distance(
    catalog: Catalog, varied: dict[Request, Plan], best: dict[Request, Plan]
) -> None:
    """And its own objective leaves the bonus out that made it come first."""
    for request, found in varied.items():
        value = worth(catalog, found)
        assert value == found.objective
        assert lowest(best[request]) <= value <= best[request].objective


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32), st.integers(6, 30))
def test_a_random_variation_lies_within_the_stated_distance(seed: int, size: int) -> None:
    catalog = random_catalog(seed, size)
    request = random_request(Random(seed), catalog, range(2, 21)).replace(seed=seed % 50)
    best = search_plan(catalog, request.replace(seed=None))
    assume(best is not None)
    assert best is not None
    value = worth(catalog, plan(catalog, request))
    assert value is not None
    assert lowest(best) <= value <= best.objective


def test_a_variation_is_nearly_always_another_routine(
    varied: dict[Request, Plan], best: dict[Request, Plan]
) -> None:
    different = sum(
        found.exercise_ids() != best[request].exercise_ids() for request, found in varied.items()
    )
    assert different >= len(varied) * 9 // 10


def test_seeds_differ_among_themselves(catalog: Catalog) -> None:
    request = Request(equipment=("band",), minutes=15)
    found = {
        frozenset(plan(catalog, request.replace(seed=seed)).exercise_ids()) for seed in range(12)
    }
    assert len(found) >= 4


def test_drills_to_include_stay_and_those_to_exclude_stay_away(
    catalog: Catalog, best: dict[Request, Plan]
) -> None:
    for request in list(best)[::2]:
        keep, leave = sorted(best[request].exercise_ids())[:2]
        changed = request.replace(include=(keep,), exclude=(leave,))
        if search_plan(catalog, changed.replace(seed=None)):
            found = plan(catalog, changed)
            assert keep in found.exercise_ids()
            assert leave not in found.exercise_ids()
            assert found.request == changed


def test_nothing_counts_as_excluded_that_was_not_asked_for(varied: dict[Request, Plan]) -> None:
    for found in varied.values():
        assert [one.exercise.id for one in found.rejections if one.rule == "excluded"] == []


def test_a_variation_waives_no_slot_that_the_best_fills() -> None:
    others: list[Any] = ["gait", "mobility", "clam", "lateral_walk", "balance", "jump"]
    knee = slot("knee", serves=Purpose(patterns=("squat",)), required_from=1)
    hip = [slot(name, serves=Purpose(patterns=(name,))) for name in others]
    banded = [
        drill(name, pattern=name, dose=timed(30, 600), equipment=(("band",),)) for name in others
    ]
    hop = drill("hop", demands=at("standing", impact="high"))
    catalog = catalog_of(
        [drill("squat"), hop, *banded],
        [blueprint(phase("activate", knee, *hip))],
        [condition("sore_knee", "impact >= low")],
    )
    for seed in range(5):
        request = Request(equipment=("band",), avoid=("sore_knee",), seed=seed)
        assert "squat" in plan(catalog, request).exercise_ids()


def test_the_best_stays_where_nothing_else_is_near() -> None:
    one = blueprint(phase("activate", slot("any", required_from=1)))
    catalog = catalog_of([drill("only", dose=timed(60, 300))], [one])
    best = plan(catalog, Request())
    assert plan(catalog, Request(seed=3)).drills == best.drills


def test_a_drill_that_is_much_worse_is_no_variation() -> None:
    one = blueprint(phase("activate", slot("any", required_from=1)))
    banded = drill("banded", equipment=(("band",),), dose=timed(60, 600))
    catalog = catalog_of([banded, drill("bare", dose=timed(60, 600))], [one])
    for seed in range(20):
        request = Request(equipment=("band",), seed=seed)
        assert plan(catalog, request).exercise_ids() == {"banded"}


def test_a_drill_that_is_as_good_is_a_variation() -> None:
    one = blueprint(phase("activate", slot("any", required_from=1)))
    twins = [
        drill(name, equipment=(("band",),), dose=timed(60, 600)) for name in ("first", "second")
    ]
    catalog = catalog_of(twins, [one])
    request = Request(equipment=("band",))
    (best,) = plan(catalog, request).exercise_ids()
    (other,) = plan(catalog, request.replace(seed=1)).exercise_ids()
    assert best != other


def test_variations_may_differ_in_several_drills() -> None:
    patterns: list[Any] = ["squat", "clam", "jump"]
    slots = [slot(name, serves=Purpose(patterns=(name,)), required_from=1) for name in patterns]
    twins = [
        drill(f"{name}_{number}", pattern=name, equipment=(("band",),), dose=timed(60, 300))
        for name in patterns
        for number in range(2)
    ]
    catalog = catalog_of(twins, [blueprint(phase("activate", *slots))])
    request = Request(equipment=("band",))
    best = plan(catalog, request).exercise_ids()
    others = [plan(catalog, request.replace(seed=seed)).exercise_ids() for seed in range(12)]
    assert {len(other - best) for other in others} == {1, 2, 3}

"""The work of a request is counted and has a bound; what is found within it is told honestly."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneecli.errors import NoRoutineError
from kneecli.planner.assembly import routine_of
from kneecli.planner.best import search_plan
from kneecli.planner.explanation import explain
from kneecli.planner.plan import plan
from kneecli.planner.problem import Problem
from kneecli.planner.search import MOST_STAGES, solve
from kneecli.planner.variation import DISTANCE_PERCENT
from kneecli.planner.work import MOST_WORK, TooWideError, Work
from kneecli.routine.request import Request
from tests.builders import blueprint, phase, random_catalog, random_request, slot
from tests.planner.problems import best_by_hand, choice, problem, problems, stage

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

NO_BOUND = 10**9


def loose(catalog: Catalog, slots: int, **changes: Any) -> Catalog:
    """The catalogue with a blueprint `loose` of slots that any activation drill may fill."""
    open_slots = (slot(f"slot_{n}", weight=1 + n % 3, effort=1 + n % 2) for n in range(slots))
    shares = [(1, 60), (60, 3600)]
    made = blueprint(phase("activate", *open_slots, shares=shares), id="loose", **changes)
    return catalog.replace(blueprints={**catalog.blueprints, "loose": made})


def asking(minutes: int, *equipment: str, **changes: Any) -> Request:
    return Request(blueprint="loose", minutes=minutes, equipment=equipment, **changes)


# What is said of the best found is true


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(problems, st.integers(0, 400))
def test_the_best_lies_between_what_is_found_and_what_is_said(
    problem: Problem, allowed: int
) -> None:
    best = best_by_hand(problem)
    try:
        solution = solve(problem, Work(allowed))
    except TooWideError:
        return
    assert (solution is None) == (best is None)
    if solution is not None and best is not None:
        assert solution.value <= best <= solution.most


@pytest.mark.parametrize("seed", range(60))
def test_the_best_routine_lies_within_the_gap(seed: int) -> None:
    catalog = random_catalog(seed, drills=8 * (1 + seed % 4))
    request = random_request(Random(seed), catalog, (3, 5, 8, 12))
    best = search_plan(catalog, request, work=Work(NO_BOUND))
    try:
        found = search_plan(catalog, request, work=Work(2000 + 4000 * (seed % 5)))
    except TooWideError:
        return
    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert found.objective <= best.objective <= found.objective + found.gap


def test_the_best_found_is_hardly_worse_than_the_best(catalog: Catalog) -> None:
    """No further from it than the variations that people ask for."""
    found = search_plan(loose(catalog, 14), asking(20, "band", "kettlebell"))
    assert found is not None
    assert 0 < found.gap < found.worth * DISTANCE_PERCENT // 100


# The bound


@pytest.mark.slow
@pytest.mark.parametrize(("slots", "minutes"), [(14, 20), (14, 40), (23, 60)])
def test_the_work_of_loose_slots_ends_at_the_bound(
    catalog: Catalog, slots: int, minutes: int
) -> None:
    work = Work()
    found = search_plan(loose(catalog, slots), asking(minutes, "band", "kettlebell"), work=work)
    assert found is not None
    assert work.left > -MOST_WORK // 5


@pytest.mark.slow
def test_the_built_in_blueprints_stay_well_below_the_bound(catalog: Catalog) -> None:
    """Their routines are proven to be the best: the most that one takes is about two thirds."""
    for seed in range(250):
        request = random_request(Random(seed), catalog, range(3, 31))
        if seed % 3 == 0:
            request = request.replace(equipment=tuple(catalog.equipment), level="advanced")
        work = Work()
        found = search_plan(catalog, request, work=work)
        assert found is None or found.gap == 0, request
        assert work.left > MOST_WORK // 4, request


def test_half_of_the_work_is_taken_from_the_whole() -> None:
    whole = Work(100)
    half = whole.half()
    half.spend(30)
    assert (half.left, whole.left) == (20, 70)


def test_no_work_left_is_no_routine(catalog: Catalog) -> None:
    with pytest.raises(TooWideError):
        search_plan(catalog, Request(), work=Work(0))


def test_a_row_of_very_many_stages_is_refused() -> None:
    many = [stage(choice(1, 1))] * (MOST_STAGES + 1)
    with pytest.raises(TooWideError):
        solve(problem(*many))


# What is told


@pytest.fixture(scope="module")
def wide(catalog: Catalog) -> Catalog:
    return loose(catalog, 23)


def test_a_routine_that_is_not_proven_the_best_says_so(wide: Catalog) -> None:
    found = plan(wide, asking(60, "band"))
    assert found.gap > 0
    (note,) = [note for note in routine_of(wide, found).notes if "every way" in note]
    assert f"at most {found.gap} points more than the {found.objective} of this one" in note
    assert explain(wide, found).gap == found.gap


def test_a_routine_that_is_proven_the_best_says_nothing(catalog: Catalog) -> None:
    found = plan(catalog, Request())
    assert found.gap == 0
    assert not any("every way" in note for note in routine_of(catalog, found).notes)


@pytest.mark.slow
def test_there_are_variations_of_what_is_not_proven(catalog: Catalog) -> None:
    wide = loose(catalog, 14)
    best = plan(wide, asking(20, "band", "kettlebell"))
    other = plan(wide, asking(20, "band", "kettlebell", seed=1))
    assert best.gap > 0
    assert other.exercise_ids() != best.exercise_ids()
    assert other.objective + other.gap == best.objective + best.gap


def test_where_nothing_is_found_it_says_what_to_narrow(catalog: Catalog) -> None:
    with pytest.raises(NoRoutineError) as raised:
        plan(loose(catalog, MOST_STAGES + 1), asking(60))
    assert raised.value.exit_code == 3
    for word in ("--minutes", "--exclude", "slots"):
        assert word in raised.value.hint


@pytest.mark.slow
def test_advice_ends_with_the_work_it_may_do(catalog: Catalog) -> None:
    """Leaving out each of 200 would be searched for, and none helps."""
    made = loose(catalog, 14).blueprints["loose"].phases[0].slots
    must = phase("activate", *(one.replace(required_from=1) for one in made))
    full = catalog.replace(blueprints={"loose": blueprint(must, id="loose")})
    with pytest.raises(NoRoutineError) as raised:
        plan(full, asking(3, exclude=("clamshell",) * 200))
    assert raised.value.hint

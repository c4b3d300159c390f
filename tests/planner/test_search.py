"""The search finds the true best, as two independent ways of finding it agree."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from kneecli.planner.best import search_plan
from kneecli.planner.problem import FLOOR, SEATED, Problem
from kneecli.planner.search import solve
from tests.builders import random_catalog, random_request
from tests.planner import oracle
from tests.planner.problems import best_by_hand, choice, problem, problems, stage

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.request import Request

CASES = range(270)
"""Seeds of random requests, for the built-in catalogue and as often for random ones."""
CASES_TO_TRY = [pytest.param(n, marks=[pytest.mark.slow] if n % 3 else []) for n in CASES]
"""Every third stands for all where the slow tests are left out."""
FEW = range(0, 270, 9)


def request_to(catalog: Catalog, seed: int) -> Request:
    return random_request(Random(seed), catalog, (3, 4, 5, 6, 8, 10, 12, 15, 20))


def random_case(seed: int) -> tuple[Catalog, Request]:
    catalog = random_catalog(seed, drills=8 * (1 + seed % 4))
    return catalog, random_request(Random(seed), catalog, (2, 3, 4, 5, 6, 8, 10, 12))


def objective(catalog: Catalog, request: Request) -> int | None:
    found = search_plan(catalog, request)
    return None if found is None else found.objective


# Against an integer programme


@pytest.mark.parametrize("seed", CASES_TO_TRY)
def test_it_is_the_best_routine_of_the_built_in_catalogue(catalog: Catalog, seed: int) -> None:
    request = request_to(catalog, seed)
    assert objective(catalog, request) == oracle.best_objective(catalog, request)


@pytest.mark.parametrize("seed", CASES_TO_TRY)
def test_it_is_the_best_routine_of_a_random_catalogue(seed: int) -> None:
    catalog, request = random_case(seed)
    assert objective(catalog, request) == oracle.best_objective(catalog, request)


@pytest.mark.slow
def test_at_least_300_of_these_requests_can_be_met(catalog: Catalog) -> None:
    cases = [(catalog, request_to(catalog, seed)) for seed in CASES]
    cases += [random_case(seed) for seed in CASES]
    assert sum(objective(*case) is not None for case in cases) >= 300


@pytest.mark.parametrize(
    "minutes",
    [5, 10, 15, 20, *(pytest.param(long, marks=pytest.mark.slow) for long in (25, 30))],
)
def test_it_is_the_best_routine_with_all_equipment(catalog: Catalog, minutes: int) -> None:
    request = request_to(catalog, 0).replace(
        equipment=tuple(catalog.equipment),
        minutes=minutes,
        level="advanced",
        avoid=(),
        exclude=(),
        include=(),
        without=(),
        blueprint="warmup",
    )
    assert objective(catalog, request) == oracle.best_objective(catalog, request)


@pytest.mark.parametrize("seed", FEW)
def test_it_solves_the_problem_it_is_given(catalog: Catalog, seed: int) -> None:
    found = search_plan(catalog, request_to(catalog, seed).replace(include=()))
    if found is not None:
        given_problem = found.choices.problem
        solution = solve(given_problem)
        assert solution is not None
        assert solution.value == oracle.solve(oracle.model_of_problem(given_problem))


# Against trying every way


@settings(max_examples=250, deadline=None)
@given(problems)
def test_it_is_the_best_of_every_way(problem: Problem) -> None:
    solution = solve(problem)
    assert (solution.value if solution else None) == best_by_hand(problem)


@settings(max_examples=200, deadline=None)
@given(problems)
def test_its_choices_are_worth_its_value(problem: Problem) -> None:
    solution = solve(problem)
    if solution is not None:
        way = [choice and oracle.entry_of(choice) for choice in solution.choices]
        assert oracle.worth(oracle.model_of_problem(problem), way) == solution.value


@settings(max_examples=60, deadline=None)
@given(problems)
def test_the_integer_programme_is_the_best_of_every_way(problem: Problem) -> None:
    convex = problem.replace(end_costs=[7 * abs(19 - time) for time in range(problem.length + 1)])
    assert oracle.solve(oracle.model_of_problem(convex)) == best_by_hand(convex)


# One rule each


def test_an_empty_stage_is_better_than_a_bad_choice() -> None:
    solution = solve(problem(stage(choice(-1, 1)), stage(choice(5, 1))))
    assert solution is not None
    assert solution.choices == (None, choice(5, 1))


def test_a_required_stage_takes_even_a_bad_choice() -> None:
    solution = solve(problem(stage(choice(-1, 1), required=True)))
    assert solution is not None
    assert solution.choices == (choice(-1, 1),)


def test_a_required_stage_without_choices_cannot_be_met() -> None:
    assert solve(problem(stage(choice(9, 1)), stage(required=True))) is None


def test_a_choice_may_take_all_of_the_length() -> None:
    solution = solve(problem(stage(choice(9, 10)), length=10))
    assert solution is not None
    assert solution.choices == (choice(9, 10),)


def test_a_choice_may_not_pass_the_length() -> None:
    assert solve(problem(stage(choice(9, 11), required=True), length=10)) is None


def test_changing_over_counts_towards_the_length() -> None:
    changes = ((1, 1, 1),) * 3
    stages = stage(choice(9, 10), required=True)
    assert solve(problem(stages, length=10, change_units=changes)) is None


def test_a_family_comes_once_where_it_is_worth_most() -> None:
    first, second = choice(9, 1, family=0), choice(8, 1, family=0)
    others = stage(second, choice(3, 1))
    solution = solve(problem(stage(first, choice(7, 1)), others))
    assert solution is not None
    assert solution.choices == (choice(7, 1), second)


def test_a_family_may_be_the_only_obstacle() -> None:
    only = stage(choice(9, 1, family=0), required=True)
    assert solve(problem(only, only)) is None


def test_the_floor_is_visited_once() -> None:
    down, up = choice(9, 1, place=FLOOR), choice(5, 1)
    solution = solve(problem(stage(down), stage(up, required=True), stage(down)))
    assert solution is not None
    assert solution.choices in ((down, up, None), (None, up, down))


def test_one_may_stay_on_the_floor_over_an_empty_stage() -> None:
    down = choice(9, 1, place=FLOOR)
    solution = solve(problem(stage(down), stage(), stage(down)))
    assert solution is not None
    assert solution.choices == (down, None, down)


def test_the_floor_may_be_free() -> None:
    down, up = choice(9, 1, place=FLOOR), choice(5, 1)
    stages = (stage(down), stage(up, required=True), stage(down))
    solution = solve(problem(*stages, floor_once=False))
    assert solution is not None
    assert solution.choices == (down, up, down)


def test_a_change_of_place_has_its_price() -> None:
    seated = stage(choice(9, 1, place=SEATED), choice(5, 1))
    solution = solve(problem(seated, change_cost=5))
    assert solution is not None
    assert (solution.value, solution.choices) == (5, (choice(5, 1),))


def test_what_is_on_stays_on_until_something_else_is_put_on() -> None:
    """Through a stage that needs nothing, and through an empty one."""
    worn, bare, other = choice(9, 1, rig=1), choice(9, 1), choice(9, 1, rig=2)
    stages = [stage(c, required=True) for c in (worn, bare, worn, other, worn)]
    solution = solve(problem(*stages, rig_units=[0, 1, 1], rig_cost=5, length=8))
    assert solution is not None
    assert solution.value == 5 * 9 - 3 * 5
    assert solve(problem(*stages, rig_units=[0, 1, 1], rig_cost=5, length=7)) is None


def test_it_is_worth_leaving_something_on() -> None:
    """A little worse with what is on already is better than putting on another thing."""
    first = stage(choice(9, 1, rig=1), required=True)
    second = stage(choice(9, 1, rig=2), choice(8, 1, rig=1))
    solution = solve(problem(first, second, rig_cost=3))
    assert solution is not None
    assert [c and c.rig for c in solution.choices] == [1, 1]


def test_a_reward_is_earned_once() -> None:
    rewarded = stage(choice(1, 1, rewards=1), choice(3, 1))
    solution = solve(problem(rewarded, rewarded, reward_values=[10]))
    assert solution is not None
    assert solution.value == 1 + 10 + 3


def test_drift_is_paid_at_the_end_of_a_phase_even_when_it_is_empty() -> None:
    solution = solve(problem(stage(choice(3, 1)), stage(target=4), drift_cost=2))
    assert solution is not None
    assert solution.value == 3 - 2 * 3


def test_the_cost_of_the_end_is_that_of_its_time() -> None:
    ends = [0, 0, 50, 0]
    solution = solve(problem(stage(choice(3, 2), choice(1, 3)), length=3, end_costs=ends))
    assert solution is not None
    assert solution.value == 1

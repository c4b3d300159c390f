"""Bounds never lie below what can follow, or the search could miss the best."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kneecli.planner.bounds import IMPOSSIBLE, Bounds, SumOfBits
from kneecli.planner.problem import Problem
from tests.planner.problems import best_by_hand, choice, problem, problems, stage

FAMILIES = st.lists(st.integers(0, 3), unique=True)


@settings(max_examples=300, deadline=None)
@given(problems, FAMILIES)
def test_the_best_way_is_never_above_the_bound(problem: Problem, tracked: list[int]) -> None:
    best = best_by_hand(problem)
    assume(best is not None)
    assert best is not None
    assert Bounds(problem, tracked).at_start() >= best


@settings(max_examples=200, deadline=None)
@given(problems)
def test_the_bound_is_exact_without_rewards_and_floor_rule(problem: Problem) -> None:
    free = problem.replace(floor_once=False, reward_values=[0, 0, 0, 0])
    best = best_by_hand(free)
    bound = Bounds(free, range(4)).at_start()
    assert bound == best if best is not None else bound <= IMPOSSIBLE


@settings(max_examples=200, deadline=None)
@given(problems, FAMILIES, FAMILIES)
def test_bounds_that_share_tables_are_the_same(
    problem: Problem, first: list[int], more: list[int]
) -> None:
    both = [*first, *(family for family in more if family not in first)]
    grown = Bounds(problem, both, Bounds(problem, first))
    assert grown.at_start() == Bounds(problem, both).at_start()


def test_a_reward_that_one_stage_can_earn_counts_in_full() -> None:
    rewarded = problem(stage(choice(1, 1, rewards=1)), reward_values=[10])
    assert Bounds(rewarded, ()).at_start() == 11


def test_a_reward_that_two_stages_can_earn_counts_once() -> None:
    rewarded = stage(choice(1, 1, rewards=1))
    assert Bounds(problem(rewarded, rewarded, reward_values=[10]), ()).at_start() == 12


def test_a_sum_of_bits_adds_the_selected_values() -> None:
    assert SumOfBits([1, 10, 100])[0b101] == 101

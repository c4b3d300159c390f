"""Bounds never lie below what can follow, or the search could miss the best."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kneecli.planner.bounds import IMPOSSIBLE, Bounds, SumOfBits
from kneecli.planner.problem import Problem
from tests.planner.problems import best_by_hand, choice, problem, problems, stage

FAMILIES = st.lists(st.integers(0, 3), unique=True)
REWARDS = st.integers(0, 0b1111)


@settings(max_examples=150, deadline=None)
@given(problems, FAMILIES, REWARDS)
def test_the_best_way_is_never_above_the_bound(
    problem: Problem, families: list[int], rewards: int
) -> None:
    best = best_by_hand(problem)
    assume(best is not None)
    assert best is not None
    assert Bounds(problem, families, rewards).fill().at_start() >= best


@settings(max_examples=100, deadline=None)
@given(problems)
def test_the_bound_is_exact_with_all_tracked_and_no_floor_rule(problem: Problem) -> None:
    free = problem.replace(floor_once=False)
    best = best_by_hand(free)
    bound = Bounds(free, range(4), 0b1111).fill().at_start()
    assert bound == best if best is not None else bound <= IMPOSSIBLE


@settings(max_examples=100, deadline=None)
@given(problems, FAMILIES, FAMILIES, REWARDS, REWARDS)
def test_bounds_that_share_tables_are_the_same(
    problem: Problem, first: list[int], more: list[int], rewards: int, more_rewards: int
) -> None:
    both = [*first, *(family for family in more if family not in first)]
    all_rewards = rewards | more_rewards
    grown = Bounds(problem, both, all_rewards, Bounds(problem, first, rewards).fill()).fill()
    assert grown.at_start() == Bounds(problem, both, all_rewards).fill().at_start()


def test_a_reward_that_one_stage_can_earn_counts_in_full() -> None:
    rewarded = problem(stage(choice(1, 1, rewards=1)), reward_values=[10])
    assert Bounds(rewarded, ()).fill().at_start() == 11


def test_a_reward_that_two_stages_can_earn_counts_once() -> None:
    rewarded = stage(choice(1, 1, rewards=1))
    assert Bounds(problem(rewarded, rewarded, reward_values=[10]), ()).fill().at_start() == 12


def test_what_the_stages_need_at_least_does_not_fit_the_length() -> None:
    long = stage(choice(1, 8), required=True)
    assert Bounds(problem(long, long, length=10), ()).fill().at_start() <= IMPOSSIBLE


def test_a_sum_of_bits_adds_the_selected_values() -> None:
    assert SumOfBits([1, 10, 100])[0b101] == 101

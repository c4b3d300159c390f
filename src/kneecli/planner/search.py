"""The exact search: the best way through a row of stages.

A stage is one slot: one of its choices is taken, or none where it may stay empty. The
search knows nothing of drills; it adds values, keeps to a length, pays for changes of
place and for drifting from the timetable, and pays rewards once.

It is a best-first search (A*) under a bound that never underestimates (`bounds.py`), so
the first complete way it finds is the best one. That a family is used at most once is
looked after only for families that clash: the search runs without the rule first, and
again with it for each family the answer used twice. An answer without a clash is the best
of a larger set of ways, hence the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from kneecli.planner.bounds import IMPOSSIBLE, Bounds, SumOfBits
from kneecli.planner.problem import FLOOR, STANDING
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.planner.problem import Choice, Problem, Stage


class Solution(Record, kw_only=False):
    """The best way: its value and the choice of each stage, None where it stays empty."""

    value: int
    choices: tuple[Choice | None, ...]


_Way: TypeAlias = "tuple[Choice | None, _Way] | tuple[()]"
"""The choices taken so far, as a chain: the last one, and the way before it."""


def solve(problem: Problem) -> Solution | None:
    """The best way through the stages, or None where there is none."""
    bounds = Bounds(problem, _likely_clashes(problem))
    while True:
        solution = _Search(problem, bounds).run()
        clashes = _clashes(solution.choices) if solution else []
        if not clashes:
            return solution
        bounds = Bounds(problem, (*bounds.tracked, *clashes), bounds)


def _likely_clashes(problem: Problem) -> list[int]:
    """The families that more than one stage would like best; a guess that saves searches."""
    favourites = [max(stage.choices, default=None) for stage in problem.stages]
    return _clashes(favourites)


def _clashes(choices: Sequence[Choice | None]) -> list[int]:
    """The families used more than once."""
    families = [choice.family for choice in choices if choice and choice.family >= 0]
    return sorted({family for family in families if families.count(family) > 1})


class _Search:
    """One best-first search, with the families in `bounds` used at most once.

    A node is (-bound, -stage, number, value, time, place, floor, rewards, families, way):
    the heap gives the best bound first, then the one nearest the end, then the oldest.
    `floor` is 0 before the floor, 1 on it and 2 after it.
    """

    def __init__(self, problem: Problem, bounds: Bounds) -> None:
        self.problem = problem
        self.bounds = bounds
        self.frontier: list[tuple[int, int, int, int, int, int, int, int, int, _Way]] = []
        self.best: dict[tuple[int, int, int, int, int, int], int] = {}
        self.reward_sums = SumOfBits(problem.reward_values)
        self.options = [self._options(stage) for stage in problem.stages]
        self.pushed = 0
        self.floor_value = IMPOSSIBLE

    def run(self) -> Solution | None:
        start = self.bounds.at_start()
        if start <= IMPOSSIBLE:
            return None
        first = (-start, 0, 0, 0, 0, STANDING, 0, 0, 0, ())
        last = -len(self.problem.stages)
        node = first
        while node[1] != last:
            self.frontier.clear()
            self.expand(-node[1], *node[3:])
            if not self.frontier: break
            node = self.frontier[0]
        else:
            self.floor_value = node[3]
        self.frontier.clear(); self.best.clear()
        self.frontier.append(first)
        while self.frontier:
            _, stage, _, *node = heappop(self.frontier)
            if stage == last:
                return Solution(node[0], _choices(node[-1]))
            self.expand(-stage, *node)
        return None

    def _options(self, stage: Stage) -> list[tuple[Choice | None, int, int, int, int, int]]:
        """What can be done at a stage, the best only of those that lead to the same point.

        Each is (choice, value, units, place, rewards, family bit), with place -1 for none.
        """
        best: dict[tuple[int, int, int, int], Choice] = {}
        for choice in stage.choices:
            family = self.bounds.family_bits.get(choice.family, 0)
            key = (choice.units, choice.place, choice.rewards, family)
            if key not in best or best[key].value < choice.value:
                best[key] = choice
        options = [(choice, choice.value, *key) for key, choice in best.items()]
        return options if stage.required else [(None, 0, 0, -1, 0, 0), *options]

    def expand(
        self,
        at: int,
        value: int,
        time: int,
        place: int,
        floor: int,
        rewards: int,
        families: int,
        way: _Way,
    ) -> None:
        """Push every way to fill stage `at` that can still lead to an end.

        The inner loop of the planner: everything that does not change is looked up before it.
        """
        problem, bounds, best, frontier = self.problem, self.bounds, self.best, self.frontier
        reward_sums, rewards_ahead = self.reward_sums, bounds.rewards_ahead
        following, kept, latest = bounds.tables[at + 1], bounds.alive[at + 1], bounds.latest[at + 1]
        target, changes = problem.stages[at].target, problem.change_units[place]
        lowest = self.floor_value
        floor_once, is_last = problem.floor_once, at + 1 == len(problem.stages)
        for choice, points, units, goal, earned, family in self.options[at]:
            if family & families:
                continue
            total, then, where, on_floor = value + points, time, place, floor
            if choice is not None:
                where = goal
                then = time + units + changes[where]
                if where == FLOOR:
                    if floor == 2 and floor_once:
                        continue
                    on_floor = 1
                elif floor == 1:
                    on_floor = 2
                if where != place:
                    total -= problem.change_cost
            if then > latest:
                continue
            used = (families | family) & kept
            ahead = following[where, used][then]
            if ahead <= IMPOSSIBLE:
                continue
            if earned & ~rewards:
                total += reward_sums[earned & ~rewards]
            if target is not None:
                total -= problem.drift_cost * abs(then - target)
            if is_last:
                total += ahead
                ahead = 0
            had = rewards | earned
            bound = total + ahead + rewards_ahead(at + 1, had)
            if bound < lowest:
                continue
            state = (at, then, where, on_floor, had, used)
            if state in best and best[state] >= total:
                continue
            best[state] = total
            self.pushed += 1
            heappush(
                frontier,
                (
                    -bound,
                    -(at + 1),
                    self.pushed,
                    total,
                    then,
                    where,
                    on_floor,
                    had,
                    used,
                    (choice, way),
                ),
            )


def _choices(way: _Way) -> tuple[Choice | None, ...]:
    """The choices along a way, first to last."""
    choices: list[Choice | None] = []
    while way:
        choice, way = way
        choices.append(choice)
    return tuple(reversed(choices))

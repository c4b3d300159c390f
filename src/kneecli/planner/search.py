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

from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from kneecli.planner.bounds import IMPOSSIBLE, Bounds
from kneecli.planner.problem import FLOOR, STANDING
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem, Stage

    _Way: TypeAlias = "tuple[Choice | None, _Way] | tuple[()]"
    _Node: TypeAlias = tuple[int, int, int, int, int, int, int, int, int, _Way]
    _Option: TypeAlias = tuple[Choice | None, int, int, int, int, int]

NOT_YET, ON_IT, UP_AGAIN = range(3)
"""Before the floor, on it, and after it."""


class Solution(Record, kw_only=False):
    """The best way: its value and the choice of each stage, None where it stays empty."""

    value: int
    choices: tuple[Choice | None, ...]


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
    return _clashes([max(stage.choices, default=None) for stage in problem.stages])


def _clashes(choices: Sequence[Choice | None]) -> list[int]:
    """The families used more than once."""
    families = [choice.family for choice in choices if choice and choice.family >= 0]
    return sorted({family for family in families if families.count(family) > 1})


class _Search:
    """One best-first search, with the families that `bounds` tracks used at most once.

    A node is (-bound, -stage, number, value, time, place, floor, rewards, families, way):
    the heap gives the best bound first, then the one nearest the end, then the oldest.
    A way is the last choice taken and the way before it.
    """

    def __init__(self, problem: Problem, bounds: Bounds) -> None:
        self.problem = problem
        self.bounds = bounds
        self.options = [self._options(stage) for stage in problem.stages]
        self.frontier: list[_Node] = []
        self.best: dict[tuple[int, ...], int] = {}
        self.lowest = IMPOSSIBLE
        """The value of a way already known: no way with a lower bound is looked at."""

    def run(self) -> Solution | None:
        """The best way, or None."""
        start = self.bounds.at_start()
        if start <= IMPOSSIBLE:
            return None
        first: _Node = (-start, 0, 0, 0, 0, STANDING, NOT_YET, 0, 0, ())
        self._dive(first)
        self.frontier = [first]
        self.best.clear()
        end = -len(self.problem.stages)
        while self.frontier:
            node = heappop(self.frontier)
            if node[1] == end:
                return Solution(node[3], _choices(node[9]))
            self._expand(node)
        return None

    def _options(self, stage: Stage) -> list[_Option]:
        """What can be done at a stage: of choices that lead to the same point, the best.

        Each is (choice, value, units, place, rewards, family bit), all 0 for no choice.
        """
        best: dict[tuple[int, int, int, int], Choice] = {}
        for choice in stage.choices:
            family = self.bounds.family_bits.get(choice.family, 0)
            point = (choice.units, choice.place, choice.rewards, family)
            if point not in best or best[point].value < choice.value:
                best[point] = choice
        options: list[_Option] = [] if stage.required else [(None, 0, 0, 0, 0, 0)]
        options.extend((choice, choice.value, *point) for point, choice in best.items())
        return options

    def _dive(self, node: _Node) -> None:
        """Follow the best bound straight down; the value at the end is one to beat."""
        end = -len(self.problem.stages)
        while node[1] != end:
            self.frontier = []
            self._expand(node)
            if not self.frontier:
                return
            node = self.frontier[0]
        self.lowest = node[3]

    def _expand(self, node: _Node) -> None:
        """Push every way to fill the next stage that could still be the best one."""
        at = 1 - node[1]
        following, rewards_ahead = self.bounds.tables[at], self.bounds.rewards.ahead
        problem, target = self.problem, self.problem.stages[at - 1].target
        best, frontier, lowest = self.best, self.frontier, self.lowest
        is_end = at == len(problem.stages)
        most_rewards = rewards_ahead(at, node[7])
        for value, time, place, floor, rewards, families, way in self._next(node):
            ahead = following[place, families][time]
            if ahead <= IMPOSSIBLE:
                continue
            total = value
            if target is not None:
                total -= problem.drift_cost * abs(time - target)
            if is_end:
                total += ahead
                ahead = 0
            if total + ahead + most_rewards < lowest:
                continue
            bound = total + ahead + rewards_ahead(at, rewards)
            state = (at, time, place, floor, rewards, families)
            if bound < lowest or best.get(state, IMPOSSIBLE) >= total:
                continue
            best[state] = total
            number = len(best)
            heappush(
                frontier,
                (-bound, -at, number, total, time, place, floor, rewards, families, way),
            )

    def _next(self, node: _Node) -> Iterator[tuple[int, int, int, int, int, int, _Way]]:
        """Every allowed way to fill the next stage, before the timetable is looked at.

        Each is (value, time, place, floor, rewards, families still usable, way).
        """
        _, depth, _, value, time, place, floor, rewards, families, way = node
        problem, at = self.problem, 1 - depth
        kept, latest = self.bounds.alive[at], self.bounds.latest[at]
        changes, reward_sums = problem.change_units[place], self.bounds.rewards.all
        for choice, points, units, goal, earned, family in self.options[at - 1]:
            if choice is None:
                yield value, time, place, floor, rewards, families & kept, (None, way)
                continue
            then = time + units + changes[goal]
            if then > latest or family & families:
                continue
            then_floor = floor
            if goal == FLOOR:
                if floor == UP_AGAIN and problem.floor_once:
                    continue
                then_floor = ON_IT
            elif floor == ON_IT:
                then_floor = UP_AGAIN
            total = value + points + reward_sums[earned & ~rewards]
            if goal != place:
                total -= problem.change_cost
            used = (families | family) & kept
            yield total, then, goal, then_floor, rewards | earned, used, (choice, way)


def _choices(way: _Way) -> tuple[Choice | None, ...]:
    """The choices along a way, first to last."""
    choices: list[Choice | None] = []
    while way:
        choice, way = way
        choices.append(choice)
    return tuple(reversed(choices))

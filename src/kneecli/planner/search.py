"""The exact search: the best way through a row of stages.

A stage is one slot: one of its choices is taken, or none where it may stay empty. The
search knows nothing of drills; it adds values, keeps to a length, pays for changes of place,
for putting equipment on and for drifting from the timetable, and pays rewards once.

It is a best-first search (A*) under a bound that never underestimates (`bounds.py`), so
the first complete way it finds is the best one. Where the bound knows nothing of a family
that clashes, too many ways look good: a search that grows too large is given up, and goes
on under a bound that tracks the families which the best way without the rule uses twice.
In the same way the tables track a reward only where the bound would otherwise promise it
without what it costs.
"""

from __future__ import annotations

from contextlib import suppress
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from kneecli.planner.bounds import IMPOSSIBLE, Bounds, lasting
from kneecli.planner.problem import FLOOR, STANDING
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem, Stage

    _Way: TypeAlias = "tuple[Choice | None, _Way] | tuple[()]"
    _Node: TypeAlias = tuple[int, int, int, int, int, int, int, int, int, int, _Way]
    _Move: TypeAlias = tuple[Choice | None, int, int, int, int, int, int]

NOT_YET, ON_IT, UP_AGAIN = range(3)
"""Before the floor, on it, and after it."""
MOST_POINTS = 3000
"""Points on the way from which a better bound saves more than it costs."""
WIDE = 20
"""A gap between bound and first answer from which tracking rewards saves more than it costs."""


class Solution(Record, kw_only=False):
    """The best way: its value and the choice of each stage, None where it stays empty."""

    value: int
    choices: tuple[Choice | None, ...]


def solve(problem: Problem) -> Solution | None:
    """The best way through the stages, or None where there is none."""
    bounds = Bounds(problem, ())
    if bounds.at_start() <= IMPOSSIBLE:
        return None
    search = _Search(problem, bounds)
    if missed := search.missed():
        search = search.tracking((), missed)
    while True:
        with suppress(_TooLargeError):
            return search.strict().run(MOST_POINTS)
        solution = search.run()
        clashes = _clashes(solution.choices) if solution else []
        if not clashes:
            return solution
        search = search.tracking(clashes)


def _clashes(choices: Sequence[Choice | None]) -> list[int]:
    """The families used more than once."""
    families = [choice.family for choice in choices if choice and choice.family >= 0]
    return sorted({family for family in families if families.count(family) > 1})


class _TooLargeError(Exception):
    """A search came to too many points."""


class _Search:
    """One best-first search, with the families that `bounds` tracks used at most once.

    A strict one looks after every family.

    A node is (-bound, -stage, number, value, time, place, rig, floor, rewards, families, way):
    the heap gives the best bound first, then the one nearest the end, then the oldest.
    A way is the last choice taken and the way before it.
    """

    def __init__(self, problem: Problem, bounds: Bounds, *, strict: bool = False) -> None:
        self.problem = problem
        self.bounds = bounds
        self.family_marks, self.kept = bounds.family_marks, bounds.alive
        if strict:
            self.family_marks, self.kept = self._every_family()
        self.moves = [self._moves(stage) for stage in problem.stages]
        self.frontier: list[_Node] = []
        self.best: dict[tuple[int, ...], int] = {}
        self.lowest = IMPOSSIBLE
        """The value of a way already known: no way with a lower bound is looked at."""
        self.start: _Node = (-bounds.at_start(), 0, 0, 0, 0, STANDING, 0, NOT_YET, 0, 0, ())
        self.first_answer = self._dive(self.start)

    def _every_family(self) -> tuple[dict[int, int], list[int]]:
        """The marks of all families, and the marks that matter at each stage."""
        stages, first = self.problem.stages, len(self.problem.reward_values)
        used = [{c.family for c in stage.choices if c.family >= 0} for stage in stages]
        marks = {family: 1 << first + family for family in set().union(*used)}
        kept = lasting([sum(marks[family] for family in families) for families in used])
        return marks, [here | alive for here, alive in zip(kept, self.bounds.alive, strict=True)]

    def strict(self) -> _Search:
        """The same search, looking after every family."""
        return _Search(self.problem, self.bounds, strict=True)

    def tracking(self, families: Sequence[int], rewards: int = 0) -> _Search:
        """The same search, with more looked after in its bounds."""
        bounds = self.bounds
        families = (*bounds.families, *families)
        rewards |= bounds.tracked_rewards
        return _Search(self.problem, Bounds(self.problem, families, rewards, bounds))

    def missed(self) -> int:
        """Rewards worth tracking, as bits.

        Those that the bound promises and the way it follows does not earn; none where the
        bound is near enough to an answer already.
        """
        if not self.first_answer or -self.start[0] - self.first_answer[3] < WIDE:
            return 0
        missed = self.bounds.rewards.on_top
        without_rewards = self._dive((*self.start[:8], missed, *self.start[9:]))
        if not without_rewards:
            return 0
        for choice in _choices(without_rewards[10]):
            missed &= ~(choice.rewards if choice else 0)
        values = enumerate(self.problem.reward_values)
        return missed & sum(1 << bit for bit, value in values if value > WIDE)

    def run(self, most_points: int | None = None) -> Solution | None:
        """The best way, or None. Raises _TooLargeError where it comes to more points."""
        if self.first_answer:
            self.lowest = self.first_answer[3]
        self.best.clear()
        self.frontier = [self.start]
        end = -len(self.problem.stages)
        while self.frontier:
            node = heappop(self.frontier)
            if node[1] == end:
                return Solution(node[3], _choices(node[10]))
            self._expand(node)
            if most_points is not None and len(self.best) > most_points:
                raise _TooLargeError
        return None

    def _moves(self, stage: Stage) -> list[_Move]:
        """What can be done at a stage: of choices that lead to the same point, the best.

        Each is (choice, value, units, place, rig, rewards, family bit), all 0 for no choice.
        """
        best: dict[tuple[int, int, int, int, int], Choice] = {}
        for choice in stage.choices:
            family = self.family_marks.get(choice.family, 0)
            point = (choice.units, choice.place, choice.rig, choice.rewards, family)
            if point not in best or best[point].value < choice.value:
                best[point] = choice
        moves: list[_Move] = [] if stage.required else [(None, 0, 0, 0, 0, 0, 0)]
        moves.extend((choice, choice.value, *point) for point, choice in best.items())
        return moves

    def _dive(self, node: _Node) -> _Node | None:
        """The end reached by following the best bound straight down, or None at a dead end."""
        self.best.clear()
        end = -len(self.problem.stages)
        while node[1] != end:
            self.frontier = []
            self._expand(node)
            if not self.frontier:
                return None
            node = self.frontier[0]
        return node

    def _expand(self, node: _Node) -> None:
        """Push every way to fill the next stage that could still be the best one."""
        at = 1 - node[1]
        bounds = self.bounds
        following, earliest = bounds.tables[at], bounds.earliest[at]
        tracked_rewards, alive = bounds.tracked_rewards & bounds.alive[at], bounds.alive[at]
        rewards_ahead = bounds.rewards.ahead
        problem, target = self.problem, self.problem.stages[at - 1].target
        best, frontier, lowest = self.best, self.frontier, self.lowest
        is_end = at == len(problem.stages)
        most_rewards = rewards_ahead(at, node[8])
        for value, time, place, rig, floor, rewards, families, way in self._next(node):
            ahead = following[place, rig, families & alive | rewards & tracked_rewards][
                time - earliest
            ]
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
            state = (at, time, place, rig, floor, rewards, families)
            if bound < lowest or best.get(state, IMPOSSIBLE) >= total:
                continue
            best[state] = total
            number = len(best)
            heappush(
                frontier,
                (-bound, -at, number, total, time, place, rig, floor, rewards, families, way),
            )

    def _next(self, node: _Node) -> Iterator[tuple[int, int, int, int, int, int, int, _Way]]:
        """Every allowed way to fill the next stage, before the timetable is looked at.

        Each is (value, time, place, rig, floor, rewards, families still usable, way).
        """
        _, depth, _, value, time, place, on, floor, rewards, families, way = node
        problem, at = self.problem, 1 - depth
        kept, rigs, latest = self.kept[at], self.bounds.rigs[at], self.bounds.latest[at]
        changes, reward_sums = problem.change_units[place], self.bounds.rewards.all
        for choice, points, units, goal, rig, earned, family in self.moves[at - 1]:
            if choice is None:
                then_on = on if on in rigs else 0
                yield value, time, place, then_on, floor, rewards, families & kept, (None, way)
                continue
            newly = rig and rig != on
            then = time + units + changes[goal] + (problem.rig_units[rig] if newly else 0)
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
            if newly:
                total -= problem.rig_cost
            used = (families | family) & kept
            then_on = (rig or on) if (rig or on) in rigs else 0
            yield total, then, goal, then_on, then_floor, rewards | earned, used, (choice, way)


def _choices(way: _Way) -> tuple[Choice | None, ...]:
    """The choices along a way, first to last."""
    choices: list[Choice | None] = []
    while way:
        choice, way = way
        choices.append(choice)
    return tuple(reversed(choices))

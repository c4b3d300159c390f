"""The best-first search (A*) that `search.py` leads: one run under one bound.

A point on the way is: the stage, the time used, the place one is in, what is rigged, whether one
has been on the floor, the rewards earned so far, and which families have been used.
"""

from __future__ import annotations

from heapq import heappop, heappush, nsmallest
from typing import TYPE_CHECKING, TypeAlias

from kneecli.planner.bounds import IMPOSSIBLE, Bounds, lasting
from kneecli.planner.problem import FLOOR, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem, Stage
    from kneecli.planner.work import Work

    _Way: TypeAlias = "tuple[Choice | None, _Way] | tuple[()]"
    Node: TypeAlias = tuple[int, int, int, int, int, int, int, int, int, int, _Way]
    _Move: TypeAlias = tuple[Choice | None, int, int, int, int, int, int]

NOT_YET, ON_IT, UP_AGAIN = range(3)
"""Before the floor, on it, and after it."""
WIDE = 20
"""A gap between bound and first answer from which tracking rewards saves more than it costs."""
ALLOWED, KEPT = 2, 4
"""A way that is allowed, and one that is kept, take so much longer than one that is not."""
WIDTH = 40
"""So many ways go on side by side where a good answer is looked for."""


class TooLargeError(Exception):
    """A search came to too many points, or to the end of the work allowed."""


class Search:
    """One best-first search, with the families that `bounds` tracks used at most once.

    A strict one looks after every family.

    A node is (-bound, -stage, number, value, time, place, rig, floor, rewards, families, way):
    the heap gives the best bound first, then the one nearest the end, then the oldest.
    A way is the last choice taken and the way before it.
    """

    def __init__(
        self,
        problem: Problem,
        bounds: Bounds,
        work: Work,
        known: Node | None = None,
        *,
        strict: bool = False,
    ) -> None:
        self.problem = problem
        self.bounds = bounds
        self.work = work
        self.family_marks, self.kept = bounds.family_marks, bounds.alive
        if strict:
            self.family_marks, self.kept = self._every_family()
        self.moves = [self._moves(stage) for stage in problem.stages]
        self.frontier: list[Node] = []
        self.best: dict[tuple[int, ...], int] = {}
        self.lowest = IMPOSSIBLE
        """The value of a way already known: no way with a lower bound is looked at."""
        self.start: Node = (-bounds.at_start(), 0, 0, 0, 0, STANDING, 0, NOT_YET, 0, 0, ())
        self.answer = known
        """The end of the best way known."""
        self._learn(self._descend(self.start))

    def _every_family(self) -> tuple[dict[int, int], list[int]]:
        """The marks of all families, and the marks that matter at each stage."""
        stages, first = self.problem.stages, len(self.problem.reward_values)
        used = [{c.family for c in stage.choices if c.family >= 0} for stage in stages]
        marks = {family: 1 << first + family for family in set().union(*used)}
        kept = lasting([sum(marks[family] for family in families) for families in used])
        return marks, [here | alive for here, alive in zip(kept, self.bounds.alive, strict=True)]

    def _learn(self, end: Node | None) -> None:
        """Keep the end of a way where it is better than the one known."""
        if end and (self.answer is None or end[3] > self.answer[3]):
            self.answer = end

    def strict(self, known: Node | None = None) -> Search:
        """The same search, looking after every family; it may begin with a way that does."""
        return Search(self.problem, self.bounds, self.work, known, strict=True)

    def tracking(self, families: Sequence[int], rewards: int = 0) -> Search | None:
        """The same search, with more looked after in its bounds.

        That is as much as half of the work left allows; None where it allows nothing more.
        """
        bounds, work = self.bounds, self.work
        wanted = [(family, 0) for family in families]
        wanted += [(-1, 1 << bit) for bit in range(rewards.bit_length()) if rewards >> bit & 1]
        while wanted:
            more = [family for family, _ in wanted if family >= 0]
            earned = bounds.tracked_rewards | sum(bit for _, bit in wanted)
            closer = Bounds(self.problem, (*bounds.families, *more), earned, bounds)
            if closer.work <= work.left // 2:
                work.spend(closer.work)
                return Search(self.problem, closer.fill(), work)
            wanted.pop()
        return None

    def missed(self) -> int:
        """Rewards worth tracking, as bits.

        Those that the bound promises and the way it follows does not earn; none where the
        bound is near enough to an answer already.
        """
        if not self.answer or self.most - self.answer[3] < WIDE:
            return 0
        missed = self.bounds.rewards.on_top
        without_rewards = self._descend((*self.start[:8], missed, *self.start[9:]))
        if not without_rewards:
            return 0
        for choice in choices_of(without_rewards):
            missed &= ~(choice.rewards if choice else 0)
        values = enumerate(self.problem.reward_values)
        return missed & sum(1 << bit for bit, value in values if value > WIDE)

    @property
    def most(self) -> int:
        """No way is worth more, as far as is known."""
        return -min(self.frontier, default=self.start)[0]

    def run(self, most_points: int | None = None) -> Node | None:
        """The end of the best way, or None.

        Raises TooLargeError where it comes to more points, or the work allowed ends.
        """
        if self.answer:
            self.lowest = self.answer[3]
        self.best.clear()
        self.frontier = [self.start]
        end = -len(self.problem.stages)
        while self.frontier:
            node = self.frontier[0]
            if node[1] == end:
                return node
            if self.work.left <= 0 or (most_points and len(self.best) > most_points):
                raise TooLargeError
            self._expand(heappop(self.frontier))
        return None

    def look_about(self) -> None:
        """Look for a better way where only many side by side come upon one."""
        ways = (1 + ALLOWED + KEPT) * sum(map(len, self.moves))
        self._learn(self._descend(self.start, max(1, min(WIDTH, self.work.left // ways))))

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

    def _descend(self, node: Node, width: int = 1) -> Node | None:
        """The best end reached by going on with the so many best at each stage; None for none."""
        self.best.clear()
        nodes = [node]
        for _ in self.problem.stages:
            self.frontier = []
            for one in nodes:
                self._expand(one)
            nodes = nsmallest(width, self.frontier)
        self.frontier = []
        return nodes[0] if nodes else None

    def _expand(self, node: Node) -> None:
        """Push every way to fill the next stage that could still be the best one."""
        at = 1 - node[1]
        bounds = self.bounds
        following, earliest = bounds.tables[at], bounds.earliest[at]
        tracked_rewards, alive = bounds.tracked_rewards & bounds.alive[at], bounds.alive[at]
        rewards_ahead = bounds.rewards.ahead
        problem, target = self.problem, self.problem.stages[at - 1].target
        best, frontier, lowest = self.best, self.frontier, self.lowest
        is_end = at == len(problem.stages)
        had = len(best) * KEPT + bounds.rewards.work
        most_rewards = rewards_ahead(at, node[8])
        ways = list(self._next(node))
        for value, time, place, rig, floor, rewards, families, way in ways:
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
        looked_at = len(self.moves[at - 1]) + len(ways) * ALLOWED + len(best) * KEPT
        self.work.spend(looked_at + bounds.rewards.work - had)

    def _next(self, node: Node) -> Iterator[tuple[int, int, int, int, int, int, int, _Way]]:
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


def choices_of(node: Node) -> tuple[Choice | None, ...]:
    """The choices along the way to a node, first to last."""
    choices: list[Choice | None] = []
    way = node[10]
    while way:
        choice, way = way
        choices.append(choice)
    return tuple(reversed(choices))

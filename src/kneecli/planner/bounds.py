"""Upper bounds for the search: the best that can still follow, from every point of the way.

A table is made backwards, stage by stage: for every place, every set of used families
(of those tracked) and every time, the best value of the stages that follow, leaving out
rewards that more than one stage can earn. Those are added on top for as long as they are
open, so a bound never lies below what can really follow.

Rows are lists over time, and whole rows are added and compared at once: this is the only
part of the planner that must be fast.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

from kneecli.planner.problem import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem, Stage

    Row = list[int]
    """A value for each time, from 0 to the latest that the stage can start at."""
    Table = dict[tuple[int, int], Row]
    """(place, bits of used families) -> row."""

IMPOSSIBLE = -(10**8)
_NEVER = 10 * IMPOSSIBLE


class SumOfBits(dict[int, int]):
    """Sums of values by the bits that select them, worked out once each."""

    def __init__(self, values: Sequence[int]) -> None:
        super().__init__({0: 0})
        self.of = values

    def __missing__(self, bits: int) -> int:
        total = self[bits] = sum(value for bit, value in enumerate(self.of) if bits >> bit & 1)
        return total


class Rewards:
    """The once-only rewards of a problem, and how much of them can still come."""

    def __init__(self, problem: Problem) -> None:
        self.earned = [{choice.rewards for choice in stage.choices} for stage in problem.stages]
        per_stage = [_union(masks) for masks in self.earned]
        self.open = [_union(per_stage[at:]) for at in range(len(per_stage) + 1)]
        """Bits that each stage, or one after it, can earn."""
        values = problem.reward_values
        alone = [_count(per_stage, bit) == 1 for bit in range(len(values))]
        self.all = SumOfBits(values)
        self.credit = SumOfBits([v if once else 0 for v, once in zip(values, alone, strict=True)])
        """Rewards that only one stage can earn; the tables count them."""
        self.shared = SumOfBits([0 if once else v for v, once in zip(values, alone, strict=True)])
        """Rewards that several stages could earn; they come on top."""
        self.known: dict[tuple[int, int], int] = {}

    def ahead(self, at: int, had: int) -> int:
        """The most that one choice from each stage from `at` on can add in shared rewards."""
        left = self.open[at] & ~had
        found = self.known.get((at, left))
        if found is None:
            found = 0
            if left:
                gains = {mask & left for mask in self.earned[at]} | {0}
                found = max(self.shared[gain] + self.ahead(at + 1, had | gain) for gain in gains)
            self.known[at, left] = found
        return found


class Bounds:
    """The tables of a problem, stage by stage, and its rewards.

    With an `older` one, which tracks fewer families, tables that cannot differ are shared.
    """

    def __init__(
        self, problem: Problem, tracked: Sequence[int], older: Bounds | None = None
    ) -> None:
        self.problem = problem
        self.rewards: Rewards = older.rewards if older else Rewards(problem)
        self.tracked = tuple(tracked)
        self.family_bits = {family: 1 << bit for bit, family in enumerate(tracked)}
        usable = [_union(map(self._family_bit, stage.choices)) for stage in problem.stages]
        self.alive = [_union(usable[:at]) & _union(usable[at:]) for at in range(len(usable) + 1)]
        """Bits of the families that could be used both before and from each stage on."""
        self.latest = _latest(problem)
        """The latest time each stage, and the end, can be reached at."""
        self.tables = self._tables(older)

    def at_start(self) -> int:
        """The bound of the whole problem."""
        return self.tables[0][STANDING, 0][0] + self.rewards.ahead(0, 0)

    def _family_bit(self, choice: Choice) -> int:
        return self.family_bits.get(choice.family, 0)

    def _tables(self, older: Bounds | None) -> list[Table]:
        problem = self.problem
        end = [-cost for cost in problem.end_costs[: self.latest[-1] + 1]]
        tables: list[Table] = [{(place, 0): end for place in range(len(problem.change_units))}]
        for at in reversed(range(len(problem.stages))):
            if older is not None and not self._differs(older, at):
                tables.append(older.tables[at])
            else:
                tables.append(self._table(at, tables[-1]))
        tables.reverse()
        return tables

    def _differs(self, older: Bounds, at: int) -> bool:
        """Whether a newly tracked family is used from stage `at` on."""
        new = set(self.tracked) - set(older.tracked)
        return any(
            choice.family in new for stage in self.problem.stages[at:] for choice in stage.choices
        )

    def _table(self, at: int, following: Table) -> Table:
        """The table of one stage from the table of the next."""
        stage, kept, size = self.problem.stages[at], self.alive[at + 1], self.latest[at] + 1
        following = self._off_timetable(stage, following)
        groups = self._groups(stage)
        reach = size + max(max(changes) for changes in self.problem.change_units)
        arrivals: dict[tuple[int, int, int], Row] = {}
        table: Table = {}
        for used in _subsets(self.alive[at]):
            starts: dict[int, list[Row]] = {}
            for (place, family), best in groups.items():
                if family & used:
                    continue
                then = (used | family) & kept
                key = (place, family, then)
                if key not in arrivals:
                    arrivals[key] = _arrive(best, following[place, then], reach)
                starts.setdefault(place, []).append(arrivals[key])
            merged = {place: _best(rows) for place, rows in starts.items()}
            for place in range(len(self.problem.change_units)):
                skipped = [] if stage.required else [_cut(following[place, used & kept], size)]
                rows = [*skipped, *self._changed(place, merged, size)]
                table[place, used] = _best(rows) if rows else [_NEVER] * size
        return table

    def _off_timetable(self, stage: Stage, following: Table) -> Table:
        """The next stage's table, with the cost of leaving this one off the timetable."""
        if stage.target is None:
            return following
        cost, target = self.problem.drift_cost, stage.target
        drift = [cost * abs(time - target) for time in range(max(map(len, following.values())))]
        return {state: list(map(sub, row, drift)) for state, row in following.items()}

    def _groups(self, stage: Stage) -> dict[tuple[int, int], dict[int, int]]:
        """(place, family bit) -> units -> the best value of such a choice."""
        groups: dict[tuple[int, int], dict[int, int]] = {}
        credit = self.rewards.credit
        for choice in stage.choices:
            best = groups.setdefault((choice.place, self._family_bit(choice)), {})
            value = choice.value + credit[choice.rewards]
            if best.get(choice.units, _NEVER) < value:
                best[choice.units] = value
        return groups

    def _changed(self, place: int, starts: dict[int, Row], size: int) -> Iterator[Row]:
        """The rows of starting anywhere, seen from `place`: later by the change, less its cost."""
        for goal, row in starts.items():
            change = self.problem.change_units[place][goal]
            cost = 0 if goal == place else self.problem.change_cost
            yield [value - cost for value in row[change : change + size]]


def _latest(problem: Problem) -> list[int]:
    most_change = max(max(changes) for changes in problem.change_units)
    latest = [0]
    for stage in problem.stages:
        longest = max((choice.units for choice in stage.choices), default=0)
        latest.append(min(problem.length, latest[-1] + longest + most_change))
    return latest


def _arrive(best: dict[int, int], following: Row, size: int) -> Row:
    """For each time of starting, the best of a choice and what follows it."""
    return _best(
        [
            _cut([value + ahead for ahead in following[units : units + size]], size)
            for units, value in best.items()
        ]
    )


def _cut(row: Row, size: int) -> Row:
    """A row of just this size."""
    return row[:size] + [_NEVER] * (size - len(row))


def _best(rows: list[Row]) -> Row:
    return rows[0] if len(rows) == 1 else list(map(max, *rows))


def _count(masks: Sequence[int], bit: int) -> int:
    return sum(mask >> bit & 1 for mask in masks)


def _union(bits: Iterable[int]) -> int:
    total = 0
    for some in bits:
        total |= some
    return total


def _subsets(bits: int) -> Iterator[int]:
    """Every subset of some bits, the whole first, nothing last."""
    subset = bits
    while True:
        yield subset
        if not subset:
            return
        subset = (subset - 1) & bits

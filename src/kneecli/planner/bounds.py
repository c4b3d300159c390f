"""Upper bounds for the search: the best that can still follow, from every point of the way.

A table is made backwards, stage by stage: for every place, every rig that is on, every set of
marks and every time, the best value of the stages that follow. A mark is a family used or a
reward earned, of those tracked. Other rewards that more than one stage can earn are left out of the
tables and added on top for as long as they are open, so a bound never lies below what can
really follow.

Rows are lists over time, and whole rows are added and compared at once: this is the only
part of the planner that must be fast.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

from kneecli.planner.problem import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem

    Row = list[int]
    """A value for each time, from the earliest to the latest the stage can start at."""
    Table = dict[tuple[int, int, int], Row]
    """(place, rig, marks) -> row."""

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
    """The once-only rewards of a problem, and how much of them can still come.

    `tracked` are the bits of those that the tables track.
    """

    def __init__(self, problem: Problem, tracked: int) -> None:
        self.earned = [{choice.rewards for choice in stage.choices} for stage in problem.stages]
        per_stage = [_union(masks) for masks in self.earned]
        self.open = [_union(per_stage[at:]) for at in range(len(per_stage) + 1)]
        """Bits that each stage, or one after it, can earn."""
        values = problem.reward_values
        alone = _union(1 << b for b in range(len(values)) if _count(per_stage, b) == 1)
        self.all = SumOfBits(values)
        self.counted = alone & ~tracked
        """Bits of rewards that only one stage can earn; the tables count them."""
        self.on_top = self.open[0] & ~alone & ~tracked
        """Bits of rewards that several stages could earn; they come on top."""
        self.known: dict[tuple[int, int], int] = {}

    def ahead(self, at: int, had: int) -> int:
        """The most that one choice from each stage from `at` on can add in shared rewards."""
        left = self.open[at] & self.on_top & ~had
        found = self.known.get((at, left))
        if found is None:
            found = 0
            if left:
                gains = _maximal({mask & left for mask in self.earned[at]} | {0})
                found = max(self.all[gain] + self.ahead(at + 1, had | gain) for gain in gains)
            self.known[at, left] = found
        return found


class Bounds:
    """The tables of a problem, stage by stage, and its rewards.

    `families` and `rewards` (bits) are tracked. With an `older` one, which tracks fewer,
    tables that cannot differ are shared.
    """

    def __init__(
        self,
        problem: Problem,
        families: Sequence[int],
        rewards: int = 0,
        older: Bounds | None = None,
    ) -> None:
        self.problem = problem
        self.families = tuple(families)
        self.tracked_rewards: int = rewards
        if older and older.tracked_rewards == rewards:
            self.rewards: Rewards = older.rewards
        else:
            self.rewards = Rewards(problem, rewards)
        first = len(problem.reward_values)
        self.family_marks = {family: 1 << first + family for family in families}
        self.alive = lasting([_union(map(self.marks, stage.choices)) for stage in problem.stages])
        """Marks that could be set before each stage and matter from there on."""
        self.rigs = _lasting_rigs(problem)
        """Rigs that could be on before each stage and matter from there on; always 0."""
        self.earliest, self.latest = _window(problem)
        """The first and last time at which each stage, and the end, can be reached."""
        self.places = {STANDING}.union(c.place for stage in problem.stages for c in stage.choices)
        self.tables = self._tables(older)

    def at_start(self) -> int:
        """The bound of the whole problem."""
        return self.tables[0][STANDING, 0, 0][0] + self.rewards.ahead(0, 0)

    def marks(self, choice: Choice) -> int:
        """The marks a choice sets: its family and its rewards, where tracked."""
        return self.family_marks.get(choice.family, 0) | choice.rewards & self.tracked_rewards

    def _tables(self, older: Bounds | None) -> list[Table]:
        problem = self.problem
        end = [-cost for cost in problem.end_costs[self.earliest[-1] : self.latest[-1] + 1]]
        tables: list[Table] = [{(place, 0, 0): end for place in self.places}]
        for at in reversed(range(len(problem.stages))):
            if older is not None and not self._differs(older, at):
                tables.append(older.tables[at])
            else:
                tables.append(self._table(at, tables[-1]))
        tables.reverse()
        return tables

    def _differs(self, older: Bounds, at: int) -> bool:
        """Whether a newly tracked family or reward occurs from stage `at` on."""
        families = set(self.families) - set(older.families)
        rewards = self.tracked_rewards & ~older.tracked_rewards
        return any(
            choice.family in families or choice.rewards & rewards
            for stage in self.problem.stages[at:]
            for choice in stage.choices
        )

    def _table(self, at: int, following: Table) -> Table:
        """The table of one stage from the table of the next."""
        stage, kept = self.problem.stages[at], self.alive[at + 1]
        size = self.latest[at] + 1 - self.earliest[at]
        following = self._off_timetable(at, following)
        arrivals = _Arrivals(self, at, following, size)
        table: Table = {}
        for used in _subsets(self.alive[at]):
            newly, left_on, bare = arrivals.seen_with(used)
            for place in self.places:
                put_on = {rig: list(self._changed(place, newly[rig], size)) for rig in newly}
                for rig in self.rigs[at]:
                    then = rig if rig in self.rigs[at + 1] else 0
                    rows = [
                        *(row for other in put_on if other != rig for row in put_on[other]),
                        *self._changed(place, left_on.get(rig, {}), size),
                        *self._changed(place, bare[then], size),
                    ]
                    if not stage.required:
                        rows.append(_cut(following[place, then, used & kept], size))
                    table[place, rig, used] = _best(rows) if rows else [_NEVER] * size
        return table

    def _off_timetable(self, at: int, following: Table) -> Table:
        """The next stage's table, with the cost of leaving this one off the timetable."""
        cost, target = self.problem.drift_cost, self.problem.stages[at].target
        if target is None:
            return following
        times = range(self.earliest[at + 1], self.latest[at + 1] + 1)
        drift = [cost * abs(time - target) for time in times]
        return {state: list(map(sub, row, drift)) for state, row in following.items()}

    def _changed(self, place: int, starts: dict[int, Row], size: int) -> Iterator[Row]:
        """The rows of starting anywhere, seen from `place`: later by the change, less its cost."""
        for goal, row in starts.items():
            change = self.problem.change_units[place][goal]
            later = row[change : change + size]
            cost = self.problem.change_cost
            yield later if goal == place else [value - cost for value in later]


class _Arrivals:
    """The rows of one stage's choices: for each time of starting, the best that can follow."""

    def __init__(self, bounds: Bounds, at: int, following: Table, size: int) -> None:
        self.bounds = bounds
        self.at = at
        self.following = following
        problem = bounds.problem
        self.reach = size + max(map(max, problem.change_units)) + max(problem.rig_units)
        self.groups = self._groups()
        self.known: dict[tuple[int, int, int, int, int], Row] = {}

    def seen_with(
        self, used: int
    ) -> tuple[dict[int, dict[int, Row]], dict[int, dict[int, Row]], dict[int, dict[int, Row]]]:
        """Starting a choice with some marks set, by rig and place, in three ways.

        With its rig newly put on; with it left on from before; and, for choices that need
        none, by the rig that stays on meanwhile.
        """
        bounds, problem = self.bounds, self.bounds.problem
        lasting = bounds.rigs[self.at + 1]
        newly: dict[int, dict[int, list[Row]]] = {}
        left_on: dict[int, dict[int, list[Row]]] = {}
        bare: dict[int, dict[int, list[Row]]] = {rig: {} for rig in lasting}
        for place, rig, marks in self.groups:
            if marks & used & ~bounds.tracked_rewards:
                continue
            if not rig:
                for on in lasting:
                    bare[on].setdefault(place, []).append(self._row((place, 0, marks), on, used))
                continue
            row = self._row((place, rig, marks), rig if rig in lasting else 0, used)
            left_on.setdefault(rig, {}).setdefault(place, []).append(row)
            later = row[problem.rig_units[rig] :]
            later = [value - problem.rig_cost for value in later]
            newly.setdefault(rig, {}).setdefault(place, []).append(later)
        return _merged(newly), _merged(left_on), _merged(bare)

    def _row(self, group: tuple[int, int, int], on: int, used: int) -> Row:
        """The row of one group of choices, with a rig on afterwards, and what it earns."""
        bounds = self.bounds
        place, _, marks = group
        then = (used | marks) & bounds.alive[self.at + 1]
        key = (*group, on, then)
        if key not in self.known:
            following = self.following[place, on, then]
            self.known[key] = _arrive(self.groups[group], following, self.reach)
        row = self.known[key]
        reward = bounds.rewards.all[marks & bounds.tracked_rewards & ~used]
        return [value + reward for value in row] if reward else row

    def _groups(self) -> dict[tuple[int, int, int], dict[int, int]]:
        """(place, rig, marks) -> units beyond the fewest -> the best value of such a choice."""
        bounds, at = self.bounds, self.at
        groups: dict[tuple[int, int, int], dict[int, int]] = {}
        rewards, fewest = bounds.rewards, bounds.earliest[at + 1] - bounds.earliest[at]
        for choice in bounds.problem.stages[at].choices:
            best = groups.setdefault((choice.place, choice.rig, bounds.marks(choice)), {})
            value = choice.value + rewards.all[choice.rewards & rewards.counted]
            beyond = choice.units - fewest
            if best.get(beyond, _NEVER) < value:
                best[beyond] = value
        return groups


def _merged(rows: dict[int, dict[int, list[Row]]]) -> dict[int, dict[int, Row]]:
    return {
        rig: {place: _best(some) for place, some in by_place.items()}
        for rig, by_place in rows.items()
    }


def lasting(marks: Sequence[int]) -> list[int]:
    """Marks that could be set before each stage and matter from there on, by those of stages."""
    return [_union(marks[:at]) & _union(marks[at:]) for at in range(len(marks) + 1)]


def _lasting_rigs(problem: Problem) -> list[tuple[int, ...]]:
    """The rigs worth knowing before each stage: put on earlier and used later; 0 for any other."""
    used = [{choice.rig for choice in stage.choices} for stage in problem.stages]
    return [
        tuple(sorted({0} | set().union(*used[:at]) & set().union(*used[at:])))
        for at in range(len(used) + 1)
    ]


def _window(problem: Problem) -> tuple[list[int], list[int]]:
    """The first and the last time each stage, and the end, can be reached at."""
    most_change = max(map(max, problem.change_units)) + max(problem.rig_units)
    earliest, latest = [0], [0]
    for stage in problem.stages:
        units = {choice.units for choice in stage.choices}
        earliest.append(earliest[-1] + min(units if stage.required else {0}, default=0))
        latest.append(latest[-1] + max(units, default=0) + most_change)
    spare = max(0, problem.length - earliest[-1])
    return earliest, [min(e + spare, last) for e, last in zip(earliest, latest, strict=True)]


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


def _maximal(masks: set[int]) -> list[int]:
    """The masks that are not part of another."""
    return [mask for mask in masks if not any(mask != m and mask & m == mask for m in masks)]


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

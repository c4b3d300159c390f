"""Upper bounds for the search: the best that can still follow, from every point of the way.

A table is made backwards, stage by stage: for every place, every rig that is on, every set of
marks and every time, the best value of the stages that follow. A mark is a family used or a
reward earned, of those tracked. Other rewards that more than one stage can earn are left out of the
tables and added on top for as long as they are open, so a bound never lies below what can
really follow.

Rows are lists over time, and whole rows are moved, added and compared at once (`_best`): this
is the only part of the planner that must be fast.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

from kneecli.planner.problem import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneecli.planner.problem import Choice, Problem, Stage

    Row = list[int]
    """A value for each time, from the earliest to the latest the stage can start at."""
    Table = dict[tuple[int, int, int], Row]
    """(place, rig, marks) -> row."""
    _Part = tuple[Row, int, int]
    """A row, by how much later it is, and points to add to it."""
    _Start = tuple[int, Row, int]
    """The place of some choices, the row of starting one there, and what it earns."""

CELLS = 12
"""Cells of a table that take about as long as one way to fill a stage in the search."""
MOST_SUMS = 5000
"""So many sums of open rewards are worked out; then all that is open is promised."""
MOST_GAINS = 32
"""So many ways to earn open rewards at one stage are told apart."""
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
        self.work = 0
        """What it took to look ahead so far, in ways to fill a stage looked at."""

    def ahead(self, at: int, had: int) -> int:
        """The most that one choice from each stage from `at` on can add in shared rewards."""
        left = self.open[at] & self.on_top & ~had
        found = self.known.get((at, left))
        if found is None:
            found = 0
            if len(self.known) > MOST_SUMS:
                return self.all[left]
            if left:
                gains = _maximal({mask & left for mask in self.earned[at]} | {0})
                self.work += len(self.earned[at]) + len(gains)
                found = max(self.all[gain] + self.ahead(at + 1, had | gain) for gain in gains)
            self.known[at, left] = found
        return found


class Bounds:
    """The tables of a problem, stage by stage, and its rewards.

    `families` and `rewards` (bits) are tracked. With an `older` one, which tracks fewer,
    tables that cannot differ are shared. There is nothing in the tables before `fill`.
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
        self.places = _places(problem)
        """Where one could be before each stage, and at the end."""
        self.earliest, self.latest = _window(problem)
        """The first and last time at which each stage, and the end, can be reached."""
        self.older = older
        self.tables: list[Table] = []
        self.shared = self._differing(older) if older else len(problem.stages)
        """The stage from which on the tables are those of the older one."""
        self.work = sum(map(self._cells, range(self.shared))) // CELLS
        """What it takes at most to fill the tables, in ways to fill a stage looked at."""

    def fill(self) -> Bounds:
        """The same bounds, with their tables."""
        self.tables = self._tables(self.older)
        self.older = None
        return self

    def at_start(self) -> int:
        """The bound of the whole problem."""
        return self.tables[0][STANDING, 0, 0][0] + self.rewards.ahead(0, 0)

    def marks(self, choice: Choice) -> int:
        """The marks a choice sets: its family and its rewards, where tracked."""
        return self.family_marks.get(choice.family, 0) | choice.rewards & self.tracked_rewards

    def _tables(self, older: Bounds | None) -> list[Table]:
        problem = self.problem
        end = [-cost for cost in problem.end_costs[self.earliest[-1] : self.latest[-1] + 1]]
        tables: list[Table] = [{(place, 0, 0): end for place in self.places[-1]}]
        if older is not None:
            tables = older.tables[self.shared :][::-1]
        for at in reversed(range(self.shared)):
            tables.append(_StepBack(self, at, tables[-1]).table())
        tables.reverse()
        return tables

    def _cells(self, at: int) -> int:
        """How many cells are looked at, at most, to make a stage's table."""
        marked = 1 << max(self.alive[at].bit_count(), self.alive[at + 1].bit_count())
        choices = self.problem.stages[at].choices
        doses = {(c.place, c.rig, self.marks(c), c.units) for c in choices}
        groups, rigs = len({dose[:3] for dose in doses}), len(self.rigs[at + 1])
        rows = len(doses) * rigs + len(self.places[at]) * (groups + rigs) * rigs
        return (self.latest[at] + 1 - self.earliest[at]) * marked * rows

    def _differing(self, older: Bounds) -> int:
        """How many stages, from the first, have a newly tracked family or reward ahead of them."""
        families = set(self.families) - set(older.families)
        rewards = self.tracked_rewards & ~older.tracked_rewards
        return max(
            (
                at
                for at, stage in enumerate(self.problem.stages, 1)
                for choice in stage.choices
                if choice.family in families or choice.rewards & rewards
            ),
            default=0,
        )


class _StepBack:
    """One stage: the table before it, made from the table after it."""

    def __init__(self, bounds: Bounds, at: int, following: Table) -> None:
        self.bounds, self.problem = bounds, bounds.problem
        self.stage = self.problem.stages[at]
        self.places, self.rigs, self.alive = bounds.places[at], bounds.rigs[at], bounds.alive[at]
        self.lasting, self.kept = bounds.rigs[at + 1], bounds.alive[at + 1]
        self.size = bounds.latest[at] + 1 - bounds.earliest[at]
        self.fewest, least_change = _least_units(self.problem, self.stage)
        self.changes = [[u - least_change for u in row] for row in self.problem.change_units]
        """Units to change from place to place, beyond the fewest."""
        self.groups = self._groups()
        self.following = self._following(at, following)
        self.known: dict[tuple[int, int, int, int, int], Row] = {}

    def table(self) -> Table:
        """The best that can follow, from every point before the stage."""
        rig_units = self.problem.rig_units
        table: Table = {}
        for used in _subsets(self.alive):
            worn, bare = self._starts(used)
            for place in self.places:
                with_rig = {
                    rig: self._seen_from(place, starts, self.size + rig_units[rig])
                    for rig, starts in worn.items()
                }
                without = {rig: self._without_rig(place, rig, used, bare) for rig in self.lasting}
                for on in self.rigs:
                    table[place, on, used] = self._best_with(on, with_rig, without)
        return table

    def _best_with(self, on: int, with_rig: dict[int, Row], without: dict[int, list[Row]]) -> Row:
        """The best row with a rig on: doing without any, leaving it on, putting on another."""
        ways = [(row, 0, 0) for row in without[on if on in self.lasting else 0]]
        for rig, row in with_rig.items():
            if rig == on:
                ways.append((row, 0, 0))
            else:
                ways.append((row, self.problem.rig_units[rig], -self.problem.rig_cost))
        return _best(ways, self.size) if ways else [_NEVER] * self.size

    def _without_rig(
        self, place: int, on: int, used: int, bare: dict[int, list[_Start]]
    ) -> list[Row]:
        """The rows of choices that need no rig, and of none, while one stays on."""
        rows = [self._seen_from(place, bare[on], self.size)] if bare[on] else []
        if not self.stage.required:
            rows.append(self.following[place, on, used & self.kept])
        return rows

    def _seen_from(self, place: int, starts: list[_Start], length: int) -> Row:
        """The best of some starts: later by the change of place, and less its cost."""
        changes, cost = self.changes[place], self.problem.change_cost
        return _best(
            [
                (row, changes[goal], reward if goal == place else reward - cost)
                for goal, row, reward in starts
            ],
            length,
        )

    def _starts(self, used: int) -> tuple[dict[int, list[_Start]], dict[int, list[_Start]]]:
        """Starting a choice with some marks set, in two ways.

        By the rig that it needs, which is on; and, for choices that need none, by the rig that
        stays on meanwhile.
        """
        bounds = self.bounds
        worn: dict[int, list[_Start]] = {}
        bare: dict[int, list[_Start]] = {rig: [] for rig in self.lasting}
        for group in self.groups:
            place, rig, marks = group
            if marks & used & ~bounds.tracked_rewards:
                continue
            reward = bounds.rewards.all[marks & bounds.tracked_rewards & ~used]
            then = (used | marks) & self.kept
            if rig:
                row = self._row(group, rig if rig in self.lasting else 0, then)
                worn.setdefault(rig, []).append((place, row, reward))
                continue
            for on in self.lasting:
                bare[on].append((place, self._row(group, on, then), reward))
        return worn, bare

    def _row(self, group: tuple[int, int, int], on: int, then: int) -> Row:
        """One group's row: for each time of starting, the best of a choice and what follows."""
        key = (*group, on, then)
        if key not in self.known:
            place, rig, _ = group
            following = self.following[place, on, then]
            choices = self.groups[group].items()
            self.known[key] = _best(
                [(following, units, value) for units, value in choices], self._reach(place, rig)
            )
        return self.known[key]

    def _reach(self, place: int, rig: int) -> int:
        """How many times of starting somewhere, a rig put on, the stage can lead to."""
        change = max((self.changes[origin][place] for origin in self.places), default=0)
        return self.size + change + self.problem.rig_units[rig]

    def _groups(self) -> dict[tuple[int, int, int], dict[int, int]]:
        """(place, rig, marks) -> units beyond the fewest -> the best value of such a choice."""
        groups: dict[tuple[int, int, int], dict[int, int]] = {}
        marks, rewards = self.bounds.marks, self.bounds.rewards
        for choice in self.stage.choices:
            best = groups.setdefault((choice.place, choice.rig, marks(choice)), {})
            value = choice.value + rewards.all[choice.rewards & rewards.counted]
            beyond = choice.units - self.fewest
            if best.get(beyond, _NEVER) < value:
                best[beyond] = value
        return groups

    def _following(self, at: int, table: Table) -> Table:
        """The next stage's table, less the cost of leaving this one off the timetable.

        Its rows go on to the last time at which a choice could end, though it is too late.
        """
        cost, target = self.problem.drift_cost, self.stage.target
        first, last = self.bounds.earliest[at + 1], self.bounds.latest[at + 1]
        if target is not None:
            drift = [cost * abs(time - target) for time in range(first, last + 1)]
            table = {state: list(map(sub, row, drift)) for state, row in table.items()}
        length = max(
            (self._reach(place, rig) + max(best) for (place, rig, _), best in self.groups.items()),
            default=self.size,
        )
        return {state: row + [_NEVER] * (length - len(row)) for state, row in table.items()}


def _best(parts: Iterable[_Part], length: int) -> Row:
    """The best of some rows at each time; each comes with a delay, and points to add."""
    best: Row = []
    for row, delay, points in parts:
        later = row[delay : delay + length]
        if best:
            best = [
                had if had > (new := points + value) else new
                for had, value in zip(best, later, strict=True)
            ]
        else:
            best = [points + value for value in later] if points else later
    return best


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


def _places(problem: Problem) -> list[set[int]]:
    """Where one could be before each stage, and at the end: standing at first."""
    places = [{STANDING}]
    for stage in problem.stages:
        goals = {choice.place for choice in stage.choices}
        places.append(goals if stage.required else goals | places[-1])
    return places


def _window(problem: Problem) -> tuple[list[int], list[int]]:
    """The first and the last time each stage, and the end, can be reached at."""
    most_change = max(map(max, problem.change_units)) + max(problem.rig_units)
    earliest, latest = [0], [0]
    for stage in problem.stages:
        earliest.append(earliest[-1] + sum(_least_units(problem, stage)))
        most = max((choice.units for choice in stage.choices), default=0)
        latest.append(latest[-1] + most + most_change)
    spare = max(0, problem.length - earliest[-1])
    return earliest, [min(e + spare, last) for e, last in zip(earliest, latest, strict=True)]


def _least_units(problem: Problem, stage: Stage) -> tuple[int, int]:
    """The fewest units that a stage and getting ready for it take; none where it may be empty."""
    if not stage.required:
        return 0, 0
    units = min((choice.units for choice in stage.choices), default=0)
    return units, min(map(min, problem.change_units))


def _maximal(masks: set[int]) -> list[int]:
    """The masks that are not part of another; of very many, what all of them select together."""
    if len(masks) > MOST_GAINS:
        return [_union(masks)]
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

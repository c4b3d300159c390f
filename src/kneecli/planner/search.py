"""The exact search: the best way through a row of stages.

A stage is one slot: one of its choices is taken, or none where it may stay empty. The
search knows nothing of drills; it adds values, keeps to a length, pays for changes of place,
for putting equipment on and for drifting from the timetable, and pays rewards once.

It is a best-first search (`best_first.py`) under a bound that never underestimates
(`bounds.py`), so the first complete way it finds is the best one. Where the bound knows nothing of
a family that clashes, too many ways look good: a search that grows too large is given up, and goes
on under a bound that tracks the families which the best way without the rule uses twice.
In the same way the tables track a reward only where the bound would otherwise promise it
without what it costs. Where the work allowed does not suffice for that, the best way found has
to do.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kneecli.planner.best_first import Search, TooLargeError, choices_of
from kneecli.planner.bounds import IMPOSSIBLE, Bounds
from kneecli.planner.work import TooWideError, Work
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.planner.best_first import Node
    from kneecli.planner.problem import Choice, Problem

MOST_POINTS = 3000
"""Points on the way from which a better bound saves more than it costs."""
MOST_STAGES = 300
"""More are not looked at: an hour has room for far fewer drills."""


class Solution(Record, kw_only=False):
    """The best way found: its value and the choice of each stage, None where it stays empty."""

    value: int
    choices: tuple[Choice | None, ...]
    most: int
    """No way is worth more: the value itself where this one is proven to be the best."""


def solve(problem: Problem, work: Work | None = None) -> Solution | None:
    """The best way through the stages, or None where there is none.

    Where the work allowed does not suffice to prove it, the best way found. Raises TooWideError
    where none was found.
    """
    work = work or Work()
    if len(problem.stages) > MOST_STAGES:
        raise TooWideError
    bounds = Bounds(problem, ())
    if bounds.work > work.left:
        raise TooWideError
    work.spend(bounds.work)
    if bounds.fill().at_start() <= IMPOSSIBLE:
        return None
    free = Search(problem, bounds, work)
    if missed := free.missed():
        free = free.tracking((), missed) or free
    strict = free.strict()
    while True:
        with suppress(TooLargeError):
            return _proven(strict.run(MOST_POINTS))
        try:
            end = free.run(MOST_POINTS)
        except TooLargeError:
            return _best_found(strict, free.most)
        clashes = _clashes(choices_of(end)) if end else []
        if end is None or not clashes:
            return _proven(end)
        closer = free.tracking(clashes)
        if closer is None:
            return _best_found(strict, end[3])
        free, strict = closer, closer.strict(strict.answer)


def _best_found(strict: Search, most: int) -> Solution | None:
    """The best way that the work left allows to find, where none is worth more than `most`."""
    strict.look_about()
    with suppress(TooLargeError):
        return _proven(strict.run())
    if strict.answer is None:
        raise TooWideError
    value = strict.answer[3]
    return Solution(value, choices_of(strict.answer), max(value, min(most, strict.most)))


def _proven(end: Node | None) -> Solution | None:
    """The way to an end that no other can beat."""
    return Solution(end[3], choices_of(end), end[3]) if end else None


def _clashes(choices: Sequence[Choice | None]) -> list[int]:
    """The families used more than once."""
    families = [choice.family for choice in choices if choice and choice.family >= 0]
    return sorted({family for family in families if families.count(family) > 1})

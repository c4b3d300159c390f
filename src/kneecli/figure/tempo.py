"""When what is seen: the beats of one repetition, and the moments to draw of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.figure.motion import Motion

STEP_SECONDS = 0.7
"""From one key pose to the next where the drill has no tempo: walking pace."""
QUICKEST = 0.4
"""A movement the tempo gives no time to is shown in this."""


class Beat(Record, kw_only=False):
    """A movement from one key pose to another, or a hold where both are the same."""

    origin: int
    goal: int
    seconds: float


class Moment(Record, kw_only=False):
    """What is drawn for so many seconds: a part of the way between two key poses."""

    origin: int
    goal: int
    part: float
    seconds: float

    @property
    def what(self) -> Moment:
        """What is seen, however long, and whichever way the movement goes."""
        if self.origin == self.goal or self.part == 0:
            return Moment(self.origin, self.origin, 0.0, 0.0)
        if self.origin > self.goal:
            return Moment(self.goal, self.origin, round(1 - self.part, 3), 0.0)
        return Moment(self.origin, self.goal, round(self.part, 3), 0.0)


def beats(motion: Motion, tempo: str | None) -> list[Beat]:
    """One repetition at a tempo of up, hold, down and pause (`2-1-2-0`), in seconds."""
    last = len(motion.poses) - 1
    if tempo is None:
        order = motion.order()
        return [Beat(a, b, STEP_SECONDS) for a, b in pairwise(order)]
    out, at_the_end, home, at_home = (float(seconds) for seconds in tempo.split("-"))
    if motion.figure.begins == "down":
        out, at_the_end, home, at_home = home, at_home, out, at_the_end
    there = [Beat(n, n + 1, max(out, QUICKEST) / last) for n in range(last)]
    if motion.figure.way == "back":
        back = [Beat(n, n - 1, max(home, QUICKEST) / last) for n in range(last, 0, -1)]
    else:
        back = [Beat(last, 0, max(home, QUICKEST))]
    stops = [Beat(last, last, at_the_end), Beat(0, 0, at_home)]
    return [beat for beat in (*there, stops[0], *back, stops[1]) if beat.seconds]


def moments(sequence: list[Beat], each_second: int) -> Iterator[Moment]:
    """What to draw, so many pictures a second while something moves, one for each hold."""
    for beat in sequence:
        if beat.origin == beat.goal:
            yield Moment(beat.origin, beat.goal, 0.0, beat.seconds)
            continue
        count = max(2, round(beat.seconds * each_second))
        for number in range(count):
            yield Moment(beat.origin, beat.goal, number / count, beat.seconds / count)

"""Text broken into lines, in the fonts its letters need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record
from kneecli.render.pdf.fonts import Run
from kneecli.render.pdf.shaping import breadth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LONGEST = 80
"""A word of more letters may be broken anywhere."""


class Word(Record, kw_only=False):
    """What stays together on a line."""

    runs: tuple[Run, ...]
    spaced: bool
    """Whether a space parts it from the word before."""

    def width(self, size: float) -> float:
        """How wide it is."""
        return sum(breadth(run, size) for run in self.runs)


def lines(
    runs: Iterable[Run], size: float, space: float, room: Callable[[int], float]
) -> list[tuple[Run, ...]]:
    """Runs broken into lines; `space` is the width of one, `room` that of a line by its number.

    All lines but the last end in a space, so that whoever copies them finds the words apart.
    """
    done: list[list[Word]] = [[]]
    used = 0.0
    waiting = list(_words(runs))[::-1]
    while waiting:
        word = waiting.pop()
        width = word.width(size)
        gap = space if word.spaced and done[-1] else 0.0
        if used + gap + width <= room(len(done) - 1):
            done[-1].append(word)
            used += gap + width
        elif done[-1]:
            waiting.append(word)
            done.append([])
            used = 0.0
        else:
            fits, rest = _cut(word, size, room(len(done) - 1))
            done[-1].append(fits)
            used = fits.width(size)
            waiting += [rest] if rest.runs else []
    return [_joined(words, last=words is done[-1]) for words in done]


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    """Words between spaces; letters of a script that knows no spaces are words of their own."""
    parts: list[Run] = []
    spaced = False
    for run in runs:
        for number, text in enumerate(run.text.split(" ")):
            if number:
                yield Word(tuple(parts), spaced)
                parts, spaced = [], True
            step = 1 if run.breaks else _LONGEST
            for begin in range(0, len(text), step):
                if parts and (run.breaks or begin):
                    yield Word(tuple(parts), spaced)
                    parts, spaced = [], False
                parts.append(Run(run.font, text[begin : begin + step], run.breaks))
    if parts:
        yield Word(tuple(parts), spaced)


def _cut(word: Word, size: float, room: float) -> tuple[Word, Word]:
    """A word too long for any line, cut where it fills this one."""
    letters = [Run(run.font, letter, run.breaks) for run in word.runs for letter in run.text]
    count, used = 0, 0.0
    for letter in letters:
        used += breadth(letter, size)
        if count and used > room:
            break
        count += 1
    return Word(_merged(letters[:count]), word.spaced), Word(_merged(letters[count:]), False)


def _joined(words: list[Word], *, last: bool) -> tuple[Run, ...]:
    """The runs of a line, with spaces between its words."""
    runs: list[Run] = []
    for number, word in enumerate(words):
        first, *others = word.runs or (None,)
        if number and word.spaced and runs:
            runs[-1] = _extended(runs[-1], " ")
        runs += [first, *others] if first else []
    if runs and not last:
        runs[-1] = _extended(runs[-1], " ")
    return _merged(runs)


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours in one font made one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].font == run.font:
            merged[-1] = _extended(merged[-1], run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _extended(run: Run, text: str) -> Run:
    return Run(run.font, run.text + text, run.breaks)

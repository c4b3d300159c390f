"""The diary of a PDF: a row for each day, a column for each drill, and one for the pain.

The names of drills stand upright, so that columns can be narrow.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.render.handout_words import DATE, DIARY, PAIN, SESSIONS, TICK
from kneecli.render.pdf.block import HEADING, Block, Ink
from kneecli.render.pdf.pen import QUIET, Style
from kneecli.render.pdf.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.render.pdf.block import Draw
    from kneecli.render.pdf.fonts import Fonts, Run
    from kneecli.render.pdf.pen import Pen
    from kneecli.render.pdf.tags import Element

    Lines = Sequence[tuple[Run, ...]]

_DATE_WIDTH, _PAIN_WIDTH = 64.0, 52.0
_ROW = 22.0
"""How high a row to write in is; all sizes are in points."""
_INSET, _ABOVE = 4.0, 4.0
_STYLE = Style(size=8.5, bold=True)
_LEADING, _ASCENT = 10.5, 7.5
_MOST_LINES = 2
"""Lines a name takes in its column."""
_SHORTEST, _LONGEST, _STEP = 60, 400, 20
"""How long the lines of names are, at least and at most: as short as all names have room in."""


def diary(
    fonts: Fonts, width: float, document: Element, tables: Sequence[Sequence[str]]
) -> Iterator[Block]:
    """The tables, each of which has room on a page."""
    section = document.add("Sect")
    for number, names in enumerate(tables):
        block = Block(fonts, width, "" if number else DIARY)
        if not number:
            block.write(section.add("H2"), DIARY, HEADING)
            block.write(section.add("P"), TICK)
            block.space(_ABOVE)
        _table(block, section.add("Table"), names)
        yield block


def _table(block: Block, table: Element, names: Sequence[str]) -> None:
    edges = _edges(block.width, len(names))
    length, upright = _upright(block.fonts, names)
    top = block.height
    head = table.add("TR")
    block.space(length + 2 * _INSET)
    _flat(block, head, DATE, edges[0])
    for left, right, name in zip(edges[1:], edges[2:], upright, strict=False):
        turned = _turned(name, (left + right) / 2)
        block.place(0, head.add("TH", scope="Column"), turned)
    _flat(block, head, PAIN, edges[-2])
    bottoms = [block.height]
    for _ in range(SESSIONS):
        row = table.add("TR")
        for _ in pairwise(edges):
            row.add("TD")
        block.space(_ROW)
        bottoms.append(block.height)
    grid = _grid(edges, [0.0, *(bottom - top for bottom in bottoms)])
    block.inks.append(Ink(top, block.height, None, grid))


def _edges(width: float, drills: int) -> list[float]:
    """Where columns begin and the last one ends."""
    share = (width - _DATE_WIDTH - _PAIN_WIDTH) / max(1, drills)
    drawn = [_DATE_WIDTH + number * share for number in range(drills + 1)]
    return [0.0, *drawn, width]


def _upright(fonts: Fonts, names: Sequence[str]) -> tuple[float, list[Lines]]:
    """How long the lines of names are, and the names in such lines."""
    for length in range(_SHORTEST, _LONGEST, _STEP):
        broken = [_broken(fonts, name, length) for name in names]
        if max(map(len, broken), default=0) <= _MOST_LINES:
            break
    return length, broken


def _broken(fonts: Fonts, name: str, length: float) -> Lines:
    runs, space = fonts.runs(printable(name), bold=True), fonts.space(_STYLE.size)
    return lines(runs, _STYLE.size, space, lambda _: length)


def _flat(block: Block, head: Element, name: str, left: float) -> None:
    """A name at the foot of its column."""
    foot = block.height
    block.height = foot - _LEADING - _INSET
    block.write(head.add("TH", scope="Column"), name, _STYLE, left=left + _INSET)
    block.height = foot


def _turned(name: Lines, middle: float) -> Draw:
    """A name that reads upwards from the foot of its column."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(left + middle, top + _INSET)
        pen.canvas.rotate(90)
        for number, line in enumerate(name):
            below = (number + 0.5 - len(name) / 2) * _LEADING
            pen.line(line, (0.0, -below - _ASCENT / 2 + 1), _STYLE)
        pen.canvas.restoreState()

    return draw


def _grid(across: Sequence[float], down: Sequence[float]) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.stroke(QUIET, 0.6)
        for edge in across:
            pen.canvas.line(left + edge, top, left + edge, top - down[-1])
        for edge in down:
            pen.canvas.line(left, top - edge, left + across[-1], top - edge)

    return draw

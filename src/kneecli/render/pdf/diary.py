"""The diary of a PDF: a row for each drill, a column for each day, boxes to tick.

Drills go down and days across, so that each drill is told by its name and any number of them
has room.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kneecli.render.handout_words import DATE, DIARY, PAIN, SESSIONS, TICK
from kneecli.render.pdf.block import HEADING, Block, Ink
from kneecli.render.pdf.pen import QUIET, RULE, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.render.pdf.block import Draw
    from kneecli.render.pdf.fonts import Fonts
    from kneecli.render.pdf.pen import Pen
    from kneecli.render.pdf.tags import Element

_MOST = 32
"""Drills in one table, so that it has room on a page."""
_NAME = 148.0
"""How wide the column of names is, in points."""
_INSET, _ABOVE, _BELOW, _BOX = 4.0, 3.0, 3.5, 8.0
_TICKED, _WRITTEN = 18.0, 24.0
"""How high a row is at least: one with boxes to tick, one to write in."""
_SMALL, _BOLD = Style(size=8.5), Style(size=8.5, bold=True)


def diary(fonts: Fonts, width: float, document: Element, names: Sequence[str]) -> Iterator[Block]:
    """Tables of which each has room on a page; pain is asked for in the last."""
    section = document.add("Sect")
    tables = max(1, ceil(len(names) / _MOST))
    share = max(1, ceil(len(names) / tables))
    for number in range(tables):
        block = Block(fonts, width, "" if number else DIARY)
        if not number:
            block.write(section.add("H2"), DIARY, HEADING)
            block.write(section.add("P"), TICK)
        block.space(_ABOVE)
        table = section.add("Table")
        _row(block, table.add("TR"), DATE, _BOLD, _WRITTEN)
        for name in names[number * share : (number + 1) * share]:
            _row(block, table.add("TR"), name, _SMALL, _TICKED)
        if number == tables - 1:
            _row(block, table.add("TR"), PAIN, _BOLD, _WRITTEN)
        yield block


def _row(block: Block, row: Element, name: str, style: Style, lowest: float) -> None:
    """A name, and a cell for each day."""
    top = block.height
    block.space(_ABOVE)
    right = block.width - _NAME + _INSET
    block.write(row.add("TH", scope="Row"), name, style, left=_INSET, right=right)
    block.height = max(block.height + _BELOW, top + lowest)
    for _ in range(SESSIONS):
        row.add("TD")
    cells = _cells(block.width, block.height - top, boxes=lowest == _TICKED)
    block.inks.append(Ink(top, block.height, None, cells))


def _cells(width: float, height: float, *, boxes: bool) -> Draw:
    across = (width - _NAME) / SESSIONS

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.stroke(RULE, 0.6)
        pen.canvas.rect(left, top - height, width, height)
        for number in range(SESSIONS):
            edge = left + _NAME + number * across
            pen.canvas.line(edge, top, edge, top - height)
        if boxes:
            pen.stroke(QUIET, 0.7)
            for number in range(SESSIONS):
                middle = left + _NAME + (number + 0.5) * across
                pen.canvas.rect(middle - _BOX / 2, top - (height + _BOX) / 2, _BOX, _BOX)

    return draw

"""Tables laid out in columns, or as points where the page is too narrow for columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cells import cells
from kneecli.letters import printable
from kneecli.render.page import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.render.page import Page

GAP = 2
"""Cells between two columns."""
_LONGEST_WORD = 16
"""A longer word may be broken, so that the other columns have room."""


def laid_out(page: Page, width: int) -> Page:
    """A page whose tables fit so many cells, each as columns or as points."""
    done: Page = []
    for block in page:
        done += _laid_out(block, width) if isinstance(block, Table) else [block]
    return done


def widths(table: Table, width: int) -> list[int]:
    """Widths that fit: columns that may fold give way, the widest first.

    Where there is no room for all, their sum is too large.
    """
    whole, least = _whole(table), _least(table)
    spare = width - GAP * (len(whole) - 1)
    while sum(whole) > spare:
        yielding = [number for number, size in enumerate(whole) if size > least[number]]
        if not yielding:
            break
        whole[max(yielding, key=whole.__getitem__)] -= 1
    return whole


def _laid_out(table: Table, width: int) -> Page:
    table = table.fitted(width)
    rows = tuple(tuple(_printable(cell) for cell in row) for row in table.rows)
    table = Table(table.columns, rows)
    room = width - GAP * (len(table.columns) - 1)
    return [table] if sum(_least(table)) <= room else list(_points(table))


def _printable(cell: str) -> str:
    return "\n".join(map(printable, cell.split("\n")))


def _whole(table: Table) -> list[int]:
    """The cells of the longest line of each column."""
    return [
        max(cells(line) for text in texts for line in text.split("\n")) for texts in _texts(table)
    ]


def _least(table: Table) -> list[int]:
    """The cells that each column needs."""
    return [
        min(_LONGEST_WORD, max(cells(word) for text in texts for word in text.split() or [""]))
        if column.fold
        else whole
        for column, texts, whole in zip(table.columns, _texts(table), _whole(table), strict=True)
    ]


def _texts(table: Table) -> Iterator[list[str]]:
    """All that stands in each column."""
    for number, column in enumerate(table.columns):
        yield [column.title, *(row[number] for row in table.rows)]


def _points(table: Table) -> Iterator[Heading | Paragraph]:
    """A paragraph for each row, after its name; what stands in a column of phases is a heading."""
    named = max((n for n, column in enumerate(table.columns) if column.style == "name"), default=0)
    for row in table.rows:
        name, *more = row[named].split("\n")
        details = [part for part in more if part]
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if column.style == "phase" and cell:
                yield Heading(cell)
            elif number != named and cell:
                details.append(cell.replace("\n", " "))
        yield Paragraph("; ".join(details), name)

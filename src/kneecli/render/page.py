"""A page: what is to be read, as blocks that every painter knows how to lay out."""

from __future__ import annotations

from kneecli.record import Record

WIDE = 104
"""Columns from which a table shows those of its columns that are for wide pages."""


class Heading(Record, kw_only=False):
    """A heading: level 1 opens the page, level 2 a part of it."""

    text: str
    level: int = 2


class Paragraph(Record, kw_only=False):
    """Running text; a label stands before it in bold, and `tone` may be `dim` or `warning`."""

    text: str
    label: str = ""
    tone: str = ""


class Bullets(Record, kw_only=False):
    """A list of points, numbered or not, indented by so many columns."""

    items: tuple[str, ...]
    numbered: bool = False
    indent: int = 0


class Column(Record, kw_only=False):
    """A column of a table."""

    title: str
    style: str = ""
    """`name`, `dim`, `phase` or nothing."""
    right: bool = False
    fold: bool = True
    """Whether its cells may be folded over several lines."""
    wide: bool = False
    """Whether it is for wide pages; on others its cells stand below the names."""


class Table(Record, kw_only=False):
    """Rows under columns. What stands after a line break in a cell is less important."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def fitted(self, width: int) -> Table:
        """The table as it is on a page of so many columns."""
        if width >= WIDE or not any(column.wide for column in self.columns):
            return self
        kept = tuple(column for column in self.columns if not column.wide)
        return Table(kept, tuple(self._narrow(row) for row in self.rows))

    def _narrow(self, row: tuple[str, ...]) -> tuple[str, ...]:
        cells = list(zip(self.columns, row, strict=True))
        below = [cell for column, cell in cells if column.wide]
        return tuple(
            "\n".join([cell, *below]) if column.style == "name" else cell
            for column, cell in cells
            if not column.wide
        )


class Drawing(Record, kw_only=False):
    """A picture made of characters: lines of runs of text, each with its tone."""

    lines: tuple[tuple[tuple[str, str], ...], ...]


class Picture(Record, kw_only=False):
    """A picture in a file of its own; only formats that can show one do."""

    address: str
    alternative: str
    """What stands for it where it cannot be seen."""


Block = Heading | Paragraph | Bullets | Table | Drawing | Picture
Page = list[Block]

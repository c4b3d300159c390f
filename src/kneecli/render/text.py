"""Pages as plain text: wrapped, aligned, ready to print or mail."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from kneecli.render.page import Bullets, Drawing, Heading, Page, Paragraph, Picture, Table
from kneecli.render.words import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.render.page import Block

WIDTH = 78
_GAP = 2
_SMALLEST_COLUMN = 12


def paint(page: Page, width: int = WIDTH) -> str:
    """The page as text that ends in a line break."""
    parts: list[str] = []
    for block in page:
        lines = _lines(block, width)
        if parts and not _runs_on(block):
            parts.append("")
        parts.extend(line.rstrip() for line in lines)
    return "\n".join(parts) + "\n"


def _runs_on(block: Block) -> bool:
    """Whether a block belongs to the one above it, with no empty line between."""
    return isinstance(block, Bullets) and block.indent > 0


def _lines(block: Block, width: int) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            text = printable(text)
            return [text, ("=" if level == 1 else "-") * len(text)]
        case Paragraph(text=text, label=label):
            return _wrapped(f"{label}: {text}" if label else text, width)
        case Bullets(items=items, numbered=numbered, indent=indent):
            return _bullets(items, width, numbered=numbered, indent=indent)
        case Table():
            return _table(block.fitted(width), width)
        case Picture():
            return []
        case Drawing(lines=lines):
            return ["".join(text for text, _ in line) for line in lines]


def _wrapped(
    text: str, width: int, first: str = "", later: str = "", *, break_words: bool = False
) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=break_words,
        break_on_hyphens=False,
    ) or [first]


def _bullets(items: Sequence[str], width: int, *, numbered: bool, indent: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}." if numbered else "-"
        first = " " * indent + f"{mark:<2} "
        lines += _wrapped(item, width, first, " " * len(first))
    return lines


def _table(table: Table, width: int) -> list[str]:
    rows = table.rows
    widths = _column_widths(table, rows, width)
    titles = tuple(column.title for column in table.columns)
    lines = _row(table, titles, widths)
    lines.append((" " * _GAP).join("-" * size for size in widths))
    for row in rows:
        lines += _row(table, row, widths)
    return lines


def _row(table: Table, cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    folded = [
        [line for part in cell.split("\n") for line in _wrapped(part, size, break_words=True)]
        for cell, size in zip(cells, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, folded))):
        parts = [
            _aligned(cell[number] if number < len(cell) else "", size, right=column.right)
            for cell, size, column in zip(folded, widths, table.columns, strict=True)
        ]
        lines.append((" " * _GAP).join(parts))
    return lines


def _aligned(text: str, size: int, *, right: bool) -> str:
    padding = " " * (size - columns(text))
    return padding + text if right else text + padding


def columns(text: str) -> int:
    """How many columns a text takes: East Asian wide letters take two."""
    return len(text) + sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)


def _column_widths(table: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths that fit: columns that may fold give way, the widest first."""
    widths = [
        max(
            columns(part)
            for cell in (column.title, *(row[number] for row in rows))
            for part in cell.split("\n")
        )
        for number, column in enumerate(table.columns)
    ]
    spare = width - _GAP * (len(widths) - 1)
    foldable = [number for number, column in enumerate(table.columns) if column.fold]
    while sum(widths) > spare and foldable:
        widest = max(foldable, key=lambda number: widths[number])
        if widths[widest] <= _SMALLEST_COLUMN:
            break
        widths[widest] -= 1
    return widths

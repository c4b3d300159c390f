"""Pages as plain text: wrapped, aligned, ready to print or mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cells import cells, wrapped
from kneecli.letters import printable
from kneecli.render.columns import GAP, laid_out, widths
from kneecli.render.page import Bullets, Drawing, Heading, Page, Paragraph, Picture, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.render.page import Block

WIDTH = 78


def paint(page: Page, width: int = WIDTH) -> str:
    """The page as text that ends in a line break."""
    parts: list[str] = []
    for block in laid_out(page, width):
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
            return [text, ("=" if level == 1 else "-") * cells(text)]
        case Paragraph(text=text, label=label):
            return wrapped(printable(f"{label}: {text}" if label else text), width)
        case Bullets(items=items, numbered=numbered, indent=indent):
            return _bullets(items, width, numbered=numbered, indent=indent)
        case Table():
            return _table(block, width)
        case Picture():
            return []
        case Drawing(lines=lines):
            return [printable("".join(text for text, _ in line)) for line in lines]


def _bullets(items: Sequence[str], width: int, *, numbered: bool, indent: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}." if numbered else "-"
        first = " " * indent + f"{mark:<2} "
        lines += wrapped(printable(item), width, first, " " * len(first))
    return lines


def _table(table: Table, width: int) -> list[str]:
    sizes = widths(table, width)
    lines = _row(table, [column.title for column in table.columns], sizes)
    lines.append((" " * GAP).join("-" * size for size in sizes))
    for row in table.rows:
        lines += _row(table, row, sizes)
    return lines


def _row(table: Table, row: Sequence[str], sizes: Sequence[int]) -> list[str]:
    folded = [
        [line for part in cell.split("\n") for line in wrapped(part, size, break_words=True)]
        for cell, size in zip(row, sizes, strict=True)
    ]
    lines = []
    for number in range(max(map(len, folded))):
        parts = [
            _aligned(cell[number] if number < len(cell) else "", size, right=column.right)
            for cell, size, column in zip(folded, sizes, table.columns, strict=True)
        ]
        lines.append((" " * GAP).join(parts))
    return lines


def _aligned(text: str, size: int, *, right: bool) -> str:
    padding = " " * (size - cells(text))
    return padding + text if right else text + padding

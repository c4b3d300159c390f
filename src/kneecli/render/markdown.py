"""Pages as CommonMark, which every Markdown reader understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from kneecli.letters import printable
from kneecli.render.page import Bullets, Drawing, Heading, Page, Paragraph, Picture, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.render.page import Block

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LIST_MARK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def paint(page: Page) -> str:
    """The page as CommonMark that ends in a line break.

    CommonMark has no tables: a row becomes a point of a list, the name in bold.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def inline(text: str) -> str:
    """Text within a line that reads as it is, whatever markup it looks like."""
    return _MARKUP.sub(r"\\\1", printable(text))


def escaped(text: str) -> str:
    """Text that reads as it is at the beginning of a line too."""
    text = inline(text.strip())
    mark = _LIST_MARK.match(text)
    if mark is None:
        return text
    if mark[2].isdigit():
        return f"{mark[1]}{mark[2]}\\{text[mark.end() :]}"
    return f"{mark[1]}\\{text[mark.end(1) :]}"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {inline(text.strip())}"
        case Paragraph(text=text, label=label):
            yield f"**{inline(label)}:** {inline(text.strip())}" if label else escaped(text)
        case Bullets(items=items, numbered=numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {escaped(item)}" if numbered else f"- {escaped(item)}"
        case Table():
            yield from _rows(block)
        case Picture(address=address, alternative=alternative):
            yield f"![{inline(alternative)}]({quote(address, errors='surrogateescape')})"
        case Drawing(lines=lines):
            for line in lines:
                yield f"    {printable(''.join(text for text, _ in line))}".rstrip()


def _rows(table: Table) -> Iterator[str]:
    """A point for each row; what stands in a column of phases is a heading before it."""
    begun = False
    for row in table.rows:
        named, details = "", []
        for column, cell in zip(table.columns, row, strict=True):
            first, *more = cell.split("\n")
            if column.style == "phase":
                if cell:
                    yield from ([""] if begun else []) + [f"## {inline(cell)}", ""]
            elif column.style == "name":
                named = f"**{inline(first.strip())}**"
                details = [inline(text) for text in more]
            elif cell:
                details.append(inline(" ".join([first, *more])))
        begun = True
        yield f"- {': '.join(filter(None, (named, '; '.join(details))))}"

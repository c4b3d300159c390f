"""Blocks put on pages: A4, with margins that a printer of Letter paper leaves whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.render.pdf.pen import QUIET, Pen, Style
from kneecli.render.pdf.shaping import breadth
from kneecli.render.pdf.tags import Tags
from kneecli.render.pdf.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.render.pdf.block import Block
    from kneecli.render.pdf.fonts import Fonts
    from kneecli.render.pdf.tags import Element

_MM = 72 / 25.4
_PAPER = (210 * _MM, 297 * _MM)
_SIDE, _TOP, _BOTTOM, _FOOT = 17 * _MM, 17 * _MM, 21 * _MM, 15 * _MM
"""Letter is 18 mm lower than A4: what lies within 15 mm of its edges is still printed."""
WIDTH = _PAPER[0] - 2 * _SIDE
"""How wide what is written is, in points."""
_HEIGHT = _PAPER[1] - _TOP - _BOTTOM
_APART = 9.0
"""Above and below the line between blocks."""
_FOOTER = Style(size=8, colour=QUIET)


def document(fonts: Fonts, root: Element, blocks: Iterable[Block], title: str) -> bytes:
    """The PDF, the same bytes for the same blocks."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # text for streams would make the file a quarter larger
    canvas = Canvas(
        "",
        pagesize=_PAPER,
        pdfVersion=(1, 5),
        lang="en",
        invariant=1,
        initialFontName=fonts.usual(),
        pageCompression=1,
    )
    canvas.setTitle(title)
    canvas.setSubject("Handout: how to do each drill, a diary, and when to stop")
    canvas.setAuthor("")
    canvas.setCreator("knee")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    tags = Tags(canvas)
    pen = Pen(canvas, tags)
    pages = _pages(blocks)
    for number, page in enumerate(pages, 1):
        _draw_page(pen, page)
        with tags.mark(None):
            _footer(pen, fonts, title, f"{number} of {len(pages)}")
        tags.end_page()
    tags.close(root)
    data: bytes = canvas.getpdfdata()
    return data


def _pages(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks of each page; one that is higher than a page goes on on the next."""
    pages: list[list[Block]] = [[]]
    left = _HEIGHT
    for block in blocks:
        rest = block
        if rest.height > left and pages[-1]:
            pages.append([])
            left = _HEIGHT
        while rest.height > left:
            first, rest = rest.split(left)
            pages[-1].append(first)
            pages.append([])
        pages[-1].append(rest)
        left -= rest.height + 2 * _APART
    return pages


def _draw_page(pen: Pen, blocks: list[Block]) -> None:
    top = _PAPER[1] - _TOP
    for number, block in enumerate(blocks):
        if number:
            with pen.tags.mark(None):
                pen.rule(_SIDE, top + _APART, WIDTH)
        if block.title:
            key = f"{pen.canvas.getPageNumber()}-{number}"
            pen.canvas.bookmarkHorizontal(key, 0, top)
            pen.canvas.addOutlineEntry(printable(block.title), key)
        block.draw(pen, _SIDE, top)
        top -= block.height + 2 * _APART


def _footer(pen: Pen, fonts: Fonts, title: str, number: str) -> None:
    """The title, as much of it as has room on a line, and the number of the page."""
    runs = fonts.runs(number)
    width = sum(breadth(run, _FOOTER.size) for run in runs)
    pen.line(runs, (_SIDE + WIDTH - width, _FOOT), _FOOTER)
    room = WIDTH - width - 2 * _APART
    space = fonts.space(_FOOTER.size)
    first, *_ = lines(fonts.runs(title), _FOOTER.size, space, lambda _: room)
    pen.line(first, (_SIDE, _FOOT), _FOOTER)

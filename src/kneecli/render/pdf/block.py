"""A part of a PDF that stays together: text and drawings, placed from its top down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.record import Record
from kneecli.render.pdf.pen import Style
from kneecli.render.pdf.shaping import reads_right_to_left
from kneecli.render.pdf.text import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from kneecli.render.pdf.fonts import Fonts, Run
    from kneecli.render.pdf.pen import Pen
    from kneecli.render.pdf.tags import Element

    Draw: TypeAlias = Callable[[Pen, float, float], None]
    """Draws something, given the left of its block and its own top."""

PLAIN, HEADING = Style(), Style(size=12, bold=True)
LEADING = 1.35
"""The height of a line, in sizes of its letters."""
_ASCENT = 0.98
"""From the top of a line down to where its letters stand, likewise."""


class Ink(Record, kw_only=False):
    """One thing that is drawn."""

    top: float
    """How far below the top of its block it begins."""
    bottom: float
    element: Element | None
    """What it belongs to; None for what only decorates."""
    draw: Draw


class Block:
    """Things placed one below another; they are drawn together, unless no page is that high."""

    def __init__(self, fonts: Fonts, width: float, title: str = "") -> None:
        self.title = title
        """What the outline of the document calls it; nothing if it does not."""
        self.fonts = fonts
        self.width = width
        self.height = 0.0
        self.inks: list[Ink] = []
        self._aside = (0.0, 0.0)

    def aside(self, width: float, height: float) -> None:
        """Keep a corner at the right free, from here down."""
        self._aside = (width, self.height + height)

    def past_aside(self) -> None:
        """Go on below the corner that was kept free."""
        self.height = max(self.height, self._aside[1])

    def space(self, height: float) -> None:
        """Leave room."""
        self.height += height

    def place(self, height: float, element: Element | None, draw: Draw) -> None:
        """Something that begins here and is so high; what follows may stand beside it."""
        self.inks.append(Ink(self.height, self.height + height, element, draw))

    def write(  # noqa: PLR0913 - each says how a text is set
        self,
        element: Element,
        text: str,
        style: Style = PLAIN,
        *,
        label: str = "",
        left: float = 0.0,
        right: float = 0.0,
        behind: Draw | None = None,
    ) -> None:
        """A text in as many lines as it takes, after a bold label; `behind` is drawn under each."""
        said = printable(text)
        runs = self.fonts.runs(f"{label}: ", bold=True) if label else []
        runs += self.fonts.runs(said, bold=style.bold)
        begin, step = self.height, style.size * LEADING

        def room(number: int) -> float:
            width, until = self._aside
            taken = width if begin + number * step < until else 0.0
            return self.width - left - right - taken

        rightward = not reads_right_to_left(said)
        for line in lines(runs, style.size, self.fonts.space(style.size), room):
            if behind:
                self.place(step, None, behind)
            self.place(step, element, _line(line, style, left, rightward=rightward))
            self.height += step

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it all from a place on the page on, down and to the right."""
        for ink in self.inks:
            with pen.tags.mark(ink.element):
                ink.draw(pen, left, top - ink.top)

    def split(self, room: float) -> tuple[Block, Block]:
        """What has room, and the rest: for a block that is higher than a page."""
        gaps = [
            ink.top
            for ink in self.inks
            if 0 < ink.top <= room
            and not any(other.top < ink.top < other.bottom for other in self.inks)
        ]
        cut = max(gaps, default=room)
        first = Block(self.fonts, self.width, self.title)
        first.inks = [ink for ink in self.inks if ink.top < cut]
        first.height = cut
        rest = Block(self.fonts, self.width)
        rest.inks = [
            ink.replace(top=ink.top - cut, bottom=ink.bottom - cut)
            for ink in self.inks
            if ink.top >= cut
        ]
        rest.height = self.height - cut
        return first, rest


def _line(line: tuple[Run, ...], style: Style, left: float, *, rightward: bool) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.line(line, (x + left, y - style.size * _ASCENT), style, rightward=rightward)

    return draw

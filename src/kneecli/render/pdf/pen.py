"""What draws on the pages of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.figure.colours import LIGHT
from kneecli.record import Record
from kneecli.render.pdf.shaping import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfgen.canvas import Canvas

    from kneecli.render.pdf.fonts import Run
    from kneecli.render.pdf.tags import Tags

QUIET, RULE, TINT, WARNING = "#4c5b68", "#b9c3cc", "#f2f5f7", "#8a2c0d"
"""Beside the colours of figures: less important words, lines, and what warns."""


class Style(Record):
    """How a text looks."""

    size: float = 9.5
    colour: str = LIGHT["text"]
    bold: bool = False


class Pen:
    """Draws text and shapes in colours, and notes what they belong to."""

    def __init__(self, canvas: Canvas, tags: Tags) -> None:
        self.canvas = canvas
        self.tags = tags

    def line(
        self,
        runs: Iterable[Run],
        place: tuple[float, float],
        style: Style,
        *,
        rightward: bool = True,
    ) -> None:
        """A line of text from a place on; letters of two directions begin on the side told."""
        self.fill(style.colour)
        x, y = place
        for run in runs:
            for cluster in clusters(run, style.size, rightward=rightward):
                with self.tags.saying(cluster.letters):
                    text = self.canvas.beginText()
                    text.setFont(run.font, style.size)
                    for glyph in cluster.glyphs:
                        text.setTextOrigin(x + glyph.right, y + glyph.up)
                        text.textOut(glyph.letter)
                        x += glyph.advance
                    self.canvas.drawText(text)

    def fill(self, colour: str) -> None:
        """Fill with a colour such as `#b3261e` or `#fff`."""
        self.canvas.setFillColorRGB(*_parts(colour))

    def stroke(self, colour: str, width: float) -> None:
        """Draw lines in a colour, so wide."""
        self.canvas.setStrokeColorRGB(*_parts(colour))
        self.canvas.setLineWidth(width)

    def rule(self, left: float, y: float, width: float, colour: str = RULE) -> None:
        """A thin line from left to right."""
        self.stroke(colour, 0.6)
        self.canvas.line(left, y, left + width, y)


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    step = len(colour) // 3
    red, green, blue = (colour[n : n + step] * (3 - step) for n in range(1, 1 + 3 * step, step))
    return int(red, 16) / 255, int(green, 16) / 255, int(blue, 16) / 255

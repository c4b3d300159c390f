"""A figure on a page of a PDF: the key poses side by side, as outlines that stay sharp."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kneecli.figure.colours import BARE, EDGE, LIGHT, PROP_EDGE
from kneecli.figure.corners import SCALE, corners
from kneecli.figure.picture import Artist, bounds
from kneecli.letters import printable
from kneecli.render.pdf.pen import Style
from kneecli.render.pdf.shaping import breadth
from kneecli.render.pdf.text import lines

if TYPE_CHECKING:
    from kneecli.catalog.figure import Figure
    from kneecli.figure.layer import Layer
    from kneecli.figure.picture import Picture
    from kneecli.render.pdf.fonts import Fonts, Run
    from kneecli.render.pdf.pen import Pen

_LABEL = Style(size=6.8, bold=True)
_LINE = 8.4
"""How far the lines of a label are apart, in points."""
_APART = 10.0
_LARGEST = 125.0 / SCALE
"""Points for a unit of the drawing, at most."""


class Plate:
    """The key poses in as many rows as let them be largest in a given room, in points."""

    def __init__(self, fonts: Fonts, figure: Figure, width: float, height: float) -> None:
        self._fonts = fonts
        self._pictures = Artist(figure).key_pictures()
        self.labels = [picture.label for picture in self._pictures]
        self._box = bounds(self._pictures)
        counts = range(1, len(self._pictures) + 1)
        self._columns = max(counts, key=lambda count: self._scale(count, width, height))
        self._zoom = self._scale(self._columns, width, height)
        across = _share(width, self._columns)
        self._lines = [self._label(picture, across) for picture in self._pictures]
        widest = max(_length(line) for label in self._lines for line in label)
        self._cell = max(self._zoom * self._box.width * SCALE, widest)
        self._below = _LINE * max(map(len, self._lines))
        """What labels take below the pictures."""
        rows = ceil(len(self._pictures) / self._columns)
        self._drop = self._zoom * self._box.height * SCALE + self._below + _APART
        """From one row down to the next."""
        self.width = self._columns * (self._cell + _APART) - _APART
        self.height = rows * self._drop - _APART

    def _scale(self, columns: int, width: float, height: float) -> float:
        """Points for a unit, with so many pictures in a row."""
        across = _share(width, columns)
        down = _share(height, ceil(len(self._pictures) / columns))
        below = _LINE * max(len(self._label(picture, across)) for picture in self._pictures)
        return min(
            _LARGEST,
            across / self._box.width / SCALE,
            max(1.0, down - below) / self._box.height / SCALE,
        )

    def _label(self, picture: Picture, across: float) -> list[tuple[Run, ...]]:
        runs = self._fonts.runs(printable(picture.label), bold=_LABEL.bold)
        return lines(runs, _LABEL.size, self._fonts.space(_LABEL.size), lambda _: across)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """The pictures and their labels from a place on, down and to the right."""
        tall = self._drop - self._below - _APART
        for number, (picture, label) in enumerate(zip(self._pictures, self._lines, strict=True)):
            row, column = divmod(number, self._columns)
            middle = left + column * (self._cell + _APART) + self._cell / 2
            edge = top - row * self._drop
            self._paint(pen, picture, middle, edge)
            for line, runs in enumerate(label, 1):
                place = (middle - _length(runs) / 2, edge - tall - line * _LINE)
                pen.line(runs, place, _LABEL)

    def _paint(self, pen: Pen, picture: Picture, middle: float, top: float) -> None:
        canvas = pen.canvas
        canvas.saveState()
        canvas.translate(middle - self._zoom * self._box.width * SCALE / 2, top)
        canvas.scale(self._zoom, self._zoom)
        canvas.setLineJoin(1)
        for layer in picture.layers:
            self._paint_layer(pen, layer)
        canvas.restoreState()

    def _paint_layer(self, pen: Pen, layer: Layer) -> None:
        """The line around the whole of a layer, then the shapes on it."""
        path = pen.canvas.beginPath()
        for shape in layer.shapes:
            (x, y), *others = corners(shape, self._box)
            path.moveTo(x, -y)
            for right, down in others:
                path.lineTo(right, -down)
            path.close()
        if layer.tone not in BARE:
            if layer.tone == "prop":
                pen.stroke(LIGHT["edge"], PROP_EDGE)
            else:
                pen.stroke(LIGHT["paper"], EDGE)
            pen.canvas.drawPath(path, stroke=1, fill=0)
        pen.fill(LIGHT["paper" if layer.tone == "mark" else layer.tone])
        pen.canvas.drawPath(path, stroke=0, fill=1, fillMode=1)


def _share(room: float, count: int) -> float:
    """What each of so many has, side by side."""
    return (room + _APART) / count - _APART


def _length(runs: tuple[Run, ...]) -> float:
    return sum(breadth(run, _LABEL.size) for run in runs)

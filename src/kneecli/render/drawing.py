"""The key poses of a drill as drawings for a terminal of some width."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kneecli.cells import centred, wrapped
from kneecli.figure.braille import ACROSS, BRAILLE, DOWN, PLAIN, Painter
from kneecli.figure.picture import Artist, bounds
from kneecli.letters import printable
from kneecli.render.page import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.catalog.figure import Figure
    from kneecli.figure.picture import Box, Picture

NARROWEST = 60
"""A terminal with fewer columns shows no drawings."""
_COLUMNS, _ROWS = 40, 16
"""The most characters a picture takes."""
_LEAST_COLUMNS = 25
_GAP = 2


def drawings(figure: Figure, width: int, *, plain: bool = False) -> list[Drawing]:
    """The key poses side by side, in as many rows of pictures as the width asks for.

    `plain` draws with characters that every terminal has.
    """
    if width < NARROWEST:
        return []
    pictures = Artist(figure).key_pictures()
    box = bounds(pictures)
    lines = ceil(len(pictures) / ((width + _GAP) // (_LEAST_COLUMNS + _GAP)))
    abreast = ceil(len(pictures) / lines)
    columns = min(_COLUMNS, (width + _GAP) // abreast - _GAP)
    painter = Painter(box, columns, rows_for(box, columns), PLAIN if plain else BRAILLE)
    return [
        Drawing(tuple(_side_by_side(pictures[first : first + abreast], painter)))
        for first in range(0, len(pictures), abreast)
    ]


def rows_for(box: Box, columns: int) -> int:
    """The rows a picture of so many columns needs, up to a limit."""
    needed = box.height / box.width * (columns * ACROSS) / DOWN
    return min(_ROWS, int(needed) + 1)


def _side_by_side(
    pictures: list[Picture], painter: Painter
) -> Iterator[tuple[tuple[str, str], ...]]:
    drawn = [painter.draw(picture) for picture in pictures]
    gap = (" " * _GAP, "")
    for number in range(painter.rows):
        yield tuple(run for lines in drawn for run in (*lines[number], gap))[:-1]
    for line in zip(*labels([picture.label for picture in pictures], painter.columns), strict=True):
        runs = [(text, "label") for text in line]
        yield tuple(run for label in runs for run in (label, gap))[:-1]


def labels(texts: Sequence[str], columns: int) -> list[list[str]]:
    """Each label in the middle of its columns, on as many lines as the longest takes."""
    folded = [wrapped(printable(text), columns, break_words=True) for text in texts]
    most = max(map(len, folded))
    whole = [lines + [""] * (most - len(lines)) for lines in folded]
    return [[centred(line, columns) for line in lines] for lines in whole]

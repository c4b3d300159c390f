"""Letters as they stand on a line: right-to-left words turned, letters that join shaped."""

from __future__ import annotations

from itertools import groupby, pairwise
from re import split
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.render.pdf.fonts import Run

_RIGHT_TO_LEFT = ("R", "AL")
_MARKS = ("Mn", "Mc")


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    strong = (bidirectional(letter) for letter in text)
    return next((one in _RIGHT_TO_LEFT for one in strong if one in {"L", *_RIGHT_TO_LEFT}), False)


def is_plain(text: str) -> bool:
    """Whether letters stand side by side as they are written, left to right."""
    return text.isascii() or not any(_turns(letter) or _is_mark(letter) for letter in text)


class Glyph(Record, kw_only=False):
    """A letter as it is drawn, or many in a row, and how far on the next one stands, in points."""

    letter: str
    advance: float
    right: float = 0.0
    """How far from where it stands it is drawn."""
    up: float = 0.0


class Cluster(Record, kw_only=False):
    """Glyphs that stand for some letters together."""

    glyphs: tuple[Glyph, ...]
    letters: str = ""
    """What they say, where they do not tell themselves."""


def breadth(run: Run, size: float) -> float:
    """How wide a run is drawn."""
    return sum(glyph.advance for cluster in clusters(run, size) for glyph in cluster.glyphs)


def clusters(run: Run, size: float, *, rightward: bool = True) -> Iterator[Cluster]:
    """The glyphs of a run in the order they are drawn."""
    parts = (run.text,) if is_plain(run.text) else _parts(run.text, rightward=rightward)
    for part in parts:
        if is_plain(part):
            yield Cluster((_plain(part, run.font, size),))
        else:
            yield from _shaped(part, run.font, size)


def _plain(text: str, font: str, size: float) -> Glyph:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return Glyph(text, stringWidth(text, font, size))


def _parts(text: str, *, rightward: bool) -> Iterator[str]:
    """Words in the order they are drawn, the letters of each as they are read."""
    from bidi.algorithm import get_display

    seen = get_display(text, base_dir="L" if rightward else "R")
    for turned, letters in groupby(seen, _turns):
        part = "".join(letters)
        if turned:
            yield part[::-1]
        else:
            yield from split("( )", part)


def _shaped(word: str, font: str, size: float) -> Iterator[Cluster]:
    """A word as HarfBuzz shapes it.

    reportlab finds the glyphs; it fails to draw some that stand above or below the line.
    """
    from reportlab.lib.abag import ABag
    from reportlab.pdfbase.ttfonts import shapeFragWord

    asked = [0, (ABag(fontName=font, fontSize=size), word)]
    _, (_, found) = shapeFragWord(asked, {"kern": True, "liga": True}, force=True)
    shapes = found.__shapeData__
    starts = sorted({_base(word, shape.cluster) for shape in shapes})
    ends = dict(pairwise([*starts, len(word)]))
    pairs = zip(found, shapes, strict=True)
    for start, members in groupby(pairs, lambda pair: _base(word, pair[1].cluster)):
        glyphs = tuple(
            Glyph(
                letter,
                shape.x_advance * size / 1000,
                shape.x_offset * size / 1000,
                shape.y_offset * size / 1000,
            )
            for letter, shape in members
        )
        letters = word[start : ends[start]]
        yield Cluster(glyphs, "" if letters == glyphs[0].letter else letters)


def _base(word: str, place: int) -> int:
    """Where the letter stands that a mark belongs to."""
    while place and _is_mark(word[place]):
        place -= 1
    return place


def _turns(letter: str) -> bool:
    """Whether a letter, or a mark on one, runs from right to left."""
    kind = bidirectional(letter)
    return kind in _RIGHT_TO_LEFT or (kind == "NSM" and "\u0590" <= letter <= "\u08ff")


def _is_mark(letter: str) -> bool:
    return category(letter) in _MARKS

"""Pictures as text: eight dots a character in braille, or plain characters instead.

Rows of dots are whole numbers, one bit a dot, so that painting over, thinning and
outlining a shape take a few operations a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kneecli.figure.layer import TONES
from kneecli.figure.outline import around

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kneecli.figure.layer import Layer
    from kneecli.figure.outline import Circle, Point
    from kneecli.figure.picture import Box, Picture

    Rows: TypeAlias = list[int]
    """Dots from top to bottom; the lowest bit of each row is at the left."""
    _Mask: TypeAlias = tuple[Rows, int, int]
    Run: TypeAlias = tuple[str, str]
    """Text and its tone, empty where nothing is painted."""

ACROSS, DOWN = 2, 4
"""Dots of one character."""
_TOO_SMALL = ("mark",)
"""What would be no more than a hole among dots."""
_LARGE, _FINE, _COARSE = 2.5, 12, 8
"""A radius in dots, and by how many directions a larger and a smaller shape is outlined."""
_THINNEST = 0.6
"""Least radius in dots, so that no line falls between two rows."""
_EVEN = int("01" * 256, 2)
_THIN = int("0001" * 128, 2)


def _characters() -> tuple[str, ...]:
    """The braille character of each of the 256 sets of dots, two bits a row from the top."""
    dots = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    found = []
    for bits in range(256):
        code = sum(dots[n // 2][n % 2] for n in range(8) if bits >> n & 1)
        found.append(chr(0x2800 + code))
    return (" ", *found[1:])


def _plain() -> tuple[str, ...]:
    """A plain character of about the same darkness for each set of dots."""
    found = []
    for bits in range(256):
        top, bottom = (bits & 0b1111).bit_count(), (bits >> 4).bit_count()
        full = "#" if bits.bit_count() > 5 else ":"  # noqa: PLR2004 - of eight dots
        found.append(full if top and bottom else "'" if top else "." if bottom else " ")
    return tuple(found)


BRAILLE, PLAIN = _characters(), _plain()


class Painter:
    """Paints pictures of one size; `box` fills as much of the characters as fits.

    Layers that come again, such as mat and props in a moving picture, are kept as dots.
    """

    def __init__(
        self, box: Box, columns: int, rows: int, characters: Sequence[str] = BRAILLE
    ) -> None:
        self.columns, self.rows, self.characters = columns, rows, characters
        self.width, self.height = columns * ACROSS, rows * DOWN
        self.scale = min((self.width - 1) / box.width, (self.height - 1) / box.height)
        self.left = box.left - (self.width / self.scale - box.width) / 2
        self.top = box.bottom + self.height / self.scale
        self.below = [(1 << column) - 1 for column in range(self.width + 1)]
        """All the dots to the left of each column."""
        self.lefts, self.rights = [0] * self.height, [0] * self.height
        """Of the shape being filled: where each row begins and ends."""
        self.known: dict[int, tuple[Layer, _Mask]] = {}

    def draw(self, picture: Picture) -> list[list[Run]]:
        """A picture as lines of runs of one tone."""
        tones = self.paint(picture.layers)
        painted = [(tone, tones[tone]) for tone in reversed(TONES) if tone in tones]
        return [self._line(painted, first) for first in range(0, self.height, DOWN)]

    def paint(self, layers: Sequence[Layer]) -> dict[str, Rows]:
        """The dots of each tone, layer painted over layer with a gap of a dot around it."""
        tones: dict[str, Rows] = {}
        for layer in layers:
            if layer.tone in _TOO_SMALL:
                continue
            mask, first, last = self._mask(layer)
            painted = tones.setdefault(layer.tone, [0] * self.height)
            if layer.tone != "mat":
                for y in range(max(0, first - 1), min(self.height, last + 2)):
                    near = mask[y - 1] | mask[y] | mask[y + 1]
                    gap = ~(near | near << 1 | near >> 1)
                    for rows in tones.values():
                        rows[y] &= gap
            texture = _TEXTURES.get(layer.tone, _solid)
            for y in range(first, last + 1):
                painted[y] |= texture(mask, y)
        return tones

    def _mask(self, layer: Layer) -> _Mask:
        """The dots of a layer, with the first and last row that may have some."""
        if id(layer) not in self.known:
            mask = [0] * (self.height + 2)
            spans = [self._fill(mask, shape) for shape in layer.shapes]
            found = (mask, min(first for first, _ in spans), max(last for _, last in spans))
            self.known[id(layer)] = (layer, found)
        return self.known[id(layer)][1]

    def _line(self, painted: list[tuple[str, Rows]], first: int) -> list[Run]:
        """One line of characters, from a row of dots on, in runs of one tone."""
        a = b = c = d = 0
        present: list[tuple[str, int]] = []
        for tone, rows in painted:
            w, x, y, z = rows[first : first + DOWN]
            dots = w | x | y | z
            if dots:
                a, b, c, d = a | w, b | x, c | y, d | z
                present.append((tone, dots))
        whole = a | b | c | d
        start = ((whole & -whole).bit_length() - 1) // ACROSS if whole else self.columns
        text, latest, runs = " " * start, "", []
        for x in range(start * ACROSS, whole.bit_length(), ACROSS):
            bits = a >> x & 3 | (b >> x & 3) << 2 | (c >> x & 3) << 4 | (d >> x & 3) << 6
            tone = ""
            if bits:
                for name, dots in present:
                    if dots >> x & 3:
                        tone = name
                        break
            if tone != latest:
                if text:
                    runs.append((text, latest))
                text, latest = "", tone
            text += self.characters[bits]
        if text:
            runs.append((text, latest))
        rest = self.columns - (whole.bit_length() + 1) // ACROSS
        return [*runs, (" " * rest, "")] if rest and whole else runs

    def _fill(self, mask: Rows, shape: Sequence[Circle]) -> tuple[int, int]:
        """Add the dots of a shape; the first and last row that may have some."""
        scale, left, top = self.scale, self.left, self.top
        circles = [
            (
                (x - left) * scale,
                (top - y) * scale,
                max(radius * scale, _THINNEST) if radius else 0.0,
            )
            for x, y, radius in shape
        ]
        large = circles[0][2] > _LARGE or circles[-1][2] > _LARGE
        first, last = self._edges(around(circles, _FINE if large else _COARSE))
        lefts, rights, below, width = self.lefts, self.rights, self.below, self.width
        for y in range(first, last + 1):
            begin, end = lefts[y], rights[y]
            if end <= begin:
                end = begin + 1
            if begin < 0:
                begin = 0
            if end > width:
                end = width
            if begin < end:
                mask[y] |= below[end] ^ below[begin]
        return first, last

    def _edges(self, outline: list[Point]) -> tuple[int, int]:
        """Note where each row enters and leaves an outline; its first and last row.

        The outline goes round one way only, so each row is entered by one edge and left by
        one. Most edges cross a row or two, and a call of `min` costs more than a row.
        """
        height, lefts, rights = self.height, self.lefts, self.rights
        first, last = height, 0
        x1, y1 = outline[-1]
        row1 = int(y1 + 0.5)
        for x2, y2 in outline:
            row2 = int(y2 + 0.5)
            if row1 != row2:
                begin, end, side = (row1, row2, rights) if row2 > row1 else (row2, row1, lefts)
                if begin < 0:
                    begin = 0
                if end > height:
                    end = height
                if begin < first:
                    first = begin
                if end > last:
                    last = end
                slope = (x2 - x1) / (y2 - y1)
                x = x1 + (begin + 0.5 - y1) * slope + 0.5
                for y in range(begin, end):
                    side[y] = int(x)
                    x += slope
            x1, y1, row1 = x2, y2, row2
        return min(first, last), last - 1


def _solid(mask: Rows, y: int) -> int:
    return mask[y]


def _sparse(mask: Rows, y: int) -> int:
    return mask[y] & _THIN if y % 2 else 0


def _checked(mask: Rows, y: int) -> int:
    return mask[y] & (_EVEN if y % 2 else _EVEN << 1)


def _hollow(mask: Rows, y: int) -> int:
    dots = mask[y]
    return dots & ~(dots << 1 & dots >> 1 & mask[y - 1] & mask[y + 1])


_TEXTURES: dict[str, Callable[[Rows, int], int]] = {
    "mat": _sparse,
    "prop": _hollow,
    "far": _checked,
    "far_working": _checked,
}
"""What tells tones apart without colour; all others are solid."""

"""The fonts of a PDF: for each letter one that knows it, embedded where that can be.

FiraGO writes Latin, Greek, Cyrillic, Georgian, Arabic, Hebrew, Thai and
Devanagari; Noto Sans has a few letters more, the replacement mark among them. Chinese, Japanese
and Korean would take megabytes; for them a reader has to have fonts of its own.
"""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import groupby
from types import ModuleType
from typing import TYPE_CHECKING

from kneecli.cells import cells
from kneecli.errors import MissingExtraError
from kneecli.record import Record

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REPLACEMENT = "\ufffd"
"""Stands for a letter that no font knows."""
_EMBEDDED = ("FiraGO", "NotoSans")
_OF_THE_READER = (
    ("HeiseiKakuGo-W5", "cp932"),
    ("STSong-Light", "gbk"),
    ("HYGothic-Medium", "cp949"),
)
"""Fonts that readers know for Japanese, Chinese and Korean, and the letters they hold."""


class Run(Record, kw_only=False):
    """Letters in one font."""

    font: str
    text: str
    breaks: bool = False
    """Whether a line may end after any letter, as in scripts without spaces."""


def _refuse_personal_settings() -> None:
    """Keep reportlab from the files in the home folder and on the path that would change it.

    The same routine is the same PDF for everybody, also where there is no home folder.
    """
    for name in ("reportlab_mods", "reportlab_settings"):
        sys.modules.setdefault(name, ModuleType(name))


class Fonts:
    """The fonts of one document. Raises MissingExtraError."""

    def __init__(self) -> None:
        _refuse_personal_settings()
        try:
            import bidi
            import pymupdf_fonts
            import reportlab
            import uharfbuzz
        except ImportError:
            raise MissingExtraError("PDF files", "pdf") from None
        del bidi, pymupdf_fonts, reportlab, uharfbuzz
        self._loaded: dict[str, TTFont] = {}
        self._families: dict[str, str] = {}
        """The family of each letter seen."""

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """The text in the fonts that know its letters."""
        runs = []
        for family, letters in groupby(text, self._family):
            part = "".join(letters)
            if family:
                runs.append(Run(self._load(family, bold=bold).fontName, part))
            else:
                runs += self._of_the_reader(part, bold=bold)
        return runs

    def space(self, size: float) -> float:
        """How wide a space is."""
        width: float = self._load(_EMBEDDED[0], bold=False).stringWidth(" ", size)
        return width

    def usual(self) -> str:
        """The name of the font that most is written in."""
        name: str = self._load(_EMBEDDED[0], bold=False).fontName
        return name

    def _family(self, letter: str) -> str:
        """The first embedded family that knows a letter, or nothing."""
        if letter not in self._families:
            knowing = (
                family
                for family in _EMBEDDED
                if ord(letter) in self._load(family, bold=False).face.charToGlyph
            )
            self._families[letter] = next(knowing, "")
        return self._families[letter]

    def _of_the_reader(self, text: str, *, bold: bool) -> list[Run]:
        """Text that no embedded font knows: in one font if one knows all, else letter by letter."""
        from reportlab.pdfbase import cidfonts, pdfmetrics

        for name, encoding in _OF_THE_READER:
            if _encodes(encoding, text):
                pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(name))
                return [Run(name, text, breaks=True)]
        if len(text) > 1:
            return [run for letter in text for run in self._of_the_reader(letter, bold=bold)]
        return self.runs(REPLACEMENT, bold=bold) if cells(text) else []

    def _load(self, family: str, *, bold: bool) -> TTFont:
        """A font, made anew for each document: what shaping adds to it must not reach the next."""
        name = f"{family}_{'Bold' if bold else 'Regular'}"
        if name not in self._loaded:
            from importlib import import_module

            from reportlab.pdfbase import pdfmetrics, ttfonts

            data = import_module(f"pymupdf_fonts.{name}").fontbuffer
            font = ttfonts.TTFont(name, BytesIO(data))
            font.unregister()
            pdfmetrics.registerFont(font)
            self._loaded[name] = font
        return self._loaded[name]


def _encodes(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

"""How much room text takes on a terminal or in a column, and where its lines may end.

Terminals are grids of cells. Chinese, Japanese and Korean letters and emoji take two of them,
marks that go on or into another letter take none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.letters import is_new_emoji

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = 2
"""Cells of a wide letter."""
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
_SKINS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Colour the emoji before them."""
_CLOSING, _OPENING = ("Pe", "Pf", "Po", "Lm"), ("Ps", "Pi")
"""Categories of letters that begin no line, and of those that end none."""


def cells(text: str) -> int:
    """How many cells text takes."""
    return len(text) if text.isascii() else sum(size for _, size in _letters(text))


def centred(text: str, size: int) -> str:
    """Text in the middle of so many cells."""
    spare = max(0, size - cells(text))
    return f"{' ' * (spare // 2)}{text}{' ' * (spare - spare // 2)}"


def wrapped(
    text: str, size: int, first: str = "", later: str = "", *, break_words: bool = False
) -> list[str]:
    """Text in lines of at most so many cells, which begin with `first` and `later`.

    A word that is too long for any line stands out, unless words may be broken.
    """
    lines, line, used, begun = [], first, cells(first), False
    for part, spaced in _parts(text, size - cells(later) if break_words else None):
        gap, needed = spaced and begun, cells(part)
        if begun and used + gap + needed > size:
            lines.append(line)
            line, used, gap = later, cells(later), False
        line, used, begun = f"{line}{' ' * gap}{part}", used + gap + needed, True
    return [*lines, line]


def _parts(text: str, most: int | None) -> Iterator[tuple[str, bool]]:
    """What no line ends within, and whether a space parts it from what is before it.

    None takes more than `most` cells, where a number is given.
    """
    for word in text.split():
        for number, part in enumerate([word] if word.isascii() else _of_word(word)):
            pieces = [part] if most is None or cells(part) <= most else _broken(part, most)
            for count, piece in enumerate(pieces):
                yield piece, not number and not count


def _of_word(word: str) -> Iterator[str]:
    """A word, parted between wide letters, as scripts without spaces allow."""
    from unicodedata import category

    part, before = "", 0
    for letter, size in _letters(word):
        together = category(letter[0]) in _CLOSING or category(part[-1:] or " ") in _OPENING
        if part and WIDE in (before, size) and not together:
            yield part
            part = ""
        part, before = part + letter, size
    yield part


def _broken(word: str, size: int) -> list[str]:
    """A word in pieces of at most so many cells."""
    pieces, room = [""], size
    for letter, width in _letters(word):
        if width > room and pieces[-1]:
            pieces.append("")
            room = size
        pieces[-1] += letter
        room -= width
    return pieces


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter with the marks that go with it, and the cells it takes."""
    letter, size = "", 0
    for mark in text:
        own = _cells(mark)
        joins = size == WIDE and (letter[-1] == _JOINER or mark in _SKINS)
        if letter and own and not joins:
            yield letter, size
            letter, size = "", 0
        letter += mark
        size = WIDE if mark == _AS_EMOJI and size else max(size, own)
    if letter:
        yield letter, size


def _cells(letter: str) -> int:
    """The cells of one letter by itself."""
    from unicodedata import category, east_asian_width

    kind = category(letter)
    if kind in ("Mn", "Me", "Cf") or "\u1160" <= letter <= "\u11ff":
        return 0
    wide = east_asian_width(letter) in "WF" or (kind == "Cn" and is_new_emoji(letter))
    return WIDE if wide else 1

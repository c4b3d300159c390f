"""What stands for a letter that a terminal's encoding does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cells import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPELT = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2022\u25cf\u25e6\u25aa", "*"),
    **dict.fromkeys("\u2044\u2215", "/"),
    "\u2190": "<-",
    "\u2192": "->",
    "\u2194": "<->",
    "\u2191": "^",
    "\u2193": "v",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2260": "!=",
    "\u2248": "~",
    "\u00b1": "+/-",
    "\u00d7": "x",
    "\u00f7": "/",
    "\u00b0": "deg",
    "\u00b7": ".",
    "\u20ac": "EUR",
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u00c6": "AE",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u00f8": "o",
    "\u00d8": "O",
    "\u0142": "l",
    "\u0141": "L",
    "\u0111": "d",
    "\u0110": "D",
    "\u00f0": "d",
    "\u00d0": "D",
    "\u00fe": "th",
    "\u00de": "Th",
    "\u0131": "i",
    **dict.fromkeys("\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550", "-"),
    **dict.fromkeys("\u2502\u2503\u2506\u2507\u250a\u250b\u254e\u254f\u2551", "|"),
    **{chr(code): "+" for code in (*range(0x250C, 0x254C), *range(0x2552, 0x256D))},
}


def nearest(error: UnicodeError) -> tuple[str, int]:
    """The letters that could not be encoded, spelt in ASCII; for `codecs.register_error`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spelt, error.object[error.start : error.end])), error.end


def _spelt(letter: str) -> str:
    """The nearest letters of ASCII, else a question mark for each cell that the letter takes."""
    from unicodedata import normalize

    return "".join(_parts(normalize("NFKD", letter))) or "?" * cells(letter)


def _parts(letters: str) -> Iterator[str]:
    for letter in letters:
        yield letter if letter.isascii() else _SPELT.get(letter, "")

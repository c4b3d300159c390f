"""A file's bytes as text: its encoding, and the letters that no text may hold."""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (b"", "utf-8", "UTF-8"),
)
"""How a file may begin, its encoding, and what that is called; of two alike the longer is first."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, which steer terminals; halves of pairs; and what XML may not hold."""
_BREAKS = re.compile("\r\n?|[\n\x85\u2028\u2029]")


class NoTextError(ValueError):
    """What is no text, with its line and column from 0."""

    def __init__(self, sentence: str, before: str) -> None:
        super().__init__(sentence)
        breaks = list(_BREAKS.finditer(before))
        self.line = len(breaks)
        self.column = len(before) - (breaks[-1].end() if breaks else 0)


def decoded(content: bytes) -> str:
    """The text of a file. Raises NoTextError."""
    mark, encoding, called = next(one for one in _BYTE_ORDER_MARKS if content.startswith(one[0]))
    content = content.removeprefix(mark)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="ignore")
        raise NoTextError(f"not {called} text", before) from None
    if found := FORBIDDEN.search(text):
        raise NoTextError(why_forbidden(found[0]), text[: found.start()])
    return text


def why_forbidden(letter: str) -> str:
    """What is wrong with a letter that no text may hold."""
    number = f"U+{ord(letter):04X}"
    if "\ud800" <= letter <= "\udfff":
        return f"an escape for half a letter ({number}) without its other half"
    if letter in "\ufffe\uffff":
        return f"{number} is no letter"
    return f"a control character ({number}) does not belong in text"


def on_one_line(text: str) -> str:
    """A text with a space for each line break and tab, as every format sets it."""
    if text.isprintable():
        return text
    lines = (line.strip(" \t") for line in _BREAKS.split(text))
    return " ".join(line for line in lines if line).replace("\t", " ")

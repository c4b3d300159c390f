"""Letters that are safe to show: none that steer a terminal, turn a line round, or hide."""

from __future__ import annotations

MARK = "\ufffd"
"""Stands for a letter that is not shown."""
_JOINING = "\u200c\u200d\u200e\u200f\u061c"
"""Takes no room, but Persian, Hindi, Arabic, Hebrew and emoji are not written right without."""
_IDLE = "\u00ad\u200b\u2060\ufeff"
"""Says where a line may end, or nothing at all; lines are ended here without such help."""
_BREAKS = "\n\t\u2028\u2029"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
"""The flag of a part of a country; nowhere else are its hidden letters of any use."""


def printable(text: str) -> str:
    """Text without characters that could steer a terminal, or that XML cannot hold.

    Line breaks and other kinds of space become spaces, all else a replacement mark.
    """
    if text.isprintable():
        return text
    import re

    return re.sub(f"(?s){_FLAG}|.", lambda found: _shown(found[0]), text)


def _shown(letter: str) -> str:
    """What is shown for a letter, or for a flag."""
    if letter.isprintable() or len(letter) > 1 or letter in _JOINING or is_new_emoji(letter):
        return letter
    if letter in _IDLE:
        return ""
    from unicodedata import category

    return " " if letter in _BREAKS or category(letter) == "Zs" else MARK


def is_new_emoji(letter: str) -> bool:
    """Whether a letter that Python may not know yet can be nothing but a picture."""
    return "\U0001f000" <= letter <= "\U0001faff"

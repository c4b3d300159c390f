"""Doses, times and names as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.routine.time import hold_seconds

if TYPE_CHECKING:
    from kneecli.catalog.exercise import Dose
    from kneecli.routine.routine import Amount

_SIDES = {
    "total": "",
    "side": " each side",
    "direction": " each way",
    "alternating": " each side, by turns",
}
_BEATS = ("up", "hold", "down", "pause")
_ELLIPSIS = "\u2026"


def dose(allowed: Dose, how_much: Amount) -> str:
    """A dose such as `2 x 10 each side, hold 2 s, rest 30 s` or `30 s each side`."""
    parts = [amount(allowed, how_much)]
    if hold := hold_seconds(allowed):
        parts.append(f"hold {hold} s")
    if allowed.rest and how_much.sets > 1:
        parts.append(f"rest {allowed.rest} s")
    return ", ".join(parts)


def amount(allowed: Dose, how_much: Amount) -> str:
    """A dose without its hold: `2 x 10 each side`."""
    sets = f"{how_much.sets} x " if how_much.sets > 1 else ""
    if how_much.duration is not None:
        sides = "" if allowed.per == "alternating" else _SIDES[allowed.per]
        return f"{sets}{span(how_much.duration)}{sides}"
    return f"{sets}{how_much.reps}{_SIDES[allowed.per]}"


def tempo(beats: str) -> str:
    """A tempo such as `2-1-2-0` in words: `2 s up, 1 s hold, 2 s down`."""
    named = zip(beats.split("-"), _BEATS, strict=True)
    return ", ".join(f"{seconds} s {beat}" for seconds, beat in named if int(seconds))


def span(seconds: int) -> str:
    """A length of time: `45 s`, `2 min`, `1 min 30 s`."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def spaced(identifier: str) -> str:
    """An id as words: `side_lying` is `side lying`."""
    return identifier.replace("_", " ")


def sentence_case(text: str) -> str:
    """Text with a capital first letter."""
    return text[:1].upper() + text[1:]


def within_bytes(text: str, most: int) -> str:
    """Printable text that fits into so many bytes of UTF-8; an ellipsis stands for what is cut.

    No letter is cut in half.
    """
    whole = printable(text)
    if len(whole.encode()) <= most:
        return whole
    room = most - len(_ELLIPSIS.encode())
    return whole.encode()[:room].decode(errors="ignore").rstrip() + _ELLIPSIS

"""A length of time as people type it."""

from __future__ import annotations

MOST_DIGITS = 6


def minutes_in(text: str) -> int | None:
    """The whole minutes in `10`, `10.0`, `10 min`, `1h` or `1 h 30 min`; None for anything else."""
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    from re import fullmatch

    number = rf"([0-9]{{1,{MOST_DIGITS}}})"
    hours = rf"{number}\s*(?:h|hrs?|hours?)"
    minutes = rf"{number}(?:\.0+)?\s*(?:m|mins?|minutes?)?\.?"
    found = fullmatch(rf"(?:{hours})?\s*(?:{minutes})?", text.strip().lower())
    if found is None or not found[0]:
        return None
    return 60 * int(found[1] or 0) + int(found[2] or 0)

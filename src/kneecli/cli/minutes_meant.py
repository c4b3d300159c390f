"""Minutes in words that are no option's value as they stand, for the hint beside an error."""

from __future__ import annotations

from re import fullmatch, sub

from kneecli.routine.length import minutes_in

IN_WORDS = {
    "quarter of an hour": 15,
    "half an hour": 30,
    "half hour": 30,
    "an hour": 60,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
}
_BEFORE = r"^(about|around|approximately|circa|ca\.?|roughly|for|~|-)\s*"
_AFTER = r"\s*(m|mins?|minut(es?|en))?['\u2032.,]*$"
_RANGE = "([0-9]{1,3})\\s*(?:-|\u2013|to|or|bis)\\s*([0-9]{1,3})\\s*[a-z]*"


def minutes_meant(text: str) -> int | None:
    """The whole minutes that `about 15`, `-15`, `10,5`, `ten minutes` or `half an hour` may mean.

    None for anything else, and where more than one number is named.
    """
    whole = text.strip().lower()
    said = sub(_AFTER, "", sub(_BEFORE, "", whole))
    return IN_WORDS.get(said) or minutes_in(sub(r"[.,]\d*$", "", said)) or minutes_in(whole)


def how_to_say(text: str) -> str:
    """What to type for a length that was not understood."""
    if between := fullmatch(_RANGE, text.strip().lower()):
        return f"say one number, such as `--minutes {max(map(int, between.groups()))}`"
    return f"try `--minutes {minutes_meant(text) or 10}`"

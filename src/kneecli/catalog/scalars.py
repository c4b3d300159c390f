"""What a word stands for that is in no quotes: nothing, true or false, a number, else text.

These are the rules of JSON and of YAML 1.2, so `No` and `1:30` are text, and `010` is no number:
some programs take it for 8. A number without a fraction is whole, however it is written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_STARTS = frozenset("-+.0123456789")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
MOST_DIGITS = 4300
"""Longer numbers are text: Python itself reads no more digits, as their time grows too fast."""
MOST_WHOLE = 40
"""A number with an exponent that has more digits is text: written out, many take long."""


def value_of(word: str) -> Any:
    """The value of a word without quotes."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _STARTS or len(word) > MOST_DIGITS:
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    if _DECIMAL.fullmatch(word) is None:
        return word
    number = Decimal(word)
    if number.adjusted() >= MOST_WHOLE:
        return word
    is_whole = number == number.to_integral_value()
    return int(number) if is_whole else float(number)


_ODD_NUMBERS = (
    (_WHOLE, "write it without quotes"),
    (re.compile(r"[-+]?0[0-9]+"), "with a leading zero programs disagree on it: write {number}"),
    (re.compile(r"[-+]?0[xX][0-9a-fA-F]+"), "write it in decimal digits: {number}"),
    (re.compile(r"[-+]?0[oObB][0-7]+"), "write it in decimal digits"),
    (re.compile(r"[-+]?[0-9]+([_', ][0-9]+)+"), "write it without marks between its digits"),
    (re.compile(r"[0-9]+(:[0-9]+)+"), "write one number, without a colon"),
    (re.compile(r"[0-9]+ ?[-\u2013] ?[0-9]+"), "write one number, not a range"),
    (re.compile(r"[0-9]+ ?[x\u00d7*] ?[0-9]+"), "write sets and repetitions apart"),
    (_DECIMAL, "write a whole number, without quotes"),
    (re.compile(r"[-+]?\d+(\.\d+)?"), "write it with the digits 0 to 9"),
    (re.compile(r"[0-9]+(?:\.[0-9]+)? ?[A-Za-z]+"), "write the number alone, without its unit"),
)
"""What people and programs write for numbers that is none here, and what to write instead."""
_LONGEST_SHOWN = 40


def instead_of(word: str) -> str:
    """What to write instead of text that is meant as a number; nothing where that is unclear."""
    if len(word) > _LONGEST_SHOWN:
        return ""
    for form, advice in _ODD_NUMBERS:
        if form.fullmatch(word):
            base = 16 if "x" in word.lower() else 10
            return advice.format(number=int(word, base)) if "{number}" in advice else advice
    return ""

r"""Pairs of escapes that stand for one letter (`\ud83d\udcaa`), in YAML.

JSON writes letters so, and people copy them; YAML's parser refuses them. It is given letters of
the private use area instead, in escapes just as long, which are turned back where it is done.
"""

from __future__ import annotations

import re

REFUSAL = "found invalid Unicode character escape code"
"""What the parser says of half a pair."""
_HALF = re.compile(r"\\u[dD](?=[89a-fA-F][0-9a-fA-F]{2})")
_STAND_IN = re.compile(r"\\u[eE](?=[89a-fA-F][0-9a-fA-F]{2})")
_FIRST, _LAST, _STEP = 0xE800, 0xEFFF, 0x1000
_STANDING_IN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_TO_HALVES = {number: number - _STEP for number in range(_FIRST, _LAST + 1)}


def with_stand_ins(text: str) -> str | None:
    """The text with a stand-in for each half; None where it has such letters of its own."""
    if _STANDING_IN.search(text) or _STAND_IN.search(text):
        return None
    return _HALF.sub(lambda half: half[0].replace("d", "e").replace("D", "E"), text)


def with_pairs(value: str) -> str:
    """A value of such a text as it was meant: pairs joined, lone halves as they are."""
    escapes_kept = _STAND_IN.sub(lambda half: half[0].replace("e", "d").replace("E", "D"), value)
    halves = escapes_kept.translate(_TO_HALVES)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

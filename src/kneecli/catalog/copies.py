"""Drills copied from others: what the text of one is, and whether it has changed since."""

from __future__ import annotations

import re
import zlib
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneecli.catalog.sheet import Found

STAMP = "copied_from"
"""The field that says of which drill an entry is a copy, and what that said then."""
_APART = re.compile(rf"^  (?:figure|watch|{STAMP}):.*\n(?:    .*\n|\n(?=    ))*", re.MULTILINE)


def text_of(found: Found, content: str) -> str:
    """The lines of a file that hold a record, without those of comments between records."""
    document, location = found.origin.document, found.origin.location
    place = document.place
    for step in location[:-1]:
        place = place.children[step]
    lines = content.splitlines()
    first = place.children[location[-1]].line - 1
    later = [one.line - 1 for one in place.children.values() if one.line - 1 > first]
    beyond = [line - 1 for line, _ in document.place.keys.values() if line - 1 > first]
    last = min([*later, *beyond], default=len(lines))
    own = lines[first:last]
    while own and (not own[-1].strip() or own[-1].startswith("#")):
        own.pop()
    return "\n".join(own) + "\n"


def digest(text: str) -> str:
    """Eight digits that tell what one drill says from what another does, drawings aside."""
    return f"{zlib.crc32(drawn_apart(text).encode()):08x}"


def drawn_apart(text: str) -> str:
    """The text of a drill without its drawing, its names on watches and the stamp of a copy."""
    return _APART.sub("", text)


def difference(old: str, new: str, old_name: str, new_name: str) -> list[str]:
    """The lines that two texts of a drill differ in, with some around them."""
    before, after = drawn_apart(old).splitlines(), drawn_apart(new).splitlines()
    return list(unified_diff(before, after, old_name, new_name, lineterm=""))

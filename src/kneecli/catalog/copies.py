"""Drills copied from others: what one says as text, and whether that has changed since."""

from __future__ import annotations

import zlib
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from kneecli.catalog.quoting import dump

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneecli.catalog.sheet import Found

STAMP = "copied_from"
"""The field that says of which drill an entry is a copy, and what that said then."""
SHARED = ("figure", "watch")
"""What a copy shares with its original, as that is at present."""
OF_THE_ORIGINAL = ("aliases", "articles")
"""What is true of the original alone."""
WIDTH = 98


def text_of(found: Found) -> str:
    """What a drill states, as YAML; without drawing, names on watches and the stamp of a copy."""
    return _text(found.stated)


def copy_text(found: Found, name: str, identifier: str) -> str:
    """The text of a copy under another name, or under the same, to replace the original."""
    stated = dict(found.stated)
    if identifier != found.name:
        stated = {k: v for k, v in stated.items() if k not in OF_THE_ORIGINAL}
        stated |= {"id": identifier, "name": name}
    return _text(stated)


def digest(text: str) -> str:
    """Eight digits that tell one text from another."""
    return f"{zlib.crc32(text.encode()):08x}"


def difference(old: str, new: str, old_name: str, new_name: str) -> list[str]:
    """The lines that two texts of a drill differ in, with some around them."""
    return list(unified_diff(old.splitlines(), new.splitlines(), old_name, new_name, lineterm=""))


def _text(stated: Mapping[str, Any]) -> str:
    kept = {key: value for key, value in stated.items() if key not in (*SHARED, STAMP)}
    return dump([kept], WIDTH)

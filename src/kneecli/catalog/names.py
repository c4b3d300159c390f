"""Names: found by id, name or alias however they are typed, and set in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from kneecli.errors import NotFoundError


class Named(Protocol):
    """Anything with an id, a name and aliases."""

    @property
    def id(self) -> str:
        """The name programs use."""

    @property
    def name(self) -> str:
        """The name people read."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names people type."""


T = TypeVar("T", bound=Named)


def key_of(name: str) -> str:
    """What is left of a name when case, spaces and punctuation are set aside."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def find(kind: str, name: str, items: Mapping[str, T], listing: str) -> T:
    """The item that `name` means. Raises NotFoundError, with the nearest names.

    For a condition only a slip of the pen is put right: another diagnosis is never proposed.
    """
    item = lookup(name, items)
    if item is None and kind == "condition":
        raise NotFoundError.of_condition(name, slips(name, items.values()), listing)
    if item is None:
        raise NotFoundError.of(kind, name, nearest(name, items.values()), listing)
    return item


def lookup(name: str, items: Mapping[str, T]) -> T | None:
    """The item that `name` means, or None."""
    if name in items:
        return items[name]
    wanted = key_of(name)
    for item in items.values():
        if any(key_of(known) == wanted for known in _names(item)):
            return item
    return None


_PROPER = ("Achilles",)


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence: small, unless it is a proper name."""
    proper = name[1:] != name[1:].lower() or name.startswith(_PROPER)
    return name if proper else name.lower()


def listed(names: list[str], last: str = "and") -> str:
    """Names as a sentence lists them: `a, b and c`."""
    *others, final = names or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def nearest(name: str, items: Iterable[Named]) -> list[str]:
    """The ids of up to three items with a name like `name`, the likeliest first."""
    from difflib import get_close_matches

    ids = {key_of(known): item.id for item in items for known in _names(item)}
    near = get_close_matches(key_of(name), ids, n=5, cutoff=0.65)
    return list(dict.fromkeys(ids[key] for key in near))[:3]


SLIP = 0.86
"""How alike two names are that differ by a slip of the pen."""


def slips(name: str, items: Iterable[Named]) -> list[str]:
    """The names, as they are written, that `name` may be a misspelling of."""
    from difflib import get_close_matches

    written = {key_of(known): known for item in items for known in _names(item)}
    near = get_close_matches(key_of(name), written, n=3, cutoff=SLIP)
    return [written[key] for key in near]


def _names(item: Named) -> tuple[str, ...]:
    return (item.id, item.name, *item.aliases)

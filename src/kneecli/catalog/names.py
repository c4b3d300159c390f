"""Names people type: by id, name or alias, whatever the case, spaces and dashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from kneecli.errors import NotFoundError


class Named(Protocol):
    """Anything with an id, a name and aliases."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Named)


def key_of(name: str) -> str:
    """What is left of a name when case, spaces and punctuation are set aside."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def find(kind: str, name: str, items: Mapping[str, T], listing: str) -> T:
    """The item that `name` means. Raises NotFoundError, with the nearest names."""
    if name in items:
        return items[name]
    wanted = key_of(name)
    for item in items.values():
        if any(key_of(known) == wanted for known in _names(item)):
            return item
    raise NotFoundError.of(kind, name, nearest(name, items.values()), listing)


def nearest(name: str, items: Iterable[Named]) -> list[str]:
    """Up to three known names that look like `name`, the likeliest first."""
    from difflib import get_close_matches

    shown = {key_of(known): known for item in items for known in _names(item)}
    return [shown[key] for key in get_close_matches(key_of(name), shown, n=3, cutoff=0.65)]


def _names(item: Named) -> tuple[str, ...]:
    return (item.id, item.name, *item.aliases)

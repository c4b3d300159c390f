"""What is said of drills that share the name of one that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import listed, lookup
from kneecli.cli.delivery import tell
from kneecli.cli.named import name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World

MOST_NAMED = 3
"""How many of the others are named."""


def tell_of_others(
    world: World, typed: Iterable[str], excluded: Iterable[str], catalog: Catalog
) -> None:
    """Say where one drill was left out by a word that stands in the names of others too."""
    out = set(excluded)
    names = [part.strip() for whole in typed for part in name_parts(whole, catalog.exercises)]
    for name in names:
        drill = lookup(name, catalog.exercises) if name else None
        others = [
            other.name
            for other in catalog.exercises.values()
            if other.id not in out and _words(name) <= _words(other.name)
        ]
        if drill and others:
            more = len(others) - MOST_NAMED
            kept = others[:MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
            have = "has that name too" if len(others) == 1 else "have that name too"
            tell(world, f"`--exclude {name}` leaves out {drill.name} only; {listed(kept)} {have}")


def _words(name: str) -> set[str]:
    """The words of a name, in small letters."""
    return set("".join(c if c.isalnum() else " " for c in name.lower()).split())

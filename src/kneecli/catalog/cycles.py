"""Names that lead back to themselves, found in time that grows as the names and their links do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def on_cycles(following: Mapping[str, Sequence[str]]) -> set[str]:
    """The names that can be reached from themselves, by which names follow each.

    Two lie on a cycle together where each is reached from the other: from the name that is left
    last on a walk onwards, a walk backwards finds just those (Kosaraju).
    """
    before: dict[str, list[str]] = {}
    for name, others in following.items():
        for other in others:
            before.setdefault(other, []).append(name)
    left: list[str] = []
    met: set[str] = set()
    for name in following:
        left += _walk(name, following, met)
    found: set[str] = set()
    met = set()
    for name in reversed(left):
        together = _walk(name, before, met)
        if len(together) > 1 or name in following.get(name, ()):
            found.update(together)
    return found


def _walk(start: str, links: Mapping[str, Sequence[str]], met: set[str]) -> list[str]:
    """The names reached that were not met before, in the order in which they are left."""
    if start in met:
        return []
    met.add(start)
    left: list[str] = []
    way = [(start, iter(links.get(start, ())))]
    while way:
        name, others = way[-1]
        onward = next((other for other in others if other not in met), None)
        if onward is None:
            left.append(name)
            way.pop()
        else:
            met.add(onward)
            way.append((onward, iter(links.get(onward, ()))))
    return left

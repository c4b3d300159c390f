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
    """What is left of a name when case, spaces and punctuation are set aside.

    It is the same whichever of its spellings in Unicode a letter comes in.
    """
    if name.isascii():
        return "".join(letter for letter in name.casefold() if letter.isalnum())
    from unicodedata import category, normalize

    letters = normalize("NFKC", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum() or category(letter)[0] == "M")


def find(kind: str, name: str, items: Mapping[str, T], listing: str) -> T:
    """The item that `name` means. Raises NotFoundError, with the nearest names.

    For a condition only a slip of the pen is put right: another diagnosis is never proposed. Nor
    is other equipment: a gym ball is no medicine ball.
    """
    item = lookup(name, items)
    if item is None and kind == "condition":
        raise NotFoundError.of_condition(name, slips(name, items.values()), listing)
    if item is None and kind == "equipment":
        near = [one.id for one in items.values() if slips(name, [one])]
        if len(key_of(name)) < SHORTEST:
            near = nearest(name, items.values())
        there_is = f"`{listing}` tells of each: {listed([*items], 'or')}"
        hint = f"did you mean {listed([f'`{one}`' for one in near], 'or')}?" if near else there_is
        raise NotFoundError(f"no equipment called `{name}`", hint)
    if item is None:
        raise NotFoundError.of(kind, name, nearest(name, items.values()), listing)
    return item


def lookup(name: str, items: Mapping[str, T]) -> T | None:
    """The item that `name` means, or None: `a band` and `resistance bands` too, if one fits."""
    if name in items:
        return items[name]
    wanted = key_of(name)
    for item in items.values() if wanted else ():
        if any(key_of(known) == wanted for known in _names(item)):
            return item
    stem = _stem(name)
    same = [i for i in items.values() if stem and any(stem == _stem(n) for n in _names(i))]
    return same[0] if len(same) == 1 else None


_ARTICLES = {"a", "an", "the", "my", "some"}


def _stem(name: str) -> str:
    """The key of a name without an article before it, each of its words in the singular."""
    letters = (c if c.isalnum() else " " for c in name if c not in "'\u2019")
    words = [key_of(word) for word in "".join(letters).split()]
    if words and words[0] in _ARTICLES:
        words = words[1:]
    return "".join(map(_singular, words))


def _singular(word: str) -> str:
    """An English word without the ending of its plural, as far as letters tell."""
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def by_key(items: Iterable[T]) -> dict[str, T]:
    """The items by the keys of all their names, where many are to be looked up."""
    found: dict[str, T] = {}
    for item in items:
        for known in _names(item):
            if key := key_of(known):
                found.setdefault(key, item)
    return found


_PROPER = ("Achilles",)


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence: small, unless it is a proper name."""
    proper = name[1:] != name[1:].lower() or name.startswith(_PROPER)
    return name if proper else name.lower()


def listed(names: list[str], last: str = "and") -> str:
    """Names as a sentence lists them: `a, b and c`."""
    *others, final = names or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


MOST_COMPARED = 5_000
"""Among more names none is looked for that is like another: it would take seconds."""


def nearest(name: str, items: Iterable[Named]) -> list[str]:
    """The ids of up to three items with a name like `name`, the likeliest first."""
    from difflib import get_close_matches

    ids = {key_of(known): item.id for item in items for known in _names(item)}
    if len(ids) > MOST_COMPARED:
        return []
    near = get_close_matches(key_of(name), ids, n=5, cutoff=0.65)
    return list(dict.fromkeys(ids[key] for key in near))[:3]


SHORTEST = 5
"""Names with fewer letters say too little: one slip makes another word of them."""


def slips(name: str, items: Iterable[Named]) -> list[str]:
    """The names, as they are written, that `name` is one slip of the pen away from."""
    typed = key_of(name)
    known = dict.fromkeys(known for item in items for known in (item.name, *item.aliases))
    return [one for one in known if _one_slip(typed, key_of(one))]


def _one_slip(typed: str, known: str) -> bool:
    """Whether one letter after the first is missing, added, wrong or swapped with the next."""
    if min(len(typed), len(known)) < SHORTEST or typed[0] != known[0]:
        return False
    pairs = zip(typed, known, strict=False)
    at = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(typed), len(known)))
    mine, theirs = typed[at:], known[at:]
    swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
    return swapped or mine[1:] in {theirs, theirs[1:]} or mine == theirs[1:]


def _names(item: Named) -> tuple[str, ...]:
    return (item.id, item.name, *item.aliases)

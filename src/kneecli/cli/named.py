"""What is meant by the names that are typed for an option."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kneecli.catalog.names import find, key_of, listed, lookup
from kneecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.names import Named, T

W = TypeVar("W", bound=str)
BARE = {"none", "nothing", "body weight", "bodyweight", "body-weight"}
"""What says in words that there is no equipment."""
NO_CONDITION = {"none", "nothing", "no"}
ALL = {"all", "any", "anything", "everything"}
"""What names no equipment, but may be meant for all there is."""


def at_hand(names: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """The equipment that names mean; `none` and `body weight` name none.

    Raises NotFoundError, UsageError for what is no equipment but a prop.
    """

    def elsewhere(name: str) -> None:
        if prop := lookup(name, catalog.props):
            what = "it" if key_of(name) == key_of(prop.id) else f"`{prop.id}`"
            said = f"`{name}` need not be named: {what} is taken for granted, as the room has it"
            raise UsageError(said, f"leave it out; to plan without, there is `--without {prop.id}`")
        if key_of(name) in ALL:
            said = f"`{name}` names no equipment"
            raise UsageError(said, f"name what you have: {listed([*catalog.equipment], 'or')}")

    parts = [part for name in names for part in name_parts(name, catalog.equipment)]
    kept = [part for part in parts if part.strip().lower() not in BARE]
    return named(kept, "equipment", catalog.equipment, "knee equipment", elsewhere)


def to_avoid(names: Iterable[str] | None, catalog: Catalog) -> tuple[str, ...]:
    """The conditions that names mean; `none` names none. Raises as `named` does."""
    kept = [name for name in names or () if name.strip().lower() not in NO_CONDITION]
    return named(kept, "condition", catalog.conditions, "knee conditions")


def named(
    names: Iterable[str] | None,
    kind: str,
    known: Mapping[str, T],
    listing: str,
    elsewhere: Callable[[str], None] | None = None,
) -> tuple[str, ...]:
    """The ids that names mean, each once, in the catalogue's order.

    A name may itself be a list, separated by commas. Raises NotFoundError, or what `elsewhere`
    raises for a name that is not known here; UsageError for a condition that is left empty.
    """
    found = set()
    for name in names or ():
        first, *others = map(str.strip, name.split(","))
        if kind == "condition" and not all((first, *others[:-1])):
            raise UsageError("a condition to avoid has no name", f"`{listing}` lists them")
        for part in filter(None, map(str.strip, name_parts(name, known))):
            if elsewhere and lookup(part, known) is None:
                elsewhere(part)
            found.add(find(kind, part, known, listing).id)
    return tuple(item for item in known if item in found)


def one_of(typed: str, kind: str, known: Sequence[W]) -> W:
    """The one of a few fixed words that was typed, or begun. Raises UsageError."""
    begun = key_of(typed)
    meant = [one for one in known if begun and one.startswith(begun)]
    if len(meant) != 1:
        raise UsageError(f"no {kind} called `{typed}`", f"there are {', '.join(known)}")
    return meant[0]


def name_parts(name: str, known: Mapping[str, Named]) -> list[str]:
    """The whole name where it is one, else its parts between commas, or `and` where all are."""
    if lookup(name, known):
        return [name]
    looser = name.casefold()
    for joint in (";", "+", "&", "/", " and "):
        looser = looser.replace(joint, ",")
    pieces = [piece for piece in looser.split(",") if piece.strip()]
    return pieces if all(lookup(piece, known) for piece in pieces) else name.split(",")

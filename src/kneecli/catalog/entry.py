"""An exercise as a data file holds it, with its drawing and its names on watches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from kneecli.catalog.exercise import Exercise
from kneecli.catalog.figure import Figure
from kneecli.catalog.watch import Watch
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import AsNamed, AsWhole, Digest, Identifier, NamedOrWhole


class Copied(Record):
    """Where a drill of one's own was copied from, and what it said then."""

    drill: Identifier
    digest: Digest
    """Of what it said when it was copied, to tell when that has changed since."""


class Entry(Exercise):
    """One entry of a data file.

    The catalogue keeps figures and watches apart from exercises, so that they are loaded only
    where they are used.
    """

    figure: (
        Annotated[Annotated[Figure, AsWhole] | Annotated[Identifier, AsNamed], NamedOrWhole] | None
    ) = None
    """How it is drawn, or the id of a drill whose drawing it shares, as that is at present."""
    watch: (
        Annotated[Annotated[Watch, AsWhole] | Annotated[Identifier, AsNamed], NamedOrWhole] | None
    ) = None
    """What watches call it, or the id of a drill whose names it shares."""
    copied_from: Copied | None = None
    """The drill that it is a copy of."""

    def exercise(self) -> Exercise:
        """The exercise alone."""
        return Exercise(**{name: getattr(self, name) for name in Exercise.field_names()})

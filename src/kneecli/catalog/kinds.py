"""The kinds of records that data files hold, in one table."""

from __future__ import annotations

from typing import NamedTuple

from kneecli.catalog.activity import Activity
from kneecli.catalog.blueprint import Blueprint
from kneecli.catalog.condition import Condition
from kneecli.catalog.entry import Entry
from kneecli.catalog.reference import Equipment, Muscle, Prop, Safety, Source
from kneecli.record import Record


class Kind(NamedTuple):
    """One kind of record: the key of data files, the word for one of them, and its record."""

    key: str
    one: str
    record: type[Record]
    single: bool = False
    """Whether there is only one of it, and so no list."""


KINDS = {
    kind.key: kind
    for kind in (
        Kind("exercises", "exercise", Entry),
        Kind("muscles", "muscle", Muscle),
        Kind("equipment", "piece of equipment", Equipment),
        Kind("props", "prop", Prop),
        Kind("conditions", "condition", Condition),
        Kind("blueprints", "blueprint", Blueprint),
        Kind("activities", "activity", Activity),
        Kind("sources", "source", Source),
        Kind("safety", "safety page", Safety, single=True),
    )
}
"""By key, in the order in which they are read aloud; each is a section of the catalogue."""

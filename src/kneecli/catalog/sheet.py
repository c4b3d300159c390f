"""One data file read: the records it holds, what it hides, and what is wrong with it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from kneecli.catalog import reader
from kneecli.catalog.faults import MOST_FAULTS
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.validation import validate
from kneecli.catalog.vocabulary import Identifier, Version
from kneecli.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.faults import Fault
    from kneecli.catalog.kinds import Kind
    from kneecli.catalog.layers import Layer
    from kneecli.catalog.reader import Document
    from kneecli.catalog.references import Location

HIDE, WRITTEN_FOR = "hide", "written_for"
_KEYS = (*KINDS, HIDE, WRITTEN_FOR)


class Origin(NamedTuple):
    """Where something stands: which layer it is of, counted from below, and its place."""

    level: int
    document: Document
    location: Location

    def fault(self, location: Location, sentence: str, field: str = "") -> Fault:
        """A fault at a place below this one."""
        return self.document.fault((*self.location, *location), sentence, field)


class Found(NamedTuple):
    """A record with where it stands."""

    kind: str
    record: Any
    origin: Origin

    @property
    def name(self) -> str:
        """Its id; the safety page has none, and is known by its kind."""
        return self.kind if KINDS[self.kind].single else self.record.id

    @property
    def stated(self) -> Any:
        """The record as its file states it, before anything is filled in."""
        value = self.origin.document.value
        for step in self.origin.location:
            value = value[step]
        return value


class Hidden(NamedTuple):
    """A record to be taken away, with where that is asked for."""

    kind: str
    name: str
    origin: Origin


class Sheet(Record):
    """What a data file holds."""

    document: Document
    found: tuple[Found, ...]
    hidden: tuple[Hidden, ...]


def read(layer: Layer, level: int, path: Path, content: bytes) -> tuple[Sheet | None, list[Fault]]:
    """What a file of a layer holds, and its faults; none where it is no mapping of kinds."""
    document, faults = reader.parse(content, layer.shown(path))
    if document is None:
        return None, faults
    if not isinstance(document.value, dict):
        return None, [*faults, document.fault((), _no_kinds(document, path.stem))]
    found: list[Found] = []
    for key, value in document.value.items():
        if len(faults) >= MOST_FAULTS:
            return None, faults
        if key in KINDS:
            records, problems = _records(KINDS[key], value, Origin(level, document, (key,)))
            found += records
            faults += problems
        elif key not in _KEYS:
            faults.append(_unknown_key(document, key))
    hidden, problems = _hidden(document, level)
    faults += problems
    if WRITTEN_FOR in document.value:
        said = document.value[WRITTEN_FOR]
        faults += validate(document, (WRITTEN_FOR,), said, Version)[1]
    return Sheet(document=document, found=tuple(found), hidden=tuple(hidden)), faults


def _no_kinds(document: Document, stem: str) -> str:
    """What a file needs that is no mapping: with a list, the kind to put above it."""
    if isinstance(document.value, list):
        kind = stem if stem in KINDS else next(iter(KINDS))
        return f"a list of records needs its kind above it, such as `{kind}:`"
    keys = ", ".join(f"`{key}:`" for key in list(KINDS)[:3])
    return f"expected kinds of records such as {keys}, each with its records below it"


def _records(kind: Kind, value: Any, at: Origin) -> tuple[list[Found], list[Fault]]:
    """The records of one kind in a file."""
    placed = [(at, value)]
    if not kind.single:
        if not isinstance(value, list):
            return [], [at.fault((), "expected a list of records, each with a dash before it")]
        placed = [(at._replace(location=(kind.key, i)), item) for i, item in enumerate(value)]
    found: list[Found] = []
    faults: list[Fault] = []
    for place, item in placed:
        if len(faults) >= MOST_FAULTS:
            break
        record, problems = validate(at.document, place.location, item, kind.record)
        faults += problems
        if record is not None:
            found.append(Found(kind.key, record, place))
    return found, faults


def _hidden(document: Document, level: int) -> tuple[list[Hidden], list[Fault]]:
    """What the file hides."""
    value = document.value.get(HIDE, {})
    if not isinstance(value, dict):
        said = "expected kinds with ids, such as `hide: {exercises: [clamshell]}`"
        return [], [document.fault((HIDE,), said, HIDE)]
    hidden: list[Hidden] = []
    faults: list[Fault] = []
    for key, names in value.items():
        kind = KINDS.get(key)
        if kind is None or kind.single:
            said = "is no kind of record that can be hidden"
            faults.append(document.fault((HIDE, key), said, f"{HIDE}.{key}", at_key=True))
            continue
        valid, problems = validate(document, (HIDE, key), names, tuple[Identifier, ...])
        faults += problems
        hidden += [
            Hidden(key, name, Origin(level, document, (HIDE, key, index)))
            for index, name in enumerate(valid or ())
        ]
    return hidden, faults


def _unknown_key(document: Document, key: str) -> Fault:
    if key in ("kind", "steps"):
        said = "is of a routine; keep routines apart from data, and check them by name"
    else:
        near = get_close_matches(key, _KEYS, n=1)
        known = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(_KEYS)}"
        said = f"is no kind of record; {known}"
    return document.fault((key,), said, key, at_key=True)

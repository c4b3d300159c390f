"""Read YAML safely, keeping where everything stands.

One pass over the parser's events builds plain values and, beside them, a tree of
positions. Aliases, tags, duplicate keys, deep nesting and large files are refused, so
hostile input ends in a fault at once rather than in exhausted memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.nodes import ScalarNode
from yaml.reader import ReaderError
from yaml.resolver import Resolver

from kneecli.catalog.faults import Fault
from kneecli.files import MOST_BYTES, read_limited
from kneecli.record import Record

MAX_DEPTH = 12
MAX_VALUES = 250_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPECIAL_STARTS = frozenset(Resolver.yaml_implicit_resolvers)
"""First letters of plain words that YAML may read as something other than text."""
_VALUE_EVENTS = (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)
_TEXT = "tag:yaml.org,2002:str"


class Place(Record):
    """Where a value stands (lines and columns from 1), and its children by key or index."""

    line: int
    column: int
    children: dict[str | int, Place]
    keys: dict[str, tuple[int, int]]
    """Line and column of each key."""


class Document(Record):
    """A file's value, and where each part of it stands."""

    file: str
    value: Any
    place: Place

    def fault(
        self,
        location: tuple[str | int, ...],
        sentence: str,
        field: str = "",
        *,
        at_key: bool = False,
    ) -> Fault:
        """A fault at the innermost part of `location` that exists in the file, or at its key."""
        place = self.place
        line, column = place.line, place.column
        for step in location:
            if step not in place.children:
                break
            keys, place = place.keys, place.children[step]
            line, column = place.line, place.column
            if at_key and isinstance(step, str):
                line, column = keys[step]
        return Fault(file=self.file, line=line, column=column, field=field, sentence=sentence)


START = Place(line=1, column=1, children={}, keys={})
"""The beginning of a file, with nothing known of what stands where."""


_COLON = "a colon does not belong here: put text that holds one in quotes, and mind the indent"
_PLAINLY = {
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    "found a tab character that violates indentation": "indent with spaces, not with tabs",
    "did not find expected key": (
        "expected a key and a colon here: an indent is wrong, or a quote ends too early before it"
    ),
    "could not find expected ':'": "the key before this has no colon with a space behind it",
    "found character that cannot start any token": (
        "a tab or a sign that cannot begin a text: indent with spaces, and put the text in quotes"
    ),
    "found unexpected end of stream": "the file ends inside quotes or brackets",
    "did not find expected ',' or ']'": "a list in brackets has no end, or lacks a comma",
    "did not find expected ',' or '}'": "a mapping in braces has no end, or lacks a comma",
}
"""What the parser finds most often -> what it means to somebody who writes YAML by hand."""


class _RefusedError(Exception):
    """Reading stops here."""

    def __init__(self, sentence: str, mark: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mark = mark


class _Builder:
    """Builds values and places from a stream of parser events."""

    def __init__(self, file: str, events: Iterator[Event]) -> None:
        self.file = file
        self.events = events
        self.faults: list[Fault] = []
        self.values = 0
        self.resolve: Callable[..., str] = Resolver().resolve
        self.constructor = SafeConstructor()

    def only_document(self) -> tuple[Any, Place] | None:
        """The value of the only document, or None where the file is empty."""
        built = None
        for event in self.events:
            if isinstance(event, _VALUE_EVENTS):
                if built is not None:
                    raise _RefusedError("more than one document in a file", event.start_mark)
                built = self.build(event)
        return built

    def build(self, event: Event, depth: int = 0) -> tuple[Any, Place]:
        self.refuse_bombs(event, depth)
        if isinstance(event, ScalarEvent):
            return self.scalar(event), self.place(event)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def refuse_bombs(self, event: Event, depth: int) -> None:
        """Raises for what these files have no use for, and what could exhaust the machine."""
        self.values += 1
        if depth > MAX_DEPTH:
            raise _RefusedError(f"nested more than {MAX_DEPTH} levels deep", event.start_mark)
        if self.values > MAX_VALUES:
            raise _RefusedError(f"more than {MAX_VALUES} values", event.start_mark)
        if getattr(event, "anchor", None):
            said = "anchors and aliases (`&name`, `*name`) are not used in these files"
            raise _RefusedError(said, event.start_mark)
        if isinstance(event, CollectionStartEvent) and event.tag:
            raise _RefusedError("tags (`!name`) are not used in these files", event.start_mark)

    def scalar(self, event: ScalarEvent) -> Any:
        if event.tag is None and (event.style or event.value[:1] not in _SPECIAL_STARTS):
            return event.value
        tag = event.tag or self.resolve(ScalarNode, event.value, event.implicit)
        if tag == _TEXT:
            return event.value
        node = ScalarNode(tag, event.value)
        try:
            value = self.constructor.construct_object(node)
            self.constructor.constructed_objects.clear()
        except (ConstructorError, ValueError) as error:
            raise _RefusedError(f"cannot read `{event.value[:40]}`", event.start_mark) from error
        return value

    def sequence(self, start: SequenceStartEvent, depth: int) -> tuple[list[Any], Place]:
        items: list[Any] = []
        place = self.place(start)
        while not isinstance(event := next(self.events), SequenceEndEvent):
            value, place.children[len(items)] = self.build(event, depth + 1)
            items.append(value)
        return items, place

    def mapping(self, start: Event, depth: int) -> tuple[dict[str, Any], Place]:
        entries: dict[str, Any] = {}
        place = self.place(start)
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _RefusedError("a key must be a plain word", event.start_mark)
            key = event.value
            if key in entries:
                self.fault(event.start_mark, f"`{key}` is given twice", key)
            place.keys[key] = _position(event.start_mark)
            entries[key], place.children[key] = self.build(next(self.events), depth + 1)
        return entries, place

    def place(self, event: Event) -> Place:
        line, column = _position(event.start_mark)
        return Place(line=line, column=column, children={}, keys={})

    def fault(self, mark: Any, sentence: str, field: str = "") -> None:
        line, column = _position(mark) if mark else (1, 1)
        self.faults.append(
            Fault(file=self.file, line=line, column=column, field=field, sentence=sentence)
        )


def read(path: Path) -> tuple[Document | None, list[Fault]]:
    """The document at `path` and its faults; no document where reading had to stop.

    Raises OSError where the file cannot be opened.
    """
    return parse(read_limited(path), path.name)


def parse(content: bytes, file: str) -> tuple[Document | None, list[Fault]]:
    """The document in `content` and its faults, naming the file `file`."""
    if len(content) > MOST_BYTES:
        sentence = f"larger than {MOST_BYTES // 1_000_000} MB"
        return None, [Fault(file=file, line=1, column=1, field="", sentence=sentence)]
    events = (
        event for event in yaml.parse(content, Loader=_LOADER) if event.start_mark is not None
    )
    builder = _Builder(file, events)
    try:
        built = builder.only_document()
    except _RefusedError as refusal:
        builder.fault(refusal.mark, refusal.sentence)
    except ReaderError as error:
        builder.fault(_mark_at(content, error.position), f"not readable as text: {error.reason}")
    except UnicodeDecodeError as error:
        builder.fault(_mark_at(content, error.start), "not UTF-8 text")
    except yaml.YAMLError as error:
        problem = str(getattr(error, "problem", None) or "not readable as YAML")
        builder.fault(getattr(error, "problem_mark", None), _PLAINLY.get(problem, problem))
    else:
        if built is not None:
            return Document(file=file, value=built[0], place=built[1]), builder.faults
        builder.fault(None, "the file is empty")
    return None, builder.faults


def _position(mark: Any) -> tuple[int, int]:
    """Line and column of a mark, from 1."""
    return mark.line + 1, mark.column + 1


def _mark_at(content: bytes, position: int) -> yaml.Mark:
    """The mark of a byte."""
    before = content[:position]
    column = position - (before.rfind(b"\n") + 1)
    return yaml.Mark("", position, before.count(b"\n"), column, None, 0)

"""Read YAML and JSON safely, keeping where everything stands.

One pass over the parser's events builds plain values and, beside them, a tree of
positions. Aliases, tags, duplicate keys, deep nesting, control characters and large files are
refused, so hostile input ends in a fault at once rather than in exhausted memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kneecli.catalog import escaped_pairs
from kneecli.catalog.encoded import FORBIDDEN, NoTextError, decoded, on_one_line, why_forbidden
from kneecli.catalog.faults import MOST_FAULTS, Fault, clipped
from kneecli.catalog.json_events import NoJSONError, json_events, mark_at
from kneecli.catalog.scalars import value_of
from kneecli.catalog.yaml_faults import LOADER, slip
from kneecli.files import MOST_BYTES, read_limited
from kneecli.record import Record

MAX_DEPTH = 12
MAX_VALUES = 250_000
MAX_ITEMS = 20_000
"""The most items of a list; each of them may be wrong in some way that has to be told."""
_VALUE_EVENTS = (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)
_DIRECTIVE = re.compile("(?:^|[\r\n\x85\u2028\u2029])%TAG")
"""What names tags, which are refused anyhow; the parser's time grows with the square of them."""
_NONE: Mapping[Any, Any] = {}


class Place(Record):
    """Where a value stands (lines and columns from 1), and its children by key or index."""

    line: int
    column: int
    children: Mapping[str | int, Place]
    keys: Mapping[str, tuple[int, int]]
    """Line and column of each key."""


class Document(Record):
    """A file's value, and where each part of it stands."""

    file: str
    value: Any
    place: Place
    is_json: bool = False
    """Whether it is JSON, which programs write, rather than YAML, which people do."""
    text: str = ""
    """What stands in the file, where that is YAML."""

    def is_commented_out(self, fault: Fault) -> bool:
        """Whether a comment begins where a fault is: what was meant as text may be in it."""
        line = "".join(self.text.splitlines()[fault.line - 1 : fault.line])
        return line[fault.column - 1 :].lstrip().startswith("#")

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


class _RefusedError(Exception):
    """Reading stops here."""

    def __init__(self, sentence: str, mark: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mark = mark


class _Builder:
    """Builds values and places from a stream of parser events."""

    def __init__(self, file: str, events: Iterator[Event], *, has_stand_ins: bool = False) -> None:
        self.file = file
        self.events = events
        self.has_stand_ins = has_stand_ins
        self.faults: list[Fault] = []
        self.values = 0

    def only_document(self) -> tuple[Any, Place] | None:
        """The value of the only document, or None where the file is empty."""
        built = None
        for event in self.events:
            if isinstance(event, _VALUE_EVENTS):
                if built is not None:
                    raise _RefusedError("more than one document in a file", event.start_mark)
                built = self.build(event)
        return built

    def build(self, event: Event, depth: int = 0, *, is_item: bool = False) -> tuple[Any, Place]:
        self.refuse_bombs(event, depth)
        if isinstance(event, ScalarEvent):
            return self.scalar(event), self.place(event)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth, is_item=is_item)

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
        if getattr(event, "tag", None):
            said = "tags (`!name`) are not used in these files: put text that begins so in quotes"
            raise _RefusedError(said, event.start_mark)

    def scalar(self, event: ScalarEvent) -> Any:
        if event.style:
            return self.text(event)
        value = value_of(event.value)
        return self.text(event) if isinstance(value, str) else value

    def text(self, event: ScalarEvent) -> str:
        """The text of a scalar or a key, on one line; every text passes here, and only once."""
        value: str = event.value
        if self.has_stand_ins:
            value = escaped_pairs.with_pairs(value)
        value = on_one_line(value)
        if forbidden := FORBIDDEN.search(value):
            self.fault(event.start_mark, why_forbidden(forbidden[0]))
            return FORBIDDEN.sub("\ufffd", value)
        return value

    def sequence(self, start: SequenceStartEvent, depth: int) -> tuple[list[Any], Place]:
        items: list[Any] = []
        children: dict[str | int, Place] = {}
        while not isinstance(event := next(self.events), SequenceEndEvent):
            if len(items) == MAX_ITEMS:
                raise _RefusedError(f"a list of more than {MAX_ITEMS} items", event.start_mark)
            value, children[len(items)] = self.build(event, depth + 1, is_item=True)
            items.append(value)
        return items, self.place(start, children)

    def mapping(self, start: Event, depth: int, *, is_item: bool) -> tuple[dict[str, Any], Place]:
        entries: dict[str, Any] = {}
        children: dict[str | int, Place] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _RefusedError("a key must be a plain word", event.start_mark)
            self.refuse_bombs(event, depth)
            key = self.text(event)
            if key in entries:
                said = f"`{clipped(key)}` is given twice"
                if is_item and key == next(iter(entries)):
                    said += "; the next item needs a dash before it"
                self.fault(event.start_mark, said, key)
            keys[key] = _position(event.start_mark)
            entries[key], children[key] = self.build(next(self.events), depth + 1)
        return entries, self.place(start, children, keys)

    def place(
        self,
        event: Event,
        children: Mapping[str | int, Place] = _NONE,
        keys: Mapping[str, tuple[int, int]] = _NONE,
    ) -> Place:
        line, column = _position(event.start_mark)
        return Place.of({"line": line, "column": column, "children": children, "keys": keys})

    def fault(self, mark: Any, sentence: str, field: str = "") -> None:
        """Note a fault. Raises to stop reading where there are very many."""
        line, column = _position(mark) if mark else (1, 1)
        self.faults.append(
            Fault(file=self.file, line=line, column=column, field=field, sentence=sentence)
        )
        if len(self.faults) == MOST_FAULTS:
            raise _RefusedError("too many faults: the rest of the file was not read", mark)


def read(path: Path) -> tuple[Document | None, list[Fault]]:
    """The document at `path` and its faults; no document where reading had to stop.

    Raises OSError where the file cannot be opened.
    """
    return parse(read_limited(path), path.name)


def parse(content: bytes, file: str) -> tuple[Document | None, list[Fault]]:
    """The document in `content` and its faults, naming the file `file`.

    What is JSON is read as JSON, all else as YAML.
    """
    if len(content) > MOST_BYTES:
        return None, [_fault(file, f"larger than {MOST_BYTES // 1_000_000} MB: it was not read")]
    try:
        text = decoded(content)
    except NoTextError as error:
        return None, [_fault(file, str(error), mark_at(error.line, error.column))]
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _built(_Builder(file, json_events(text)), is_json=True)
        except NoJSONError:
            pass  # flow YAML, or JSON with a slip: YAML says where
    if directive := _DIRECTIVE.search(text):
        said = "`%TAG` names tags, which are not used in these files"
        at = NoTextError(said, text[: directive.end() - len("%TAG")])
        return None, [_fault(file, said, mark_at(at.line, at.column))]
    return _from_yaml(text, file)


def _from_yaml(text: str, file: str) -> tuple[Document | None, list[Fault]]:
    try:
        return _built(_Builder(file, _yaml_events(text)), text)
    except yaml.YAMLError as error:
        stood_in = None
        if getattr(error, "problem", None) == escaped_pairs.REFUSAL:
            stood_in = escaped_pairs.with_stand_ins(text)
        if stood_in is None:
            return None, [_yaml_fault(file, text, error)]
    try:
        return _built(_Builder(file, _yaml_events(stood_in), has_stand_ins=True), text)
    except yaml.YAMLError as error:
        return None, [_yaml_fault(file, text, error)]


def _yaml_events(text: str) -> Iterator[Event]:
    return (event for event in yaml.parse(text, Loader=LOADER) if event.start_mark is not None)


def _built(
    builder: _Builder, text: str = "", *, is_json: bool = False
) -> tuple[Document | None, list[Fault]]:
    """What a builder makes of its events. Raises what those raise."""
    try:
        built = builder.only_document()
    except _RefusedError as refusal:
        return None, [*builder.faults, _fault(builder.file, refusal.sentence, refusal.mark)]
    if built is None:
        return None, [_fault(builder.file, "the file is empty")]
    value, place = built
    document = Document(file=builder.file, value=value, place=place, is_json=is_json, text=text)
    return document, builder.faults


def _yaml_fault(file: str, text: str, error: yaml.YAMLError) -> Fault:
    return _fault(file, *slip(text, error))


def _fault(file: str, sentence: str, mark: Any = None) -> Fault:
    line, column = _position(mark) if mark else (1, 1)
    return Fault(file=file, line=line, column=column, field="", sentence=sentence)


def _position(mark: Any) -> tuple[int, int]:
    """Line and column of a mark, from 1."""
    return mark.line + 1, mark.column + 1

"""JSON as the events that a YAML parser gives, so that one reader reads both, within its limits.

YAML's own parser is not enough: it refuses the pairs of escapes that JSON writes for one letter,
long keys, and tabs.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING

from yaml.error import Mark
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

_DECODER = JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_BREAK = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


class NoJSONError(ValueError):
    """The text is no JSON."""


def mark_at(line: int, column: int) -> Mark:
    """A place as the parser gives it: line and column from 0."""
    return Mark("", 0, line, column, None, 0)


def json_events(text: str) -> Iterator[Event]:
    """The events of the value that `text` is, from first to last. Raises NoJSONError."""
    scanner = _Scanner(text)
    yield from scanner.value()
    scanner.space()
    if scanner.at < len(text):
        raise NoJSONError


class _Scanner:
    """A text with the place that has been read up to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 0
        self.line_start = 0

    def value(self) -> Iterator[Event]:
        """The events of the value that comes next."""
        mark = self.mark()
        if self.found("["):
            yield SequenceStartEvent(None, None, True, mark)
            yield from self.items()
            yield SequenceEndEvent(mark)
        elif self.found("{"):
            yield MappingStartEvent(None, None, True, mark)
            yield from self.entries()
            yield MappingEndEvent(mark)
        elif self.text[self.at : self.at + 1] == '"':
            yield self.quoted(mark)
        else:
            yield self.word(mark)

    def items(self) -> Iterator[Event]:
        """The values of a list, and its end."""
        if self.found("]"):
            return
        yield from self.value()
        while self.found(","):
            yield from self.value()
        self.expect("]")

    def entries(self) -> Iterator[Event]:
        """The keys and values of a mapping, and its end."""
        if self.found("}"):
            return
        yield from self.entry()
        while self.found(","):
            yield from self.entry()
        self.expect("}")

    def entry(self) -> Iterator[Event]:
        """A key and its value."""
        yield self.quoted(self.mark())
        self.expect(":")
        yield from self.value()

    def quoted(self, mark: Mark) -> Event:
        """The text in quotes that begins here."""
        if self.text[self.at : self.at + 1] != '"':
            raise NoJSONError
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
        except JSONDecodeError:
            raise NoJSONError from None
        return ScalarEvent(None, None, (False, True), value, mark, style='"')

    def word(self, mark: Mark) -> Event:
        """The number, true, false or null that begins here."""
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise NoJSONError
        self.at = word.end()
        return ScalarEvent(None, None, (True, False), word[0], mark)

    def found(self, sign: str) -> bool:
        """Whether a sign comes next; if so it is read."""
        self.space()
        is_next = self.text[self.at : self.at + 1] == sign
        self.at += is_next
        return is_next

    def expect(self, sign: str) -> None:
        """Read a sign. Raises NoJSONError where another comes."""
        if not self.found(sign):
            raise NoJSONError

    def mark(self) -> Mark:
        """The place of what comes next."""
        self.space()
        return mark_at(self.line, self.at - self.line_start)

    def space(self) -> None:
        """Read on to what is no space, counting lines."""
        found = _SPACE.match(self.text, self.at)
        if found is None or found.end() == self.at:
            return
        self.at = found.end()
        for line_break in _BREAK.finditer(self.text, found.start(), found.end()):
            self.line += 1
            self.line_start = line_break.end()

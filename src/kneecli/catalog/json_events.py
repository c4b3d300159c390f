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
    if scanner.next:
        raise NoJSONError


class _Scanner:
    """A text that is read from its beginning to its end; what comes next is never space."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 0
        self.line_start = 0
        self.pass_space()

    @property
    def next(self) -> str:
        """The letter that comes next; none at the end."""
        return self.text[self.at : self.at + 1]

    def value(self) -> Iterator[Event]:
        """The events of the value that comes next."""
        mark = self.mark()
        match self.next:
            case "[":
                yield SequenceStartEvent(None, None, True, mark)
                yield from self.items()
                yield SequenceEndEvent(mark)
            case "{":
                yield MappingStartEvent(None, None, True, mark)
                yield from self.entries()
                yield MappingEndEvent(mark)
            case '"':
                yield self.quoted()
            case _:
                yield self.word()

    def items(self) -> Iterator[Event]:
        """The values of a list."""
        self.pass_over("[")
        if self.next != "]":
            yield from self.value()
            while self.next == ",":
                self.pass_over(",")
                yield from self.value()
        self.pass_over("]")

    def entries(self) -> Iterator[Event]:
        """The keys and values of a mapping."""
        self.pass_over("{")
        if self.next != "}":
            yield from self.entry()
            while self.next == ",":
                self.pass_over(",")
                yield from self.entry()
        self.pass_over("}")

    def entry(self) -> Iterator[Event]:
        """A key and its value."""
        if self.next != '"':
            raise NoJSONError
        yield self.quoted()
        self.pass_over(":")
        yield from self.value()

    def quoted(self) -> Event:
        """The text in quotes that comes next."""
        mark = self.mark()
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
        except JSONDecodeError:
            raise NoJSONError from None
        self.pass_space()
        return ScalarEvent(None, None, (False, True), value, mark, style='"')

    def word(self) -> Event:
        """The number, true, false or null that comes next."""
        mark = self.mark()
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise NoJSONError
        self.at = word.end()
        self.pass_space()
        return ScalarEvent(None, None, (True, False), word[0], mark)

    def pass_over(self, sign: str) -> None:
        """Read on after a sign. Raises NoJSONError where another comes."""
        if self.next != sign:
            raise NoJSONError
        self.at += 1
        self.pass_space()

    def mark(self) -> Mark:
        """The place of what comes next."""
        return mark_at(self.line, self.at - self.line_start)

    def pass_space(self) -> None:
        """Read on to what is no space, counting lines."""
        if self.next > " ":
            return
        space = _SPACE.match(self.text, self.at)
        if space:
            self.at = space.end()
            for line_break in _BREAK.finditer(self.text, *space.span()):
                self.line += 1
                self.line_start = line_break.end()

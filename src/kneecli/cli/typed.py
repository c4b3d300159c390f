"""A line as it was typed, in parts: options with their values, and words between them."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Any

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG_DASHES = "\u2012\u2013\u2014\u2015\u2212"
"""What text processors make of one or two dashes."""


class Part(Record, kw_only=False):
    """An option with its value, or a word that belongs to none."""

    option: str
    """By its long name; empty for a word."""
    value: str | None = None
    """None for an option that takes no value."""


def parts_of(parameters: Iterable[Any], words: Iterable[str]) -> list[Part] | None:
    """The parts of a line; None where an option is not known, or lacks its value.

    A number after a dash is a word: nobody has options of that name.
    """
    options = {
        name: parameter
        for parameter in parameters
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    parts: list[Part] = []
    line = iter(map(_with_plain_dashes, words))
    for word in line:
        if word == "--":
            return parts + [Part("", rest) for rest in line]
        if word[:1] != "-" or word == "-" or word[1].isdigit():
            parts.append(Part("", word.lstrip("-") or word))
            continue
        part = _option(options, word, line)
        if part is None:
            return None
        parts.append(part)
    return parts


def _option(options: dict[str, Any], word: str, line: Iterable[str]) -> Part | None:
    """The option that a word names, with the value in it or after it."""
    long = word.startswith("--")
    name = word.partition("=")[0] if long else word[:2]
    value = word[len(name) :].removeprefix("=") if word != name else None
    parameter = options.get(name)
    if parameter is None:
        return None
    known = name if long else parameter.opts[0]
    if parameter.is_flag:
        return Part(known) if value is None else None
    value = next(iter(line), None) if value is None else value
    return None if value is None else Part(known, value)


def line_of(path: str, parts: Sequence[Part]) -> str:
    """The line to type, each value in quotes where a shell needs them."""
    words = [path]
    for part in parts:
        words += [part.option] if part.option else []
        words += [quote(part.value)] if part.value is not None else []
    return " ".join(words)


def _with_plain_dashes(word: str) -> str:
    """A word whose long dash before letters is the one or two dashes of an option."""
    name = word.lstrip(f"-{LONG_DASHES}")
    if not name or word[0] not in LONG_DASHES:
        return word
    return f"-{name}" if len(name) == 1 or name[0].isdigit() else f"--{name}"


OPENING = {
    "\u201c": "\u201d\u201c",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
}
"""Quotes of text processors, each with those that close it."""


def with_plain_quotes(words: Sequence[str]) -> list[str]:
    """Words in which the quotes of a text processor hold a value together, as a shell's do."""
    whole: list[str] = []
    line = iter(words)
    for word in line:
        before, mark = _opened(word)
        if not mark:
            whole.append(word)
            continue
        held = [word]
        while not _closed(held, mark) and (following := next(line, None)) is not None:
            held.append(following)
        inner = " ".join(held)[len(before) + 1 : -1]
        whole += [before + inner] if _closed(held, mark) else held
    return whole


def _opened(word: str) -> tuple[str, str]:
    """What stands before a quote that opens a value, and the quote; nothing where there is none."""
    name, joint, value = word.partition("=")
    before, begun = (name + joint, value) if word.startswith("-") and joint else ("", word)
    return (before, begun[0]) if begun[:1] in OPENING else ("", "")


def _closed(held: Sequence[str], mark: str) -> bool:
    return held[-1][-1:] in tuple(OPENING[mark]) and " ".join(held) != mark

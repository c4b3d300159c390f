"""What YAML's parser finds, in words for somebody who writes it by hand, and where to look."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from kneecli.catalog import escaped_pairs
from kneecli.catalog.json_events import mark_at

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLON = "a colon does not belong here: put text that holds one in quotes, and mind the indent"
_KEY = "expected a key and a colon here: an indent is wrong, or a quote ends too early before it"
_INDENT = "the indent of this line fits none above it"
_DASH = f"{_INDENT}, or a dash is missing above it"
_PLAINLY = {
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    escaped_pairs.REFUSAL: "this escape stands for no letter",
    "found a tab character that violates indentation": "indent with spaces, not with tabs",
    "did not find expected key": _KEY,
    "did not find expected '-' indicator": f"{_INDENT}, or a dash and a space are missing here",
    "could not find expected ':'": "expected a colon and a space behind this key",
    "found character that cannot start any token": (
        "a tab or a sign that cannot begin a text: indent with spaces, and put the text in quotes"
    ),
    "found unknown escape character": (
        "a backslash before this letter means nothing: write two, or use single quotes"
    ),
    "did not find expected <document start>": "the file goes on where its value has ended",
    "found unexpected end of stream": "a quote that begins here has no end",
    "did not find expected ',' or ']'": "a list in brackets{begun} has no end, or lacks a comma",
    "did not find expected ',' or '}'": "a mapping in braces{begun} has no end, or lacks a comma",
}
"""What the parser finds most often -> what it means to somebody who writes YAML by hand."""
_FOUND_LATE = ("could not find expected ':'", "found unexpected end of stream")
"""What the parser notices only behind the place where it began to go wrong."""


class Slip(NamedTuple):
    """What is wrong, and the mark of the place to look at, where there is one."""

    sentence: str
    mark: Any


def slip(text: str, error: yaml.YAMLError) -> Slip:
    """What an error of the parser comes from."""
    problem = str(getattr(error, "problem", None) or "not readable as YAML")
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    sentence = _PLAINLY.get(problem, problem)
    if mark and sentence == _COLON:
        return _wrong_indent(text, mark) or Slip(sentence, mark)
    if mark and sentence == _KEY:
        return _lost_key(text, mark)
    if begun and problem in _FOUND_LATE:
        return Slip(sentence, begun)
    said = ""
    if begun and mark and begun.line != mark.line:
        said = f" that begins in line {begun.line + 1}"
    return Slip(sentence.format(begun=said) if "{begun}" in sentence else sentence, mark)


def _wrong_indent(text: str, mark: Any) -> Slip | None:
    """What a colon comes from that is the first of its line, and so ends a key, or None.

    Then the line goes deeper than the one above it, which has a value of its own. Where the line
    before those two is as deep, it is the one between that stands too far out.
    """
    lines = text.splitlines()[: mark.line + 1]
    key = lines[mark.line][: mark.column].lstrip(" -")
    if not key or ": " in key or key[0] in "\"'":
        return None
    filled = [number for number, line in enumerate(lines) if _is_filled(line)]
    *before, above, here = [_depth(lines[number]) for number in (filled[:1] * 2 + filled)[-3:]]
    if before == [here] and above < here:
        said = "this line is indented less than those around it"
        return Slip(said, mark_at(filled[-2], above))
    if here <= above:
        return None
    said = "this line is indented more than the one above it, which has a value already"
    return Slip(said, mark_at(mark.line, here))


def _lost_key(text: str, mark: Any) -> Slip:
    """What is in the way of a key: an indent, a missing dash, or a quote that ended too early."""
    line = "".join(text.splitlines()[mark.line : mark.line + 1])
    if not line[: mark.column].strip():
        return Slip(_DASH if line[mark.column : mark.column + 1] == "-" else _INDENT, mark)
    opened = _long_quote(text, mark)
    if opened is None:
        return Slip(_KEY, mark)
    return Slip(f"a quote that begins here ends only in line {mark.line + 1}", opened)


def _long_quote(text: str, mark: Any) -> Any:
    """Where the text in quotes before a place begins, if it goes over several lines, or None."""
    last = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=LOADER):
            if token.start_mark.index >= mark.index:
                break
            last = token
    if not isinstance(last, yaml.ScalarToken) or not last.style:
        return None
    return last.start_mark if last.start_mark.line < last.end_mark.line else None


def _is_filled(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _depth(line: str) -> int:
    """The column of the key of a line, behind the dash of an item."""
    return len(line) - len(line.lstrip(" -"))

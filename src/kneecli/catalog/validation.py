"""The border where YAML comes in: pydantic validates it into records."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from kneecli.catalog import vocabulary
from kneecli.catalog.faults import MOST_FAULTS, Fault, clipped, field_name
from kneecli.catalog.reader import Document
from kneecli.catalog.scalars import instead_of
from kneecli.record import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@cache
def prepare(module: ModuleType) -> None:
    """Make a module's records what pydantic knows: stdlib dataclasses with resolved annotations.

    The modules import the words of their annotations for type checkers only, so that a run
    without validation need not; here, at the border, they get them.
    """
    for name, value in vars(vocabulary).items():
        vars(module).setdefault(name, value)
    for value in list(vars(module).values()):
        is_record = isinstance(value, type) and issubclass(value, Record) and value is not Record
        if is_record and value.__module__ != module.__name__:
            prepare(sys.modules[value.__module__])
        elif is_record and "__dataclass_fields__" not in vars(value):
            dataclasses.dataclass(init=False, repr=False, eq=False)(value)


@cache
def adapter(record_type: Any, *, documented: bool = False) -> TypeAdapter[Any]:
    """The validator of a record type, or of some of the vocabulary.

    `documented` reads the docstrings under fields too, for JSON Schema; that takes a while.
    """
    is_record = isinstance(record_type, type) and issubclass(record_type, Record)
    for described in (Record, record_type) if is_record else (Record,):
        described.__pydantic_config__["use_attribute_docstrings"] = documented
    if is_record:
        prepare(sys.modules[record_type.__module__])
    return TypeAdapter(record_type)


def validate(
    document: Document, location: tuple[str | int, ...], value: Any, kind: Any
) -> tuple[Any, list[Fault]]:
    """The value at one place of a document as a record, or None and every fault."""
    try:
        return adapter(kind).validate_python(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_FAULTS]
        return None, [_fault(document, location, detail) for detail in details]


def _fault(document: Document, prefix: tuple[str | int, ...], detail: ErrorDetails) -> Fault:
    below = tuple(step for step in detail["loc"] if step not in _TAGS)
    location = (*prefix, *below)
    at_key = detail["type"] in _UNKNOWN_KEY
    fault = document.fault(location, _sentence(detail), field_name(below), at_key=at_key)
    is_empty = detail["type"] == "string_type" and detail["input"] is None
    if is_empty and document.is_commented_out(fault):
        return fault.replace(sentence=f"{fault.sentence}: {_COMMENT}")
    return fault


_COMMENT = "`#` begins a comment, so put text that begins with one in quotes"
_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dataclass_type": "fields, each with a name and a colon",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
    "literal_error": "{expected}",
    "string_pattern_mismatch": "{form}",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
}


_FORMS = {
    vocabulary.IDENTIFIER: "letters, digits, - and _, beginning with a letter",
    vocabulary.VERSION: "a version such as 1.2.3",
    vocabulary.DIGEST: "eight digits from 0 to 9 and a to f, as `knee new` writes them",
    vocabulary.TEMPO: "seconds to lift, hold, lower and pause, such as 2-1-2-0",
    vocabulary.PROFILE_WORD: "small letters, digits and _",
}
"""The patterns of the vocabulary in words."""
_LONGEST_BITS = 300
_LONGEST_IN_BRACKETS = 60
_STEERING = frozenset("[]{}:#\"'&*!|%@`")
"""What means something to YAML in a list in brackets."""
_TAGS = (vocabulary.NAMED, vocabulary.WHOLE)
_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")


def _sentence(detail: ErrorDetails) -> str:
    """What pydantic found, in our words."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing"
    if kind in _UNKNOWN_KEY:
        return "is not a known key"
    if kind in {"too_short", "too_long"}:
        bound = "at least" if kind == "too_short" else "at most"
        limit = context.get("min_length", context.get("max_length"))
        items = "one item" if limit == 1 else f"{limit} items"
        return f"expected {bound} {items}, got {context['actual_length'] or 'none'}"
    expected = _EXPECTED.get(kind)
    if expected is None:
        return detail["msg"][:1].lower() + detail["msg"][1:]
    value = detail["input"]
    advice = _advice(kind, value)
    return f"expected {expected.format(**_plain(context))}, got {shown(value)}{advice}"


def _plain(context: Mapping[str, Any]) -> dict[str, Any]:
    plain = dict(context)
    if "expected" in plain:
        plain["expected"] = str(plain["expected"]).replace("'", "").replace(" or ", ", ")
    if "pattern" in plain:
        plain["form"] = _FORMS[plain["pattern"]]
    return plain


def _advice(kind: str, value: Any) -> str:
    """What to write instead of a value of another kind, where that is clear."""
    advice = ""
    if kind == "int_type" and isinstance(value, str):
        advice = instead_of(value)
    elif kind == "string_type" and isinstance(value, (bool, int, float)):
        advice = "put text in quotes"
    elif kind in {"tuple_type", "list_type"} and isinstance(value, str):
        advice = _as_list(value)
    return f": {advice}" if advice else ""


def _as_list(value: str) -> str:
    """How to write a list where text stands: in brackets if those need no quotes in them."""
    is_plain = len(value) <= _LONGEST_IN_BRACKETS and _STEERING.isdisjoint(value)
    if is_plain and not (value.endswith(".") and "," in value):
        return f"write `[{value}]`"
    return "put each item on a line of its own, with a dash and a space before it"


def shown(value: Any) -> str:  # noqa: PLR0911 - one for each kind of value
    """A value as a sentence shows it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{clipped(value)}"'
        case int() if value.bit_length() > _LONGEST_BITS:
            return "a number with hundreds of digits"
        case dict():
            return "named fields"
        case list():
            return "a list"
    return str(value)

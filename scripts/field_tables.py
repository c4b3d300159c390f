"""Tables of the fields of records, as a page of the docs shows them between two markers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from kneecli.catalog import activity, blueprint, condition, entry, exercise, reference, watch
from kneecli.catalog.validation import adapter
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Schema = Mapping[str, Any]

MODULES = (exercise, entry, condition, reference, blueprint, activity, watch)
RECORDS: dict[str, type[Record]] = {
    name: value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, Record)
}
TABLE = re.compile(
    r"^<!-- fields: (?P<record>[\w.]+) -->\n.*?^<!-- end of fields -->$", re.MULTILINE | re.DOTALL
)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
EVERYWHERE = ("id", "name", "aliases", "sources")
"""Fields that mean the same in every record, unless it says more of them."""
SHORT = 4
"""A list of more words than this stands once under a heading; others stand in each row."""
TYPES = {"string": "text", "integer": "number", "boolean": "true or false", "null": "null"}


class Untitled(GenerateJsonSchema):
    """JSON Schema without a title for each field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Never."""
        return False


def schema_of(record: type[Record]) -> dict[str, Any]:
    """The schema of a record, described by the docstrings under its fields."""
    schema = _schema(record)
    for base in record.__mro__[1:]:  # pydantic sees the docstrings of the class alone
        if issubclass(base, Record) and base is not Record:
            for name, field in _schema(base)["properties"].items():
                if "description" in field:
                    schema["properties"][name].setdefault("description", field["description"])
    return schema


def _schema(record: type[Record]) -> dict[str, Any]:
    schema: dict[str, Any] = adapter(record, documented=True).json_schema(schema_generator=Untitled)
    return schema


def with_field_tables(page: str, documents: Schema) -> str:
    """A page with the table of each record, or field of a document, that it marks a place for."""
    tables = _Tables({found["record"] for found in TABLE.finditer(page)})

    def filled(found: re.Match[str]) -> str:
        heading = HEADING.findall(page, 0, found.start())[-1]
        name, _, field = found["record"].partition(".")
        if field:
            return _marked(found["record"], _printed(documents[name]["properties"][field]))
        return tables.of(name, heading)

    return TABLE.sub(filled, page)


def _marked(name: str, lines: Iterable[str]) -> str:
    table = "\n".join(lines)
    return f"<!-- fields: {name} -->\n{table}\n<!-- end of fields -->"


def _printed(field: Schema) -> Iterator[str]:
    """The table of what an object in a JSON document holds, or each one of a list."""
    yield "| Field | Type | Meaning |"
    yield "|---|---|---|"
    for name, inner in _value(field)[0]["properties"].items():
        words = f" One of {_listing(inner['enum'])}." if "enum" in inner else ""
        yield f"| `{name}` | {_type(inner)} | {_about(inner)}{words} |"


def _type(field: Schema) -> str:
    """The type of a field of a JSON document, in words."""
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    kind = field.get("type", "string")
    if kind == "array":
        return f"list of {_type(field['items'])}s"
    return " or ".join(TYPES[one] for one in ([kind] if isinstance(kind, str) else kind))


class _Tables:
    """The tables of one page, from the top."""

    def __init__(self, on_page: set[str]) -> None:
        self._on_page = on_page
        self._listed: dict[tuple[str, ...], tuple[str, str]] = {}
        self._heading = ""

    def of(self, record: str, heading: str) -> str:
        """The table of a record under a heading, with its markers."""
        self._heading = heading
        schema = schema_of(RECORDS[record])
        rows = self._rows(schema["properties"], schema.get("$defs", {}))
        return _marked(record, ["| Field | Default | Meaning |", "|---|---|---|", *rows])

    def _rows(self, fields: Schema, records: Schema) -> Iterator[str]:
        known = [name for name in fields if name in EVERYWHERE and not _about(fields[name])]
        if known:
            yield f"| {_listing(known)} | | see [Conventions](#conventions) |"
        for name, field in fields.items():
            if name not in known:
                default = f" {_default(field['default'])}" if "default" in field else ""
                meaning = " ".join(filter(None, self._meaning(name, field, records)))
                yield f"| `{name}` |{default} | {meaning} |"

    def _meaning(self, name: str, field: Schema, records: Schema) -> Iterator[str]:
        """What a field means, what it may have, and the fields of a small record in it."""
        yield from self._short_meaning(name, field, records)
        value, many = _value(field)
        if "minimum" in value:
            yield f"{value['minimum']} to {value['maximum']}."
        if many and "minItems" in field:
            yield f"{field['minItems']} to {field['maxItems']} items."

    def _short_meaning(self, name: str, field: Schema, records: Schema) -> Iterator[str]:
        yield _about(field)
        yield self._words(name, field)
        value, many = _value(field)
        record = value.get("$ref", "").rpartition("/")[2]
        if record and record not in self._on_page:
            start = "Each has" if many else "It has"
            yield self._inside(start, records[record]["properties"], records)

    def _words(self, name: str, field: Schema) -> str:
        """The words a field may have, where its description does not name them all."""
        value, many = _value(field)
        words = tuple(value.get("enum", [value["const"]] if "const" in value else []))
        here = (name, self._heading)
        first, heading = self._listed.setdefault(words, here)
        if all(re.search(rf"\b{word}\b", _about(field)) for word in words):
            return ""
        if heading != self._heading or (len(words) > SHORT and first != name):
            other = "" if first == name else f" for `{first}`"
            return f"Words as{other} under [{heading}](#{heading.lower().replace(' ', '-')})."
        start = "Only" if len(words) == 1 else "Any of" if many else "One of"
        return f"{start} {_listing(words)}."

    def _inside(self, start: str, fields: Schema, records: Schema) -> str:
        """The fields of a record that has no table of its own."""
        meanings = {
            name: " ".join(filter(None, self._short_meaning(name, field, records)))
            for name, field in fields.items()
        }
        if not any(meanings.values()):
            return f"`{{{', '.join(fields)}}}`."
        told = (
            f"`{name}`: {about[0].lower()}{about[1:].removesuffix('.')}" if about else f"`{name}`"
            for name, about in meanings.items()
        )
        return f"{start} {'; '.join(told)}."


def _value(field: Schema) -> tuple[Schema, bool]:
    """What a field holds, or each item of its list, and whether it is a list."""
    many = False
    while "anyOf" in field or field.get("type") == "array":
        many = many or "anyOf" not in field
        field = field["anyOf"][0] if "anyOf" in field else field["items"]
    return field, many


def _about(field: Schema) -> str:
    about: str = field.get("description", "")
    return about.replace("\n", " ")


def _default(value: Any) -> str:
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def _listing(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)

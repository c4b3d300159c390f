"""The compiled form: a validated catalogue as one file that loads in a few milliseconds.

A header (checksum, and a fingerprint of the program and the data files) stands before a
marshalled body. Anything that does not fit (stale, cut short, damaged, from another
version) counts as missing; a cache is never a reason to fail. Wheels bring the built-in
catalogue compiled (`hatch_build.py`), so that even the first run reads no YAML.
"""

from __future__ import annotations

import marshal
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kneecli import __version__
from kneecli.catalog import activity, blueprint, condition, exercise, figure, reference, watch
from kneecli.catalog.catalog import Catalog
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneecli.catalog.layers import Layer

_FORMAT = 5
_CLASSES: list[type[Record]] = [
    Catalog,
    *(
        value
        for module in (exercise, reference, condition, blueprint, activity, figure, watch)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value is not Record
    ),
]


def fingerprint(layers: Iterable[Layer], contents: Mapping[Path, bytes]) -> bytes:
    """What must be unchanged for a compiled form to be fresh: program, records and data files.

    A file that was added to a folder, or taken away, counts as a change. `contents` are those
    that are read as the catalogue too: a file that is saved meanwhile belongs to the next run.
    """
    fields = [" ".join(record_class.field_names()) for record_class in _CLASSES]
    parts = [f"{_FORMAT} {__version__}", *fields]
    for layer in layers:
        parts.append(layer.name)
        for file in layer.files:
            content = contents[file]
            parts.append(f"{file.name} {len(content)} {zlib.crc32(content):08x}")
    return "\n".join(parts).encode(errors="surrogateescape")


def thawed(content: bytes, expected: bytes) -> Catalog | None:
    """The catalogue of a compiled form, or None where that is not fresh and whole."""
    header, body = content[:8], content[8 + len(expected) :]
    if content[8 : 8 + len(expected)] != expected or header != _checksum(expected, body):
        return None
    try:
        return _StoredCatalog(marshal.loads(body))  # noqa: S302 - checksummed, our own
    except (EOFError, ValueError, TypeError):
        return None


def frozen(catalog: Catalog, expected: bytes) -> bytes:
    """The compiled form of a catalogue; the same for the same one, whoever makes it and where."""
    from kneecli.catalog.canonical import dump

    body = dump(
        {
            name: (_holds_records(section), dump(_encode(section)))
            for name, section in catalog.values().items()
        }
    )
    return _checksum(expected, body) + expected + body


def _checksum(expected: bytes, body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body, zlib.crc32(expected))


class _StoredCatalog(Catalog):
    """A catalogue whose sections are made from the compiled form when they are first used."""

    def __init__(self, sections: dict[str, tuple[bool, bytes]]) -> None:
        self.__dict__["_sections"] = sections

    def __getattr__(self, name: str) -> Any:
        if name not in self._sections:
            raise AttributeError(name)
        holds_records, stored = self._sections[name]
        section = marshal.loads(stored)  # noqa: S302 - checked with the whole
        if holds_records:
            section = _decode(section)
        self.__dict__[name] = section
        return section


_MISSING = object()


def _encode(value: Any) -> Any:
    """Records as (class number, plain fields, fields that hold records); all else as it is."""
    if isinstance(value, Record):
        plain: dict[str, Any] = {}
        nested: dict[str, Any] = {}
        for name, field in value.values().items():
            if _holds_records(field):
                nested[name] = _encode(field)
            elif field != getattr(type(value), name, _MISSING):
                plain[name] = field
        return _CLASSES.index(type(value)), plain, nested
    if _holds_records(value):
        if isinstance(value, dict):
            return {key: _encode(item) for key, item in value.items()}
        return [_encode(item) for item in value]
    return value


def _holds_records(value: Any) -> bool:
    if isinstance(value, dict):
        value = tuple(value.values())
    return isinstance(value, Record) or (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)
    )


def _decode(encoded: Any) -> Any:
    kind = type(encoded)
    if kind is list:
        return tuple([_decode(item) for item in encoded])
    if kind is dict:
        return {key: _decode(item) for key, item in encoded.items()}
    number, values, nested = encoded
    for name, value in nested.items():
        values[name] = _decode(value)
    return _CLASSES[number].of(values)

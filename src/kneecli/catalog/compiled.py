"""The compiled form: a validated catalogue as one file that loads in a few milliseconds.

A header (format, fingerprint of the data files, checksum) stands before a marshalled
body. Anything that does not fit (stale, cut short, damaged, from another version) counts
as missing; a cache is never a reason to fail.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from pathlib import Path
from typing import Any

from kneecli import __version__
from kneecli.catalog import blueprint, condition, exercise, reference
from kneecli.catalog.catalog import Catalog
from kneecli.paths import write_whole
from kneecli.record import Record

_CLASSES: list[type[Record]] = [
    Catalog,
    *(
        value
        for module in (exercise, reference, condition, blueprint)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value is not Record
    ),
]


def fingerprint(files: list[Path]) -> bytes:
    """What must be unchanged for a compiled form to be fresh: the program and its data files."""
    parts = [f"{__version__} {sys.version}"]
    for file in files:
        status = file.stat()
        parts.append(f"{file} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(parts).encode()


def read(path: Path, expected: bytes) -> Catalog | None:
    """The catalogue compiled at `path`, or None where it is not fresh and whole."""
    try:
        content = path.read_bytes()
        header, body = content[:8], content[8 + len(expected) :]
        if content[8 : 8 + len(expected)] != expected or header != _checksum(expected, body):
            return None
        catalog: Catalog = _decode(marshal.loads(body))  # noqa: S302 - checksummed, our own
    except (OSError, EOFError, ValueError, TypeError, IndexError):
        return None
    return catalog


def write(path: Path, expected: bytes, catalog: Catalog) -> None:
    """Keep a catalogue for the next run; where that cannot be done, do nothing."""
    body = marshal.dumps(_encode(catalog))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _checksum(expected, body) + expected + body, durable=False)
    except OSError:
        return


def _checksum(expected: bytes, body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body, zlib.crc32(expected))


def _encode(record: Record) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """A record as its class number, its plain fields, and its fields that hold records."""
    plain: dict[str, Any] = {}
    nested: dict[str, Any] = {}
    for name, value in record.values().items():
        if isinstance(value, Record):
            nested[name] = _encode(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            nested[name] = [_encode(item) for item in value]
        elif isinstance(value, dict) and isinstance(next(iter(value.values()), None), Record):
            nested[name] = {key: _encode(item) for key, item in value.items()}
        elif value != getattr(type(record), name, _MISSING):
            plain[name] = value
    return _CLASSES.index(type(record)), plain, nested


_MISSING = object()


def _decode(encoded: tuple[int, dict[str, Any], dict[str, Any]]) -> Any:
    number, values, nested = encoded
    for name, value in nested.items():
        if type(value) is tuple:
            values[name] = _decode(value)
        elif type(value) is list:
            values[name] = tuple([_decode(item) for item in value])
        else:
            values[name] = {key: _decode(item) for key, item in value.items()}
    return _CLASSES[number](**values)

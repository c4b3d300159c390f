"""Load the catalogue: compiled where that is fresh, else from the YAML files."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kneecli import paths
from kneecli.catalog import compiled
from kneecli.catalog.catalog import Catalog
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.layers import built_in, layers
from kneecli.errors import InvalidDataError, reason_of
from kneecli.files import read_limited
from kneecli.private_files import read_private, write_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kneecli.catalog.faults import Fault
    from kneecli.catalog.layers import Layer
    from kneecli.catalog.merging import Merged
    from kneecli.catalog.sheet import Found, Sheet

SHIPPED = "catalogue.compiled"
"""The compiled form that a wheel brings, beside its data files."""
MOST_COMPILED = 100_000_000
"""No compiled form of more bytes is read."""


def load(used: Sequence[Layer] | None = None) -> Catalog:
    """The catalogue of some layers, or of those read without any option.

    Raises FaultyDataError with every fault, InvalidDataError where a file cannot be read.
    """
    used = layers() if used is None else used
    contents = contents_of(used)
    expected = compiled.fingerprint(used, contents)
    names = repr([str(file) for file in contents])
    cache = paths.cache_folder() / f"{zlib.crc32(names.encode()):08x}.compiled"
    for form in _compiled_forms(used, cache):
        catalog = compiled.thawed(form, expected)
        if catalog is not None:
            return catalog
    catalog = load_yaml(used, contents)
    with suppress(OSError):
        write_private(cache, compiled.frozen(catalog, expected))
    return catalog


def _compiled_forms(used: Sequence[Layer], cache: Path) -> Iterator[bytes]:
    """Compiled forms that may be trusted: what came with the program, and what it has kept."""
    with suppress(OSError):
        if all(layer.built_in for layer in used):
            yield (paths.built_in_data() / SHIPPED).read_bytes()
    with suppress(OSError):
        yield read_private(cache, MOST_COMPILED)


def compile_built_in() -> bytes:
    """The compiled form of the data that comes with the program, for a wheel to bring."""
    used = [built_in()]
    contents = contents_of(used)
    return compiled.frozen(load_yaml(used, contents), compiled.fingerprint(used, contents))


def contents_of(used: Iterable[Layer]) -> dict[Path, bytes]:
    """What the files of some layers hold. Raises InvalidDataError where one cannot be read."""
    try:
        return {file: read_limited(file) for layer in used for file in layer.files}
    except OSError as error:
        raise _unreadable(error) from None


def load_yaml(used: Sequence[Layer], contents: Mapping[Path, bytes] | None = None) -> Catalog:
    """The catalogue read from YAML files, or from what they held before.

    Raises FaultyDataError with every fault.
    """
    from kneecli.catalog.faults import FaultyDataError

    catalog, faults = read_all(used, contents)
    if catalog is None:
        raise FaultyDataError(faults)
    return catalog


def read_all(
    used: Sequence[Layer], contents: Mapping[Path, bytes] | None = None
) -> tuple[Catalog | None, list[Fault]]:
    """The catalogue of some layers, or None and every fault found in their files."""
    merged, faults = read_layers(used, contents)
    return (None, faults) if faults else (build(merged), [])


def read_layers(
    used: Sequence[Layer], contents: Mapping[Path, bytes] | None = None
) -> tuple[Merged, list[Fault]]:
    """The records of some layers, laid on top of one another, and every fault in them.

    Raises InvalidDataError where a file cannot be read.
    """
    from kneecli.catalog import sheet
    from kneecli.catalog.merging import merge

    contents = contents_of(used) if contents is None else contents
    sheets: list[list[Sheet]] = []
    faults: list[Fault] = []
    for level, layer in enumerate(used):
        read = []
        for path in layer.files:
            one, found = sheet.read(layer, level, path, contents[path])
            faults += found
            read += [one] if one else []
        sheets.append(read)
    merged = merge(sheets)
    faults += merged.faults
    return merged, faults or _faults_between(merged)


def _faults_between(merged: Merged) -> list[Fault]:
    """What does not fit between records; of one's own where there is any.

    What is built in was well before something was laid on top of it.
    """
    from kneecli.catalog.checks import check

    ordered = {
        kind: sorted(found.values(), key=lambda one: one.origin.level)
        for kind, found in merged.found.items()
    }
    records = {kind: [one.record for one in found] for kind, found in ordered.items()}
    problems: list[tuple[int, Fault]] = []
    for kind, (index, *below), field, sentence in check(records, merged.apart["figure"]):
        origin = ordered[kind][int(index)].origin
        problems.append((origin.level, origin.fault(tuple(below), sentence, field)))
    own = [fault for level, fault in problems if level > 0]
    return own or [fault for _, fault in problems]


def build(merged: Merged) -> Catalog:
    """A catalogue from sound records."""
    from kneecli.catalog.drafts import finished
    from kneecli.catalog.rules import apply_rules

    sections: dict[str, Any] = {
        kind: {name: one.record for name, one in found.items()}
        for kind, found in merged.found.items()
    }
    sections["conditions"] = {
        name: finished(one.record, one.origin.document.file)
        for name, one in merged.found["conditions"].items()
    }
    entries = sections["exercises"]
    exercises = {name: entry.exercise() for name, entry in entries.items()}
    findings, prop_findings = apply_rules(
        sections["conditions"].values(), exercises.values(), sections["equipment"]
    )
    return Catalog(
        **{
            **sections,
            "exercises": exercises,
            "safety": sections["safety"]["safety"],
            "figures": _of_exercises(exercises, merged.apart["figure"]),
            "watches": _of_exercises(exercises, merged.apart["watch"]),
            "drafts": _drafts(merged.found["exercises"]),
        },
        rule_findings=findings,
        prop_findings=prop_findings,
    )


def _of_exercises(exercises: Iterable[str], apart: Mapping[str, Any]) -> dict[str, Any]:
    return {name: apart[name] for name in exercises if name in apart}


def _drafts(exercises: Mapping[str, Found]) -> dict[str, str]:
    """The drafts among exercises, each with why it is one."""
    reasons = {name: _why_draft(found) for name, found in exercises.items()}
    return {name: why for name, why in reasons.items() if why}


def _why_draft(found: Found) -> str | None:
    from kneecli.catalog.drafts import why_draft

    if found.origin.level == 0:  # what comes with the program answers all that it asks
        return why_draft(found.record)
    written_for = found.origin.document.value.get("written_for")
    return why_draft(found.record, found.stated["demands"], written_for)


def records_of(catalog: Catalog) -> dict[str, list[Any]]:
    """The records of a catalogue by kind."""
    sections = {kind: getattr(catalog, kind) for kind in KINDS}
    return {
        kind: list(section.values()) if isinstance(section, dict) else [section]
        for kind, section in sections.items()
    }


def _unreadable(error: OSError) -> InvalidDataError:
    reason = reason_of(error, "not readable")
    return InvalidDataError(f"cannot read `{error.filename}`: {reason}")

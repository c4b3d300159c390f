"""Load the catalogue: compiled where that is fresh, else from the YAML files."""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kneecli import paths
from kneecli.catalog import compiled
from kneecli.catalog.catalog import Catalog
from kneecli.catalog.figure import Figure
from kneecli.errors import InvalidDataError, NotFoundError

if TYPE_CHECKING:
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.faults import Fault
    from kneecli.catalog.reader import Document
    from kneecli.catalog.watch import WatchEntry

FILES = (
    "exercises.yaml",
    "muscles.yaml",
    "equipment.yaml",
    "props.yaml",
    "conditions.yaml",
    "blueprints.yaml",
    "activities.yaml",
    "sources.yaml",
    "safety.yaml",
    "figures.yaml",
    "watch.yaml",
)
PER_DRILL = ("figures.yaml", "watch.yaml")
"""Files whose records each belong to a drill, which is well without one."""

SHIPPED = "catalogue.compiled"
"""The compiled form that a wheel brings, beside its data files."""


def data_files(folder: Path | None) -> list[Path]:
    """The data files in use: those of `folder`, the built-in ones where it has none.

    Raises NotFoundError where the folder does not exist or holds no data file.
    """
    built_in = paths.built_in_data()
    if folder is None:
        return [built_in / name for name in FILES]
    if not folder.is_dir():
        raise NotFoundError(f"no folder `{folder}`", "`--data` names a folder of YAML files")
    own = [folder / name for name in FILES if (folder / name).is_file()]
    if not own:
        raise NotFoundError(f"no data file in `{folder}`", f"name one of them {FILES[0]}")
    return [folder / name if (folder / name) in own else built_in / name for name in FILES]


def load(folder: Path | None = None) -> Catalog:
    """The catalogue. Raises FaultyDataError with every fault, NotFoundError without a folder."""
    files = data_files(folder)
    try:
        expected = compiled.fingerprint(files)
    except OSError as error:
        reason = (error.strerror or "not readable").lower()
        raise InvalidDataError(f"cannot read `{error.filename}`: {reason}") from None
    cache = paths.cache_folder() / f"{zlib.crc32(str(files).encode()):08x}.compiled"
    shipped = [paths.built_in_data() / SHIPPED] if folder is None else []
    for path in (*shipped, cache):
        catalog = compiled.read(path, expected)
        if catalog is not None:
            return catalog
    catalog = load_yaml(files)
    with suppress(OSError):
        compiled.write(cache, expected, catalog)
    return catalog


def load_yaml(files: list[Path]) -> Catalog:
    """The catalogue read from its YAML files. Raises FaultyDataError with every fault."""
    from kneecli.catalog.faults import FaultyDataError

    catalog, faults = read_all(files)
    if catalog is None:
        raise FaultyDataError(faults)
    return catalog


def read_all(files: list[Path]) -> tuple[Catalog | None, list[Fault]]:
    """The catalogue in `files`, or None and every fault found in them."""
    from kneecli.catalog import reader, validation

    documents: dict[str, Document] = {}
    records: dict[str, Any] = {}
    faults: list[Fault] = []
    for file in files:
        document, found = reader.read(file)
        faults += found
        if document is not None:
            documents[file.name] = document
            record_type = validation.RECORD_TYPES[file.name]
            records[file.name], found = validation.validate(document, record_type)
            faults += found
    if not faults:
        from kneecli.catalog.checks import check

        _leave_out_strangers(records, files)

        faults = [
            documents[file].fault(location, sentence, field)
            for file, location, field, sentence in check(records)
        ]
    return (None, faults) if faults else (build(records), [])


def _leave_out_strangers(records: dict[str, Any], files: list[Path]) -> None:
    """Drop what belongs to other drills than these, where it lies in another folder than they.

    A figure does where it draws a drill of the same name with other things than this one's.
    """
    folders = {file.name: file.parent for file in files}
    drills = {exercise.id: exercise for exercise in records["exercises.yaml"]}
    for name in PER_DRILL:
        if folders[name] != folders["exercises.yaml"]:
            records[name] = [record for record in records[name] if _belongs(record, drills)]


def _belongs(record: Figure | WatchEntry, drills: dict[str, Exercise]) -> bool:
    from kneecli.catalog.drawn_checks import drawn_problems

    drill = drills.get(record.exercise)
    strange = isinstance(record, Figure) and drill and any(drawn_problems(record, drill))
    return drill is not None and not strange


def records_of(catalog: Catalog) -> dict[str, Any]:
    """The records of a catalogue by file name: what `build` makes one from."""
    sections = {name: getattr(catalog, name.removesuffix(".yaml")) for name in FILES}
    return {
        name: list(section.values()) if isinstance(section, dict) else section
        for name, section in sections.items()
    }


def build(records: dict[str, Any]) -> Catalog:
    """A catalogue from validated records, by file name."""
    from kneecli.catalog.rules import apply_rules

    by_id = {
        name.removesuffix(".yaml"): {item.id: item for item in items}
        for name, items in records.items()
        if name != "safety.yaml"
    }
    findings, prop_findings = apply_rules(
        records["conditions.yaml"], records["exercises.yaml"], by_id["equipment"]
    )
    return Catalog(
        **by_id,
        safety=records["safety.yaml"],
        rule_findings=findings,
        prop_findings=prop_findings,
    )

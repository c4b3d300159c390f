"""Read a routine back from YAML or JSON, with the rules and times of the catalogue in use."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kneecli.catalog import reader, validation
from kneecli.catalog.faults import MOST_FAULTS, FaultyDataError, field_name
from kneecli.catalog.reader import Document
from kneecli.routine_file.names import resolved
from kneecli.routine_file.own_drills import problems_of_drills, with_drills
from kneecli.routine_file.problems import (
    bare_steps,
    contradictions,
    misspelt_safeguards,
    problems,
    unknown_keys,
    without_bare_steps,
)
from kneecli.routine_file.working_out import worked_out
from kneecli.routine_file.written import WrittenRoutine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.faults import Fault
    from kneecli.routine.routine import Routine
    from kneecli.routine_file.problems import Problem


_NO_ROUTINE = "not a routine: expected `kind` to be `routine`"
_MARKS = {"kind": "kind: routine", "schema": "schema: 1"}


def read_routine(catalog: Catalog, content: bytes, name: str) -> Routine:
    """The routine in `content`.

    Raises FaultyDataError, naming the file `name`; ReferralError where its request names a
    condition that needs a clinician first. Keys that mean nothing are faults in YAML, which people
    write; in JSON, which programs write and later versions add to, they are left aside, but for
    slips in what keeps somebody safe.
    """
    document = _document(content, name)
    people_wrote_it = not document.is_json
    odd_keys = unknown_keys if people_wrote_it else misspelt_safeguards
    value, slips = document.value, _unmarked(document)
    slips += _faults(document, odd_keys(value), at_key=True)
    if people_wrote_it:
        slips += _faults(document, bare_steps(value))
        value = without_bare_steps(value)
    written, faults = validation.validate(document, (), value, WrittenRoutine)
    _refuse(faults, slips)
    if written.drills:
        _refuse(_faults(document, problems_of_drills(catalog, written.drills)), slips)
        catalog = with_drills(catalog, written.drills)
    written = resolved(catalog, written)
    catalog.refuse_referred(c for c in written.request.avoid if c in catalog.conditions)
    _refuse([*_faults(document, problems(catalog, written)), *slips])
    routine = worked_out(catalog, written)
    if people_wrote_it:
        _refuse(_faults(document, contradictions(document.value, routine.steps)))
    return routine


def _document(content: bytes, name: str) -> Document:
    """What the file holds, with the place of everything."""
    document, faults = reader.parse(content, name)
    _refuse(faults)
    assert document is not None
    return document


def _unmarked(document: Document) -> list[Fault]:
    """Marks that a routine lacks. Raises FaultyDataError for what is something else altogether."""
    value = document.value
    is_mapping = isinstance(value, dict)
    if not is_mapping or ("kind" not in value and "steps" not in value):
        _refuse([document.fault((), _NO_ROUTINE)])
    if value.get("kind", "routine") != "routine":
        _refuse([document.fault(("kind",), _NO_ROUTINE)])
    schema = value.get("schema", 1)
    if schema != 1 or schema is True:
        said = f"expected schema 1, got {validation.shown(schema)}"
        _refuse([document.fault(("schema",), said, "schema")])
    missing = [key for key in _MARKS if key not in value]
    return [document.fault((), f"is missing: write `{_MARKS[key]}`", key) for key in missing]


def _faults(document: Document, found: Iterable[Problem], *, at_key: bool = False) -> list[Fault]:
    """The first faults; what is found beyond them is not looked at."""
    return [
        document.fault(where, said, field_name(where), at_key=at_key)
        for where, said in islice(found, MOST_FAULTS)
    ]


def _refuse(faults: list[Fault], slips: Sequence[Fault] = ()) -> None:
    """Raises FaultyDataError where there are faults; slips that were found before join them."""
    if faults:
        raise FaultyDataError([*faults, *slips])

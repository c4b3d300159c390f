"""Routines, lists and records as CSV, as RFC 4180 has it: a row for each step or record."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kneecli.cells import cells
from kneecli.letters import printable
from kneecli.routine.step_fields import STEP_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.routine.routine import Routine

_NO_COLUMN = ("slot", "points")
"""Fields that only the planner asks for."""
COLUMNS = tuple(dict.fromkeys(("phase", *(name for name in STEP_FIELDS if name not in _NO_COLUMN))))
"""The fields of a step that have a column; the phase comes first, as a heading would."""
_FORMULA = "=+-@\u2212"
"""What a spreadsheet takes for the beginning of a formula; it takes wide and small ones too."""


def routine_csv(routine: Routine) -> str:
    """The steps under their column names; the fields are those of the JSON document."""
    steps = ([STEP_FIELDS[column].find(step) for column in COLUMNS] for step in routine.steps)
    return _csv(COLUMNS, steps)


def records_csv(records: Iterable[dict[str, Any]]) -> str:
    """Records, plain as in a JSON document; `dose.sets` names a field within a field."""
    rows = [_flat(record) for record in records]
    found = dict.fromkeys(name for row in rows for name in row)
    parents = {name[:at] for name in found for at, letter in enumerate(name) if letter == "."}
    names = [name for name in found if name not in parents]
    return _csv(names, ([row.get(name) for name in names] for row in rows)) if rows else ""


def _flat(record: dict[str, Any], before: str = "") -> dict[str, Any]:
    """The fields of a record and of those within it, by their paths; empty ones have none."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        elif value is not None or not before:
            flat[f"{before}{name}"] = value
    return flat


def _csv(names: Iterable[str], rows: Iterable[list[Any]]) -> str:
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(map(_cell, names))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return output.getvalue()


def _cell(value: Any) -> str:
    """A value in a cell: lists joined, nothing where there is none, text that stays text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(map(_item, value))
    text = printable(str(value))
    return f"'{text}" if _may_be_formula(text) else text


def _may_be_formula(text: str) -> bool:
    """Whether a spreadsheet could calculate with a text.

    Apostrophes at the beginning do not count: a reader who takes one away from all such cells
    finds each text as it was.
    """
    for letter in text:
        if not (letter == "'" or letter.isspace() or cells(letter) == 0):
            return normalize("NFKC", letter)[0] in _FORMULA
    return False


def _item(value: Any) -> str:
    """An item of a list in a cell: what goes together with `+`, a whole record as JSON."""
    if isinstance(value, list):
        return " + ".join(map(_item, value)) or "none"
    if isinstance(value, dict):
        from json import dumps

        return dumps(value, ensure_ascii=False)
    return str(value)

"""A routine as CSV: one row for each step, as RFC 4180 has it."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from kneecli.render.document import routine_document
from kneecli.render.words import printable

if TYPE_CHECKING:
    from kneecli.routine.routine import Routine

COLUMNS = (
    "phase",
    "exercise",
    "name",
    "sets",
    "reps",
    "hold_seconds",
    "duration_seconds",
    "per_side",
    "rest_seconds",
    "seconds",
    "equipment",
    "props",
    "primary_muscles",
    "position",
    "cautions",
)
_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


def routine_csv(routine: Routine) -> str:
    """The steps under their column names; the fields are those of the JSON document."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for step in routine_document(routine)["steps"]:
        writer.writerow([_cell(step[column]) for column in COLUMNS])
    return output.getvalue()


def _cell(value: Any) -> str:
    """A value in a cell: lists joined, nothing where there is none, text that stays text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(value)
    text = printable(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text

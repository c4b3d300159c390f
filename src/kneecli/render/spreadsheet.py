"""A routine as CSV: one row for each step, as RFC 4180 has it."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kneecli.cells import cells
from kneecli.letters import printable
from kneecli.routine.step_fields import STEP_FIELDS

if TYPE_CHECKING:
    from kneecli.routine.routine import Routine

_NO_COLUMN = ("slot", "points")
"""Fields that only the planner asks for."""
COLUMNS = tuple(dict.fromkeys(("phase", *(name for name in STEP_FIELDS if name not in _NO_COLUMN))))
"""The fields of a step that have a column; the phase comes first, as a heading would."""
_FORMULA = "=+-@\u2212"
"""What a spreadsheet takes for the beginning of a formula; it takes wide and small ones too."""


def routine_csv(routine: Routine) -> str:
    """The steps under their column names; the fields are those of the JSON document."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for step in routine.steps:
        writer.writerow([_cell(STEP_FIELDS[column].find(step)) for column in COLUMNS])
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

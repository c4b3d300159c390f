"""A fault in a data file: where it is and what is wrong, as a value."""

from __future__ import annotations

from collections.abc import Iterable

from kneecli.catalog.names import listed
from kneecli.errors import InvalidDataError
from kneecli.record import Record

MOST_FAULTS = 1000
"""No more are looked for at once in one file."""
MOST_SHOWN = 50
"""No more are shown, nor is more than that looked up for hints."""
_MOST_FILES = 5
_LONGEST = 60


class Fault(Record):
    """One thing that is wrong at one place of a file."""

    file: str
    line: int
    column: int
    field: str
    sentence: str

    def __str__(self) -> str:
        field = f"{clipped(self.field)}: " if self.field else ""
        return f"{self.file}:{self.line}:{self.column}: error: {field}{self.sentence}"


class FaultyDataError(InvalidDataError):
    """Data files with faults, all of them at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        files = list(dict.fromkeys(fault.file for fault in self.faults))
        if len(files) > _MOST_FILES:
            files = [*files[: _MOST_FILES - 1], f"{len(files) - _MOST_FILES + 1} more files"]
        super().__init__(f"{count} in {listed(files)}", "mend each line named above")

    def lines(self) -> list[str]:
        """A line for each of the first faults, and how many more there are."""
        shown = [str(fault) for fault in self.faults[:MOST_SHOWN]]
        more = len(self.faults) - len(shown)
        return [*shown, f"... and {more} more"] if more else shown


def clipped(text: str) -> str:
    """The beginning of a text, long enough to know it by."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def field_name(location: Iterable[str | int]) -> str:
    """The field a location leads to, without the numbers of list items: `dose.sets`."""
    return ".".join(step for step in location if isinstance(step, str))

"""A fault in a data file: where it is and what is wrong, as a value."""

from __future__ import annotations

from collections.abc import Iterable

from kneecli.catalog.names import listed
from kneecli.errors import InvalidDataError
from kneecli.record import Record


class Fault(Record):
    """One thing that is wrong at one place of a file."""

    file: str
    line: int
    column: int
    field: str
    sentence: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}:{self.column}: error: {field}{self.sentence}"


class FaultyDataError(InvalidDataError):
    """Data files with faults, all of them at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        files = listed(list(dict.fromkeys(fault.file for fault in self.faults)))
        super().__init__(f"{count} in {files}", "mend each line named above")


def field_name(location: Iterable[str | int]) -> str:
    """The field a location leads to, without the numbers of list items: `dose.sets`."""
    return ".".join(step for step in location if isinstance(step, str))

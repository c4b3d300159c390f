"""A routine on its way in: from a file, from standard input, or the one planned last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kneecli.errors import InvalidDataError, NotFoundError, reason_of
from kneecli.files import MOST_BYTES, read_limited

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.routine.routine import Routine


def take_in(world: World, catalog: Catalog, source: str | None) -> Routine:
    """The routine in a file, in standard input (`-`), or the one planned last.

    Raises NotFoundError where it cannot be read, FaultyDataError where it is none, and
    InvalidDataError where it is what is only written.
    """
    if source is None:
        from kneecli.cli.last_routine import recall

        return recall(catalog)
    from kneecli.routine_file.reading import read_routine

    name = "standard input" if source == "-" else source
    try:
        content = (
            world.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else read_limited(Path(source))
        )
    except OSError as error:
        reason = reason_of(error, "not readable")
        raise NotFoundError(f"cannot read `{name}`: {reason}") from None
    what = _written_only(name, content)
    if what and not any(mark in content for mark in _MARKS):
        said = f"`{name}` is {what}, which cannot be read back"
        raise InvalidDataError(
            said, "give the routine in YAML or JSON; `-o routine.yaml` writes one"
        )
    return read_routine(catalog, content, name)


WRITTEN_ONLY = {
    ".pdf": "a PDF",
    ".ics": "a calendar file",
    ".fit": "a watch file",
    ".html": "a web page",
    ".htm": "a web page",
    ".md": "a Markdown file",
    ".markdown": "a Markdown file",
    ".csv": "a table",
    ".txt": "plain text",
    ".png": "a picture",
    ".svg": "a picture",
}
"""What is written and not read back, by its suffix."""
_BEGINNINGS = {
    b"%PDF": ".pdf",
    b"\x89PNG": ".png",
    b"BEGIN:VCALENDAR": ".ics",
    b"<!doctype html": ".html",
}
"""What it begins with, under whichever name."""
_MARKS = (b"\nsteps:", b'"steps":')
"""What stands in every routine that can be read, whatever the name of its file."""


def _written_only(name: str, content: bytes) -> str:
    """What a file is, if it is none of those that routines are read from."""
    begun = content[:20].lower()
    found = [suffix for bytes_, suffix in _BEGINNINGS.items() if begun.startswith(bytes_.lower())]
    return WRITTEN_ONLY.get(found[0] if found else Path(name).suffix.lower(), "")

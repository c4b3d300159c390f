"""The one table of formats a routine can be given in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.errors import UsageError
from kneecli.record import Record
from kneecli.render.painters import PAINTERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.render.calendar_file import Schedule
    from kneecli.render.painters import Canvas
    from kneecli.routine.routine import Routine


class Look(Record):
    """How the output should look, as far as a format can choose."""

    canvas: Canvas
    steps: bool
    """Whether each drill's instructions are given."""
    look_further: bool
    """Whether the commands that tell more are named."""
    figures: str = ""
    """The folder that holds figures to link to, as the file sees it; empty for none."""
    schedule: Schedule | None = None
    """When the routine is done; a calendar needs it, nothing else has it."""
    old_watch: bool = False
    """Whether the watch knows only the exercises of earlier years."""


class Format(Record, kw_only=False):
    """A way to write a routine down."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    render: Callable[[Catalog, Routine, Look], str | bytes]
    """Text, or bytes for what is no text."""


def _page(painter: str) -> Callable[[Catalog, Routine, Look], str]:
    """A format that is a page, by the name of its painter."""

    def render(catalog: Catalog, routine: Routine, look: Look) -> str:
        from kneecli.render.routine_page import routine_page

        page = routine_page(
            catalog,
            routine,
            steps=look.steps,
            look_further=look.look_further,
            figures=look.figures,
        )
        return PAINTERS[painter](page, look.canvas)

    return render


def _html(catalog: Catalog, routine: Routine, look: Look) -> str:  # noqa: ARG001 - one signature
    from kneecli.render import handout

    return handout.handout(catalog, routine)


def _pdf(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render.pdf.handout import handout_pdf

    return handout_pdf(catalog, routine)


def _ics(catalog: Catalog, routine: Routine, look: Look) -> str:
    from kneecli.render.calendar_file import routine_calendar

    assert look.schedule is not None
    return routine_calendar(catalog, routine, look.schedule)


def _fit(catalog: Catalog, routine: Routine, look: Look) -> bytes:
    from kneecli.render import watch_file

    return watch_file.workout_file(catalog, routine, old_watch=look.old_watch)


def _csv(catalog: Catalog, routine: Routine, look: Look) -> str:  # noqa: ARG001 - one signature
    from kneecli.render import spreadsheet

    return spreadsheet.routine_csv(routine)


def _yaml(catalog: Catalog, routine: Routine, look: Look) -> str:  # noqa: ARG001 - one signature
    from kneecli.render import routine_yaml

    return routine_yaml.routine_yaml(routine)


def _json(catalog: Catalog, routine: Routine, look: Look) -> str:  # noqa: ARG001 - one signature
    from kneecli.render import document

    return document.to_json(document.routine_document(routine))


FORMATS = {
    entry.name: entry
    for entry in (
        Format("table", (), "a table for the terminal, in colour where it can", _page("table")),
        Format("text", (".txt",), "plain text, wrapped and aligned", _page("text")),
        Format("markdown", (".md", ".markdown"), "Markdown for notes and pages", _page("markdown")),
        Format("html", (".html", ".htm"), "a handout to print or mail, with figures", _html),
        Format("pdf", (".pdf",), "the same handout, ready to print", _pdf),
        Format("csv", (".csv",), "a spreadsheet, one row for each step", _csv),
        Format("ics", (".ics",), "calendar entries, with `--repeat`", _ics),
        Format("fit", (".fit",), "a workout for a watch", _fit),
        Format("yaml", (".yaml", ".yml"), "YAML to edit by hand and read back", _yaml),
        Format("json", (".json",), "JSON for programs", _json),
    )
}


PAGE_FORMATS = (*PAINTERS, "json")
"""Those that lists, records and reasons have too."""


def format_named(name: str) -> Format:
    """The format called `name`. Raises UsageError, naming those there are."""
    if name not in FORMATS:
        raise UsageError(f"there is no format `{name}`", f"there are {_all_formats()}")
    return FORMATS[name]


def format_of(path: Path) -> Format:
    """The format a file's suffix stands for. Raises UsageError, naming those there are."""
    for entry in FORMATS.values():
        if path.suffix.lower() in entry.suffixes:
            return entry
    suffixes = ", ".join(suffix for entry in FORMATS.values() for suffix in entry.suffixes)
    raise UsageError(
        f"no format goes with the name `{path.name}`",
        f"end it in one of {suffixes}, or choose with `--format`",
    )


def _all_formats() -> str:
    return ", ".join(f"`{name}`" for name in FORMATS)

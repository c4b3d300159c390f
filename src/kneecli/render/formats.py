"""The one table of formats a routine can be given in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import listed
from kneecli.errors import UsageError
from kneecli.record import Record
from kneecli.render.painters import PAINTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import NoReturn

    from kneecli.catalog.catalog import Catalog
    from kneecli.render.look import FormatOptions, Look
    from kneecli.routine.routine import Routine


class Format(Record, kw_only=False):
    """A way to write a routine down."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Catalog, Routine, Look], str | bytes]
    """Text that follows the terminal, for people; bytes, the same everywhere, for programs."""
    options: tuple[str, ...] = ()
    """The options that go with it, by their names in `FormatOptions`."""
    beside: Callable[[Catalog, Routine, Look], Mapping[str, str]] | None = None
    """Files that lie beside its own, by their paths from there."""
    warning: Callable[[Catalog, Routine], str] | None = None
    """What is said after it was written; empty for nothing."""
    legible: bool = True
    """Whether it can be read as it is."""


def _page(painter: str) -> Callable[[Catalog, Routine, Look], str | bytes]:
    """A format that is a page, by the name of its painter."""

    def render(catalog: Catalog, routine: Routine, look: Look) -> str | bytes:
        from kneecli.render.routine_page import routine_page

        page = routine_page(
            catalog,
            routine,
            steps=look.steps,
            look_further=look.look_further and look.reasons is None,
            figures=_figures_folder(look),
        )
        if look.reasons is not None:
            from kneecli.render.why_page import why_page

            page += why_page(catalog, routine, look.reasons)
        return PAINTERS[painter](page, look.canvas)

    return render


def _figures_folder(look: Look) -> str:
    """The folder for figures to link to, beside the file; empty where none are wanted.

    Raises UsageError where there is no file.
    """
    if not look.options.figures:
        return ""
    if not look.file:
        raise UsageError("`--figures` lie beside a file", "name one: `-o routine.md`")
    return f"{look.file}-figures"


def _figures(catalog: Catalog, routine: Routine, look: Look) -> Mapping[str, str]:
    from kneecli.render import step_figure

    folder = _figures_folder(look)
    return step_figure.files_in(folder, catalog, routine) if folder else {}


def _html(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render import handout

    return handout.handout(catalog, routine).encode()


def _pdf(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render.pdf.handout import handout_pdf

    return handout_pdf(catalog, routine)


def _ics(catalog: Catalog, routine: Routine, look: Look) -> bytes:
    from kneecli.render.calendar_file import routine_calendar
    from kneecli.render.schedule import schedule_of

    schedule = schedule_of(look.options, routine, look.now())
    return routine_calendar(catalog, routine, schedule).encode()


def _fit(catalog: Catalog, routine: Routine, look: Look) -> bytes:
    from kneecli.render import watch_file

    return watch_file.workout_file(catalog, routine, old_watch=look.options.old_watch)


def _many_steps(catalog: Catalog, routine: Routine) -> str:
    from kneecli.render import watch_steps

    return watch_steps.warning(catalog, routine)


def _csv(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render import spreadsheet

    return spreadsheet.routine_csv(routine).encode()


def _yaml(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render import routine_yaml

    return routine_yaml.routine_yaml(routine).encode()


def _json(catalog: Catalog, routine: Routine, look: Look) -> bytes:  # noqa: ARG001 - one signature
    from kneecli.render import document

    content = document.routine_document(routine)
    if look.reasons is not None:
        content["why"] = document.why_document(look.reasons)
    return document.to_json(content)


FORMATS = {
    entry.name: entry
    for entry in (
        Format("table", (), _page("table"), ("why",)),
        Format("text", (".txt",), _page("text"), ("why",)),
        Format(
            "markdown", (".md", ".markdown"), _page("markdown"), ("why", "figures"), beside=_figures
        ),
        Format("html", (".html", ".htm"), _html),
        Format("pdf", (".pdf",), _pdf, legible=False),
        Format("csv", (".csv",), _csv),
        Format("ics", (".ics",), _ics, ("repeat", "at", "weeks", "alarm")),
        Format("fit", (".fit",), _fit, ("old_watch",), warning=_many_steps, legible=False),
        Format("yaml", (".yaml", ".yml"), _yaml),
        Format("json", (".json",), _json, ("why",)),
    )
}


PRINTED = ".pdf"
"""The suffix of the format for paper."""
RECORD_FORMATS = (*PAINTERS, "csv", "yaml", "json")
"""Those that lists and records have too."""


def choose(name: str | None, file: Path | None, usual: str, options: FormatOptions) -> Format:
    """The format asked for by name, else by a file's suffix, else the usual one.

    Raises UsageError for one that is not known, and for options that go with others.
    """
    if name is not None:
        chosen = FORMATS[named(name, FORMATS)]
        if file is not None:
            _refuse_contradiction(file, chosen)
    else:
        chosen = FORMATS[usual] if file is None else _of_file(file)
    for option in options.given():
        if option not in chosen.options:
            _refuse(option, chosen)
    return chosen


def _refuse_contradiction(file: Path, chosen: Format) -> None:
    """Raises UsageError where a file's suffix stands for another format than the one chosen.

    Whatever can be read as it is may be called text.
    """
    suffix = file.suffix.lower()
    entries = [entry for entry in FORMATS.values() if suffix in entry.suffixes]
    fits = not entries or (entries[0].name == "text" and chosen.legible)
    if not fits and chosen.suffixes and suffix not in chosen.suffixes:
        said = f"`{file.name}` ends in {suffix}, and `--format` asks for `{chosen.name}`"
        raise UsageError(said, f"leave out `--format`, or end the name in {chosen.suffixes[0]}")


def _refuse(option: str, chosen: Format) -> NoReturn:
    """Raises UsageError, naming the formats that an option goes with."""
    fitting = [entry for entry in FORMATS.values() if option in entry.options]
    names = listed([f"`{entry.name}`" for entry in fitting])
    suffixes = [suffix for entry in fitting for suffix in entry.suffixes]
    said = f"`--{option.replace('_', '-')}` goes with {names}, not with `{chosen.name}`"
    raise UsageError(said, f"try `-o routine{suffixes[0]}`")


def named(name: str, known: Iterable[str]) -> str:
    """The one of some formats that is called `name`, or has it as a suffix, in any case.

    Raises UsageError, naming those there are.
    """
    word = name.strip().lower().removeprefix(".")
    for entry in FORMATS.values():
        if entry.name in known and (word == entry.name or f".{word}" in entry.suffixes):
            return entry.name
    listing = ", ".join(f"`{one}`" for one in known)
    raise UsageError(f"there is no format `{name}` here", f"there are {listing}")


def _of_file(path: Path) -> Format:
    """The format a file's suffix stands for. Raises UsageError, naming those there are."""
    for entry in FORMATS.values():
        if path.suffix.lower() in entry.suffixes:
            return entry
    suffixes = [entry.suffixes[0] for entry in FORMATS.values() if entry.suffixes]
    others = listed([suffix for suffix in suffixes if suffix != PRINTED], "or")
    raise UsageError(
        f"no format goes with the name `{path.name}`",
        f"end it in {PRINTED} to print it on paper, else in {others}",
    )

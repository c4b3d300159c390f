"""A routine on its way out: to the terminal, a pipe or a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneecli.cli.world import deliver, save
from kneecli.errors import UsageError
from kneecli.record import Record
from kneecli.render.formats import FORMATS, Look, format_named, format_of

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.render.calendar_file import Schedule
    from kneecli.render.formats import Format
    from kneecli.routine import Routine


class When(Record):
    """What was said of when; None where nothing was."""

    repeat: str | None = None
    at: str | None = None
    weeks: int | None = None
    alarm: str | None = None

    def given(self) -> bool:
        """Whether anything was said."""
        return any(value is not None for value in self.values().values())


class Output(Record):
    """What was said of how a routine is put out, and where to."""

    format_name: str | None
    file: Path | None
    """The file to write; None prints."""
    force: bool
    """Whether a file that exists is replaced."""
    steps: bool = False
    figures: bool = False
    old_watch: bool = False
    when: When = When()


def choose_format(world: World, output: Output) -> Format:
    """The format asked for, else the one a file's suffix or the terminal suggests."""
    if output.format_name is not None:
        return format_named(output.format_name)
    if output.file is not None:
        return format_of(output.file)
    return FORMATS["table" if world.terminal else "text"]


def put_out(world: World, catalog: Catalog, routine: Routine, output: Output) -> None:
    """Print a routine, or write it to a file with its instructions.

    Raises UsageError for an unknown format or a file that must not be replaced.
    """
    chosen = choose_format(world, output)
    folder = _figure_folder(chosen, output.file) if output.figures else None
    prints = output.file is None
    look = Look(
        width=world.width,
        colour=world.colour and prints,
        steps=output.steps or not prints,
        look_further=world.terminal and prints,
        figures=folder.name if folder else "",
        schedule=_schedule(chosen, output.when, routine),
        old_watch=_old_watch(chosen, output),
    )
    content = chosen.render(catalog, routine, look)
    if isinstance(content, bytes) and prints and world.terminal:
        said = f"{chosen.name} is nothing to read on a terminal"
        raise UsageError(said, f"add `-o routine{chosen.suffixes[0]}`")
    deliver(content, output.file, force=output.force)
    if folder:
        _write_figures(catalog, routine, folder)
    if chosen is FORMATS["fit"]:
        _warn_of_many_steps(catalog, routine)


def _figure_folder(chosen: Format, output: Path | None) -> Path:
    """Where the figures of a Markdown file go. Raises UsageError for anything else."""
    if output is None or chosen is not FORMATS["markdown"]:
        raise UsageError("`--figures` is for Markdown files", "add `-o routine.md`")
    return output.with_name(f"{output.stem}-figures")


def _write_figures(catalog: Catalog, routine: Routine, folder: Path) -> None:
    """The figures of the drills; those that are there already are drawn anew."""
    from kneecli.figure import svg

    folder.mkdir(exist_ok=True)
    for exercise in {step.exercise.id: step.exercise for step in routine.steps}.values():
        figure = catalog.figures.get(exercise.id)
        if figure is not None:
            picture = svg.still(figure, exercise.name, exercise.summary)
            save(folder / f"{exercise.id}.svg", picture, force=True, quiet=True)


def _schedule(chosen: Format, when: When, routine: Routine) -> Schedule | None:
    """When the routine is done, for a calendar; only a calendar can be told so."""
    if chosen is FORMATS["ics"]:
        from datetime import datetime

        from kneecli.cli.schedule import schedule_of

        return schedule_of(when, routine, datetime.now().astimezone())
    if when.given():
        said = "`--repeat`, `--at`, `--weeks` and `--alarm` are for calendar files"
        raise UsageError(said, "add `-o routine.ics`")
    return None


def _old_watch(chosen: Format, output: Output) -> bool:
    """Whether the watch is an old one. Raises UsageError where there is no watch."""
    if output.old_watch and chosen is not FORMATS["fit"]:
        raise UsageError("`--old-watch` is for watch files", "add `-o routine.fit`")
    return output.old_watch


def _warn_of_many_steps(catalog: Catalog, routine: Routine) -> None:
    """Say so on stderr where a watch may refuse the file, which is written all the same."""
    from kneecli.render.watch_steps import MOST_STEPS, watch_steps

    steps = len(watch_steps(catalog, routine))
    if steps > MOST_STEPS:
        sys.stderr.write(
            f"warning: the workout has {steps} steps, and many watches take no more than "
            f"{MOST_STEPS}\n\nhint: fewer minutes make fewer steps\n"
        )

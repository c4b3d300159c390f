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
    from kneecli.routine.routine import Routine


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
    steps: bool | None = None
    """Whether instructions are given; where nothing was said, in files alone."""
    figures: bool = False
    old_watch: bool = False
    when: When = When()

    @property
    def tells_steps(self) -> bool:
        """Whether instructions are given."""
        return self.file is not None if self.steps is None else self.steps


def choose_format(world: World, output: Output) -> Format:
    """The format asked for, else the one a file's suffix or the terminal suggests.

    Raises UsageError for an unknown format, and for options that belong to another one.
    """
    if output.format_name is not None:
        chosen = format_named(output.format_name)
    elif output.file is not None:
        chosen = format_of(output.file)
    else:
        chosen = FORMATS["table" if world.terminal else "text"]
    _refuse_options_of_others(chosen, output)
    return chosen


def _refuse_options_of_others(chosen: Format, output: Output) -> None:
    if output.figures and (output.file is None or chosen is not FORMATS["markdown"]):
        raise UsageError("`--figures` is for Markdown files", "name one: `-o routine.md`")
    if output.old_watch and chosen is not FORMATS["fit"]:
        raise UsageError("`--old-watch` is for watch files", "name one: `-o routine.fit`")
    if output.when.given() and chosen is not FORMATS["ics"]:
        said = "`--repeat`, `--at`, `--weeks` and `--alarm` are for calendar files"
        raise UsageError(said, "name one: `-o routine.ics`")


def put_out(world: World, catalog: Catalog, routine: Routine, output: Output) -> None:
    """Print a routine, or write it to a file with its instructions.

    Raises UsageError for an unknown format or a file that must not be replaced.
    """
    chosen = choose_format(world, output)
    prints = output.file is None
    folder = None
    if output.figures and output.file is not None:
        folder = output.file.with_name(f"{output.file.stem}-figures")
    look = Look(
        canvas=world.canvas(output.file),
        steps=output.tells_steps,
        look_further=world.terminal and prints,
        figures=folder.name if folder else "",
        schedule=_schedule(output, routine) if chosen is FORMATS["ics"] else None,
        old_watch=output.old_watch,
    )
    content = chosen.render(catalog, routine, look)
    if isinstance(content, bytes) and prints and world.terminal:
        said = f"`{chosen.name}` is nothing to read on a terminal"
        raise UsageError(said, f"add `-o routine{chosen.suffixes[0]}`")
    deliver(content, output.file, force=output.force)
    if folder:
        _write_figures(catalog, routine, folder)
    if chosen is FORMATS["fit"]:
        _warn_of_many_steps(catalog, routine)


def _write_figures(catalog: Catalog, routine: Routine, folder: Path) -> None:
    """The figures of the drills; those that are there already are drawn anew."""
    from kneecli.cli.figure import draw
    from kneecli.render.step_figure import figure_of, file_of

    folder.mkdir(exist_ok=True)
    for step in routine.steps:
        if figure := figure_of(catalog, step):
            picture = draw(figure, step.exercise, animate=False)
            save(folder / file_of(step.exercise.id, figure), picture, force=True, quiet=True)


def _schedule(output: Output, routine: Routine) -> Schedule:
    from datetime import datetime

    from kneecli.cli.schedule import schedule_of

    return schedule_of(output.when, routine, datetime.now().astimezone())


def _warn_of_many_steps(catalog: Catalog, routine: Routine) -> None:
    """Say so on stderr where a watch may refuse the file, which is written all the same."""
    from kneecli.render.watch_steps import MOST_STEPS, watch_steps

    steps = len(watch_steps(catalog, routine))
    if steps > MOST_STEPS:
        sys.stderr.write(
            f"warning: the workout has {steps} steps, and many watches take no more than "
            f"{MOST_STEPS}\n\nhint: fewer drills or sets make fewer steps\n"
        )

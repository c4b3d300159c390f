"""`knee export`: the routine planned last, or one from a file, in any format."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kneecli.cli import options
from kneecli.cli.last_routine import recall
from kneecli.cli.routine_output import Output, When, put_out
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError
from kneecli.paths import MOST_BYTES, read_limited


def export(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A routine in JSON, or - for standard input; the routine planned last if none.",
            show_default=False,
        ),
    ] = None,
    format_name: options.RoutineFormat = None,
    output: options.OutputFile = None,
    force: options.Force = False,
    steps: options.Steps = True,
    figures: options.Figures = False,
    old_watch: options.OldWatch = False,
    repeat: options.Repeat = None,
    at: options.At = None,
    weeks: options.Weeks = None,
    alarm: options.Alarm = None,
) -> None:
    """Write a routine again: the one planned last, or one in a JSON file."""
    from kneecli.routine_file import read_routine

    world = world_of(context)
    wanted = Output(
        format_name=format_name,
        file=output,
        force=force,
        steps=steps,
        figures=figures,
        old_watch=old_watch,
        when=When(repeat=repeat, at=at, weeks=weeks, alarm=alarm),
    )
    catalog = world.catalog()
    routine = read_routine(catalog, _content(source), _name(source))
    put_out(world, catalog, routine, wanted)


def _content(source: str | None) -> bytes:
    if source is None:
        return recall()
    if source == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        return read_limited(Path(source))
    except OSError as error:
        reason = (error.strerror or "not readable").lower()
        raise NotFoundError(f"cannot read `{source}`: {reason}") from None


def _name(source: str | None) -> str:
    names = {None: "last-routine.json", "-": "standard input"}
    return names.get(source) or Path(source or "").name

"""`knee export`: the routine planned last, or one from a file, in any format."""

from pathlib import Path
from typing import Annotated

import typer

from kneecli.cli import options
from kneecli.cli.routine_output import output_of, put_out
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError
from kneecli.render.formats import FORMATS
from kneecli.render.look import FormatOptions


def export(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A routine in YAML or JSON, or - for standard input; the routine planned last "
            "if none.",
            show_default=False,
        ),
    ] = None,
    format_name: options.RoutineFormat = None,
    output: options.OutputFile = None,
    force: options.Force = False,
    steps: options.Steps = None,
    figures: options.Figures = False,
    old_watch: options.OldWatch = False,
    repeat: options.Repeat = None,
    at: options.At = None,
    weeks: options.Weeks = None,
    alarm: options.Alarm = None,
) -> None:
    """Write a routine again: the one planned last, or one in a file."""
    from kneecli.cli.routine_input import take_in

    world = world_of(context)
    wanted = output_of(
        world,
        format_name=format_name,
        file=output,
        force=force,
        steps=steps is not False,
        options=FormatOptions(
            figures=figures, old_watch=old_watch, repeat=repeat, at=at, weeks=weeks, alarm=alarm
        ),
    )
    catalog = world.catalog()
    try:
        routine = take_in(world, catalog, source)
    except NotFoundError as error:
        raise (_meant_otherwise(source, error) if source else error) from None
    put_out(world, catalog, routine, wanted)


def _meant_otherwise(source: str, error: NotFoundError) -> NotFoundError:
    """The error for a file that cannot be read, with what else may have been meant by its name."""
    suffix = Path(source).suffix.lower()
    written = [entry for entry in FORMATS.values() if entry.name not in ("yaml", "json")]
    if not suffix:
        return NotFoundError(error.message, "`knee export` alone takes the routine planned last")
    if not any(suffix in entry.suffixes for entry in written):
        return error
    from shlex import quote

    return NotFoundError(error.message, f"`knee export -o {quote(source)}` writes it")

"""`knee export`: the routine planned last, or one from a file, in any format."""

from pathlib import Path
from typing import Annotated

import typer

from kneecli.cli import options
from kneecli.cli.routine_output import output_of, put_out
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError
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
        if source is None or source == "-" or _is_there(Path(source)):
            raise
        raise _meant_otherwise(context, source, error) from None
    put_out(world, catalog, routine, wanted)


def _is_there(path: Path) -> bool:
    """Whether something has that name, be it in a place where one may not look."""
    try:
        return path.exists()
    except OSError:
        return True


def _meant_otherwise(context: typer.Context, source: str, error: NotFoundError) -> NotFoundError:
    """The error for a file that cannot be read, with what else may have been meant by its name."""
    from kneecli.cli.known import WORDS
    from kneecli.cli.whole_line import READ_BACK, whole_line

    path = Path(source)
    if beside := [end for end in READ_BACK if path.with_name(path.name + end).is_file()]:
        return NotFoundError(error.message, f"did you mean `{source}{beside[0]}`?")
    if path.suffix.lower() in READ_BACK:
        return error
    words = context.meta[WORDS]
    if line := whole_line(context, context.command_path, words):
        return NotFoundError(error.message, f"`{line}` writes it")
    line = whole_line(context, context.command_path, [word for word in words if word != source])
    return NotFoundError(error.message, f"`{line or 'knee export'}` takes the routine planned last")

"""`knee show`: all that is known of one drill, with its drawing."""

from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.drawn import drawn_alone
from kneecli.catalog.names import find
from kneecli.catalog.wording import in_any_case
from kneecli.cli import options
from kneecli.cli.records import put_out_record
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError
from kneecli.render.exercise_page import exercise_page

if TYPE_CHECKING:
    from kneecli.catalog.figure import Figure
    from kneecli.cli.world import World
    from kneecli.render.page import Drawing


def show(
    context: typer.Context,
    drill: options.Drill,
    figure: Annotated[
        bool | None,
        typer.Option(
            "--figure/--no-figure",
            help="Draw the drill above the text, or not; drawn on a terminal.",
            rich_help_panel=options.OUTPUT,
            show_default=False,
        ),
    ] = None,
    animate: Annotated[
        bool,
        typer.Option(
            "--animate",
            help="Play the drill at its tempo until a key is pressed.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    format_name: options.FormatName = None,
) -> None:
    """Tell all about one drill: how, how much, for whom, and on what evidence."""
    world = world_of(context)
    catalog = world.catalog()
    exercise = find("drill", drill, catalog.exercises, "knee list")
    known = catalog.figures.get(exercise.id)
    drawn = drawn_alone(known, exercise) if known else None
    if animate:
        from kneecli.cli.animation import play

        if drawn is None:
            raise NotFoundError(
                f"`{exercise.id}` has no figure", "docs/figures.md tells how to add one"
            )
        play(world, drawn, exercise)
        return
    wanted = world.terminal and format_name is None if figure is None else figure
    drawings = _drawings(world, drawn) if drawn and wanted else []
    exercise = in_any_case(exercise)
    page = exercise_page(catalog, exercise, drawings)
    put_out_record(world, format_name, "exercise", exercise, page)


def _drawings(world: "World", figure: "Figure") -> "list[Drawing]":
    from kneecli.render.drawing import drawings

    return drawings(figure, world.width, plain=not world.braille)

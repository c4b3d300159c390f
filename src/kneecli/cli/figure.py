"""`knee figure`: a drill drawn, as a still or moving SVG, or as PNG."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.drawn import drawn_alone
from kneecli.catalog.names import find
from kneecli.cli import options
from kneecli.cli.delivery import deliver, make_folder, save, show, tell
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError, UsageError
from kneecli.render.svg_figure import draw

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure
    from kneecli.cli.world import World

SHEET = "index.html"


def figure(
    context: typer.Context,
    drill: Annotated[
        str | None,
        typer.Argument(
            metavar="DRILL",
            help="A drill, by id, name or alias.",
            autocompletion=options.completer("exercises"),
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Every drill, and a page that shows them all.",
            rich_help_panel=options.DRAW,
        ),
    ] = False,
    animate: Annotated[
        bool,
        typer.Option("--animate", help="A moving picture.", rich_help_panel=options.DRAW),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The SVG or PNG file to write; with --all the folder.",
            rich_help_panel=options.OUTPUT,
            show_default=False,
        ),
    ] = None,
    force: options.Force = False,
) -> None:
    """Draw a drill: its key poses side by side, or in motion, as SVG."""
    world = world_of(context)
    catalog = world.catalog()
    if every == (drill is not None):
        raise UsageError("name one drill, or ask for `--all`", "try `knee figure clamshell`")
    if drill is None:
        _draw_all(world, catalog, output, animate=animate, force=force)
        return
    exercise = find("drill", drill, catalog.exercises, "knee list")
    if output is None and world.terminal and not animate:
        _show(world, catalog, exercise)
        return
    picture = draw(_figure_of(catalog, exercise), exercise, animate=animate)
    suffix = output.suffix.lower() if output else ".svg"
    if suffix not in (".svg", ".png"):
        said = f"figures are written as SVG or PNG, not `{suffix}`"
        raise UsageError(said, "try `-o clam.svg`")
    if suffix == ".png":
        from kneecli.render.png import png

        if animate:
            raise UsageError("a PNG does not move", "write a moving picture as SVG")
        deliver(world, png(picture), output, force=force)
    else:
        deliver(world, picture.encode(), output, force=force)


def _figure_of(catalog: "Catalog", exercise: "Exercise") -> "Figure":
    figure = catalog.figures.get(exercise.id)
    if figure is None:
        hint = "docs/figures.md tells how to add one"
        raise NotFoundError(f"`{exercise.id}` has no figure", hint)
    return drawn_alone(figure, exercise)


def _show(world: "World", catalog: "Catalog", exercise: "Exercise") -> None:
    from kneecli.render.drawing import NARROWEST, drawings
    from kneecli.render.page import Heading

    drawn = _figure_of(catalog, exercise)
    if world.width < NARROWEST:
        raise UsageError(
            f"the terminal is too narrow to draw in: {world.width} columns",
            "`-o FILE.svg` writes the picture",
        )
    pictures = drawings(drawn, world.width, plain=not world.braille)
    show(world, [Heading(exercise.name, 1), *pictures])


def _draw_all(
    world: "World", catalog: "Catalog", folder: Path | None, *, animate: bool, force: bool
) -> None:
    """Every figure as a file of its own, and the contact sheet."""
    from kneecli.render.contact_sheet import contact_sheet

    if folder is None:
        raise UsageError("`--all` needs a folder to write to", "name it: `--all -o figures`")
    make_folder(folder)
    drawn = [exercise for exercise in catalog.exercises.values() if exercise.id in catalog.figures]
    for exercise in drawn:
        picture = draw(_figure_of(catalog, exercise), exercise, animate=animate)
        save(folder / f"{exercise.id}.svg", picture, force=force)
    save(folder / SHEET, contact_sheet(drawn), force=force)
    tell(world, f"wrote {len(drawn)} figures and {folder / SHEET}")

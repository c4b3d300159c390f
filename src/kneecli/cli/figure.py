"""`knee figure`: a drill drawn, as a still or moving SVG, or as PNG."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.drawn import drawn_alone
from kneecli.catalog.names import find
from kneecli.cli import options
from kneecli.cli.delivery import STANDARD_OUTPUT, deliver, make_folder, save, show, tell
from kneecli.cli.world import world_of
from kneecli.errors import NotFoundError, UsageError
from kneecli.render.svg_figure import draw

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure
    from kneecli.cli.world import World

FORMATS = ("svg", "png")
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
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="svg or png; by the suffix of the file, or SVG, if none is named.",
            autocompletion=options.word_completer(*FORMATS),
            rich_help_panel=options.OUTPUT,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The SVG or PNG file to write, - for standard output; with --all the folder.",
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
    wanted = _format(format_name, None if every else output)
    if drill is None:
        if wanted == "png":
            raise UsageError("`--all` writes SVG files", "leave out `-f png`, or draw one drill")
        _draw_all(world, catalog, output, animate=animate, force=force)
        return
    exercise = find("drill", drill, catalog.exercises, "knee list")
    if output is None and format_name is None and world.terminal and not animate:
        _show(world, catalog, exercise)
        return
    picture = draw(_figure_of(catalog, exercise), exercise, animate=animate)
    if wanted == "svg":
        deliver(world, picture.encode(), output, force=force)
    else:
        content = _png(picture, animate=animate)
        if world.terminal and output in (None, STANDARD_OUTPUT):
            raise UsageError("a PNG is nothing to read on a terminal", "add `-o clam.png`")
        deliver(world, content, output, force=force)


def _format(name: str | None, file: Path | None) -> str:
    """The format asked for by name, else by a file's suffix, else SVG. Raises UsageError."""
    suffix = ".svg" if file is None or file == STANDARD_OUTPUT else file.suffix
    said = suffix if name is None else name
    word = said.strip().lower().removeprefix(".")
    if word not in FORMATS:
        raise UsageError(
            f"figures are written as SVG or PNG, not `{said}`"
            if said
            else "figures are written as SVG or PNG; no suffix says which",
            "try `-o clam.svg`",
        )
    beside = "" if file is None else file.suffix.lower().removeprefix(".")
    if beside in FORMATS and beside != word:
        said = f"`{file}` ends in .{beside}, and `--format` asks for `{word}`"
        raise UsageError(said, f"leave out `--format`, or end the name in .{word}")
    return word


def _png(picture: str, *, animate: bool) -> bytes:
    from kneecli.render.png import png

    if animate:
        raise UsageError("a PNG does not move", "write a moving picture as SVG")
    return png(picture)


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

    if folder is None or folder == STANDARD_OUTPUT:
        raise UsageError("`--all` needs a folder to write to", "name it: `--all -o figures`")
    make_folder(folder)
    drawn = [exercise for exercise in catalog.exercises.values() if exercise.id in catalog.figures]
    for exercise in drawn:
        picture = draw(_figure_of(catalog, exercise), exercise, animate=animate)
        save(folder / f"{exercise.id}.svg", picture, force=force)
    save(folder / SHEET, contact_sheet(drawn), force=force)
    tell(world, f"wrote {len(drawn)} figures and {folder / SHEET}")

"""The `knee` command: its global options and its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kneecli import __version__
from kneecli.cli.boundary import Command, Group
from kneecli.cli.check import check
from kneecli.cli.export import export
from kneecli.cli.listing import list_exercises
from kneecli.cli.plan import plan
from kneecli.cli.reference import conditions, equipment, muscles, safety
from kneecli.cli.show import show

ROUTINES, CATALOGUE = "Routines", "Catalogue"

app = typer.Typer(
    cls=Group,
    help="Warm-up routines that protect the knees, by the equipment and minutes at hand.",
    epilog="Example: knee plan --equipment band --minutes 10",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"knee {__version__}")
        raise typer.Exit


@app.callback()
def knee(
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool,
        typer.Option("--version", help="Tell the version.", callback=_tell_version, is_eager=True),
    ] = False,
    no_color: Annotated[  # noqa: ARG001 - read by world_of
        bool, typer.Option("--no-color", help="No colour; the variable NO_COLOR does the same.")
    ] = False,
    data: Annotated[  # noqa: ARG001 - read by world_of
        Path | None,
        typer.Option(
            "--data",
            metavar="FOLDER",
            help="A folder with data files of one's own; the variable KNEE_DATA does the same.",
            show_default=False,
        ),
    ] = None,
) -> None:
    pass


for panel, name, command, example in (
    (ROUTINES, "plan", plan, "knee plan -e band,kettlebell -m 15 --avoid low-back-pain"),
    (ROUTINES, "export", export, "knee export -o warmup.txt"),
    (CATALOGUE, "list", list_exercises, 'knee list --muscle "glute med"'),
    (CATALOGUE, "show", show, "knee show clamshell"),
    (CATALOGUE, "muscles", muscles, "knee muscles gluteus-medius"),
    (CATALOGUE, "equipment", equipment, "knee equipment"),
    (CATALOGUE, "conditions", conditions, "knee conditions runners-knee"),
    (CATALOGUE, "safety", safety, "knee safety"),
    (CATALOGUE, "check", check, "knee check my-data"),
):
    app.command(name, cls=Command, epilog=f"Example: {example}", rich_help_panel=panel)(command)

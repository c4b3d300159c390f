"""`knee check`: every fault in the data files."""

from pathlib import Path
from typing import Annotated

import typer

from kneecli.catalog.loading import data_files, load_yaml
from kneecli.cli.world import world_of, write
from kneecli.errors import UsageError


def check(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="A folder with data files of one's own; the built-in ones if none.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check data files and name every fault as file:line:column."""
    if folder and folder.is_file():
        hint = f"`knee routine check {folder}` checks a routine"
        raise UsageError(f"`{folder}` is a file, not a folder of data files", hint)
    catalog = load_yaml(data_files(folder or world_of(context).data))
    counted = [
        f"{len(items)} {name if len(items) == 1 else name + 's'}"
        for name, items in (
            ("exercise", catalog.exercises),
            ("condition", catalog.conditions),
            ("source", catalog.sources),
        )
    ]
    write(f"no faults: {', '.join(counted)}\n")

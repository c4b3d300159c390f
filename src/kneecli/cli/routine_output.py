"""A routine on its way out: to the terminal, a pipe or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.world import save, write
from kneecli.render.formats import FORMATS, Look, format_named, format_of

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.render.formats import Format
    from kneecli.routine import Routine


def choose_format(world: World, format_name: str | None, output: Path | None) -> Format:
    """The format asked for, else the one a file's suffix or the terminal suggests."""
    if format_name is not None:
        return format_named(format_name)
    if output is not None:
        return format_of(output)
    return FORMATS["table" if world.terminal else "text"]


def put_out(
    world: World,
    catalog: Catalog,
    routine: Routine,
    format_name: str | None,
    output: Path | None,
    *,
    force: bool,
    steps: bool,
) -> None:
    """Print a routine, or write it to a file with its instructions.

    Raises UsageError for an unknown format or a file that must not be replaced.
    """
    chosen = choose_format(world, format_name, output)
    if output is None:
        look = Look(
            width=world.width, colour=world.colour, steps=steps, look_further=world.terminal
        )
        write(chosen.render(catalog, routine, look))
    else:
        look = Look(width=world.width, colour=False, steps=True, look_further=False)
        save(output, chosen.render(catalog, routine, look), force=force)

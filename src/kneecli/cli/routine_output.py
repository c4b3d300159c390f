"""A routine on its way out: to the terminal, a pipe or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.world import save, write
from kneecli.render.formats import FORMATS, Look, format_named, format_of

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.routine import Routine


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
    if format_name is not None:
        chosen = format_named(format_name)
    elif output is not None:
        chosen = format_of(output)
    else:
        chosen = FORMATS["table" if world.terminal else "text"]
    if output is None:
        look = Look(
            width=world.width, colour=world.colour, steps=steps, look_further=world.terminal
        )
        write(chosen.render(catalog, routine, look))
    else:
        look = Look(width=world.width, colour=False, steps=True, look_further=False)
        save(output, chosen.render(catalog, routine, look), force=force)

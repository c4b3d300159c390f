"""A routine on its way in: from a file, from standard input, or the one planned last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kneecli.errors import NotFoundError
from kneecli.files import MOST_BYTES, read_limited

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.routine.routine import Routine


def take_in(world: World, catalog: Catalog, source: str | None) -> Routine:
    """The routine in a file, in standard input (`-`), or the one planned last.

    Raises NotFoundError where it cannot be read, FaultyDataError where it is none.
    """
    if source is None:
        from kneecli.cli.last_routine import recall

        return recall(catalog)
    from kneecli.routine_file.reading import read_routine

    name = "standard input" if source == "-" else source
    try:
        content = (
            world.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else read_limited(Path(source))
        )
    except OSError as error:
        reason = (error.strerror or "not readable").lower()
        raise NotFoundError(f"cannot read `{name}`: {reason}") from None
    return read_routine(catalog, content, name)

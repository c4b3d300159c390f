"""The world a command runs in: streams, clock and keys, how wide and colourful, which data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kneecli.catalog.layers import layers
from kneecli.catalog.loading import load
from kneecli.cli.terminal_width import terminal_width
from kneecli.record import Record
from kneecli.render.painters import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from typing import TextIO

    import typer

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.layers import Layer

_WITHOUT_CODES = ("", "dumb", "unknown")
"""What TERM says of a terminal that shows codes instead of following them."""
_WITHOUT_BRAILLE = ("dumb", "linux")
COMPLETING = "_KNEE_COMPLETE" in os.environ
"""Whether the shell asks for completions; only then typer need look at completers."""


class Clock(Record):
    """What time it is."""

    now: Callable[[], datetime]
    """Date and time of day, with a time zone."""
    seconds: Callable[[], float]
    """Seconds since some moment, never set back."""


class World(Record):
    """What a command may know of its surroundings, and where it reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Clock
    keys: Callable[[], AbstractContextManager[Callable[[float], str]]]
    """While it is open there is no cursor, and a function that waits so many seconds for a key."""
    terminal: bool
    """Whether a person reads the output on a terminal."""
    width: int
    colour: bool
    braille: bool
    """Whether the output can hold braille characters."""
    cursor: bool = True
    """Whether the terminal knows the codes that move its cursor."""
    data: tuple[str, ...] = ()
    """Data of one's own that was named, beside what is found without being named."""
    own_data: bool = True
    """Whether data of one's own are in use at all."""

    @property
    def usual_format(self) -> str:
        """The format of what is printed where none was asked for."""
        return "table" if self.terminal else "text"

    def canvas(self, *, as_file: bool = False) -> Canvas:
        """What a page is painted on, printed or in a file, which never holds a terminal's codes."""
        return Canvas(
            self.width, self.colour and not as_file, narrow=None if as_file else self.width
        )

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The built-in data, and the user's own on top of it.

        Raises NotFoundError where named data do not exist, InvalidDataError where they cannot be
        read.
        """
        return tuple(layers(map(Path, self.data), own=self.own_data))

    def catalog(self) -> Catalog:
        """The catalogue in use. Raises as `layers` does, and FaultyDataError with every fault."""
        return load(self.layers)


def world_of(context: typer.Context) -> World:
    """The world, from the global options and the environment."""
    options = context.find_root().params
    terminal = sys.stdout.isatty()
    kind = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    plain = options.get("no_color") or os.environ.get("NO_COLOR") or kind in _WITHOUT_CODES
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    return World(
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        clock=Clock(now=_now, seconds=monotonic),
        keys=_keys,
        terminal=terminal,
        width=terminal_width(),
        colour=terminal and not plain,
        braille=encoding.startswith("utf") and kind not in _WITHOUT_BRAILLE,
        cursor=kind not in _WITHOUT_CODES,
        data=named_data(options.get("data")),
        own_data=not options.get("no_data"),
    )


def error_width() -> int | None:
    """How many columns errors are read in; None where they go to no terminal."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or None
    except (OSError, ValueError):
        return None


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


def _keys() -> AbstractContextManager[Callable[[float], str]]:
    from kneecli.cli.keys import single_keys

    return single_keys(sys.stdin, sys.stdout)


def named_data(option: Sequence[str] | None = None) -> tuple[str, ...]:
    """The data that an option names, or else the environment."""
    if option:
        return tuple(option)
    return tuple(part for part in os.environ.get("KNEE_DATA", "").split(os.pathsep) if part)

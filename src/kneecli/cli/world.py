"""The world a command runs in: where it prints, how wide and colourful, which data it reads."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kneecli.catalog.layers import layers
from kneecli.catalog.loading import load
from kneecli.errors import NotFoundError, UsageError
from kneecli.paths import write_whole
from kneecli.record import Record
from kneecli.render.painters import PAINTERS, Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.layers import Layer
    from kneecli.render.page import Page

NARROWEST = 40


class World(Record):
    """What a command may know of its surroundings."""

    terminal: bool
    """Whether a person reads the output on a terminal."""
    width: int
    colour: bool
    layers: tuple[Layer, ...]
    """The built-in data, and the user's own on top of it."""

    @property
    def braille(self) -> bool:
        """Whether the output can hold braille characters."""
        encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
        return encoding.startswith("utf") and os.environ.get("TERM") not in ("dumb", "linux")

    @property
    def usual_format(self) -> str:
        """The format of what is printed where none was asked for."""
        return "table" if self.terminal else "text"

    def canvas(self, file: Path | None = None) -> Canvas:
        """What a page is painted on, printed or in a file, which never holds a terminal's codes."""
        return Canvas(self.width, self.colour and file is None)

    def catalog(self) -> Catalog:
        """The catalogue in use."""
        return load(self.layers)


def world_of(context: typer.Context) -> World:
    """The world, from the global options and the environment."""
    options = context.find_root().params
    terminal = sys.stdout.isatty()
    plain = (
        options.get("no_color") or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    )
    return World(
        terminal=terminal,
        width=max(NARROWEST, shutil.get_terminal_size().columns),
        colour=terminal and not plain,
        layers=tuple(layers_in_use(options.get("data"), own=not options.get("no_data"))),
    )


def layers_in_use(named: Sequence[str] | None = None, *, own: bool = True) -> list[Layer]:
    """The layers of data that an option names, or else the environment, on the usual ones.

    Raises NotFoundError for a named one that does not exist.
    """
    if not named:
        named = [part for part in os.environ.get("KNEE_DATA", "").split(os.pathsep) if part]
    return layers(map(Path, named), own=own)


def show(world: World, page: Page, format_name: str | None = None) -> None:
    """Print a page in a format, else as suits the output."""
    write(PAINTERS[format_name or world.usual_format](page, world.canvas()))


def write(content: str | bytes) -> None:
    """Print text or bytes as they are. Raises UsageError where they cannot be written.

    Where their reader has gone, the run ends there, without a word.
    """
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        raise SystemExit(0) from None
    except OSError as error:
        _forget_output()
        reason = (error.strerror or "the output is closed").lower()
        raise UsageError(f"cannot write the output: {reason}") from None


def _forget_output() -> None:
    """Send what is still in the buffer nowhere, so that nothing fails again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def deliver(content: str | bytes, output: Path | None, *, force: bool) -> None:
    """Print, or write to a file where one is named. Raises as `write` and `save` do."""
    if output is None:
        write(content)
    else:
        save(output, content, force=force)


def save(path: Path, content: str | bytes, *, force: bool, quiet: bool = False) -> None:
    """Write a file whole or not at all, and say so on stderr unless `quiet`.

    Raises UsageError where it exists and `force` is not given, or cannot be written;
    NotFoundError where its folder does not exist.
    """
    try:
        _check_target(path, force=force)
        write_whole(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        reason = (error.strerror or "it could not be written").lower()
        raise UsageError(
            f"cannot write `{path}`: {reason}", "the old file, if any, is as it was"
        ) from error
    if not quiet:
        sys.stderr.write(f"wrote {path}\n")


def _check_target(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise UsageError(f"`{path}` is a folder", "name a file in it")
    if path.exists() and not path.is_file():
        raise UsageError(f"`{path}` is no ordinary file", "name one")
    if path.exists() and not force:
        raise UsageError(f"`{path}` exists already", "`--force` replaces it")
    if not path.parent.is_dir():
        raise NotFoundError(f"no folder `{path.parent}`", "make it first, or choose another")

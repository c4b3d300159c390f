"""What a command says, on its way to the reader: to stdout, stderr or a file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kneecli.cells import cells, wrapped
from kneecli.errors import NotFoundError, UsageError, reason_of
from kneecli.files import refuse_foreign_link, write_whole
from kneecli.letters import printable
from kneecli.render.painters import PAINTERS

if TYPE_CHECKING:
    from kneecli.cli.world import World
    from kneecli.render.page import Page


STANDARD_OUTPUT = Path("-")
"""What `-o` names for standard output."""


def show(world: World, page: Page, format_name: str | None = None) -> None:
    """Print a page in a format, else as suits the output."""
    write(world, PAINTERS[format_name or world.usual_format](page, world.canvas()))


def write(world: World, content: str | bytes) -> None:
    """Print text, which follows the terminal, or bytes as they are.

    Where their reader has gone, the run ends there, without a word. Raises UsageError where they
    cannot be written.
    """
    try:
        if isinstance(content, bytes):
            world.stdout.buffer.write(content)
        else:
            world.stdout.write(content)
        world.stdout.flush()
    except BrokenPipeError:
        _forget_output(world)
        raise SystemExit(0) from None
    except OSError as error:
        _forget_output(world)
        reason = reason_of(error, "the output is closed")
        raise UsageError(f"cannot write the output: {reason}") from None


def say(world: World, said: str) -> None:
    """Print a line, as several where the terminal is too narrow for it."""
    write(world, _lines(said, world.width if world.terminal else None))


def _lines(said: str, width: int | None) -> str:
    """A line that steers no terminal; lines of whole words where there is a width."""
    text = printable(said)
    lines = [text] if width is None or cells(text) <= width else wrapped(text, width)
    return "".join(f"{line}\n" for line in lines)


def _forget_output(world: World) -> None:
    """Send what is still in the buffer nowhere, so that nothing fails again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), world.stdout.fileno())


def tell(world: World, *lines: str) -> None:
    """Say something beside the output, line by line on stderr, if anybody listens there."""
    width = world.width if world.stderr.isatty() else None
    with suppress(OSError):
        world.stderr.write("".join(_lines(line, width) for line in lines))
        world.stderr.flush()


def deliver(world: World, content: str | bytes, file: Path | None, *, force: bool) -> None:
    """Print, or write to a file where one is named. Raises as `write` and `save` do."""
    if file is None or file == STANDARD_OUTPUT:
        write(world, content)
    else:
        save(file, content, force=force)
        tell(world, f"wrote {file}")


def save(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file whole or not at all.

    Raises UsageError where it exists and `force` is not given, or cannot be written;
    NotFoundError where its folder does not exist.
    """
    whole = content.encode() if isinstance(content, str) else content
    try:
        _refuse_what_is_no_file(path)
        write_whole(path, whole, replace=force)
    except FileExistsError:
        raise UsageError(f"`{path}` exists already", "`--force` replaces it") from None
    except OSError as error:
        if not path.parent.exists():
            hint = "make it first, or choose another"
            raise NotFoundError(f"no folder `{path.parent}`", hint) from None
        reason = reason_of(error, "it could not be written")
        there_is_one = os.path.lexists(path)
        hint = "the old file is as it was" if there_is_one else "name a file somewhere else"
        raise UsageError(f"cannot write `{path}`: {reason}", hint) from error


def _refuse_what_is_no_file(path: Path) -> None:
    if os.name != "nt" and str(path)[1:3] == ":\\":
        said = f"`{path}` is a path of Windows, which leads nowhere here"
        raise UsageError(said, f"name the file alone, such as `{str(path).rpartition(chr(92))[2]}`")
    if path.is_dir():
        raise UsageError(f"`{path}` is a folder", "name a file in it")
    if path.exists() and not path.is_file():
        raise UsageError(f"`{path}` is no ordinary file", "name one")


def make_folder(path: Path, hint: str = "choose another") -> None:
    """Make a folder to write in, and those it lies in, where they do not exist.

    Raises UsageError, also where it is a link of somebody else's.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        refuse_foreign_link(path, path.lstat())
    except FileExistsError:
        raise UsageError(f"`{path}` is a file", "name a folder") from None
    except OSError as error:
        reason = reason_of(error, "it could not be made")
        raise UsageError(f"cannot make the folder `{path}`: {reason}", hint) from error

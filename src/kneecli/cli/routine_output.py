"""A routine on its way out: to the terminal, a pipe or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.delivery import STANDARD_OUTPUT, deliver, make_folder, save, tell
from kneecli.errors import UsageError
from kneecli.record import Record
from kneecli.render import formats
from kneecli.render.look import FormatOptions, Look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.planner.explanation import Explanation
    from kneecli.render.formats import Format
    from kneecli.routine.routine import Routine


class Output(Record):
    """What was asked of the output: its format, where it goes, and what is in it."""

    format: Format
    file: Path | None
    """The file to write; None prints."""
    as_file: bool
    """Whether it is what a file would hold, wherever it goes."""
    force: bool
    """Whether a file that exists is replaced."""
    steps: bool
    """Whether instructions are given."""
    options: FormatOptions


def output_of(
    world: World,
    *,
    format_name: str | None,
    file: Path | None,
    force: bool,
    steps: bool | None,
    options: FormatOptions,
) -> Output:
    """What was asked of the output; where nothing was said of instructions, files have them.

    What goes to standard output by `-` is what a file would hold. Raises UsageError for a format
    that is not known, and an option that does not go with it.
    """
    as_file = file is not None
    if file == STANDARD_OUTPUT:
        file = None
    usual = "text" if as_file else world.usual_format
    return Output(
        format=formats.choose(format_name, file, usual, options),
        file=file,
        as_file=as_file,
        force=force,
        steps=as_file if steps is None else steps,
        options=options,
    )


def put_out(
    world: World,
    catalog: Catalog,
    routine: Routine,
    output: Output,
    reasons: Explanation | None = None,
) -> None:
    """Print a routine, or write it to a file with its instructions.

    Raises UsageError for options that make no sense, or a file that must not be replaced.
    """
    chosen = output.format
    prints = output.file is None
    look = Look(
        canvas=world.canvas(as_file=output.as_file),
        steps=output.steps,
        look_further=world.terminal and not output.as_file,
        now=world.clock.now,
        file=output.file.stem if output.file else "",
        options=output.options,
        reasons=reasons,
    )
    content = chosen.render(catalog, routine, look)
    if prints and world.terminal and not chosen.legible:
        said = f"`{chosen.name}` is nothing to read on a terminal"
        raise UsageError(said, f"add `-o routine{chosen.suffixes[0]}`")
    if output.file and chosen.beside:
        _save_beside(output.file, chosen.beside(catalog, routine, look), force=output.force)
    deliver(world, content, output.file, force=output.force)
    if chosen.warning and (warning := chosen.warning(catalog, routine)):
        tell(world, *f"warning: {warning}".split("\n"))


def _save_beside(file: Path, contents: Mapping[str, str], *, force: bool) -> None:
    """Files that belong to one, before it is there itself; what is the same already stays."""
    for name, content in contents.items():
        path = file.parent / name
        make_folder(path.parent)
        if not (path.is_file() and path.read_bytes() == content.encode()):
            save(path, content, force=force)

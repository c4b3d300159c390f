"""`knee new`: begin a drill, a condition or a blueprint of one's own."""

import re
from pathlib import Path
from typing import Annotated

import typer

from kneecli import paths
from kneecli.catalog.beginnings import beginning, copied
from kneecli.catalog.copies import text_of
from kneecli.catalog.faults import FaultyDataError
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.loading import read_layers
from kneecli.catalog.names import find, lookup
from kneecli.cli import options
from kneecli.cli.delivery import deliver, tell
from kneecli.cli.world import World, world_of
from kneecli.errors import UsageError

Name = Annotated[str, typer.Argument(metavar="NAME", help="What people call it.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it there; else into the folder that is read without an option.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Original = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DRILL",
        help="Begin with a copy of a drill; of the same name, it replaces that one.",
        autocompletion=options.completer("exercises"),
        show_default=False,
    ),
]


_SHOWING = {"drill": "show", "condition": "conditions", "blueprint": "plan -b"}
"""How to look at one of a kind."""


def drill(
    context: typer.Context,
    name: Name,
    original: Original = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Begin a drill of your own: a commented file that asks what it still needs."""
    world = world_of(context)
    if original is None:
        _refuse_known(world, "exercises", name)
        text = beginning("drill", name, _identifier(name))
        _write(world, "drill", name, text, output, force=force)
        return
    merged, faults = read_layers(world.layers)
    if faults:
        raise FaultyDataError(faults)
    drills = {one: found.record for one, found in merged.found["exercises"].items()}
    copy_of = find("exercise", original, drills, "knee list")
    known = lookup(name, drills)
    if known is not None and known.id != copy_of.id:
        raise UsageError(f"`{name}` names the exercise `{known.id}` already", "choose another name")
    identifier = known.id if known else _identifier(name)
    found = merged.found["exercises"][copy_of.id]
    file = next(
        path
        for layer in world.layers
        for path in layer.files
        if layer.shown(path) == found.origin.document.file
    )
    text = text_of(found, file.read_text(encoding="utf-8"))
    text = copied(text, copy_of.id, name, identifier)
    _write(world, "drill", identifier, text, output, force=force)


def condition(
    context: typer.Context, name: Name, output: Output = None, force: Force = False
) -> None:
    """Begin a condition of your own, which refers until its rules are written."""
    _begin(world_of(context), "condition", "conditions", name, output, force=force)


def blueprint(
    context: typer.Context, name: Name, output: Output = None, force: Force = False
) -> None:
    """Begin a kind of routine of your own."""
    _begin(world_of(context), "blueprint", "blueprints", name, output, force=force)


def _begin(
    world: World, template: str, kind: str, name: str, output: Path | None, *, force: bool
) -> None:
    _refuse_known(world, kind, name)
    text = beginning(template, name, _identifier(name))
    _write(world, template, name, text, output, force=force)


def _refuse_known(world: World, kind: str, name: str) -> None:
    """Raises UsageError where a record has that name already."""
    known = lookup(name, getattr(world.catalog(), kind))
    if known is not None:
        hint = f"`--from {known.id}` begins with a copy that replaces it"
        raise UsageError(
            f"`{name}` names the {KINDS[kind].one} `{known.id}` already",
            hint if kind == "exercises" else "choose another name",
        )


def _identifier(name: str) -> str:
    """The id that follows from a name. Raises UsageError where it holds no letter at first."""
    identifier = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:60]
    if not identifier[:1].isalpha():
        raise UsageError(f"no id can be made of `{name}`", "begin with one of the letters a to z")
    return identifier


def _write(
    world: World, kind: str, name: str, text: str, output: Path | None, *, force: bool
) -> None:
    apart, option = (f" {output}", f" --data {output}") if output else ("", "")
    show = f"knee{option} {_SHOWING[kind]} {_identifier(name)}"
    if output is None:
        folder = paths.data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        output = folder / f"{_identifier(name)}.yaml"
    deliver(world, text, output, force=force)
    tell(world, f"`knee check{apart}` names what does not fit; `{show}` shows it")

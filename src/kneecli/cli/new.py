"""`knee new`: begin a drill, a condition or a blueprint of one's own."""

import re
import shlex
import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from kneecli import paths
from kneecli.catalog.beginnings import beginning, copied
from kneecli.catalog.copies import SHARED
from kneecli.catalog.faults import FaultyDataError
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.layers import built_in
from kneecli.catalog.loading import load, read_layers
from kneecli.catalog.names import find, lookup
from kneecli.cli import options
from kneecli.cli.delivery import STANDARD_OUTPUT, deliver, make_folder, tell
from kneecli.cli.world import World, world_of
from kneecli.errors import InvalidDataError, UsageError

Name = Annotated[str, typer.Argument(metavar="NAME", help="What people call it.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it there, - for standard output; else into the folder that is read without an "
        "option.",
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


LONGEST_NAME = 80
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
        _begin(world, "drill", "exercises", name, output, force=force)
        return
    merged, faults = read_layers(world.layers)
    if faults:
        raise FaultyDataError(faults)
    found = merged.found["exercises"]
    exercises = {one: entry.record for one, entry in found.items()}
    copy_of = find("exercise", original, exercises, "knee list")
    known = lookup(name, exercises)
    if known is not None and known.id != copy_of.id:
        raise UsageError(f"`{name}` names the exercise `{known.id}` already", "choose another name")
    identifier = known.id if known else _identifier(name)
    shared = [field for field in SHARED if copy_of.id in merged.apart[field]]
    text = copied(found[copy_of.id], name, identifier, shared)
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
    """Raises UsageError where a record has that name already; faulty data are looked past."""
    try:
        catalog = world.catalog()
    except InvalidDataError:
        catalog = load([built_in()])
    known = lookup(name, getattr(catalog, kind))
    if known is not None:
        hint = f"`--from {known.id}` begins with a copy that replaces it"
        raise UsageError(
            f"`{name}` names the {KINDS[kind].one} `{known.id}` already",
            hint if kind == "exercises" else "choose another name",
        )


def _identifier(name: str) -> str:
    """The id that follows from a name. Raises UsageError where the name can be none."""
    if not name.isprintable() or len(name) > LONGEST_NAME:
        said = f"a name has at most {LONGEST_NAME} letters, all of them printable"
        raise UsageError(said, "choose another name")
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    identifier = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60]
    if not identifier[:1].isalpha():
        raise UsageError(f"no id can be made of `{name}`", "begin with one of the letters a to z")
    return identifier


def _write(
    world: World, kind: str, name: str, text: str, output: Path | None, *, force: bool
) -> None:
    deliver(world, text.encode(), output or _usual_file(name), force=force)
    if output == STANDARD_OUTPUT:
        return
    quoted = shlex.quote(str(output))
    apart, option = (f" {quoted}", f" --data {quoted}") if output else ("", "")
    show = f"knee{option} {_SHOWING[kind]} {_identifier(name)}"
    tell(world, f"`knee check{apart}` names what does not fit; `{show}` shows it")


def _usual_file(name: str) -> Path:
    """A file in the folder that is read without an option, which is made where there is none."""
    folder = paths.data_folder()
    make_folder(folder, "`-o FILE` writes elsewhere")
    return folder / f"{_identifier(name)}.yaml"

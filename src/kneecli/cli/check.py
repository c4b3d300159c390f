"""`knee check`: every fault in data files and routine files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog import reader
from kneecli.catalog.drafts import why_unfinished
from kneecli.catalog.faults import FaultyDataError
from kneecli.catalog.layers import named_layer, once_each
from kneecli.catalog.less_careful import less_careful
from kneecli.catalog.loading import build, load, read_layers
from kneecli.catalog.names import listed
from kneecli.cli.delivery import say
from kneecli.cli.routine_check import check_routine
from kneecli.cli.routine_input import WRITTEN_ONLY
from kneecli.cli.world import world_of
from kneecli.render.data_page import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.faults import Fault
    from kneecli.catalog.layers import Layer
    from kneecli.cli.world import World

COUNTED = ("exercises", "conditions", "sources")
STANDARD_INPUT = "-"


def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Data files, folders of them, or routine files; - is a routine from standard "
            "input. All data in use if none.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check data files and routine files, and name every fault as file:line:column."""
    world = world_of(context)
    routines = [name for name in names or () if name == STANDARD_INPUT or _is_routine(name)]
    data = [named_layer(Path(name)) for name in names or () if name not in routines]
    layers = once_each([*world.layers, *data])
    if data or not names:
        _check_data(world, layers)
    if routines:
        _check_routines(world, load(layers), routines)


def _is_routine(name: str) -> bool:
    """Whether a file holds a routine: it is JSON, or says so, or has steps."""
    path = Path(name)
    try:
        if not path.is_file():
            return not path.is_dir()
        if path.suffix.lower() in (".json", *WRITTEN_ONLY):
            return True
        document, _ = reader.read(path)
    except OSError:  # why it cannot be read is told where it is taken in
        return True
    value = document.value if document else None
    return isinstance(value, dict) and not value.keys().isdisjoint(("kind", "steps"))


def _check_routines(world: World, catalog: Catalog, names: Sequence[str]) -> None:
    """Say what routine files hold. Raises FaultyDataError with every fault in all of them."""
    faults: list[Fault] = []
    for name in names:
        try:
            check_routine(world, catalog, name)
        except FaultyDataError as error:
            faults += error.faults
    if faults:
        raise FaultyDataError(faults)


def _check_data(world: World, layers: Sequence[Layer]) -> None:
    """Say what data files hold. Raises FaultyDataError with every fault in them."""
    merged, faults = read_layers(layers)
    if faults:
        raise FaultyDataError(faults)
    catalog = build(merged)
    sizes = [counted(kind, len(getattr(catalog, kind))) for kind in COUNTED]
    unfinished = {n: why for n, c in catalog.conditions.items() if (why := why_unfinished(c))}
    say(world, f"{_verdict(len(catalog.drafts), len(unfinished))}: {', '.join(sizes)}")
    for layer in layers[1:]:
        read = listed([layer.shown(path) for path in layer.files]) or f"nothing in {layer.name}"
        say(world, f"read: {read}")
        if layer.unread:
            unread = listed([path.name for path in layer.unread])
            say(world, f"not read in {layer.name}: {unread}")
    for name, why in catalog.drafts.items():
        say(world, f"draft: `{name}`: {why}")
    for name, why in unfinished.items():
        say(world, f"not finished: `{name}`: {why}")
    for said in less_careful(merged.replaced):
        say(world, f"remark: {said}")


def _verdict(drafts: int, conditions: int) -> str:
    """No faults, and how much still waits for answers."""
    waiting = [f"{drafts} draft{'s' if drafts > 1 else ''}"] if drafts else []
    if conditions:
        waiting.append(f"{counted('conditions', conditions)} not finished")
    return f"no faults, but {listed(waiting)}" if waiting else "no faults"

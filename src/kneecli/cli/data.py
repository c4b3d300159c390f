"""`knee data`: what comes from where, and what replaces or hides what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kneecli import paths
from kneecli.catalog.copies import difference, digest, text_of
from kneecli.catalog.faults import FaultyDataError
from kneecli.catalog.loading import build, read_layers
from kneecli.catalog.names import find
from kneecli.cli.delivery import show
from kneecli.cli.world import world_of
from kneecli.render.data_page import data_page, where
from kneecli.render.page import Drawing, Heading, Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.merging import Merged
    from kneecli.catalog.sheet import Found


def data(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[DRILL]",
            help="A drill of your own, to see beside the one it was copied from or replaces.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Tell what comes from which data file, and what replaces or hides what."""
    world = world_of(context)
    merged, faults = read_layers(world.layers)
    if faults:
        raise FaultyDataError(faults)
    copies = _Copies(merged)
    if name is None:
        changed = [said for found in copies.all() for said in copies.changes(found)]
        usual = paths.shown(paths.data_folder())
        page = data_page(world.layers, merged, build(merged), changed, usual)
    else:
        exercises = {one: found.record for one, found in merged.found["exercises"].items()}
        chosen = find("exercise", name, exercises, "knee list")
        page = copies.page(merged.found["exercises"][chosen.id])
    show(world, page)


class _Copies:
    """Which drills stand in for which others, and how they differ."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.replaced = {
            replaced.new.name: replaced.old
            for replaced in merged.replaced
            if replaced.new.kind == "exercises"
        }

    def all(self) -> Iterator[Found]:
        """Drills that say of which drill they are a copy."""
        drills = self.merged.found["exercises"].values()
        return (found for found in drills if found.record.copied_from)

    def original(self, found: Found) -> Found | None:
        """The drill that one was copied from, as it is now, else the one it replaces."""
        copied = found.record.copied_from
        if copied is None or copied.drill == found.name:
            return self.replaced.get(found.name)
        return self.merged.found["exercises"].get(copied.drill)

    def changes(self, found: Found) -> Iterator[str]:
        """Whether the drill that one was copied from says something else by now."""
        original, copied = self.original(found), found.record.copied_from
        if original is None:
            yield f"`{found.name}`: the drill it was copied from, `{copied.drill}`, is gone."
        elif digest(text_of(original)) != copied.digest:
            yield (
                f"`{found.name}`: `{copied.drill}` has changed since it was copied; "
                f"`knee data {found.name}` shows both."
            )

    def page(self, found: Found) -> Page:
        """Where a drill comes from, and how it differs from its original."""
        page: Page = [Heading(found.record.name, 1), Paragraph(where(found), "From")]
        original = self.original(found)
        if original is None:
            return page
        page.append(Paragraph(f"`{original.name}` ({where(original)})", "Beside"))
        lines = difference(text_of(original), text_of(found), where(original), where(found))
        if not lines:
            return [*page, Paragraph("Both say the same.")]
        return [*page, Drawing(tuple(((line, ""),) for line in lines))]

"""What comes from which data file, what replaces or hides what, and what is no drill yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.kinds import KINDS
from kneecli.catalog.names import listed
from kneecli.render.page import Bullets, Heading, Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.layers import Layer
    from kneecli.catalog.merging import Merged
    from kneecli.catalog.sheet import Found

NOTHING_OF_ONES_OWN = "Nothing of your own. `knee new drill NAME` begins a drill in"


def data_page(
    layers: Sequence[Layer], merged: Merged, catalog: Catalog, changed: Sequence[str], usual: str
) -> Page:
    """The layers in use, the lowest first. `changed` says which copies have moved on."""
    page: Page = [Heading("Data in use", 1)]
    for level, layer in enumerate(layers):
        page += [Heading(layer.name.capitalize() if layer.built_in else layer.name)]
        page.append(Bullets(tuple(_of_layer(layer, level, merged))))
    if len(layers) == 1:
        page.append(Paragraph(f"{NOTHING_OF_ONES_OWN} {usual}.", tone="dim"))
    drafts = tuple(f"{name}: {why}." for name, why in catalog.drafts.items())
    if drafts:
        page += [Heading("Drafts, never planned"), Bullets(drafts)]
    if changed:
        page += [Heading("Copies"), Bullets(tuple(changed))]
    return page


def _of_layer(layer: Layer, level: int, merged: Merged) -> list[str]:
    """What a layer holds, replaces, hides and leaves unread."""
    said = [_counted(layer, level, merged)]
    said += [
        f"replaces {_place(replaced.new)}" + ("" if level == 1 else f" of {_file(replaced.old)}")
        for replaced in merged.replaced
        if replaced.new.origin.level == level
    ]
    said += [
        f"hides {KINDS[hidden.kind].one} `{hidden.name}`"
        for hidden in merged.hidden
        if hidden.origin.level == level
    ]
    said += [f"not read: {path.name}" for path in layer.unread]
    return said


def _counted(layer: Layer, level: int, merged: Merged) -> str:
    """How much of each kind comes from a layer, and from which files."""
    counts = {
        kind: sum(found.origin.level == level for found in records.values())
        for kind, records in merged.found.items()
    }
    parts = [counted(kind, count) for kind, count in counts.items() if count]
    files = listed([path.name for path in layer.files])
    return f"{listed(parts) or 'nothing'} in use, from {files or 'no data file'}"


def counted(kind: str, count: int) -> str:
    """So many records of a kind: `1 exercise`, `3 conditions`."""
    if KINDS[kind].single:
        return f"the {KINDS[kind].one}"
    plural = "pieces of equipment" if kind == "equipment" else kind
    return f"{count} {KINDS[kind].one if count == 1 else plural}"


def _place(found: Found) -> str:
    single = KINDS[found.kind].single
    name = f"the {KINDS[found.kind].one}" if single else f"{KINDS[found.kind].one} `{found.name}`"
    return f"{name} ({where(found)})"


def where(found: Found) -> str:
    """The file and line of a record."""
    fault = found.origin.fault((), "")
    return f"{fault.file}:{fault.line}"


def _file(found: Found) -> str:
    return found.origin.document.file

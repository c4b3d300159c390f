"""What help, hints and completion know: the line, and names of the data, own data included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.errors import KneeError

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

WORDS = "kneecli.words"
"""Where a context keeps the words of the line, or of its command, as they were typed."""
LISTED = ("equipment", "activities", "blueprints")
"""Sections of the catalogue whose names stand in help, where it says `{section}`."""


def known(data: list[str] | None = None, *, own: bool = True) -> Catalog:
    """The catalogue in use; without data of one's own where that has faults."""
    from pathlib import Path

    from kneecli.catalog.layers import built_in, layers
    from kneecli.catalog.loading import load
    from kneecli.cli.world import named_data

    try:
        return load(layers(map(Path, named_data(data)), own=own))
    except KneeError:
        return load([built_in()])


def with_known_names(context: Any, text: str) -> str:
    """A text of help with names in the place of each `{section}`."""
    for section in LISTED:
        if f"{{{section}}}" in text:
            from kneecli.catalog.names import listed

            options = context.find_root().params
            catalog = known(options.get("data"), own=not options.get("no_data"))
            names = [name.replace("_", " ") for name in getattr(catalog, section)]
            text = text.replace(f"{{{section}}}", listed(names, "or"))
    return text

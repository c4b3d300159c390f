"""Records on their way out: a page for people, whole records as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.cli.world import show, write
from kneecli.errors import UsageError
from kneecli.render.formats import PAGE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.cli.world import World
    from kneecli.record import Record
    from kneecli.render.page import Page


def put_out_list(
    world: World,
    format_name: str | None,
    kind: str,
    items: Iterable[Record | dict[str, Any]],
    page: Page,
) -> None:
    """A list: its page, or its records as JSON."""
    if _wants_json(format_name):
        from kneecli.render import document

        write(document.to_json(document.list_document(kind, items)))
    else:
        show(world, page, format_name)


def put_out_record(
    world: World, format_name: str | None, kind: str, record: Record, page: Page, **more: Any
) -> None:
    """One record: its page, or the whole of it as JSON."""
    if _wants_json(format_name):
        from kneecli.render import document

        write(document.to_json(document.record_document(kind, record, **more)))
    else:
        show(world, page, format_name)


def _wants_json(format_name: str | None) -> bool:
    """Whether it is JSON. Raises UsageError for a format that pages and records have not."""
    if format_name is not None and format_name not in PAGE_FORMATS:
        known = ", ".join(f"`{name}`" for name in PAGE_FORMATS)
        raise UsageError(f"there is no format `{format_name}` here", f"there are {known}")
    return format_name == "json"

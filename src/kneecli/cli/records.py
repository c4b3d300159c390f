"""Records on their way out: a page for people, whole records as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.cli.world import show, write
from kneecli.render.formats import FORMATS, format_named

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
        _page_in(world, format_name, page)


def put_out_record(
    world: World, format_name: str | None, kind: str, record: Record, page: Page, **more: Any
) -> None:
    """One record: its page, or the whole of it as JSON."""
    if _wants_json(format_name):
        from kneecli.render import document

        write(document.to_json(document.record_document(kind, record, **more)))
    else:
        _page_in(world, format_name, page)


def _wants_json(format_name: str | None) -> bool:
    return format_name is not None and format_named(format_name) is FORMATS["json"]


def _page_in(world: World, format_name: str | None, page: Page) -> None:
    """The page, as a table or text where that was asked for, else as suits the output."""
    show(world if format_name is None else world.replace(terminal=format_name == "table"), page)

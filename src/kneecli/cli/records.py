"""Records on their way out: a page for people, whole records in formats for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.cli.delivery import show, write
from kneecli.render.formats import RECORD_FORMATS, named
from kneecli.render.painters import PAINTERS

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
    """A list: its page, or whole records for programs."""
    wanted = _format(format_name)
    if wanted in PAINTERS or wanted is None:
        show(world, page, wanted)
    else:
        from kneecli.render import document

        made = document.list_document(kind, items)
        write(world, _written(wanted, made, made["items"]))


def put_out_record(
    world: World, format_name: str | None, kind: str, record: Record, page: Page, **more: Any
) -> None:
    """One record: its page, or the whole of it for programs."""
    wanted = _format(format_name)
    if wanted in PAINTERS or wanted is None:
        show(world, page, wanted)
    else:
        from kneecli.render import document

        made = document.record_document(kind, record, **more)
        fields = {name: value for name, value in made.items() if name not in ("schema", "kind")}
        write(world, _written(wanted, made, [fields]))


def _format(name: str | None) -> str | None:
    """The format asked for. Raises UsageError for one that pages and records have not."""
    return name if name is None else named(name, RECORD_FORMATS)


def _written(format_name: str, made: dict[str, Any], records: list[dict[str, Any]]) -> bytes:
    """A document in a format for programs; as CSV only the records in it."""
    if format_name == "csv":
        from kneecli.render.spreadsheet import records_csv

        return records_csv(records).encode()
    if format_name == "yaml":
        from kneecli.render.routine_yaml import yaml_of

        return yaml_of(made).encode()
    from kneecli.render.document import to_json

    return to_json(made)

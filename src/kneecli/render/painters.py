"""The one table of painters: how a page becomes text, by the name of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.render.page import Page


class Canvas(Record, kw_only=False):
    """What a page is painted on, as far as a painter heeds it."""

    width: int
    colour: bool
    """Whether it can show the codes of a terminal."""
    narrow: int | None = None
    """The most columns of text where somebody reads it in fewer than it usually has."""


def _table(page: Page, canvas: Canvas) -> str:
    from kneecli.render import terminal

    return terminal.paint(page, canvas.width, colour=canvas.colour)


def _text(page: Page, canvas: Canvas) -> str:
    from kneecli.render import text

    return text.paint(page, min(text.WIDTH, canvas.narrow or text.WIDTH))


def _markdown(page: Page, canvas: Canvas) -> bytes:  # noqa: ARG001 - the same on every canvas
    from kneecli.render import markdown

    return markdown.paint(page).encode()


PAINTERS: dict[str, Callable[[Page, Canvas], str | bytes]] = {
    "table": _table,
    "text": _text,
    "markdown": _markdown,
}
"""Text is for people and follows the terminal; bytes are the same everywhere."""

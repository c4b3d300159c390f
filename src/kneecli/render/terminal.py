"""Pages as rich renderables, for a terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.render.columns import laid_out, widths
from kneecli.render.page import Bullets, Drawing, Heading, Page, Paragraph
from kneecli.render.page import Table as TableBlock

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kneecli.render.page import Block

READING_WIDTH = 96
"""Running text is not set wider than this."""
TONES = {
    "": "",
    "label": "bold",
    "near": "",
    "far": "bright_black",
    "near_working": "yellow",
    "far_working": "yellow dim",
    "gear": "cyan",
    "prop": "bright_black",
    "mat": "bright_black",
    "arrow": "red",
}
"""How the tones of a drawing look in a terminal."""
_HEIGHT = 24
"""Nothing is as high as the terminal; rich would look for it, and for the width with it."""
_STYLES = {"name": "bold", "dim": "dim", "phase": "cyan", "warning": "yellow", "": ""}


def paint(page: Page, width: int, *, colour: bool) -> str:
    """The page as text with the terminal's own codes, for a terminal of so many columns."""
    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=width,
        height=_HEIGHT,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for number, block in enumerate(laid_out(page, width)):
        if number and not (isinstance(block, Bullets) and block.indent):
            console.line()
        _paint_block(console, block, width)
    output = console.file
    assert isinstance(output, StringIO)
    return output.getvalue()


def _paint_block(console: Console, block: Block, width: int) -> None:
    from rich.text import Text

    reading_width = min(width, READING_WIDTH)
    match block:
        case Heading(text=text, level=level):
            console.print(Text(printable(text), style="bold" if level == 1 else "bold cyan"))
        case Paragraph(text=text, label=label, tone=tone):
            line = Text(style=_STYLES[tone])
            if label:
                line.append(f"{printable(label)}: ", style="bold")
            line.append(printable(text))
            console.print(line, width=reading_width)
        case Bullets(items=items, numbered=numbered, indent=indent):
            console.print(_grid(items, numbered=numbered, indent=indent), width=reading_width)
        case TableBlock():
            console.print(_table(block, width))
        case Drawing(lines=lines):
            for runs in lines:
                console.print(
                    Text.assemble(*((printable(text), TONES[tone]) for text, tone in runs))
                )


def _grid(items: tuple[str, ...], *, numbered: bool, indent: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=indent + 2, justify="right", style="dim")
    grid.add_column(overflow="fold")
    for number, item in enumerate(items, 1):
        grid.add_row(f"{number}." if numbered else "-", Text(printable(item)))
    return grid


def _table(block: TableBlock, width: int) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        header_style="dim",
        border_style="dim",
    )
    for column, size in zip(block.columns, widths(block, width), strict=True):
        table.add_column(
            column.title,
            style=_STYLES[column.style],
            justify="right" if column.right else "left",
            width=size,
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(content: str) -> Text:
    from rich.text import Text

    first, _, more = content.partition("\n")
    text = Text(first)
    return text.append(f"\n{more}", style="not bold dim") if more else text

"""All figures on one page, as HTML beside the SVG files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.letters import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.exercise import Exercise

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Figures</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem; background: Canvas; color: CanvasText }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 2rem }
figure { margin: 0; break-inside: avoid }
img { max-width: 100%; height: auto }
figcaption { font-weight: 600 }
figcaption small { display: block; font-weight: 400 }
</style>
</head>
<body>
<h1>Figures</h1>
<main>
"""


def contact_sheet(exercises: Sequence[Exercise]) -> str:
    """The page; each picture is a file named after its drill."""
    figures = [
        f'<figure><img src="{_text(e.id)}.svg" alt="" loading="lazy">'
        f"<figcaption>{_text(e.name)}<small>{_text(e.summary)}</small></figcaption></figure>\n"
        for e in exercises
    ]
    return f"{_HEAD}{''.join(figures)}</main>\n</body>\n</html>\n"


def _text(text: str) -> str:
    return escape(printable(text))

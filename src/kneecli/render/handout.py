"""The handout: one self-contained HTML page that a physiotherapist could hand over.

It needs no network and no script, prints on A4 and Letter, and reads on a phone and in the dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.figure import svg
from kneecli.letters import printable
from kneecli.render import handout_words
from kneecli.render.handout_style import FIGURES, PAPER, STYLE
from kneecli.render.handout_words import BLANKS, DATE, DIARY, PAIN, SESSIONS, TICK
from kneecli.render.page import Paragraph
from kneecli.render.step_figure import figure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine, Step

_FIGURE_SIZE = 0.15
"""Pixels to a unit of the drawing: a person stands about four centimetres tall."""
_WIDE = 435
"""Pixels from which key poses stand above the words and not beside them."""
_CLASSES = {"": "", "dim": ' class="note"', "warning": ' class="care"'}
"""How the tone of a paragraph is marked."""


def handout(catalog: Catalog, routine: Routine) -> str:
    """The routine as an HTML page."""
    title = _text(routine.title)
    style = f"{STYLE}{FIGURES}{svg.STYLE}\n{svg.PRINT}\n{PAPER}"
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n",
            f"<body>\n<header>\n<h1>{title}</h1>\n",
            f'<p class="blanks">{" ".join(f"<span>{blank}</span>" for blank in BLANKS)}</p>\n',
            *map(_paragraph, handout_words.at_a_glance(catalog, routine)),
            "</header>\n<main>\n",
            *(_drill(catalog, step, number) for number, step in enumerate(routine.steps, 1)),
            *_diary(routine),
            *_safety(catalog, routine),
            f"</main>\n<footer><p>{_text(catalog.safety.disclaimer)}</p></footer>\n</body>\n</html>\n",
        )
    )


def _text(text: str) -> str:
    return escape(printable(text))


def _paragraph(block: Paragraph) -> str:
    return f"<p{_CLASSES[block.tone]}>{_labelled(block)}</p>\n"


def _labelled(block: Paragraph) -> str:
    label = f"<strong>{_text(block.label)}:</strong> " if block.label else ""
    return f"{label}{_text(block.text)}"


def _drill(catalog: Catalog, step: Step, number: int) -> str:
    """One drill: its figure, dose, instructions and cautions, kept together on paper."""
    drill = handout_words.drill(step, number)
    body = "".join(
        _paragraph(block) if isinstance(block, Paragraph) else f"<ol>\n{_items(block.items)}</ol>\n"
        for block in drill.body
    )
    return (
        f"<article>\n<h2>{_text(drill.title)}</h2>\n"
        f'<p class="dose">{_text(drill.dose)} <span>{drill.when}</span></p>\n'
        f'<div class="drill">\n{_figure(catalog, step)}{body}</div>\n</article>\n'
    )


def _figure(catalog: Catalog, step: Step) -> str:
    """The key poses, which find their places by the room there is; read aloud as one picture."""
    figure = figure_of(catalog, step)
    if figure is None:
        return ""
    poses = svg.poses(figure, _FIGURE_SIZE)
    pictures = "".join(
        f'<div class="pose">{pose.picture}<span>{_text(pose.label)}</span></div>\n'
        for pose in poses
    )
    place = "above" if sum(pose.width for pose in poses) > _WIDE else "beside"
    said = _text(handout_words.seen(step, [pose.label for pose in poses]))
    return f'<div class="figure {place}" role="img" aria-label="{said}">\n{pictures}</div>\n'


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{_text(text)}</li>\n" for text in texts)


def _diary(routine: Routine) -> Iterator[str]:
    """Empty boxes for each drill and session, with room for the date and the pain."""
    yield f'<section class="diary">\n<h2 id="diary">{DIARY}</h2>\n<p>{TICK}</p>\n'
    yield '<div role="region" aria-labelledby="diary" tabindex="0">\n'
    yield from map(_table, handout_words.diary_columns(routine))
    yield "</div>\n</section>\n"


def _table(names: list[str]) -> str:
    """A table of the diary, for as many drills as stand side by side on paper."""
    drills = "".join(f'<th scope="col"><span>{_text(name)}</span></th>' for name in names)
    row = f"<tr>{'<td></td>' * (len(names) + 2)}</tr>\n"
    return (
        f'<table>\n<thead><tr><th scope="col">{DATE}</th>{drills}<th scope="col">{PAIN}</th></tr>'
        f"</thead>\n<tbody>\n{row * SESSIONS}</tbody>\n</table>\n"
    )


def _safety(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """When to stop, and when to see a clinician."""
    yield _points(handout_words.STOP, handout_words.stops(catalog, routine))
    yield _points(handout_words.CLINICIAN, handout_words.red_flags(catalog))


def _points(title: str, points: Iterable[Paragraph]) -> str:
    items = "".join(f"<li>{_labelled(point)}</li>\n" for point in points)
    return f"<section>\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</section>\n"

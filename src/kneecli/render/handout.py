"""The handout: one self-contained HTML page that a physiotherapist could hand over.

It needs no network and no script, prints on A4 and Letter, and reads on a phone and in the dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.figure import svg
from kneecli.render import handout_words, words
from kneecli.render.handout_style import STYLE
from kneecli.render.handout_words import BLANKS, SESSIONS
from kneecli.render.page import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine, Step

_CLASSES = {"": "", "dim": ' class="note"', "warning": ' class="care"'}
"""How the tone of a paragraph is marked."""


def handout(catalog: Catalog, routine: Routine) -> str:
    """The routine as an HTML page."""
    title = _text(routine.title)
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{title}</title>\n<style>\n{STYLE}{svg.STYLE}\n{svg.PRINT}\n</style>\n</head>\n",
            f"<body>\n<header>\n<h1>{title}</h1>\n",
            f'<p class="blanks">{" ".join(f"<span>{blank}</span>" for blank in BLANKS)}</p>\n',
            *map(_paragraph, handout_words.at_a_glance(catalog, routine)),
            "</header>\n<main>\n",
            *(_drill(catalog, step, number) for number, step in enumerate(routine.steps, 1)),
            *_diary(routine),
            *_safety(catalog),
            f"</main>\n<footer><p>{_text(catalog.safety.disclaimer)}</p></footer>\n</body>\n</html>\n",
        )
    )


def _text(text: str) -> str:
    return escape(words.printable(text))


def _paragraph(block: Paragraph) -> str:
    return f"<p{_CLASSES[block.tone]}>{_labelled(block)}</p>\n"


def _labelled(block: Paragraph) -> str:
    label = f"<strong>{block.label}:</strong> " if block.label else ""
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
        f"{_figure(catalog, step)}{body}</article>\n"
    )


def _figure(catalog: Catalog, step: Step) -> str:
    drawn = catalog.figures.get(step.exercise.id)
    if drawn is None:
        return ""
    name, summary = words.printable(step.exercise.name), words.printable(step.exercise.summary)
    return f'<div class="figure">{svg.still(drawn, name, summary, style="")}</div>\n'


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{_text(text)}</li>\n" for text in texts)


def _diary(routine: Routine) -> Iterator[str]:
    """Boxes to tick for each drill, and a column for pain."""
    numbers = range(1, len(routine.steps) + 1)
    yield f'<section class="diary">\n<h2>{handout_words.DIARY}</h2>\n<p>{handout_words.TICK}</p>\n'
    yield f'<div><table>\n<thead><tr><th scope="col">{handout_words.DATE}</th>'
    yield "".join(f'<th scope="col">{number}</th>' for number in numbers)
    yield f'<th scope="col">{handout_words.PAIN}</th></tr></thead>\n<tbody>\n'
    row = f"<tr><td></td>{'<td>&#9744;</td>' * len(numbers)}<td></td></tr>\n"
    yield row * SESSIONS
    yield "</tbody>\n</table></div>\n</section>\n"


def _safety(catalog: Catalog) -> Iterator[str]:
    """When to stop, and when to see a clinician."""
    yield _points(handout_words.STOP, handout_words.stops(catalog))
    yield _points(handout_words.CLINICIAN, handout_words.red_flags(catalog))


def _points(title: str, points: Iterable[Paragraph]) -> str:
    items = "".join(f"<li>{_labelled(point)}</li>\n" for point in points)
    return f"<section>\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</section>\n"

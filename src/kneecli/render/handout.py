"""The handout: one self-contained HTML page that a physiotherapist could hand over.

It needs no network and no script, prints on A4 and Letter, and reads on a phone and in the dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.figure import svg
from kneecli.render import words
from kneecli.render.handout_style import STYLE
from kneecli.render.routine_page import needed
from kneecli.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine, Step

SESSIONS = 12
"""Rows of the diary: three times a week for four weeks."""
_URGENCY = {
    "emergency": "Call the emergency number",
    "same_day": "Get help the same day",
    "soon": "See someone soon",
}


def handout(catalog: Catalog, routine: Routine) -> str:
    """The routine as an HTML page."""
    title = _text(routine.title)
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{title}</title>\n<style>\n{STYLE}{svg.STYLE}\n{svg.PRINT}\n</style>\n</head>\n",
            f"<body>\n<header>\n<h1>{title}</h1>\n",
            '<p class="blanks"><span>Name</span> <span>Date</span></p>\n',
            *_at_a_glance(catalog, routine),
            "</header>\n<main>\n",
            *(_drill(catalog, step, number) for number, step in enumerate(routine.steps, 1)),
            *_diary(routine),
            *_safety(catalog),
            f"</main>\n<footer><p>{_text(catalog.safety.disclaimer)}</p></footer>\n</body>\n</html>\n",
        )
    )


def _text(text: str) -> str:
    return escape(words.printable(text))


def _at_a_glance(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """What is needed, how long it takes, and what else to know."""
    yield f"<p><strong>You need:</strong> {_text(needed(catalog, routine))}</p>\n"
    total = words.span(routine.total_seconds)
    yield f"<p><strong>Time:</strong> {total}, changing over included</p>\n"
    for note in routine.notes:
        yield f'<p class="note">{_text(note)}</p>\n'


def _drill(catalog: Catalog, step: Step, number: int) -> str:
    """One drill: its figure, dose, instructions and cautions, kept together on paper."""
    exercise = step.exercise
    dose = words.dose(exercise.dose, step.amount)
    phase = words.sentence_case(PHASE_NAMES[step.phase])
    cautions = "".join(
        f'<p class="care"><strong>Take care:</strong> {_text(say)}</p>\n' for say in step.cautions
    )
    return (
        f"<article>\n<h2>{number}. {_text(exercise.name)}</h2>\n"
        f'<p class="dose">{_text(dose)} <span>{phase}, {words.clock(step.seconds)}</span></p>\n'
        f"{_figure(catalog, step)}"
        f"<p><strong>Set up:</strong> {_text(exercise.setup)}</p>\n"
        f"<ol>\n{_items(exercise.steps)}</ol>\n"
        f"<p><strong>Think:</strong> {_text(' '.join(exercise.cues))}</p>\n"
        f"<p><strong>Feel it:</strong> {_text(exercise.feel)}</p>\n"
        f"<p><strong>Easier:</strong> {_text(exercise.easier)}</p>\n"
        f"{cautions}</article>\n"
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
    yield '<section class="diary">\n<h2>Diary</h2>\n'
    yield "<p>Tick what you did. Write how much it hurt at worst, 0 to 10, that day or the next "
    yield 'morning.</p>\n<div><table>\n<thead><tr><th scope="col">Date</th>'
    yield "".join(f'<th scope="col">{number}</th>' for number in numbers)
    yield '<th scope="col">Pain 0-10</th></tr></thead>\n<tbody>\n'
    row = f"<tr><td></td>{'<td>&#9744;</td>' * len(numbers)}<td></td></tr>\n"
    yield row * SESSIONS
    yield "</tbody>\n</table></div>\n</section>\n"


def _safety(catalog: Catalog) -> Iterator[str]:
    """When to stop, and when to see a clinician."""
    safety = catalog.safety
    stops = (f"{rule.sign} {rule.do}" for rule in safety.stop)
    yield f"<section>\n<h2>When to stop</h2>\n<ul>\n{_items(stops)}</ul>\n</section>\n"
    flags = "".join(
        f"<li><strong>{_URGENCY[flag.urgency]}:</strong> {_text(f'{flag.sign} {flag.do}')}</li>\n"
        for flag in safety.red_flags
    )
    yield f"<section>\n<h2>When to see a clinician</h2>\n<ul>\n{flags}</ul>\n</section>\n"

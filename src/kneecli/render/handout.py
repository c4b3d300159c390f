"""The handout: one self-contained HTML page that a physiotherapist could hand over.

It needs no network and no script, prints on A4 and Letter, and reads on a phone and in the dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.figure import svg
from kneecli.render import words
from kneecli.render.handout_style import FIGURES, PAPER, STYLE
from kneecli.render.routine_page import needed
from kneecli.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine, Step

SESSIONS = 12
"""Rows of the diary: three times a week for four weeks."""
_MOST_COLUMNS = 14
"""Drills that stand side by side in the diary, on the narrower paper (A4)."""
_FIGURE_SIZE = 0.15
"""Pixels to a unit of the drawing: a person stands about four centimetres tall."""
_WIDE = 435
"""Pixels from which key poses stand above the words and not beside them."""
_URGENCY = {
    "emergency": "Call the emergency number",
    "same_day": "Get help the same day",
    "soon": "See someone soon",
}


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
    phase, time = words.sentence_case(PHASE_NAMES[step.phase]), words.span(step.seconds)
    cautions = "".join(
        f'<p class="care"><strong>Take care:</strong> {_text(say)}</p>\n' for say in step.cautions
    )
    return (
        f"<article>\n<h2>{number}. {_text(exercise.name)}</h2>\n"
        f'<p class="dose">{_text(dose)} <span>{phase}, {time} in all</span></p>\n'
        f'<div class="drill">\n{_figure(catalog, step)}'
        f"<p><strong>Set up:</strong> {_text(exercise.setup)}</p>\n"
        f"<ol>\n{_items(exercise.steps)}</ol>\n"
        f"<p><strong>Think:</strong> {_text(' '.join(exercise.cues))}</p>\n"
        f"<p><strong>Feel it:</strong> {_text(exercise.feel)}</p>\n"
        f"<p><strong>Easier:</strong> {_text(exercise.easier)}</p>\n"
        f"{cautions}</div>\n</article>\n"
    )


def _figure(catalog: Catalog, step: Step) -> str:
    """The key poses, which find their places by the room there is; read aloud as one picture."""
    drawn = catalog.figures.get(step.exercise.id)
    if drawn is None:
        return ""
    poses = svg.poses(drawn, _FIGURE_SIZE)
    pictures = "".join(
        f'<div class="pose">{pose.picture}<span>{_text(pose.label)}</span></div>\n'
        for pose in poses
    )
    place = "above" if sum(pose.width for pose in poses) > _WIDE else "beside"
    labels = "; ".join(pose.label for pose in poses)
    said = _text(f"{step.exercise.summary} Drawings: {labels}.")
    return f'<div class="figure {place}" role="img" aria-label="{said}">\n{pictures}</div>\n'


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{_text(text)}</li>\n" for text in texts)


def _diary(routine: Routine) -> Iterator[str]:
    """Empty boxes for each drill and session, with room for the date and the pain."""
    names = [f"{number}. {step.exercise.name}" for number, step in enumerate(routine.steps, 1)]
    tables = -(-len(names) // _MOST_COLUMNS)
    yield '<section class="diary">\n<h2 id="diary">Diary</h2>\n'
    yield "<p>Tick what you did, or write how much. Then write how much it hurt at worst, 0 to 10, "
    yield "that day or the next morning.</p>\n"
    yield '<div role="region" aria-labelledby="diary" tabindex="0">\n'
    for number in range(tables):
        first, last = (len(names) * one // tables for one in (number, number + 1))
        yield _table(names[first:last])
    yield "</div>\n</section>\n"


def _table(names: list[str]) -> str:
    """A table of the diary, for as many drills as stand side by side on paper."""
    drills = "".join(f'<th scope="col"><span>{_text(name)}</span></th>' for name in names)
    row = f"<tr>{'<td></td>' * (len(names) + 2)}</tr>\n"
    return (
        f'<table>\n<thead><tr><th scope="col">Date</th>{drills}<th scope="col">Pain 0-10</th></tr>'
        f"</thead>\n<tbody>\n{row * SESSIONS}</tbody>\n</table>\n"
    )


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

"""What the handout says and in which order, whatever it is written on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kneecli.record import Record
from kneecli.render import words
from kneecli.render.instructions import instructions
from kneecli.render.page import Bullets, Paragraph
from kneecli.render.pain import pain_rule
from kneecli.render.routine_page import needed
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine, Step

BLANKS = ("Name", "Date")
"""What is filled in by hand."""
SESSIONS = 12
"""How often the diary can be filled in: three times a week for four weeks."""
_MOST_COLUMNS = 14
"""Drills that stand side by side in the diary, on the narrower paper (A4)."""
DIARY, DATE, PAIN = "Diary", "Date", "Pain 0-10"
TICK = (
    "Tick what you did, or write how much. Then write how much it hurt at worst, 0 to 10, that day "
    "or the next morning."
)
STOP, CLINICIAN = "When to stop", "When to see a clinician"
_URGENCY = {
    "emergency": "Call the emergency number",
    "same_day": "Get help the same day",
    "soon": "See someone soon",
}


class Drill(Record):
    """The words of one drill."""

    title: str
    dose: str
    when: str
    """Its phase and time."""
    body: tuple[Paragraph | Bullets, ...]


def at_a_glance(catalog: Catalog, routine: Routine) -> Iterator[Paragraph]:
    """What is needed, how long it takes, and what else to know."""
    yield Paragraph(needed(catalog, routine), "You need")
    yield Paragraph(f"{words.span(routine.total_seconds)}, changing over included", "Time")
    if any(step.phase == "activate" for step in routine.steps):
        yield Paragraph(catalog.safety.effort, "Effort")
    for note in routine.notes:
        yield Paragraph(note, tone="dim")


def drill(step: Step, number: int) -> Drill:
    """A drill's dose, instructions and cautions."""
    exercise = step.exercise
    phase = words.sentence_case(PHASE_NAMES[step.phase])
    return Drill(
        title=f"{number}. {exercise.name}",
        dose=words.dose(exercise.dose, step.amount),
        when=f"{phase}, {words.span(step.seconds)} in all",
        body=tuple(instructions(step)),
    )


def diary_columns(routine: Routine) -> list[list[str]]:
    """The drills to tick, for as many tables as paper is wide for, in equal parts."""
    names = [f"{number}. {step.exercise.name}" for number, step in enumerate(routine.steps, 1)]
    tables = max(1, -(-len(names) // _MOST_COLUMNS))
    ends = [len(names) * number // tables for number in range(tables + 1)]
    return [names[first:last] for first, last in pairwise(ends)]


def seen(step: Step, labels: Iterable[str]) -> str:
    """What a drill's figure shows, for those who do not see it."""
    return f"{step.exercise.summary} Drawings: {'; '.join(labels)}."


def stops(catalog: Catalog, routine: Routine) -> Iterator[Paragraph]:
    """How much may hurt, and when to stop."""
    yield Paragraph(pain_rule(catalog, routine), "Pain")
    for rule in catalog.safety.stop:
        yield Paragraph(f"{rule.sign} {rule.do}")


def red_flags(catalog: Catalog) -> Iterator[Paragraph]:
    """When to see a clinician, and how soon."""
    for flag in catalog.safety.red_flags:
        yield Paragraph(f"{flag.sign} {flag.do}", _URGENCY[flag.urgency])

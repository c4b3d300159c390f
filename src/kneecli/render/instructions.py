"""How to do a drill, in words: the same on every page and handout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.render.page import Bullets, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.exercise import Exercise
    from kneecli.routine.routine import Step


def how_to(exercise: Exercise) -> Iterator[Paragraph | Bullets]:
    """How to get into position, what to do, and what to think and feel."""
    yield Paragraph(exercise.setup, "Set up")
    yield Bullets(exercise.steps, numbered=True, indent=2)
    yield Paragraph(" ".join(exercise.cues), "Think")
    if exercise.breathing:
        yield Paragraph(exercise.breathing, "Breathe")
    yield Paragraph(exercise.feel, "Feel it")
    if exercise.load:
        yield Paragraph(exercise.load, "How heavy")


def instructions(step: Step) -> Iterator[Paragraph | Bullets]:
    """How to do the drill of a step, what to put right, an easier way, and what to care for."""
    yield from how_to(step.exercise)
    yield Paragraph("", "Common faults")
    yield Bullets(step.exercise.faults, indent=2)
    yield Paragraph(step.exercise.easier, "Easier")
    for caution in step.cautions:
        yield Paragraph(caution, "Take care", "warning")

"""A drill's figure as SVG, with what it shows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.figure import svg

if TYPE_CHECKING:
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure


def draw(figure: Figure, exercise: Exercise, *, animate: bool) -> str:
    """The figure of a drill: its key poses side by side, or in motion."""
    labels = "; ".join(f"{n}. {frame.label}" for n, frame in enumerate(figure.frames, 1))
    description = f"{exercise.summary} {labels}."
    if animate:
        return svg.moving(figure, exercise.name, description, exercise.dose.tempo)
    return svg.still(figure, exercise.name, description)

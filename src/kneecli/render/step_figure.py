"""The figure of a step: its drill, drawn with the equipment and props of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.drawn import drawn_with
from kneecli.catalog.wording import NOTHING

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.figure import Figure
    from kneecli.routine.routine import Step


def figure_of(catalog: Catalog, step: Step) -> Figure | None:
    """The figure of a step, or None where its drill has none."""
    figure = catalog.figures.get(step.exercise.id)
    return drawn_with(figure, (*step.equipment, *step.props)) if figure else None


def file_of(exercise: str, figure: Figure) -> str:
    """The name of its file beside a page, which tells apart what one drill is drawn with."""
    kinds = (choice for choice in figure.choices if choice != NOTHING)
    return f"{'-'.join((exercise, *kinds))}.svg"

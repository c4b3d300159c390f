"""The figure of a step: its drill, drawn with the equipment and props of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.drawn import drawn_with
from kneecli.catalog.wording import NOTHING

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.figure import Figure
    from kneecli.routine.routine import Routine, Step


def figure_of(catalog: Catalog, step: Step) -> Figure | None:
    """The figure of a step, or None where its drill has none."""
    figure = catalog.figures.get(step.exercise.id)
    return drawn_with(figure, (*step.equipment, *step.props)) if figure else None


def file_of(exercise: str, figure: Figure) -> str:
    """The name of its file beside a page, which tells apart what one drill is drawn with."""
    kinds = (choice for choice in figure.choices if choice != NOTHING)
    return f"{'-'.join((exercise, *kinds))}.svg"


def files_in(folder: str, catalog: Catalog, routine: Routine) -> dict[str, str]:
    """The figures of all steps as SVG, each under the path that a page links to."""
    from kneecli.render.svg_figure import draw

    return {
        f"{folder}/{file_of(step.exercise.id, figure)}": draw(figure, step.exercise, animate=False)
        for step in routine.steps
        if (figure := figure_of(catalog, step))
    }

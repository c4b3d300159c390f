"""Figures as they are drawn: by themselves, and with everything their drills are done with."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kneecli.catalog.drawn import drawn_alone, drawn_with
from kneecli.render.step_figure import file_of

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure


def kits(exercise: Exercise) -> list[tuple[str, ...]]:
    """Everything a drill may be done with, one helpful prop or none of them beside."""
    helpful = [(), *((prop,) for prop in exercise.helpful)]
    return [sum(parts, ()) for parts in product(exercise.equipment, exercise.props, helpful)]


def every_way(catalog: Catalog) -> dict[str, Figure]:
    """Every figure in every way it is drawn, each by the name of its file."""
    return {
        file_of(exercise.id, figure): figure
        for exercise in catalog.exercises.values()
        for kit in kits(exercise)
        for figure in [drawn_with(catalog.figures[exercise.id], kit)]
    }


def alone(catalog: Catalog, drill: str) -> Figure:
    """The figure of a drill by itself."""
    return drawn_alone(catalog.figures[drill], catalog.exercises[drill])

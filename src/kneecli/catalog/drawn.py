"""What of a figure is drawn: what fits the equipment and props a drill is done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.wording import NOTHING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure


def drawn_with(figure: Figure, chosen: Collection[str]) -> Figure:
    """The figure with the gear and the frames for what was chosen."""
    return _only(figure, {None, *(set(chosen).intersection(figure.choices) or {NOTHING})})


def undrawn(figure: Figure, unseen: Collection[str]) -> Figure:
    """The figure without gear and frames for things that are no more."""
    return _only(figure, {None, *figure.choices} - set(unseen))


def _only(figure: Figure, wanted: Collection[str | None]) -> Figure:
    return figure.replace(
        gear=tuple(piece for piece in figure.gear if piece.when in wanted),
        frames=tuple(frame for frame in figure.frames if frame.when in wanted),
    )


def drawn_alone(figure: Figure, exercise: Exercise) -> Figure:
    """The figure where nothing was chosen: with the alternatives whose gear comes first in it."""
    order = [piece.when for piece in figure.gear]

    def place(items: tuple[str, ...]) -> int:
        return min((order.index(item) for item in items if item in order), default=len(order))

    helpful = tuple((prop,) for prop in exercise.helpful)
    kits = [
        min(alternatives, key=place)
        for alternatives in (exercise.equipment, exercise.props, helpful)
        if alternatives
    ]
    return drawn_with(figure, [item for items in kits for item in items])

"""One layer of a picture: shapes in one tone that are painted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.figure.outline import Circle

TONES = (
    "mat",
    "prop",
    "far",
    "far_working",
    "near",
    "near_working",
    "mark",
    "gear",
    "arrow",
)
"""Every tone there is, the quietest first."""


class Layer(Record):
    """Shapes in one tone at one depth; each is a rubber band around circles."""

    tone: str
    depth: float
    shapes: tuple[tuple[Circle, ...], ...]

"""The corners of shapes in whole units, as few as look round on paper and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.figure.outline import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.figure.outline import Circle
    from kneecli.figure.picture import Box

SCALE = 1000
"""Units of a drawing for one height of the body."""
_FINE, _COARSE = 28, 14
_SMALL = 0.026
"""Half the thickness up to which fewer points make an outline."""


def corners(shape: Sequence[Circle], box: Box) -> list[tuple[int, int]]:
    """Where the outline of a shape bends, right and down from the top left of a box."""
    count = _FINE if max(circle[2] for circle in shape) > _SMALL else _COARSE
    return [
        (round((x - box.left) * SCALE), round((box.top - y) * SCALE))
        for x, y in around(shape, count)
    ]

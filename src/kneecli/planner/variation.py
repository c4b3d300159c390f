"""Variations: other routines, at most a stated distance below the best."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.planner.plan import Plan
    from kneecli.planner.request import Request

DISCOURAGED = -100_000
"""Points that keep a drill out wherever another can take its place."""
DISTANCE_PERCENT = 5
"""A variation's objective is at most this much below the best one's."""


def no_bonus(exercise: str) -> int:  # noqa: ARG001 - the same for every drill
    """No points for any drill."""
    return 0


def vary(best: Plan, search: Callable[[Request, Callable[[str], int]], Plan | None]) -> Plan:
    """Another plan for the same request, the same one for the same seed.

    Each drill gets a small bonus drawn from the seed, too small for all of them together
    to pass the distance. Where that changes no drill, drills of the best plan are discouraged
    in turn until one such plan lies within the distance; the best plan stays where none does.
    """
    request = best.request
    lowest = best.objective - abs(best.objective) * DISTANCE_PERCENT // 100
    most = (best.objective - lowest) // (len(best.slots) or 1)

    drills = sorted(best.drills(), key=lambda exercise: _draw(request.seed, exercise))
    for discouraged in (None, *drills):

        def bonus(exercise: str, discouraged: str | None = discouraged) -> int:
            if exercise == discouraged:
                return DISCOURAGED
            return _draw(request.seed, exercise) % (most + 1)

        other = search(request, bonus)
        if other is not None and other.objective >= lowest and other.drills() != best.drills():
            return other
    return best


def _draw(seed: int | None, exercise: str) -> int:
    """A number that looks random and is the same everywhere."""
    return zlib.crc32(f"{seed}:{exercise}".encode())

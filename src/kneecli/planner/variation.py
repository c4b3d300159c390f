"""Variations: other routines, at most a stated distance below the best."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from kneecli.planner.best import search_plan

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan

DISTANCE_PERCENT = 15
"""A variation's objective lies at most this part of the worth of the best one's drills below it."""
SHAKES = (60, 45, 30, 20, 10)
"""Most points each drill gains or loses by chance: the widest that stays within the distance."""
DRAWS = 2
"""Draws of each width."""


def vary(catalog: Catalog, best: Plan) -> Plan:
    """Another plan for the same request, the same one for the same seed.

    Each drill gains or loses points drawn from the seed. The first draw whose plan holds
    other drills and lies within the distance wins; the best plan stays where none does.
    """
    request = best.request
    lowest = best.objective - best.worth * DISTANCE_PERCENT // 100
    for shake in SHAKES:
        for draw in range(DRAWS):

            def bonus(exercise: str, shake: int = shake, draw: int = draw) -> int:
                return _draw(request.seed, draw, exercise) % (2 * shake + 1) - shake

            other = search_plan(catalog, request, bonus)
            if other and other.objective >= lowest and other.exercise_ids() != best.exercise_ids():
                return other
    return best


def _draw(seed: int | None, draw: int, exercise: str) -> int:
    """A number that looks random and is the same everywhere."""
    return zlib.crc32(f"{seed}:{draw}:{exercise}".encode())

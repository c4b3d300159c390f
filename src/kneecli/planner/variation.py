"""Variations: other routines, at most a stated distance below the best."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from kneecli.planner.best import search_plan
from kneecli.planner.work import TooWideError, Work

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan

DISTANCE_PERCENT = 15
"""A variation's objective lies at most this part of the worth of the best one's drills below it."""
SHAKES = (60, 45, 30, 20, 10)
"""Most points each drill gains or loses by chance: the widest that stays within the distance."""
NARROW_SHAKES = (20, 10)
"""The same where the best is not known: what a wide one finds is seldom near enough."""
DRAWS = 2
"""Draws of each width."""


def vary(catalog: Catalog, best: Plan) -> Plan:
    """Another plan for the same request, the same one for the same seed.

    Each drill gains or loses points drawn from the seed. The first draw whose plan holds
    other drills and lies within the distance wins; the best plan stays where none does.
    """
    request = best.request
    lowest = best.objective - best.worth * DISTANCE_PERCENT // 100
    work = Work()
    for shake in NARROW_SHAKES if best.gap else SHAKES:
        for draw in range(DRAWS):

            def bonus(exercise: str, shake: int = shake, draw: int = draw) -> int:
                return _draw(request.seed, draw, exercise) % (2 * shake + 1) - shake

            with suppress(TooWideError):
                other = search_plan(catalog, request, bonus, work.half())
                if other and _varies(other, best, lowest):
                    return other.replace(gap=_gap(other, best))
    return best


def _varies(other: Plan, best: Plan, lowest: int) -> bool:
    """Whether a plan holds other drills, and has so many points at the least."""
    return other.objective >= lowest and other.exercise_ids() != best.exercise_ids()


def _gap(other: Plan, best: Plan) -> int:
    """How far a variation may be below the best, where the best is not known; 0 where it is."""
    return max(0, best.objective + best.gap - other.objective) if best.gap else 0


def _draw(seed: int | None, draw: int, exercise: str) -> int:
    """A number that looks random and is the same everywhere."""
    return zlib.crc32(f"{seed}:{draw}:{exercise}".encode())

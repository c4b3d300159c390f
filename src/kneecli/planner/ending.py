"""How a routine ends: with impact where the body will land and is ready to, else without flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence, listed
from kneecli.planner.request import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.planner.request import Request

IMPACT_FROM_MINUTES = 8
_LEAST_LEVEL = {"sought": LEVELS.index("intermediate"), "allowed": LEVELS.index("advanced")}
IMPACT = "impact"
"""The name under which a request does without hops, jumps and jogging."""


def ends_with_impact(catalog: Catalog, request: Request) -> bool:
    """Whether the routine ends with impact.

    It does at advanced level, and from intermediate level before an activity that lands, but never
    before one such as a walk: from eight minutes on, and for those whose conditions have nothing
    against any impact.
    """
    if request.minutes < IMPACT_FROM_MINUTES or IMPACT in request.without:
        return False
    landing = catalog.activities[request.before].landing if request.before else "allowed"
    if landing == "never" or LEVELS.index(request.level) < _LEAST_LEVEL[landing]:
        return False
    return not any(
        catalog.findings(exercise, condition)
        for exercise in _landings(catalog)
        for condition in request.avoid
    )


def _landings(catalog: Catalog) -> list[str]:
    """The drills with impact."""
    return [name for name, drill in catalog.exercises.items() if drill.demands.impact != "none"]


def landing_note(catalog: Catalog, request: Request, planned: Iterable[Exercise]) -> str | None:
    """What to know before an activity that lands, where the routine does not, or only in part."""
    if request.before is None or catalog.activities[request.before].landing != "sought":
        return None
    activity = catalog.activities[request.before].name
    if barring := catalog.avoiding(request.avoid, _landings(catalog)):
        names = [in_sentence(catalog.conditions[condition].name) for condition in barring]
        return (
            f"Hops, jumps and jogging are left out because of what you named: {listed(names)}. "
            f"These drills do not make {activity} safe today; ask whoever treats you, or walk "
            "instead."
        )
    if all(exercise.demands.impact == "none" for exercise in planned):
        return (
            f"No jogging or jumping in these drills: begin {activity} with a few minutes of "
            "walking and easy jogging."
        )
    return None

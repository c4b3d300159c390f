"""How a routine ends: with impact where the body will land and is ready to, else without flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.blueprint import LAST_PHASE
from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import in_sentence, listed
from kneecli.routine.fit import serves

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.routine.request import Request

IMPACT_FROM_MINUTES = 8
_LEAST_LEVEL = {"sought": LEVELS.index("intermediate"), "allowed": LEVELS.index("advanced")}
IMPACT = "impact"
"""The name under which a request does without hops, jumps and jogging."""


def may_land(catalog: Catalog, request: Request) -> bool:
    """Whether the routine may end with impact.

    It may at advanced level, where no condition has anything to say about any impact, and from
    intermediate level before an activity in which one lands, where conditions leave a drill for
    each of its landings; never before one such as a walk, and only from eight minutes on.
    """
    if request.minutes < IMPACT_FROM_MINUTES or IMPACT in request.without:
        return False
    landing = catalog.activities[request.before].landing if request.before else "allowed"
    if landing == "never" or LEVELS.index(request.level) < _LEAST_LEVEL[landing]:
        return False
    if landing == "sought":
        return not ruling_out(catalog, request.before, request.avoid)
    return not any(
        catalog.findings(exercise.id, condition)
        for exercise in _landings(catalog)
        for condition in request.avoid
    )


def _landings(catalog: Catalog) -> list[Exercise]:
    """The exercises with impact."""
    return [one for one in catalog.exercises.values() if one.demands.impact != "none"]


def ruling_out(catalog: Catalog, before: str | None, conditions: Iterable[str]) -> list[str]:
    """The conditions that leave no exercise to rehearse a landing of the activity with.

    What only longer routines rehearse does not count: they do without where a condition asks.
    """
    landings = _landings(catalog)
    rehearsing = [
        [exercise.id for exercise in landings if serves(exercise, LAST_PHASE, need.serves)]
        for need in (catalog.activities[before].landings(IMPACT_FROM_MINUTES) if before else ())
    ]
    return [
        condition
        for condition in conditions
        if any(
            exercises and all(catalog.avoiding([condition], [exercise]) for exercise in exercises)
            for exercises in rehearsing
        )
    ]


def landing_note(catalog: Catalog, request: Request, planned: Collection[Exercise]) -> str | None:
    """What to know before an activity that lands, where the routine does not, or only in part."""
    if request.before is None:
        return None
    activity = catalog.activities[request.before].name
    if conditions := ruling_out(catalog, request.before, request.avoid):
        names = [in_sentence(catalog.conditions[condition].name) for condition in conditions]
        return (
            f"Hops, jumps and jogging are left out because of what you named: {listed(names)}. "
            f"These drills do not make {activity} safe today; ask whoever treats you, or walk "
            "instead."
        )
    missing = [
        need.name
        for need in catalog.activities[request.before].landings(IMPACT_FROM_MINUTES)
        if not any(serves(exercise, LAST_PHASE, need.serves) for exercise in planned)
    ]
    if not missing:
        return None
    return (
        f"Not in these drills: {listed(missing)}. Begin {activity} with a few minutes of walking "
        "and easy jogging."
    )

"""The planner's front door: the best plan, a variation of it, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner.best import search_plan
from kneecli.planner.variation import vary

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan
    from kneecli.routine.request import Request


def plan(catalog: Catalog, request: Request) -> Plan:
    """The best plan, or the variation asked for.

    Raises ReferralError where a condition needs a clinician first, NoRoutineError with the
    rule in the way and the smallest change that helps where nothing fits, or with what to narrow
    where so much fits that no routine was found.
    """
    catalog.refuse_referred(request.avoid)
    best = search_plan(catalog, request)
    if best is None:
        from kneecli.planner.advice import no_routine

        raise no_routine(catalog, request)
    return best if request.seed is None else vary(catalog, best)

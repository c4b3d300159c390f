"""How much a drill may hurt: one rule on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner.ending import ruling_out

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine


def pain_rule(catalog: Catalog, routine: Routine) -> str:
    """The rule for a routine: its conditions' own where they are stricter, else everybody's."""
    conditions, before = routine.request.get("avoid", ()), routine.request.get("before")
    stricter = dict.fromkeys(
        catalog.conditions[name].pain for name in conditions if catalog.conditions[name].pain
    )
    if stricter:
        return " ".join(filter(None, stricter))
    pain = catalog.safety.pain
    lands = before is not None and catalog.activities[before].landing == "sought"
    if lands and not ruling_out(catalog, before, conditions):
        return pain.sport
    hops = any(step.exercise.demands.impact != "none" for step in routine.steps)
    return f"{pain.rule} {pain.impact}" if hops else pain.rule

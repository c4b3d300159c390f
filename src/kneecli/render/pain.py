"""How much a drill may hurt: one rule on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner.ending import ruling_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine


def pain_rule(catalog: Catalog, routine: Routine) -> str:
    """The rule for a routine: its conditions' own where they are stricter, else everybody's."""
    avoided = (catalog.conditions[name] for name in routine.request.get("avoid", ()))
    stricter = dict.fromkeys(condition.pain for condition in avoided if condition.pain)
    return " ".join(stricter or _for_everybody(catalog, routine))


def _for_everybody(catalog: Catalog, routine: Routine) -> Iterator[str]:
    pain = catalog.safety.pain
    before, avoid = routine.request.get("before"), routine.request.get("avoid", ())
    lands = before is not None and catalog.activities[before].landing == "sought"
    if lands and not ruling_out(catalog, before, avoid):
        yield pain.sport
        yield pain.rule
        return
    yield pain.rule
    if any(step.exercise.demands.impact != "none" for step in routine.steps):
        yield pain.impact

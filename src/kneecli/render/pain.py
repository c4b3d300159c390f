"""How much a drill may hurt: one rule on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine import Routine


def pain_rule(catalog: Catalog, routine: Routine) -> str:
    """The rule for a routine: its conditions' own where they are stricter, else everybody's."""
    avoided = (catalog.conditions[name] for name in routine.request.get("avoid", ()))
    stricter = [condition.pain for condition in avoided if condition.pain]
    if stricter:
        return " ".join(dict.fromkeys(stricter))
    lands = any(step.exercise.demands.impact != "none" for step in routine.steps)
    pain = catalog.safety.pain
    return f"{pain.rule} {pain.impact}" if lands else pain.rule

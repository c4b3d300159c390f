"""How much a drill may hurt: one rule on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine


def pain_rule(catalog: Catalog, routine: Routine) -> str:
    """The rule for a routine: its conditions' own where they are stricter, else everybody's."""
    conditions = [catalog.conditions[name] for name in routine.request.avoid]
    stricter = dict.fromkeys(one.pain for one in conditions if one.pain)
    elsewhere = dict.fromkeys(one.pain_elsewhere for one in conditions if one.pain_elsewhere)
    return " ".join([*(stricter or _usual(catalog, routine)), *elsewhere])


def _usual(catalog: Catalog, routine: Routine) -> list[str]:
    """The rule for everybody, by what comes next and what the routine holds."""
    conditions, before = routine.request.avoid, routine.request.before
    pain = catalog.safety.pain
    rule = [pain.rule]
    if before and catalog.activities[before].landing == "sought":
        from kneecli.planner.ending import ruling_out  # lists and pages need no planner

        rule = [pain.unready if ruling_out(catalog, before, conditions) else pain.sport]
    elif any(step.exercise.demands.impact != "none" for step in routine.steps):
        rule.append(pain.impact)
    return [*rule, pain.undiagnosed]

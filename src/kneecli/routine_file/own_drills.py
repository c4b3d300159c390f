"""Drills that a routine file brings along, under the same rules as those of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.checks import check
from kneecli.catalog.drafts import why_draft
from kneecli.catalog.loading import records_of
from kneecli.catalog.rules import apply_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.routine_file.problems import Problem

_KIND = "exercises"


def problems_of_drills(catalog: Catalog, drills: Sequence[Exercise]) -> Iterator[Problem]:
    """What is wrong with drills of one's own, by themselves and beside the catalogue."""
    records = records_of(catalog)
    known = len(records[_KIND])
    records[_KIND] = [*records[_KIND], *drills]
    for kind, location, _, said in check(records, {}):
        if kind == _KIND and isinstance(location[0], int) and location[0] >= known:
            yield ("drills", location[0] - known, *location[1:]), said
    used = set(catalog.exercises)
    for index, drill in enumerate(drills):
        if drill.id in used:
            yield ("drills", index, "id"), f"`{drill.id}` is used twice"
        used.add(drill.id)
        if why := why_draft(drill):
            yield ("drills", index, "demands"), f"a draft: {why}"


def with_drills(catalog: Catalog, drills: Sequence[Exercise]) -> Catalog:
    """The catalogue with drills of one's own, and with what each condition says of them."""
    findings, props = apply_rules(catalog.conditions.values(), drills, catalog.equipment)
    return catalog.replace(
        exercises={**catalog.exercises, **{drill.id: drill for drill in drills}},
        rule_findings={**catalog.rule_findings, **findings},
        prop_findings={**catalog.prop_findings, **props},
    )

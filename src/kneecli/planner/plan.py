"""From a request to the best routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.errors import NoRoutineError, ReferralError
from kneecli.planner.choices import Choices
from kneecli.planner.eligibility import Candidate, Rejection, sift
from kneecli.planner.request import Request
from kneecli.planner.search import Solution, solve
from kneecli.planner.slots import OpenSlot, open_slots
from kneecli.record import Record
from kneecli.routine import UNIT, Routine, Step, change_seconds, place_of, round_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.catalog import Catalog


class Plan(Record):
    """The best routine of a request, with all that went into finding it."""

    request: Request
    blueprint: Blueprint
    slots: list[OpenSlot]
    candidates: list[Candidate]
    rejections: list[Rejection]
    choices: Choices
    solution: Solution


def no_bonus(exercise: str) -> int:
    return 0


def search_plan(
    catalog: Catalog, request: Request, bonus: Callable[[str], int] = no_bonus
) -> Plan | None:
    """The best plan, or None where no routine meets the hard rules."""
    blueprint = catalog.blueprints[request.blueprint]
    skipped = {
        phase
        for condition in request.avoid
        for phase in catalog.conditions[condition].skip_phases
    }
    candidates, rejections = sift(catalog, request, blueprint)
    slots = open_slots(blueprint, request.minutes, skipped)
    choices = Choices(catalog, request, blueprint, slots, candidates, bonus)
    solution = solve(choices.problem) if slots else None
    if solution is None:
        return None
    return Plan(
        request=request,
        blueprint=blueprint,
        slots=slots,
        candidates=candidates,
        rejections=rejections,
        choices=choices,
        solution=solution,
    )

"""The best plan for a request, with all that went into finding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner import objective
from kneecli.planner.choices import MUST, Choices
from kneecli.planner.eligibility import Candidate, Rejection, sift
from kneecli.planner.search import solve
from kneecli.planner.slots import OpenSlot, can_fill, open_slots
from kneecli.planner.work import TooWideError
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.choices import PlannedDrill
    from kneecli.planner.work import Work
    from kneecli.routine.request import Request


class Plan(Record):
    """The best way to meet a request, with all that went into finding it."""

    request: Request
    blueprint: Blueprint
    slots: tuple[OpenSlot, ...]
    waived: tuple[OpenSlot, ...]
    """Required slots left empty because conditions, or what the room lacks, rule out every drill
    for them."""
    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]
    choices: Choices
    drills: tuple[PlannedDrill, ...]
    objective: int
    gap: int = 0
    """Points that a better plan could have more, as far as is known; 0 where none is better."""

    @property
    def worth(self) -> int:
        """How well its drills suit their slots, at full doses and without any bonus."""
        return sum(
            drill.slot.slot.weight * objective.fit(drill.exercise, drill.slot.slot)
            for drill in self.drills
        )

    def exercise_ids(self) -> set[str]:
        """Which exercises its drills are."""
        return {drill.exercise.id for drill in self.drills}


def no_bonus(exercise: str) -> int:  # noqa: ARG001 - the same for every drill
    """No points for any drill."""
    return 0


def search_plan(
    catalog: Catalog,
    request: Request,
    bonus: Callable[[str], int] = no_bonus,
    work: Work | None = None,
) -> Plan | None:
    """The best plan that the work allowed finds, or None where no routine meets the hard rules.

    `bonus` adds points to exercises by id, for variations; the plan's objective leaves it out.
    Raises TooWideError where the work ends before any plan is found.
    """
    if work and work.left <= 0:
        raise TooWideError
    blueprint = catalog.blueprints[request.blueprint]
    candidates, rejections = sift(catalog, request, blueprint)
    opened = open_slots(catalog, request, [candidate.exercise for candidate in candidates])
    slots, waived = waive(opened, candidates, catalog, request)
    choices = Choices(catalog, request, blueprint, slots, candidates, bonus=bonus)
    if work:
        work.spend(choices.work)
    solution = solve(choices.problem, work) if slots else None
    if solution is None:
        return None
    drills = tuple(
        choices.planned(slot, choice)
        for slot, choice in zip(slots, solution.choices, strict=True)
        if choice is not None
    )
    found = Plan(
        request=request,
        blueprint=blueprint,
        slots=tuple(slots),
        waived=tuple(waived),
        candidates=tuple(candidates),
        rejections=tuple(rejections),
        choices=choices,
        drills=drills,
        objective=solution.value
        - choices.rewards.musts
        - sum(bonus(drill.exercise.id) for drill in drills),
        gap=solution.most - solution.value,
    )
    if drills and found.exercise_ids().issuperset(request.include):
        return found
    if found.gap and solution.most > choices.rewards.musts - MUST // 2:
        raise TooWideError
    return None


def waive(
    slots: list[OpenSlot], candidates: list[Candidate], catalog: Catalog, request: Request
) -> tuple[list[OpenSlot], list[OpenSlot]]:
    """The slots, with those no longer required that body or room leave without a drill."""
    empty = [
        slot
        for slot in slots
        if slot.required and not any(can_fill(c.exercise, slot) for c in candidates)
    ]
    if not empty or not (request.avoid or request.without):
        return slots, []
    carefree = request.replace(avoid=(), without=())
    all_there, _ = sift(catalog, carefree, catalog.blueprints[request.blueprint])
    waived = [slot for slot in empty if any(can_fill(c.exercise, slot) for c in all_there)]
    return [slot.replace(required=False) if slot in waived else slot for slot in slots], waived

"""Why a plan is as it is: points and evidence drill by drill, and what was left out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kneecli.planner.best import search_plan
from kneecli.planner.work import TooWideError, Work
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Claim, Exercise
    from kneecli.planner.best import Plan
    from kneecli.planner.choices import PlannedDrill
    from kneecli.planner.slots import OpenSlot


class Reason(Record):
    """Why one drill is in the plan."""

    exercise: Exercise
    purpose: str
    why: str
    """Why the slot exists."""
    service: int
    """Points for suiting the slot, at this dose."""
    equipment: int
    """Points for doing as a source article does, less those for what the room must have."""
    extras: int
    """Points for effort, focus, conditions and bare feet, less those each drill costs."""
    claims: tuple[Claim, ...]
    """The evidence its service was judged by, or all there is."""
    runner_up: Exercise | None
    runner_up_points: int


class Explanation(Record):
    """Why a plan is as it is."""

    reasons: tuple[Reason, ...]
    once_only: int
    """Equipment used and needs met, less changes of place, rigging and lost time."""
    left_out: dict[str, list[tuple[Exercise, str]]]
    """Rule -> drills that break it, with the sentence. Other parts of training are not listed."""
    gap: int
    """Points that a better plan could have more, as far as is known; 0 where none is better."""
    gains: dict[str, list[Exercise]]
    """Equipment that was not asked for -> drills it would bring into the plan."""


def explain(catalog: Catalog, plan: Plan) -> Explanation:
    """Why `plan` is as it is."""
    reasons = tuple(_reason(plan, drill) for drill in plan.drills)
    left_out: dict[str, list[tuple[Exercise, str]]] = {}
    for rejection in plan.rejections:
        if rejection.rule != "phase":
            entry = (rejection.exercise, rejection.sentence)
            left_out.setdefault(rejection.rule, []).append(entry)
    return Explanation(
        reasons=reasons,
        once_only=plan.objective - sum(drill.points for drill in plan.drills),
        left_out=left_out,
        gap=plan.gap,
        gains=dict(_gains(catalog, plan)),
    )


def _reason(plan: Plan, drill: PlannedDrill) -> Reason:
    exercise, slot = drill.exercise, drill.slot.slot
    measured = [claim for claim in exercise.evidence if claim.muscle in slot.serves.muscles]
    runner_up, points = _runner_up(plan, drill.slot)
    return Reason(
        exercise=exercise,
        purpose=slot.name,
        why=slot.why,
        service=drill.service,
        equipment=drill.equipment,
        extras=drill.extras,
        claims=tuple(measured or exercise.evidence),
        runner_up=runner_up,
        runner_up_points=points,
    )


def _runner_up(plan: Plan, slot: OpenSlot) -> tuple[Exercise | None, int]:
    """The best exercise for the slot of a family the plan does not use, and its points there."""
    used = {drill.exercise.family for drill in plan.drills}
    best: tuple[Exercise | None, int] = (None, 0)
    others = [
        c for c in plan.choices.serving[plan.slots.index(slot)] if c.exercise.family not in used
    ]
    for drill in plan.choices.possible_drills(slot, others):
        exercise = drill.candidate.exercise
        points = max(map(drill.value, drill.doses)) - plan.choices.bonus(exercise.id)
        if best[0] is None or points > best[1]:
            best = (exercise, points)
    return best


def _gains(catalog: Catalog, plan: Plan) -> Iterator[tuple[str, list[Exercise]]]:
    if plan.blueprint.body_weight_only:
        return
    work = Work()
    for item in catalog.equipment:
        if item in plan.request.equipment:
            continue
        wider = plan.request.replace(equipment=(*plan.request.equipment, item), seed=None)
        with suppress(TooWideError):
            other = search_plan(catalog, wider, work=work.half())
            drills = other.drills if other else ()
            if gained := [drill.exercise for drill in drills if item in drill.kit.equipment]:
                yield item, gained

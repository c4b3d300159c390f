"""Why a plan is as it is: points and evidence drill by drill, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner.best import search_plan
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Claim, Exercise
    from kneecli.planner.best import Pick, Plan


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
    gains: dict[str, list[Exercise]]
    """Equipment that was not asked for -> drills it would bring into the plan."""


def explain(catalog: Catalog, plan: Plan) -> Explanation:
    """Why `plan` is as it is."""
    reasons = tuple(_reason(plan, pick) for pick in plan.picks)
    left_out: dict[str, list[tuple[Exercise, str]]] = {}
    for rejection in plan.rejections:
        if rejection.rule != "phase":
            entry = (rejection.exercise, rejection.sentence)
            left_out.setdefault(rejection.rule, []).append(entry)
    return Explanation(
        reasons=reasons,
        once_only=plan.objective - sum(pick.points for pick in plan.picks),
        left_out=left_out,
        gains=dict(_gains(catalog, plan)),
    )


def _reason(plan: Plan, pick: Pick) -> Reason:
    option, slot = pick.option, pick.slot.slot
    exercise = option.candidate.exercise
    measured = [claim for claim in exercise.evidence if claim.muscle in slot.serves.muscles]
    runner_up, points = _runner_up(plan, pick)
    return Reason(
        exercise=exercise,
        purpose=slot.name,
        why=slot.why,
        service=option.service,
        equipment=option.equipment,
        extras=pick.points - option.service - option.equipment,
        claims=tuple(measured or exercise.evidence),
        runner_up=runner_up,
        runner_up_points=points,
    )


def _runner_up(plan: Plan, pick: Pick) -> tuple[Exercise | None, int]:
    """The best drill for the slot that the plan does not use, and its points there."""
    used = {chosen.option.candidate.exercise.family for chosen in plan.picks}
    best: tuple[Exercise | None, int] = (None, 0)
    slot = pick.slot
    others = [
        c for c in plan.choices.serving[plan.slots.index(slot)] if c.exercise.family not in used
    ]
    for match in plan.choices.matches(slot, others):
        exercise = match.candidate.exercise
        points = max(map(match.value, match.doses)) - plan.choices.bonus(exercise.id)
        if best[0] is None or points > best[1]:
            best = (exercise, points)
    return best


def _gains(catalog: Catalog, plan: Plan) -> Iterator[tuple[str, list[Exercise]]]:
    if plan.blueprint.body_weight_only:
        return
    for item in catalog.equipment:
        if item in plan.request.equipment:
            continue
        wider = plan.request.replace(equipment=(*plan.request.equipment, item), seed=None)
        other = search_plan(catalog, wider)
        gained = [
            pick.option.candidate.exercise
            for pick in (other.picks if other else ())
            if item in pick.option.kit.equipment
        ]
        if gained:
            yield item, gained

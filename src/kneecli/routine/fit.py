"""What fits: drills to a purpose, that of a slot or of a need, and phases to conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.condition import with_included

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kneecli.catalog.blueprint import Purpose
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise


def serves(exercise: Exercise, phase: str, purpose: Purpose) -> bool:
    """Whether a drill belongs to the phase and meets every wish of the slot's purpose."""
    return (
        phase in exercise.phases
        and (not purpose.patterns or exercise.pattern in purpose.patterns)
        and (not purpose.muscles or _overlap(purpose.muscles, exercise.muscles.primary))
        and (not purpose.joints or _overlap(purpose.joints, exercise.joints))
        and (
            not purpose.weight_bearing or exercise.demands.weight_bearing in purpose.weight_bearing
        )
        and (not purpose.balance or exercise.demands.balance in purpose.balance)
        and (not purpose.positions or _overlap(purpose.positions, exercise.demands.positions))
        and (not purpose.props or _never_without(purpose.props, exercise.props))
        and (not purpose.equipment or _never_without(purpose.equipment, exercise.equipment))
        and (not purpose.brisk or exercise.brisk)
        and (not purpose.impact or exercise.demands.impact in purpose.impact)
    )


def skipped_phases(catalog: Catalog, conditions: Iterable[str]) -> set[str]:
    """The phases that conditions leave out."""
    return {
        phase
        for name in conditions
        for included in with_included(catalog.conditions, name)
        for phase in catalog.conditions[included].skip_phases
    }


def _never_without(wanted: Collection[str], alternatives: Iterable[tuple[str, ...]]) -> bool:
    return all(_overlap(wanted, alternative) for alternative in alternatives)


def _overlap(wanted: Collection[str], given: Collection[str]) -> bool:
    return any(item in given for item in wanted)

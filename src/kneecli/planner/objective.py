"""The one objective: what makes a routine better. docs/planner.md gives each reason.

All points are whole numbers, so the best routine is the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kneecli.catalog.blueprint import Slot
    from kneecli.catalog.exercise import Exercise

SERVICE_BY_BAND = {"low": 10, "moderate": 20, "high": 30, "very_high": 40}
"""How well a drill serves a slot, by measured activity of the slot's muscle."""
SERVICE_SOURCED = 20
"""Evidence with a source, but no measured activity of the slot's muscle."""
SERVICE_UNPROVEN = 10
"""No evidence found."""

SMALLEST_DOSE_PERCENT = 40
"""Part of the service a vanishing dose keeps; the usual dose keeps all."""

WANTED_EQUIPMENT = 120
"""Using equipment that was asked for."""
FIRST_USE = 200
"""The first use of each piece that was asked for."""
ARTICLE_EQUIPMENT = 120
"""A drill of a source article, with the equipment that article uses it with, at its dose."""
ARTICLE_BODY_WEIGHT = 10
"""A drill of a source article that needs no equipment, at its dose."""
IMPACT = {"none": 0, "low": -10, "moderate": -10, "high": -20}
"""Hops and jumps come after steps and squats where the choice is near even."""
BELOW_LEVEL = -6
"""For each level the drill lies below the one asked for."""
FOCUS_PRIMARY, FOCUS_SECONDARY = 40, 15
"""A muscle in focus is a primary or secondary muscle of the drill."""
CAUTION = -20
"""A condition asks for care with the drill."""
HELPFUL_BAREFOOT = 5
"""A drill better done barefoot, in a blueprint that is barefoot."""
NEW_MUSCLE_GROUP = 5
"""Each muscle group that no earlier drill has as a primary one."""
CHANGE_OF_PLACE = 8
"""Cost of each change between standing, a seat and the floor."""
DRIFT = 6
"""Cost of each ten seconds off the timetable at the end of a phase."""
UNUSED = 6
"""Cost of each ten seconds of the minutes left unused."""
UNUSED_BEYOND_MARGIN = 80
"""Cost of each ten seconds by which less than 85 % of the minutes is used."""
MARGIN_PERCENT = 85


def service(exercise: Exercise, slot: Slot) -> int:
    """How well a drill serves a slot, by the best evidence for the slot's muscles."""
    supporting = [claim for claim in exercise.evidence if not claim.against]
    bands = [
        SERVICE_BY_BAND[claim.band]
        for claim in supporting
        if claim.band and claim.muscle in slot.serves.muscles
    ]
    if bands:
        return max(bands)
    return SERVICE_SOURCED if supporting else SERVICE_UNPROVEN


def dose_percent(volume: int, usual_volume: int) -> int:
    """The percent of its points a drill earns at a dose: 100 from the usual volume up."""
    part = min(volume, usual_volume)
    return SMALLEST_DOSE_PERCENT + (100 - SMALLEST_DOSE_PERCENT) * part // usual_volume


def extras(
    exercise: Exercise,
    *,
    levels_below: int,
    focus: Collection[str],
    cautioned: bool,
    barefoot: bool,
) -> int:
    """Points a drill earns in any slot, whatever its dose and equipment."""
    points = BELOW_LEVEL * levels_below + IMPACT[exercise.demands.impact]
    if cautioned:
        points += CAUTION
    if barefoot and exercise.footwear == "barefoot":
        points += HELPFUL_BAREFOOT
    for muscle in focus:
        if muscle in exercise.muscles.primary:
            points += FOCUS_PRIMARY
        elif muscle in exercise.muscles.secondary:
            points += FOCUS_SECONDARY
    return points


def as_in_article(exercise: Exercise, equipment: Collection[str]) -> int:
    """Points a drill earns for being done as a source article does it; they go by the dose."""
    if any(set(article.equipment) == set(equipment) for article in exercise.articles):
        return ARTICLE_EQUIPMENT if equipment else ARTICLE_BODY_WEIGHT
    return 0


def equipped(equipment: Collection[str], wanted: Collection[str]) -> int:
    """Points a drill earns for using equipment that was asked for, whatever the dose."""
    return WANTED_EQUIPMENT if any(item in wanted for item in equipment) else 0


def end_costs(length: int) -> list[int]:
    """Cost of ending after 0, 1, ... `length` units of ten seconds."""
    margin = -(-length * MARGIN_PERCENT // 100)
    return [
        UNUSED * (length - used) + UNUSED_BEYOND_MARGIN * max(0, margin - used)
        for used in range(length + 1)
    ]

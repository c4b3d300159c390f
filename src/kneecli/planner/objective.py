"""The one objective: what makes a routine better. docs/planner.md gives each reason.

All points are whole numbers, so the best routine is the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kneecli.catalog.blueprint import Slot
    from kneecli.catalog.exercise import Exercise

USE = {"staple": 30, "common": 25, "special": 12, "care": 0}
"""How readily one reaches for the drill in a warm-up."""
SOURCED = 3
"""A source speaks for it."""
ACTIVITY = {"low": 0, "moderate": 1, "high": 2, "very_high": 3}
"""A hint: the best measured activity of a muscle of the slot."""

EFFORT_ABOVE = -14
"""For each step of effort above what suits the slot."""
EFFORT_BELOW = -10
"""For each step below."""

FIRST_SET_PERCENT = 75
"""Part of a dose's worth that its first set gives; all sets together give the whole."""

FIRST_HOLD_PERCENT = 85
"""The same for the first hold of a stretch."""

GEAR = 65
"""The first use of equipment that was asked for, whichever piece of it."""
GEAR_GENTLY = 25
"""The same for those whom a condition asks to go gently."""
WITH_EQUIPMENT = -12
"""Each drill with equipment: it is at hand, not a duty."""
ARTICLE_EQUIPMENT = 120
"""A drill of a source article, with the equipment that article uses it with, for the healthy."""
ARTICLE_BODY_WEIGHT = 4
"""A drill of a source article that needs no equipment, for the healthy."""
RIG = 12
"""Cost of each time equipment is put on, or moved to another place."""
TROUBLE = {"none": 0, "little": -8, "some": -14, "much": -140}
"""A drill that needs something of the room that is not always at hand."""

FOCUS_PRIMARY, FOCUS_SECONDARY = 40, 15
"""A muscle in focus is a primary or secondary muscle of the drill."""
CAUTION = -10
"""A condition asks for care with the drill."""
HELPFUL_BAREFOOT = 5
"""A drill better done barefoot, in a blueprint that is barefoot."""
DRILL = -40
"""Each drill: few drills at doses worth doing."""
HELP = 95
"""Each thing that helps with a condition of the request, where some drill does it."""
NEED = 13
"""Each need that some drill serves, times the need's weight."""
ACTIVITY_NEED = 35
"""The same for a need of what comes next."""
CHANGE_OF_PLACE = 8
"""Cost of each change between standing, a seat and the floor."""
DRIFT = 6
"""Cost of each ten seconds off the timetable at the end of a phase."""
UNUSED = 6
"""Cost of each ten seconds of the minutes left unused."""
UNUSED_BEYOND_MARGIN = 80
"""Cost of each ten seconds by which less than 85 % of the minutes is used."""
MARGIN_PERCENT = 85


def fit(exercise: Exercise, slot: Slot) -> int:
    """How well a drill suits a slot: first of all how readily one reaches for it."""
    supporting = [claim for claim in exercise.evidence if not claim.against]
    measured = [
        ACTIVITY[claim.band]
        for claim in supporting
        if claim.band and claim.muscle in slot.serves.muscles
    ]
    return USE[exercise.use] + (SOURCED if supporting else 0) + max(measured, default=0)


def effort(exercise: Exercise, suiting: int | None) -> int:
    """Points a drill loses for being harder or easier than suits its slot."""
    if suiting is None:
        return 0
    above = exercise.effort - suiting
    return EFFORT_ABOVE * above if above > 0 else EFFORT_BELOW * -above


def hold_percent(holds: int, target: int) -> int:
    """The percent of its points a stretch earns: all with all its holds."""
    return 100 if holds >= target else FIRST_HOLD_PERCENT


def dose_percent(sets: int, most_sets: int, each: int, target: int) -> int:
    """The percent of its points a drill earns at a dose: all with all sets of the target."""
    of_sets = 100 if sets == most_sets else FIRST_SET_PERCENT
    return min(each, target) * of_sets // target


def extras(
    exercise: Exercise,
    *,
    focus: Collection[str],
    cautioned: bool,
    barefoot: bool,
) -> int:
    """Points a drill earns in any slot, whatever its dose and equipment."""
    points = DRILL
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
    """Points a drill earns for being done as a source article does it."""
    if any(set(article.equipment) == set(equipment) for article in exercise.articles):
        return ARTICLE_EQUIPMENT if equipment else ARTICLE_BODY_WEIGHT
    return 0


def end_costs(length: int) -> list[int]:
    """Cost of ending after 0, 1, ... `length` units of ten seconds."""
    margin = -(-length * MARGIN_PERCENT // 100)
    return [
        UNUSED * (length - used) + UNUSED_BEYOND_MARGIN * max(0, margin - used)
        for used in range(length + 1)
    ]

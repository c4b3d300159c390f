"""How a kind of routine is built: phases with their share of time, and slots to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Amount,
        Floor,
        Identifier,
        Joint,
        Label,
        LongSeconds,
        Minutes,
        Pattern,
        Phase,
        Sentence,
        SlotWeight,
        WeightBearing,
    )


class Purpose(Record):
    """What a slot asks of a drill; every list that is not empty must be met."""

    muscles: tuple[Identifier, ...] = ()
    """One of these is a primary muscle."""
    joints: tuple[Joint, ...] = ()
    """One of these moves."""
    patterns: tuple[Pattern, ...] = ()
    weight_bearing: tuple[WeightBearing, ...] = ()
    balance: tuple[Amount, ...] = ()


class Slot(Record):
    """One place in a routine, with the purpose its drill must serve."""

    id: Identifier
    name: Label
    why: Sentence
    weight: SlotWeight
    """How much it matters beside the other slots: 1 to 3."""
    from_minutes: Minutes
    """The shortest routine that has this slot."""
    required_from: Minutes | None = None
    """The shortest routine that must fill it; null where it is always welcome, never a must."""
    serves: Purpose
    sources: tuple[Identifier, ...] = ()


class Share(Record):
    """How long a phase lasts in a routine of so many minutes."""

    minutes: Minutes
    seconds: LongSeconds


class PhasePlan(Record):
    """A phase of the blueprint: its share of the time and its slots, in order."""

    phase: Phase
    shares: tuple[Share, ...]
    slots: tuple[Slot, ...]


class MinutesRange(Record):
    """Shortest, usual and longest routine."""

    least: Minutes
    usual: Minutes
    most: Minutes


class Blueprint(Record):
    """A kind of routine."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    about: Sentence
    minutes: MinutesRange
    floor: Floor
    """`once`: down to the floor at most once; `never`: no drill on the floor."""
    body_weight_only: bool = False
    barefoot: bool = False
    """Whether it is done barefoot, so that drills that need shoes stay out."""
    phases: tuple[PhasePlan, ...]
    sources: tuple[Identifier, ...] = ()

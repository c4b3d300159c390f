"""How a kind of routine is built: phases with their share of time, and slots to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Balance,
        Effort,
        Flag,
        Floor,
        Identifier,
        Impact,
        Joint,
        Label,
        LongSeconds,
        Minutes,
        Pattern,
        Phase,
        Position,
        Sentence,
        SlotWeight,
        WeightBearing,
    )


LAST_PHASE = "potentiate"
"""The phase that ends a warm-up, in which one may land."""


class Purpose(Record):
    """What a slot asks of a drill; every list that is not empty must be met."""

    muscles: tuple[Identifier, ...] = ()
    """One of these is a primary muscle."""
    joints: tuple[Joint, ...] = ()
    """One of these moves."""
    patterns: tuple[Pattern, ...] = ()
    """Its pattern is one of these."""
    weight_bearing: tuple[WeightBearing, ...] = ()
    """Its `weight_bearing` is one of these."""
    balance: tuple[Balance, ...] = ()
    """Its `balance` is one of these."""
    impact: tuple[Impact, ...] = ()
    """Its `impact` is one of these."""
    positions: tuple[Position, ...] = ()
    """One of these is passed through."""
    props: tuple[Identifier, ...] = ()
    """It is never done without one of these."""
    equipment: tuple[Identifier, ...] = ()
    """It is never done without one of these."""
    brisk: Flag = False
    """It is for the lively end of a warm-up, and not for activation before it."""


class Slot(Record):
    """One place in a routine, with the purpose its drill must serve."""

    id: Identifier
    name: Label
    """What `--why` calls it."""
    why: Sentence
    """Why it exists."""
    weight: SlotWeight
    """How much it matters beside the other slots."""
    from_minutes: Minutes
    """The shortest routine that has this slot."""
    required_from: Minutes | None = None
    """The shortest routine that must fill it; null where it is always welcome, never a must."""
    serves: Purpose
    """What it asks of a drill."""
    effort: Effort | None = None
    """The effort that suits it at intermediate level; one less for beginners, one more at advanced
    level."""
    most_effort: Effort | None = None
    """The most effort it may take at any level."""
    landing: Flag = False
    """Whether a drill with impact fills it where the routine ends with impact."""
    sources: tuple[Identifier, ...] = ()


class Need(Record):
    """Something a routine gains by once, whichever of its drills serves it."""

    id: Identifier
    name: Label
    why: Sentence
    """Why it exists."""
    weight: SlotWeight
    """How much it matters beside the other needs."""
    from_minutes: Minutes = 1
    """The shortest routine that has it."""
    until_minutes: Minutes | None = None
    """The longest routine that has it; longer ones have a slot for it."""
    phases: tuple[Phase, ...]
    """The phases in which a drill may serve it."""
    serves: Purpose
    """What it asks of a drill."""
    sources: tuple[Identifier, ...] = ()


class Share(Record):
    """How long a phase lasts in a routine of so many minutes."""

    minutes: Minutes
    seconds: LongSeconds


class PhasePlan(Record):
    """A phase of the blueprint: its share of the time and its slots, in order."""

    phase: Phase
    """Which phase it is."""
    shares: tuple[Share, ...]
    """How long it lasts in a routine of so many minutes."""
    slots: tuple[Slot, ...]
    """What it holds, in order."""


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
    """What it is for."""
    minutes: MinutesRange
    """The shortest, the usual and the longest routine."""
    floor: Floor
    """`once`: down to the floor at most once; `never`: no drill on the floor."""
    body_weight_only: Flag = False
    """Whether equipment is left aside."""
    barefoot: Flag = False
    """Whether it is done barefoot, so that drills that need shoes stay out."""
    phases: tuple[PhasePlan, ...]
    """Its parts, in order."""
    needs: tuple[Need, ...] = ()
    """What a routine gains by once."""
    sources: tuple[Identifier, ...] = ()

    @property
    def rehearses(self) -> bool:
        """Whether it ends by rehearsing what comes next, as a warm-up does."""
        return any(plan.phase == LAST_PHASE for plan in self.phases)

"""Muscles, equipment, props, sources and the safety page: what drills refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Basis,
        Identifier,
        Label,
        MuscleGroup,
        PainScore,
        Seconds,
        Seen,
        Sentence,
        Sentences,
        SourceKind,
        Trouble,
        Urgency,
        Year,
    )


class Muscle(Record):
    """A muscle: where it sits, what it does, and what is seen when it works poorly."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    group: MuscleGroup
    """The job it shares with others; a routine should reach many groups."""
    where: Sentence
    does: Sentences
    weak: tuple[Sentence, ...] = ()
    """What is seen when it works poorly."""
    sources: tuple[Identifier, ...] = ()


class Equipment(Record):
    """Something one owns and trains with."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    what: Sentence
    choosing: Sentence
    """How to choose its strength, weight or length."""
    care: Sentences
    elastic: bool = False
    """Whether it is elastic, and so may hold latex."""
    setup_seconds: Seconds = 0
    """Seconds it takes to put on, pick up or move to another place."""
    anchor_seconds: Seconds = 0
    """Seconds it takes to fix to an anchor."""
    sources: tuple[Identifier, ...] = ()


class Prop(Record):
    """Something a room has."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    what: Sentence
    trouble: Trouble = "none"
    """How much it takes to have it at hand; the planner goes without where it can."""


class Source(Record):
    """Who found or said something, and how far we have read it."""

    id: Identifier
    kind: SourceKind
    authors: Label | None = None
    year: Year | None = None
    title: Sentence | None = None
    where: Sentence | None = None
    """Journal or publisher."""
    address: Sentence | None = None
    seen: Seen
    """`page`: we read it; `secondary`: read about it elsewhere; `recalled`: from memory."""
    says: Sentence
    """What it found or states that is used here."""


class RedFlag(Record):
    """A sign that needs a clinician before any exercise."""

    id: Identifier
    urgency: Urgency
    sign: Sentence
    do: Sentence
    sources: tuple[Identifier, ...] = ()
    basis: Basis


class StopRule(Record):
    """A reason to stop during a session."""

    sign: Sentence
    do: Sentence
    sources: tuple[Identifier, ...] = ()
    basis: Basis


class PainBand(Record):
    """A stretch of the pain scale, and what to do there."""

    low: PainScore
    high: PainScore
    name: Label
    do: Sentence


class PainScale(Record):
    """The pain scale in use, by name."""

    name: Label
    bands: tuple[PainBand, ...]
    note: Sentence
    sources: tuple[Identifier, ...]


class PainRule(Record):
    """How much a drill may hurt, in words one can keep."""

    rule: Sentence
    impact: Sentence
    """What holds for hops and jogging besides."""
    undiagnosed: Sentence
    """What those are told who named no condition."""
    sport: Sentence
    """What holds instead before an activity in which one lands."""
    unready: Sentence
    """The same, where a condition leaves no landing."""
    basis: Basis
    sources: tuple[Identifier, ...] = ()


class Safety(Record):
    """The safety page."""

    disclaimer: Sentence
    red_flags: tuple[RedFlag, ...]
    stop: tuple[StopRule, ...]
    pain: PainRule
    pain_scale: PainScale
    effort: Sentence
    """How hard it should feel."""
    progress: Sentences
    sources: tuple[Identifier, ...] = ()

"""Muscles, equipment, props, sources and the safety page: what drills refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Basis,
        Flag,
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
    """The job it shares with others; a routine gains a little for each group it reaches."""
    where: Sentence
    """Where it sits."""
    does: Sentences
    """What it does, in sentences."""
    weak: tuple[Sentence, ...] = ()
    """What is seen when it works poorly."""
    sources: tuple[Identifier, ...] = ()


class Equipment(Record):
    """Something one owns and trains with."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    what: Sentence
    """What it is."""
    choosing: Sentence
    """How to choose its strength, weight or length."""
    care: Sentences
    """How to use it safely, in sentences."""
    elastic: Flag = False
    """Whether it is elastic, and so may hold latex."""
    setup_seconds: Seconds = 0
    """Seconds to put it on, pick it up or move it to another place."""
    anchor_seconds: Seconds = 0
    """Seconds to fix it to an anchor, where that takes longer."""
    sources: tuple[Identifier, ...] = ()


class Prop(Record):
    """Something a room has."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    what: Sentence
    """What it is."""
    trouble: Trouble = "none"
    """How much it takes to have it at hand; the planner goes without where it can."""


class Source(Record):
    """Who found or said something, and how far we have read it."""

    id: Identifier
    kind: SourceKind
    """What it is."""
    authors: Label | None = None
    """Who wrote it."""
    year: Year | None = None
    """When it appeared."""
    title: Sentence | None = None
    """Its title; at least this or `address` must be given."""
    where: Sentence | None = None
    """The journal or publisher."""
    address: Sentence | None = None
    """Where a reader finds it: the journal, PubMed or a DOI, never a stored copy."""
    seen: Seen
    """`page`: we read it; `secondary`: we read about it elsewhere; `recalled`: from memory."""
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
    """What is said of a sore knee that nobody has examined."""
    sport: Sentence
    """What holds instead before an activity in which one lands."""
    unready: Sentence
    """The same, where a condition leaves no landing."""
    basis: Basis
    sources: tuple[Identifier, ...] = ()


class Safety(Record):
    """The safety page."""

    disclaimer: Sentence
    """That this is no diagnosis and no medical advice."""
    red_flags: tuple[RedFlag, ...]
    """Signs that need a clinician before any exercise."""
    stop: tuple[StopRule, ...]
    """Reasons to stop during a session."""
    pain: PainRule
    """How much a drill may hurt; the one rule every page prints."""
    pain_scale: PainScale
    """The pain scale in use."""
    effort: Sentence
    """How hard it should feel."""
    progress: Sentences
    """How to do more in time, in sentences."""
    sources: tuple[Identifier, ...] = ()

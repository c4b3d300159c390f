"""What an exercise is: its dose, what it asks of the body, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.level import Level
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        Balance,
        Count,
        Degrees,
        Effect,
        Effort,
        EvidenceBand,
        Extension,
        Footwear,
        Hinge,
        Identifier,
        Impact,
        InwardRotation,
        Joint,
        Label,
        OpenChain,
        Otherwise,
        Pattern,
        Phase,
        Placement,
        Position,
        Region,
        Seconds,
        Sentence,
        Sentences,
        Sides,
        Strength,
        Stretch,
        Support,
        Tempo,
        Trains,
        Use,
        WeightBearing,
    )


class Range(Record):
    """How much of something: the usual amount, and the least and most that make sense."""

    least: Count
    usual: Count
    most: Count


class Dose(Record):
    """How much of a drill to do: repetitions at a tempo, or a duration."""

    sets: Range
    reps: Range | None = None
    """Repetitions a set, on each side where `per` says so; null for timed drills."""
    duration: Range | None = None
    """Seconds of continuous work a set, on each side where `per` is side or direction."""
    tempo: Tempo | None = None
    """Seconds to lift, hold, lower and pause, as `2-1-2-0`; `0-10-0-5` is a hold of 10 s."""
    per: Sides = "total"
    """Whether the amount is the total, or is done on each side, each way, or by turns."""
    rest: Seconds = 0
    """Seconds of rest between sets."""
    frequency: Sentence | None = None
    """How often, where the drill has a rhythm of its own: `every day`."""


class Muscles(Record):
    """Which muscles a drill works, by id."""

    primary: tuple[Identifier, ...]
    secondary: tuple[Identifier, ...] = ()


class Demands(Record):
    """What a drill physically asks of the body; the rules of conditions read these."""

    positions: tuple[Position, ...]
    """Every position passed through, the main one first."""
    support: tuple[Support, ...] = ()
    """Body parts other than the feet that carry weight."""
    weight_bearing: WeightBearing = "none"
    """The most weight that passes through one leg."""
    impact: Impact = "none"
    """What one leg lands with: low in small hops, moderate in a jog, high in jumps, fast runs."""
    balance: Balance = "none"
    """How hard it is to stay upright."""
    hand_hold: bool = False
    """Whether holding on to something leaves the drill worth doing."""
    loaded_knee_flexion: Degrees = 0
    """Largest knee bend under load; 0 where the knee bears none."""
    open_chain_extension: OpenChain = "none"
    """Load while the free shin is straightened through the last 45 degrees."""
    straight_knee_load: bool = False
    """Whether the knee is worked at or near full extension, where it could lock back."""
    hip_flexion: Degrees = 0
    """Largest bend at the hip."""
    hip_extension: Extension = "none"
    hip_inward_rotation: InwardRotation = "none"
    """Inward turning of the thigh; loaded when standing on that leg."""
    crosses_midline: bool = False
    """Whether a leg crosses in front of or behind the other."""
    hip_abduction: Strength = "none"
    """Active work of the muscles that take the thigh outward or hold the pelvis level."""
    wide_abduction: bool = False
    """Whether the legs go far apart, or are pushed apart against resistance."""
    hip_flexor_load: Strength = "none"
    hamstring_load: Strength = "none"
    hamstring_stretch: Stretch = "none"
    adductor_squeeze: bool = False
    adductor_stretch: Stretch = "none"
    calf_load: Strength = "none"
    calf_stretch: Stretch = "none"
    hinge: Hinge = "none"
    """Bending forward at the hips against gravity or a weight."""
    trunk_flexion: bool = False
    """Whether the spine rounds forward under load."""
    end_range: bool = False
    """Whether a joint is taken to the end of its range."""
    roller_on: tuple[Region, ...] = ()
    """Where a roller presses."""
    otherwise: Otherwise | None = None
    """The author's word that the drill asks nothing else; without it the drill is a draft."""


class Claim(Record):
    """One thing that is known about a drill, and who found it."""

    text: Sentence
    sources: tuple[Identifier, ...]
    muscle: Identifier | None = None
    """The muscle a measured band belongs to."""
    band: EvidenceBand | None = None
    """Mean activity: low 0-20, moderate 21-40, high 41-60, very high over 60 %MVIC."""
    against: bool = False
    """Whether it speaks against the drill or limits what can be hoped from it."""


class Article(Record):
    """What one of the source articles says about the drill."""

    source: Identifier
    dose: Sentence
    """The article's own dose and equipment, in our words."""
    equipment: tuple[Identifier, ...] = ()
    """The equipment the article uses it with."""


class ConditionNote(Record):
    """A condition this very drill needs care with, beyond the general rules."""

    condition: Identifier
    effect: Effect
    say: Sentence
    sources: tuple[Identifier, ...] = ()


class Exercise(Record):
    """One exercise of the catalogue: how to do it, how much, for whom, and on what evidence."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    family: Identifier
    """Variants of one drill share a family; a routine holds at most one of them."""
    summary: Sentence
    """One line for lists: what it does for the knee."""
    phases: tuple[Phase, ...]
    level: Level
    trains: Trains
    """What its dose trains: strength needs repetitions, a skill few clean ones."""
    effort: Effort
    """How hard it is beside the other drills: 1 anybody's first, 5 the hardest there is."""
    use: Use = "common"
    """How readily one reaches for it in a warm-up; `care` is for a sore or stiff joint alone."""
    pattern: Pattern
    joints: tuple[Joint, ...]
    muscles: Muscles
    equipment: tuple[tuple[Identifier, ...], ...] = ((),)
    """Alternatives, each a list of equipment needed together; an empty one is body weight."""
    props: tuple[tuple[Identifier, ...], ...] = ((),)
    """Alternatives of what the room must have, in the same form."""
    helpful: tuple[Identifier, ...] = ()
    """Props that help but are not needed."""
    placement: Placement | None = None
    """Where the equipment sits: moving a piece takes time, leaving it there none."""
    load: Sentence | None = None
    """How heavy or strong the equipment should be for this very drill."""
    footwear: Footwear = "any"
    """`barefoot` where bare feet are better, `shoes` where shoes are a must."""
    dose: Dose
    setup: Sentence
    """How to get into position, and how to fix the equipment."""
    steps: Sentences
    cues: Sentences
    faults: Sentences
    """Common faults, each with what to do about it."""
    breathing: Sentence | None = None
    feel: Sentence
    """Where one should feel it, and where not."""
    easier: Sentence
    harder: Sentence
    progressions: tuple[Identifier, ...] = ()
    """Harder drills that come next."""
    demands: Demands
    conditions: tuple[ConditionNote, ...] = ()
    evidence: tuple[Claim, ...] = ()
    unknown: Sentence | None = None
    """What has not been shown, said plainly; required where there is no evidence."""
    articles: tuple[Article, ...] = ()

    @property
    def brisk(self) -> bool:
        """Whether it is for the lively end of a warm-up, and not for activation before it."""
        return "potentiate" in self.phases and "activate" not in self.phases

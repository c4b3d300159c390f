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
        Flag,
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
    """At most 10. `usual` is what an able person does, `least` the smallest amount that makes
    sense."""
    reps: Range | None = None
    """Repetitions a set, on each side where `per` says so; either this or `duration`."""
    duration: Range | None = None
    """Seconds of continuous work a set, on each side where `per` is side or direction."""
    tempo: Tempo | None = None
    """With `reps`: seconds to lift, hold, lower and pause. `2-1-2-0` is a slow repetition with a
    hold of 1 s, `0-10-0-5` a hold of 10 s with 5 s between."""
    per: Sides = "total"
    """Whether the amount is the `total`, is done on each `side` or in each `direction`, or by
    turns, `alternating`."""
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
    """What one leg lands with: low for small hops on both feet, moderate for a jog or a skip, high
    for jumps, bounds and fast running."""
    balance: Balance = "none"
    """How hard it is to stay upright."""
    hand_hold: Flag = False
    """Whether holding on to something leaves the drill worth doing."""
    loaded_knee_flexion: Degrees = 0
    """Largest bend of the knee under load, in degrees; 0 where it bears none."""
    open_chain_extension: OpenChain = "none"
    """Load while the free shin is straightened through the last 45 degrees."""
    straight_knee_load: Flag = False
    """Whether the knee works at or near straight, where it could lock back."""
    hip_flexion: Degrees = 0
    """Largest bend at the hip, in degrees."""
    hip_extension: Extension = "none"
    """How far the thigh goes behind the body."""
    hip_inward_rotation: InwardRotation = "none"
    """Inward turn of the thigh; loaded when standing on that leg."""
    crosses_midline: Flag = False
    """Whether a leg crosses in front of or behind the other."""
    hip_abduction: Strength = "none"
    """Work of the muscles that take the thigh outward or hold the pelvis level."""
    wide_abduction: Flag = False
    """Whether the legs go far apart, or are pushed apart against resistance."""
    hip_flexor_load: Strength = "none"
    """Work of the muscles that lift the thigh."""
    hamstring_load: Strength = "none"
    """Work of the muscles at the back of the thigh."""
    hamstring_stretch: Stretch = "none"
    """Stretch at the back of the thigh."""
    adductor_squeeze: Flag = False
    """Whether the legs are squeezed together."""
    adductor_stretch: Stretch = "none"
    """Stretch on the inside of the thigh."""
    calf_load: Strength = "none"
    """Work of the calf."""
    calf_stretch: Stretch = "none"
    """Stretch of the calf."""
    hinge: Hinge = "none"
    """Bending forward at the hips against gravity or a weight."""
    trunk_flexion: Flag = False
    """Whether the spine rounds forward under load."""
    end_range: Flag = False
    """Whether a joint is taken to the end of its range."""
    roller_on: tuple[Region, ...] = ()
    """Where a roller presses."""
    otherwise: Otherwise | None = None
    """Your word that the drill asks nothing else of the body; without it the drill is a draft."""


class Claim(Record):
    """One thing that is known about a drill, and who found it."""

    text: Sentence
    """One thing that is known about the drill, in a sentence."""
    sources: tuple[Identifier, ...]
    """Who found it; at least one."""
    muscle: Identifier | None = None
    """The muscle whose activity was measured; always with `band`."""
    band: EvidenceBand | None = None
    """Its mean activity: `low` is 0-20 %MVIC, `moderate` 21-40, `high` 41-60, `very_high` over
    60."""
    against: Flag = False
    """Whether it speaks against the drill, or limits what can be hoped from it."""


class Article(Record):
    """What one of the source articles says about the drill."""

    source: Identifier
    dose: Sentence
    """The article's own dose, in our words."""
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
    """Variants of one drill share a family; a routine holds at most one of them. Alone in its
    family, a drill uses its own id."""
    summary: Sentence
    """One line for lists: what it does for the knee."""
    phases: tuple[Phase, ...]
    """Where in a routine it may stand."""
    level: Level
    """The lowest level it is for."""
    trains: Trains
    """What its dose trains: strength in repetitions or seconds of work, a skill in few clean
    repetitions."""
    effort: Effort
    """How hard it is beside the other drills: the lowest is anybody's first, the highest the
    hardest there is."""
    use: Use = "common"
    """How readily one reaches for it in a warm-up; `care` is for a sore or stiff joint alone."""
    pattern: Pattern
    """The kind of movement; slots and rules ask for it."""
    joints: tuple[Joint, ...]
    """The joints that move."""
    muscles: Muscles
    """The muscles it works, by id; at least one primary one."""
    equipment: tuple[tuple[Identifier, ...], ...] = ((),)
    """Alternatives, each a list of what is needed together: `[[link], [band]]` is Link or band,
    `[[]]` body weight."""
    props: tuple[tuple[Identifier, ...], ...] = ((),)
    """The same for what the room must have: `[[wall], [chair]]` is a wall or a chair."""
    helpful: tuple[Identifier, ...] = ()
    """Props that help but are not needed."""
    placement: Placement | None = None
    """Where the equipment sits: moving a piece takes time, leaving it there none."""
    load: Sentence | None = None
    """How heavy or strong the equipment should be for this very drill, in a sentence."""
    footwear: Footwear = "any"
    """`barefoot` where bare feet are better, `shoes` where they are a must, else `any`."""
    dose: Dose
    """How much of it to do."""
    setup: Sentence
    """How to get into position, and how to fix the equipment."""
    steps: Sentences
    """Numbered instructions."""
    cues: Sentences
    """Short reminders."""
    faults: Sentences
    """Common faults, each with what to do about it."""
    breathing: Sentence | None = None
    """How to breathe, where it matters."""
    feel: Sentence
    """Where one should feel it, and where not."""
    easier: Sentence
    """How it is made easier, in a sentence."""
    harder: Sentence
    """How it is made harder, in a sentence."""
    progressions: tuple[Identifier, ...] = ()
    """Harder drills that come next, by id."""
    demands: Demands
    """What it asks of the body."""
    conditions: tuple[ConditionNote, ...] = ()
    """Conditions that this very drill needs care with, beyond the rules. They only add; a rule
    cannot be taken back."""
    evidence: tuple[Claim, ...] = ()
    """What is known about it."""
    unknown: Sentence | None = None
    """What has not been shown, said plainly; must be given where there is no evidence."""
    articles: tuple[Article, ...] = ()
    """What source articles say of it."""

    @property
    def brisk(self) -> bool:
        """Whether it is for the lively end of a warm-up, and not for activation before it."""
        return "potentiate" in self.phases and "activate" not in self.phases

"""Small catalogues, drills and requests to test with, and random ones.

What a builder is not told has the plainest value that is valid.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from kneecli.catalog.activity import Activity
from kneecli.catalog.blueprint import (
    Blueprint,
    MinutesRange,
    Need,
    PhasePlan,
    Purpose,
    Share,
    Slot,
)
from kneecli.catalog.catalog import Catalog
from kneecli.catalog.condition import Condition, Rule
from kneecli.catalog.exercise import Article, Claim, Demands, Dose, Exercise, Muscles, Range
from kneecli.catalog.level import LEVELS
from kneecli.catalog.reference import Equipment, Muscle, PainRule, PainScale, Prop, Safety
from kneecli.catalog.rules import apply_rules
from kneecli.routine.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneecli.catalog.vocabulary import Trouble

GROUPS = ("hip_abductors", "hip_extensors", "knee_extensors", "ankle", "trunk")
EQUIPMENT = {"band": 10, "link": 20, "kettlebell": 5, "medicine_ball": 5}
PROPS: dict[str, Trouble] = {
    "wall": "none",
    "chair": "none",
    "step": "some",
    "floor": "none",
    "impact": "none",
}
PATTERNS = ("gait", "mobility", "clam", "lateral_walk", "squat", "balance", "jump")
PLACES = ("standing", "single_leg_standing", "seated", "supine", "side_lying", "quadruped")
PHASES = ("raise", "mobilise", "activate", "potentiate")

HEEL_RAISES = """\
- id: heel_raise_game
  name: Heel raise game
  family: heel_raise_game
  summary: Wakes the calves with a ball game.
  phases: [activate]
  level: beginner
  trains: strength
  effort: 2
  pattern: calf_raise
  joints: [ankle]
  muscles: {primary: [gastrocnemius]}
  dose:
    sets: {least: 1, usual: 1, most: 2}
    reps: {least: 5, usual: 10, most: 20}
    tempo: 1-0-1-0
  setup: Stand tall.
  steps: [Rise., Come down.]
  cues: [Tall.]
  faults: ["None: go on."]
  feel: The calves.
  easier: Less.
  harder: More.
  demands:
    {positions: [standing], weight_bearing: both_legs, calf_load: light, otherwise: none}
  unknown: All of it.
"""
"""A drill of one's own, as a data file states it."""
WALL_SIT = """\
drills:
- id: wall_perch
  name: Wall perch
  family: wall_perch
  summary: Holds a squat.
  phases: [activate]
  level: beginner
  trains: strength
  effort: 3
  pattern: squat
  joints: [hip, knee]
  muscles: {primary: [quadriceps]}
  props: [[wall]]
  dose:
    sets: {least: 1, usual: 1, most: 2}
    duration: {least: 10, usual: 20, most: 40}
  setup: Lean on a wall.
  steps: [Sit down as far as is painless.]
  cues: [Breathe.]
  faults: ["Too deep: come up."]
  feel: The thighs.
  easier: Sit higher.
  harder: Sit longer.
  demands: {positions: [standing], weight_bearing: both_legs, loaded_knee_flexion: 80,
    hip_flexion: 80, otherwise: none}
  unknown: Not looked up.
"""
"""A drill of one's own, as a routine file holds it."""


def span(least: int, usual: int | None = None, most: int | None = None) -> Range:
    """A range; what is left out equals what stands before it."""
    usual = least if usual is None else usual
    return Range(least=least, usual=usual, most=usual if most is None else most)


def timed(seconds: int, most: int | None = None, **changes: Any) -> Dose:
    """A dose of one set of seconds."""
    return Dose(**{"sets": span(1), "duration": span(seconds, seconds, most), **changes})


def counted(repetitions: int, tempo: str = "1-0-1-0", **changes: Any) -> Dose:
    """A dose of one set of repetitions."""
    return Dose(**{"sets": span(1), "reps": span(repetitions), "tempo": tempo, **changes})


def claim(band: Any = None, muscle: str | None = None, *, against: bool = False) -> Claim:
    """A sourced statement, with the measured activity of a muscle where one is given."""
    return Claim(text="It was seen.", sources=("study",), band=band, muscle=muscle, against=against)


def drill(name: str, **changes: Any) -> Exercise:
    """A drill: a minute of standing squats in the activate phase, unless told otherwise."""
    words: dict[str, Any] = dict.fromkeys(("summary", "setup", "feel", "easier", "harder"), "So.")
    plain: dict[str, Any] = {
        "name": name.replace("_", " ").capitalize(),
        "family": name,
        "phases": ("activate",),
        "level": "beginner",
        "trains": "strength",
        "effort": 2,
        "pattern": "squat",
        "joints": ("hip", "knee"),
        "muscles": Muscles(primary=("gluteus_medius",)),
        "dose": timed(60),
        "steps": ("Do it.",),
        "cues": ("Well.",),
        "faults": ("None.",),
        "demands": Demands(positions=("standing",)),
        "unknown": "All of it.",
    }
    return Exercise(id=name, **{**words, **plain, **changes})


def at(position: Any, **changes: Any) -> Demands:
    """The demands of a drill in a position."""
    return Demands(positions=(position,), **changes)


def slot(name: str, **changes: Any) -> Slot:
    """A slot that any drill of its phase serves."""
    plain: dict[str, Any] = {
        "name": name.replace("_", " "),
        "why": "So.",
        "weight": 1,
        "from_minutes": 1,
        "serves": Purpose(),
    }
    return Slot(id=name, **{**plain, **changes})


def phase(name: Any, *slots: Slot, shares: Sequence[tuple[int, int]] = ((1, 60),)) -> PhasePlan:
    """A phase with its slots; all of the time is its share unless told otherwise."""
    return PhasePlan(
        phase=name,
        shares=tuple(Share(minutes=minutes, seconds=seconds) for minutes, seconds in shares),
        slots=slots,
    )


def blueprint(*phases: PhasePlan, **changes: Any) -> Blueprint:
    """A warm-up blueprint of 1 to 30 minutes."""
    plain: dict[str, Any] = {
        "id": "warmup",
        "name": "Warm-up",
        "about": "So.",
        "minutes": MinutesRange(least=1, usual=10, most=30),
        "floor": "once",
    }
    return Blueprint(phases=phases, **{**plain, **changes})


def care(say: str, *tests: str, **props: Any) -> Rule:
    """A rule to do drills that meet all tests with care, with props to bar or hold."""
    return Rule(effect="caution", when=tests, say=say, basis="prudence", **props)


def condition(name: str, *tests: str, effect: Any = "avoid", **changes: Any) -> Condition:
    """A condition with one rule for drills that meet all tests."""
    rule = Rule(effect=effect, when=tests, say=f"Not with {name}.", basis="prudence")
    plain: dict[str, Any] = {
        "name": name.replace("_", " ").capitalize(),
        "means": "You have it.",
        "rules": (rule,) if tests else (),
    }
    return Condition(id=name, **{**plain, **changes})


def catalog_of(
    exercises: Iterable[Exercise],
    blueprints: Iterable[Blueprint],
    conditions: Iterable[Condition] = (),
    activities: Iterable[Activity] = (),
) -> Catalog:
    """A catalogue with muscles, equipment and props to go with the drills."""
    known = {drill.id: drill for drill in exercises}
    rules = {item.id: item for item in conditions}
    equipment = {
        name: Equipment(
            id=name,
            name=name.replace("_", " ").capitalize(),
            what="It.",
            choosing="So.",
            care=("So.",),
            elastic=name in ("band", "link"),
            setup_seconds=seconds,
            anchor_seconds=40 if name == "band" else 0,
        )
        for name, seconds in EQUIPMENT.items()
    }
    findings, prop_findings = apply_rules(rules.values(), known.values(), equipment)
    pain = PainRule(
        rule="So much.",
        impact="Less.",
        undiagnosed="Ask.",
        sport="None.",
        unready="No.",
        basis="prudence",
    )
    scale = PainScale(name="0 to 10", bands=(), note="So.", sources=())
    return Catalog(
        exercises=known,
        muscles={
            name: Muscle(id=name, name=name, group=group, where="There.", does=("That.",))
            for name, group in _muscles(known.values()).items()
        },
        equipment=equipment,
        props={
            name: Prop(id=name, name=name.capitalize(), what="It.", trouble=trouble)
            for name, trouble in PROPS.items()
        },
        conditions=rules,
        blueprints={item.id: item for item in blueprints},
        activities={item.id: item for item in activities},
        sources={},
        figures={},
        watches={},
        drafts={},
        safety=Safety(
            disclaimer="So.",
            red_flags=(),
            stop=(),
            pain=pain,
            pain_scale=scale,
            effort="So.",
            progress=(),
        ),
        rule_findings=findings,
        prop_findings=prop_findings,
    )


def _muscles(exercises: Iterable[Exercise]) -> dict[str, Any]:
    """Every muscle the drills name, each with a group of its own for as long as they last."""
    names = dict.fromkeys(
        name
        for exercise in exercises
        for name in (*exercise.muscles.primary, *exercise.muscles.secondary)
    )
    return {name: GROUPS[number % len(GROUPS)] for number, name in enumerate(names)}


def random_catalog(seed: int, drills: int = 24) -> Catalog:
    """Random drills with overlapping families, equipment, places, doses and blueprints."""
    rng = Random(seed)
    exercises = [_random_drill(rng, number, drills) for number in range(drills)]
    blueprints = [_random_blueprint(rng, f"plan_{number}") for number in range(3)]
    conditions = [
        condition("no_floor", "positions has supine"),
        condition("no_jumps", "impact >= low", skip_phases=("potentiate",)),
        condition("no_chair", "positions has seated"),
        condition("careful", "balance >= some", effect="caution", gentle=True),
        condition("helped", "effort <= 2", effect="prefer"),
        Condition(
            id="shaky",
            name="Shaky",
            means="You are.",
            rules=(
                care(
                    "Hold on.", "balance >= some", without=("step",), hold=(("wall",), ("chair",))
                ),
            ),
        ),
        condition("see_someone", refer="Ask first."),
    ]
    activities = [
        Activity(
            id=name,
            name=f"a {name}",
            about="So.",
            landing="sought" if name == "run" else "allowed",
            without=("step",) if name == "run" else (),
            needs=tuple(_random_need(rng, f"{name}_{number}") for number in range(2)),
        )
        for name in ("run", "walk")
    ]
    return catalog_of(exercises, blueprints, conditions, activities)


def _some(rng: Random, items: Sequence[Any], least: int, most: int) -> tuple[Any, ...]:
    return tuple(rng.sample(items, rng.randint(least, most)))


def _random_drill(rng: Random, number: int, drills: int) -> Exercise:
    muscles = [f"muscle_{index}" for index in range(6)]
    primary = _some(rng, muscles, 1, 3)
    measured = _some(rng, muscles, 0, 2)
    alternatives = [((),), (("band",),), (("link",), ("band",)), (("kettlebell", "band"),)]
    alternatives += [((), ("medicine_ball",)), (("kettlebell",), ("medicine_ball",))]
    return drill(
        f"drill_{number}",
        family=f"family_{rng.randrange(max(2, drills * 2 // 3))}",
        phases=_some(rng, PHASES, 1, 2),
        level=rng.choice(("beginner", "beginner", *LEVELS)),
        trains=rng.choice(("pulse", "mobility", "strength", "strength", "skill", "stretch")),
        effort=rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5)),
        use=rng.choice(("staple", "common", "special")),
        placement=rng.choice((None, "ankles", "thighs", "anchored")),
        pattern=rng.choice(PATTERNS),
        joints=_some(rng, ("hip", "knee", "ankle"), 1, 2),
        muscles=Muscles(primary=primary, secondary=_some(rng, muscles, 0, 2)),
        equipment=rng.choice((((),), *alternatives)),
        props=rng.choice((((),), ((),), (("wall",), ("chair",)), (("step",),))),
        footwear=rng.choice(("any", "any", "barefoot", "shoes")),
        dose=_random_dose(rng),
        demands=at(
            rng.choice(PLACES),
            weight_bearing=rng.choice(("none", "partial", "both_legs", "one_leg")),
            impact=rng.choice(("none",) * 5 + ("low", "moderate", "high")),
            balance=rng.choice(("none", "some", "much")),
        ),
        evidence=(
            *(claim(rng.choice(("low", "moderate", "high", "very_high")), m) for m in measured),
            *((claim(against=rng.random() < 0.5),) if rng.random() < 0.3 else ()),
        ),
        articles=tuple(
            Article(source="study", dose="So.", equipment=_some(rng, list(EQUIPMENT), 0, 1))
            for _ in range(rng.randrange(2))
        ),
    )


def _random_range(rng: Random, least: int, most: int) -> Range:
    return span(*sorted(rng.randint(least, most) for _ in range(3)))


def _random_dose(rng: Random) -> Dose:
    per: Any = rng.choice(("total", "side", "direction", "alternating"))
    sets, rest = span(*sorted(rng.randint(1, 3) for _ in range(3))), rng.choice((0, 5, 15, 30))
    if rng.random() < 0.4:
        return Dose(sets=sets, duration=_random_range(rng, 10, 150), per=per, rest=rest)
    tempo = "-".join(str(rng.randint(0, most)) for most in (3, 6, 3, 2))
    if tempo == "0-0-0-0":
        tempo = "1-0-1-0"
    return Dose(sets=sets, reps=_random_range(rng, 2, 15), tempo=tempo, per=per, rest=rest)


def _random_blueprint(rng: Random, name: str) -> Blueprint:
    phases = PHASES[rng.randrange(2) : rng.randint(2, 4)]
    number = iter(range(100))
    return blueprint(
        *(
            phase(
                phase_name,
                *(_random_slot(rng, next(number)) for _ in range(rng.randint(1, 3))),
                shares=[(minutes, rng.randint(10, 120) * minutes // 3) for minutes in (3, 8, 15)],
            )
            for phase_name in phases
        ),
        id=name,
        name=name.replace("_", " ").capitalize(),
        floor=rng.choice(("once", "once", "never")),
        body_weight_only=rng.random() < 0.1,
        needs=tuple(_random_need(rng, f"need_{number}") for number in range(rng.randint(0, 2))),
        barefoot=rng.random() < 0.2,
    )


def _random_need(rng: Random, name: str) -> Need:
    return Need(
        id=name,
        name=name,
        why="So.",
        weight=rng.randint(1, 3),
        from_minutes=rng.choice((1, 1, 5)),
        until_minutes=rng.choice((None, None, 9)),
        phases=_some(rng, PHASES, 1, 3),
        serves=Purpose(patterns=_some(rng, PATTERNS, 1, 3)),
    )


def _random_slot(rng: Random, number: int) -> Slot:
    muscles = [f"muscle_{index}" for index in range(6)]
    start = rng.choice((1, 1, 1, 4, 8))
    return slot(
        f"slot_{number}",
        weight=rng.randint(1, 3),
        from_minutes=start,
        required_from=rng.choice((None, None, None, None, None, start, start + 5)),
        effort=rng.choice((None, 1, 2, 3, 4)),
        most_effort=rng.choice((None,) * 7 + (2,)),
        landing=rng.random() < 0.15,
        serves=Purpose(
            muscles=_some(rng, muscles, 2, 4) if rng.random() < 0.6 else (),
            joints=_some(rng, ("hip", "knee", "ankle"), 1, 2) if rng.random() < 0.3 else (),
            patterns=_some(rng, PATTERNS, 3, 5) if rng.random() < 0.4 else (),
            weight_bearing=("one_leg", "both_legs") if rng.random() < 0.2 else (),
            balance=("some", "much") if rng.random() < 0.1 else (),
        ),
    )


def random_request(rng: Random, catalog: Catalog, minutes: Sequence[int]) -> Request:
    """A request that any part of the catalogue may come into, seldom all at once."""
    drills = list(catalog.exercises)
    healthy = [item.id for item in catalog.conditions.values() if not item.refer]
    return Request(
        equipment=_some(rng, list(EQUIPMENT), 0, 4),
        minutes=rng.choice(minutes),
        level=rng.choice(LEVELS),
        avoid=_some(rng, healthy, 0, rng.choice((0, 0, 1, 2))),
        focus=_some(rng, list(catalog.muscles), 0, rng.choice((0, 0, 1, 2))),
        without=_some(rng, list(catalog.props), 0, rng.choice((0, 0, 1, 2))),
        include=_some(rng, drills, 0, rng.choice((0,) * 9 + (1, 1, 2))),
        exclude=_some(rng, drills, 0, rng.choice((0, 0, 2, 5))),
        blueprint=rng.choice(list(catalog.blueprints)),
        before=rng.choice((None, None, *catalog.activities)),
    )

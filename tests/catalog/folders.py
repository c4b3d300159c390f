"""A folder of data files as small as it can be, to break in one place at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.layers import Layer
from kneecli.catalog.loading import read_all

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

SMALL = {
    "exercises.yaml": """\
exercises:
- id: squat
  name: Small squat
  aliases: [dip]
  family: squat
  summary: Wakes the thighs.
  phases: [activate]
  level: beginner
  pattern: squat
  joints: [knee]
  muscles:
    primary: [quad]
    secondary: [glute]
  equipment: [[], [band]]
  props: [[wall]]
  helpful: [chair]
  dose:
    sets: {least: 1, usual: 2, most: 3}
    reps: {least: 5, usual: 8, most: 12}
    tempo: 2-1-2-0
    rest: 15
  setup: Stand tall.
  steps: [Bend., Rise.]
  cues: [Knees out.]
  faults: ["Knees in: go slower."]
  feel: The thighs.
  easier: Go less deep.
  harder: Go deeper.
  progressions: [lunge]
  demands:
    positions: [standing]
    weight_bearing: both_legs
    loaded_knee_flexion: 60
    hip_flexion: 75
    otherwise: none
  conditions:
    - {condition: sore, effect: caution, say: Go slowly.}
  evidence:
    - {text: It works., sources: [study], muscle: quad, band: moderate}
  articles:
    - {source: study, dose: Two sets., equipment: [band]}
  trains: strength
  effort: 2
  figure:
    body: upright
    gear: [{kind: band, when: band, at: left_knee, to: right_knee}]
    frames:
    - {label: Stand, rests: {left_foot: floor, right_foot: floor}}
    - {label: Sink, trunk: {pitch: 30}, legs: {hip_flexion: 75, knee_flexion: 60}}
  watch:
    match: near
    current: {category: banded_exercises, category_number: 37, name: squat, name_number: 42}
    older: {category: squat, category_number: 28, name: squat, name_number: 61}
- id: lunge
  name: Lunge
  family: lunge
  summary: Wakes the hips.
  phases: [activate]
  level: advanced
  pattern: lunge
  joints: [hip]
  muscles: {primary: [glute]}
  dose:
    sets: {least: 1, usual: 1, most: 1}
    duration: {least: 20, usual: 30, most: 60}
  setup: Stand tall.
  steps: [Step.]
  cues: [Tall.]
  faults: [None.]
  feel: The hips.
  easier: Less.
  harder: More.
  demands:
    {positions: [standing], impact: low, weight_bearing: one_leg, balance: some,
     loaded_knee_flexion: 55, hip_flexion: 55, otherwise: none}
  unknown: All of it.
  trains: strength
  effort: 3
""",
    "muscles.yaml": """\
muscles:
- id: quad
  name: Quadriceps
  group: knee_extensors
  where: The thigh.
  does: [Straightens the knee.]
  sources: [study]
- id: glute
  name: Gluteus
  aliases: [buttock]
  group: hip_extensors
  where: The hip.
  does: [Straightens the hip.]
""",
    "equipment.yaml": """\
equipment:
- id: band
  name: Band
  aliases: [loop]
  what: A band.
  choosing: Light first.
  care: [Look it over.]
  elastic: true
  sources: [study]
""",
    "props.yaml": """\
props:
- {id: wall, name: Wall, what: A wall.}
- {id: chair, name: Chair, what: A chair.}
""",
    "conditions.yaml": """\
conditions:
- id: sore
  name: Sore knee
  means: It hurts.
  rules:
    - effect: avoid
      when: [impact >= low]
      say: No jumps.
      basis: source
      sources: [study]
- id: broken
  name: Broken leg
  means: It is broken.
  refer: See someone.
- id: both
  name: Both
  means: All of it.
  includes: [sore]
""",
    "blueprints.yaml": """\
blueprints:
- id: warmup
  name: Warm-up
  about: Before exercise.
  minutes: {least: 3, usual: 5, most: 10}
  floor: once
  phases:
    - phase: activate
      shares: [{minutes: 3, seconds: 180}, {minutes: 10, seconds: 600}]
      slots:
        - id: thighs
          name: thighs
          why: They matter.
          weight: 1
          from_minutes: 3
          serves: {muscles: [quad]}
          sources: [study]
  sources: [study]
""",
    "activities.yaml": """\
activities:
- id: run
  name: a run
  about: It ends with a jog.
  landing: sought
  without: [chair]
  needs:
    - id: bend
      name: a bend
      why: It matters.
      weight: 1
      phases: [activate]
      serves: {muscles: [quad]}
      sources: [study]
  sources: [study]
""",
    "sources.yaml": """\
sources:
- {id: study, kind: study, title: A study, seen: page, says: It works.}
""",
    "safety.yaml": """\
safety:
  disclaimer: Not medical advice.
  red_flags:
    - {id: hot, urgency: soon, sign: It is hot., do: Ask., basis: prudence, sources: [study]}
  stop:
    - {sign: It hurts., do: Stop., basis: prudence, sources: [study]}
  pain: {rule: Much., impact: Less., undiagnosed: Ask., sport: No., unready: No., basis: prudence}
  pain_scale:
    name: A scale
    bands: [{low: 0, high: 10, name: any, do: Ask.}]
    note: None.
    sources: [study]
  effort: Little.
  progress: [Slowly.]
  sources: [study]
""",
}


def write_folder(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The small folder, with (file, old text, new text) changes; each must occur once."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = dict(SMALL)
    for file, old, new in changes:
        assert texts[file].count(old) == 1, f"{old!r} is in {file} {texts[file].count(old)} times"
        texts[file] = texts[file].replace(old, new)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def alone(folder: Path) -> list[Layer]:
    """A folder as the lowest layer, in the place of the built-in one."""
    return [Layer(name="small", files=tuple(sorted(folder.glob("*.yaml"))), built_in=True)]


def faults_of(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """The faults that changes bring into the small folder, as they are shown."""
    catalog, faults = read_all(alone(write_folder(folder, *changes)))
    assert (catalog is None) == bool(faults)
    return [str(fault) for fault in faults]


def small_catalog(folder: Path, *changes: tuple[str, str, str]) -> Catalog:
    """The small folder's catalogue."""
    catalog, faults = read_all(alone(write_folder(folder, *changes)))
    assert catalog is not None, [str(fault) for fault in faults]
    return catalog

"""The words and bounds the data files may use, as types pydantic can check."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import Strict, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=600)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Sentences = Annotated[tuple[Sentence, ...], MinLen(1), MaxLen(12)]
Tests = Annotated[tuple[str, ...], MinLen(1), MaxLen(6)]
Tempo = Annotated[str, StringConstraints(pattern=r"^\d{1,2}-\d{1,2}-\d{1,2}-\d{1,2}$")]

Count = Annotated[int, Strict(), Ge(1), Le(600)]
Seconds = Annotated[int, Strict(), Ge(0), Le(600)]
LongSeconds = Annotated[int, Strict(), Ge(0), Le(3600)]
Minutes = Annotated[int, Strict(), Ge(1), Le(60)]
Degrees = Annotated[int, Strict(), Ge(0), Le(160)]
SlotWeight = Annotated[int, Strict(), Ge(1), Le(3)]
Whole = Annotated[int, Strict(), Ge(-(10**6)), Le(10**6)]
PainScore = Annotated[int, Strict(), Ge(0), Le(10)]
Year = Annotated[int, Strict(), Ge(1900), Le(2100)]

Phase = Literal["raise", "mobilise", "activate", "potentiate", "cooldown"]
Level = Literal["beginner", "intermediate", "advanced"]
Position = Literal[
    "standing",
    "single_leg_standing",
    "half_kneeling",
    "kneeling",
    "quadruped",
    "seated",
    "long_sitting",
    "supine",
    "side_lying",
    "prone",
    "side_plank",
]
Support = Literal["hands", "forearm", "knees", "side_of_hip"]
WeightBearing = Literal["none", "partial", "both_legs", "one_leg"]
Impact = Literal["none", "low", "high"]
Amount = Literal["none", "some", "much"]
Strength = Literal["none", "light", "strong"]
Stretch = Literal["none", "mild", "strong"]
Extension = Literal["none", "some", "end_range"]
InwardRotation = Literal["none", "unloaded", "loaded"]
OpenChain = Literal["none", "limb_weight", "loaded"]
Hinge = Literal["none", "bodyweight", "loaded"]
Effort = Literal["light", "moderate", "hard"]
Region = Literal["outer_thigh", "outer_shin", "calf"]
BandPlace = Literal["feet", "ankles", "knees", "thighs", "anchored"]
Joint = Literal["hip", "knee", "ankle", "foot", "spine", "shoulder"]
Sides = Literal["total", "side", "direction", "alternating"]
Footwear = Literal["any", "barefoot", "shoes"]
EvidenceBand = Literal["low", "moderate", "high", "very_high"]
Pattern = Literal[
    "gait",
    "leg_swing",
    "mobility",
    "rotation_control",
    "stretch",
    "self_massage",
    "glute_squeeze",
    "bridge",
    "clam",
    "hip_abduction",
    "side_plank",
    "hip_extension",
    "lateral_walk",
    "pelvic_control",
    "quad_setting",
    "leg_raise",
    "knee_extension",
    "adductor_squeeze",
    "calf_raise",
    "ankle_eversion",
    "balance",
    "squat",
    "hinge",
    "lunge",
    "step",
    "carry",
    "jump",
]
MuscleGroup = Literal[
    "hip_abductors",
    "hip_extensors",
    "hip_flexors",
    "hip_adductors",
    "hip_rotators",
    "knee_extensors",
    "knee_flexors",
    "ankle",
    "trunk",
]
Effect = Literal["avoid", "caution"]
SourceKind = Literal["study", "review", "guideline", "programme", "article", "page"]
Seen = Literal["page", "secondary", "recalled"]
Basis = Literal["source", "article", "prudence"]
Urgency = Literal["emergency", "same_day", "soon"]
Floor = Literal["once", "never"]

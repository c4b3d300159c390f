"""The words and bounds the data files may use, as types pydantic can check."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import Discriminator, Strict, StringConstraints, Tag

IDENTIFIER = r"^[A-Za-z][A-Za-z0-9_-]*$"
VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
DIGEST = r"^[0-9a-f]{8}$"
TEMPO = r"^[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}$"
PROFILE_WORD = r"^[a-z0-9_]+$"

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=60)]
NAMED, WHOLE = "<name>", "<record>"
"""Tags that tell apart the name of a drill from what it would stand for, written out."""
AsNamed = Tag(NAMED)
AsWhole = Tag(WHOLE)
NamedOrWhole = Discriminator(lambda value: NAMED if isinstance(value, str) else WHOLE)
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=600)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000)]
"""A title or note of a planner, in which the names of hundreds of pieces may stand."""
Sentences = Annotated[tuple[Sentence, ...], MinLen(1), MaxLen(12)]
Test = Annotated[str, StringConstraints(max_length=100)]
Tests = Annotated[tuple[Test, ...], MinLen(1), MaxLen(6)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
Tempo = Annotated[str, StringConstraints(pattern=TEMPO)]
Flag = Annotated[bool, Strict()]

Count = Annotated[int, Strict(), Ge(1), Le(600)]
Seconds = Annotated[int, Strict(), Ge(0), Le(600)]
LongSeconds = Annotated[int, Strict(), Ge(0), Le(3600)]
Minutes = Annotated[int, Strict(), Ge(1), Le(60)]
Lasting = Annotated[int, Strict(), Ge(1), Le(10**9)]
"""Minutes that a routine takes, whatever is put into it."""
Degrees = Annotated[int, Strict(), Ge(0), Le(160)]
SlotWeight = Annotated[int, Strict(), Ge(1), Le(3)]
Seed = Annotated[int, Strict(), Ge(0)]
Whole = Annotated[int, Strict(), Ge(-(10**6)), Le(10**6)]
PainScore = Annotated[int, Strict(), Ge(0), Le(10)]
Year = Annotated[int, Strict(), Ge(1900), Le(2100)]

Phase = Literal["raise", "mobilise", "activate", "potentiate", "cooldown"]
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
Impact = Literal["none", "low", "moderate", "high"]
Landing = Literal["sought", "allowed", "never"]
Balance = Literal["none", "some", "much"]
Strength = Literal["none", "light", "strong"]
Stretch = Literal["none", "mild", "strong"]
Extension = Literal["none", "some", "end_range"]
InwardRotation = Literal["none", "unloaded", "loaded"]
OpenChain = Literal["none", "limb_weight", "loaded"]
Otherwise = Literal["none"]
Hinge = Literal["none", "bodyweight", "loaded"]
Trains = Literal["pulse", "mobility", "strength", "skill", "stretch", "massage"]
Effort = Annotated[int, Strict(), Ge(1), Le(5)]
Use = Literal["care", "special", "common", "staple"]
Region = Literal["outer_thigh", "outer_shin", "calf"]
Placement = Literal["feet", "ankles", "knees", "thighs", "anchored", "hands"]
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
Effect = Literal["avoid", "caution", "prefer"]
Trouble = Literal["none", "little", "some", "much"]
SourceKind = Literal["study", "review", "guideline", "programme", "article", "page"]
Seen = Literal["page", "secondary", "recalled"]
Basis = Literal["source", "article", "prudence"]
Urgency = Literal["emergency", "same_day", "soon"]
Floor = Literal["once", "never"]

# Joint ranges, in degrees. Hip, knee, ankle and elbow: the widest of the values of the Merck
# Manual ("Normal Values for Range of Motion of Joints") and of 38 CFR 4.71, Plate II, both of
# which give shoulder and spine too (38 CFR 4.71a for the spine as a whole). An ankle under load
# bends further than the 20 degrees measured lying down; flat feet are worked out, not given.
HipFlexion = Annotated[int, Strict(), Ge(-30), Le(125)]
HipAbduction = Annotated[int, Strict(), Ge(-45), Le(45)]
HipRotation = Annotated[int, Strict(), Ge(-45), Le(60)]
KneeFlexion = Annotated[int, Strict(), Ge(0), Le(140)]
AnkleFlexion = Annotated[int, Strict(), Ge(-50), Le(20)]
ShoulderFlexion = Annotated[int, Strict(), Ge(-60), Le(180)]
ShoulderAbduction = Annotated[int, Strict(), Ge(-50), Le(180)]
ShoulderRotation = Annotated[int, Strict(), Ge(-90), Le(90)]
ElbowFlexion = Annotated[int, Strict(), Ge(0), Le(160)]
SpineFlexion = Annotated[int, Strict(), Ge(-30), Le(90)]
SpineBend = Annotated[int, Strict(), Ge(-30), Le(30)]
SpineRotation = Annotated[int, Strict(), Ge(-30), Le(30)]
HeadFlexion = Annotated[int, Strict(), Ge(-45), Le(45)]
HeadBend = Annotated[int, Strict(), Ge(-45), Le(45)]
HeadRotation = Annotated[int, Strict(), Ge(-80), Le(80)]
Turn = Annotated[int, Strict(), Ge(-180), Le(180)]
Azimuth = Annotated[int, Strict(), Ge(-180), Le(180)]
Elevation = Annotated[int, Strict(), Ge(-10), Le(90)]
Offset = Annotated[int, Strict(), Ge(-200), Le(200)]
FrameNumber = Annotated[int, Strict(), Ge(1), Le(9)]

Orientation = Literal["upright", "supine", "prone", "on_right_side", "on_left_side"]
WorkingSide = Literal["left", "right", "both"]
Surface = Literal["floor", "chair", "bench", "step", "roller", "held"]
"""`held` keeps a part where the first frame has it: a hand on a wall, a chair or a pole."""
BodyPart = Literal[
    "body",
    "pelvis",
    "left_foot",
    "right_foot",
    "left_ball",
    "right_ball",
    "left_heel",
    "right_heel",
    "left_knee",
    "right_knee",
    "left_hand",
    "right_hand",
    "left_palm",
    "right_palm",
    "left_elbow",
    "right_elbow",
]
BodyPoint = Literal[
    "head",
    "chest",
    "pelvis",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_hand",
    "right_hand",
    "hands",
    "left_hip",
    "right_hip",
    "left_thigh",
    "right_thigh",
    "thighs",
    "left_knee",
    "right_knee",
    "knees",
    "left_shank",
    "right_shank",
    "left_ankle",
    "right_ankle",
    "left_foot",
    "right_foot",
]
GearKind = Literal[
    "band",
    "link",
    "cord",
    "strap",
    "ball",
    "kettlebell",
    "roller",
    "chair",
    "bench",
    "step",
    "wall",
    "pole",
    "mirror",
]
Way = Literal["back", "round"]
Movement = Literal["up", "down"]

Match = Literal["exact", "near", "none"]
ProfileWord = Annotated[str, StringConstraints(pattern=PROFILE_WORD, max_length=100)]
# Two bytes, of which the highest value says that there is none.
ProfileNumber = Annotated[int, Strict(), Ge(0), Le(65534)]

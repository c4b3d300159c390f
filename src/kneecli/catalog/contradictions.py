"""What a drill says of the body that cannot all be true: its pattern, positions and demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.exercise import Demands, Exercise
    from kneecli.catalog.references import Location

ASKED: dict[str, tuple[str, ...]] = {
    "gait": ("weight_bearing",),
    "leg_swing": ("weight_bearing", "balance"),
    "self_massage": ("roller_on",),
    "bridge": ("weight_bearing", "hamstring_load"),
    "clam": ("hip_abduction",),
    "hip_abduction": ("hip_abduction",),
    "side_plank": ("hip_abduction", "support"),
    "hip_extension": ("hip_extension",),
    "lateral_walk": ("weight_bearing", "hip_abduction"),
    "pelvic_control": ("weight_bearing", "hip_abduction"),
    "leg_raise": ("hip_flexor_load",),
    "adductor_squeeze": ("adductor_squeeze",),
    "balance": ("weight_bearing", "balance"),
    "squat": ("weight_bearing", "loaded_knee_flexion", "hip_flexion"),
    "hinge": ("weight_bearing", "hinge", "hip_flexion"),
    "lunge": ("weight_bearing", "loaded_knee_flexion", "hip_flexion", "balance"),
    "step": ("weight_bearing", "loaded_knee_flexion", "balance"),
    "carry": ("weight_bearing",),
    "jump": ("weight_bearing", "impact", "loaded_knee_flexion", "calf_load"),
}
"""Pattern -> demands that nobody can do it without."""
UPRIGHT = frozenset({"standing", "single_leg_standing"})
ON_KNEES = frozenset({"half_kneeling", "kneeling", "quadruped"})
LITTLE_WEIGHT = ("none", "partial")
NOTHING = ("none", False, 0, ())
ROLLER = "foam_roller"


def contradictions(exercise: Exercise) -> Iterator[tuple[Location, str]]:
    """What the demands of a drill leave unsaid that its pattern or positions imply."""
    for demand in ASKED.get(exercise.pattern, ()):
        if getattr(exercise.demands, demand) in NOTHING:
            yield ("demands", demand), f"a drill of pattern `{exercise.pattern}` asks for some"
    if any(ROLLER in items for items in exercise.equipment) and not exercise.demands.roller_on:
        yield ("demands", "roller_on"), "a foam roller presses somewhere"
    for demand, said in _of_positions(exercise.demands):
        yield ("demands", demand), said


def _of_positions(demands: Demands) -> Iterator[tuple[str, str]]:
    """What follows from the positions a drill passes through, and from landing."""
    main, positions = demands.positions[0] if demands.positions else "", set(demands.positions)
    little = demands.weight_bearing in LITTLE_WEIGHT
    if main in UPRIGHT and little:
        yield "weight_bearing", "who stands has weight on the legs"
    elif main == "single_leg_standing" and demands.weight_bearing != "one_leg":
        yield "weight_bearing", "who stands on one leg has all the weight on it"
    if "single_leg_standing" in positions and demands.balance == "none":
        yield "balance", "standing on one leg asks for some"
    if demands.impact != "none" and little:
        yield "weight_bearing", "who lands has weight on the legs"
    if positions & ON_KNEES and "knees" not in demands.support:
        yield "support", "who kneels has weight on the `knees`"
    if "quadruped" in positions and "hands" not in demands.support:
        yield "support", "on all fours the `hands` bear weight"
    if "side_plank" in positions and not {"hands", "forearm"} & set(demands.support):
        yield "support", "in a side plank a `forearm` or the `hands` bear weight"
    unloaded = demands.weight_bearing == demands.open_chain_extension == "none"
    if demands.loaded_knee_flexion and unloaded:
        yield "loaded_knee_flexion", "a bend under load needs weight on the legs, or a load"

"""The built-in catalogue: every drill that must be there, as its article gives it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.names import key_of
from kneecli.record import Record
from kneecli.routine.time import hold_seconds
from tests.golden import golden

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog

FACTS = """
    march_in_place heel_digs high_knee_march side_step_touch walk_jog leg_swing_sagittal
    leg_swing_frontal ankle_circles ankle_rock femur_rotation heel_slide hip_flexor_rock
    lunge_reach strap_stretch roll_lateral_thigh roll_peroneals roll_calves gluteal_set
    glute_bridge banded_bridge ball_squeeze_bridge single_leg_bridge clamshell banded_clamshell
    side_lying_hip_abduction modified_side_plank side_plank_hip_abduction
    quadruped_hip_extension standing_hip_abduction side_kick_link lateral_walk_link
    lateral_squat_walk wall_hip_abduction_isometric hip_hitch quad_setting straight_leg_raise
    terminal_knee_extension seated_knee_extension kettlebell_knee_extension
    medicine_ball_squeeze calf_raise single_leg_calf_raise band_ankle_eversion single_leg_stance
    mini_squat sit_to_stand hip_hinge reverse_lunge step_up lateral_step_down single_leg_squat
    single_leg_deadlift goblet_squat suitcase_march fast_squat pogo_hops squat_jump_stick
    lateral_bound_stick glute_stretch_figure4 calf_stretch
"""
"""The drills of facts/catalogue.yaml."""

STORES = (
    "academia.edu",
    "docksci",
    "docplayer",
    "docslib",
    "dokumen",
    "pdfslide",
    "researchgate",
    "scribd",
    "slideshare",
    "studylib",
    "vdocument",
)
"""Where people put up papers and slides of others."""

SIX_DRILLS = "runners-six-drills"


class Given(Record, kw_only=False):
    """What an article gives for a drill."""

    drill: str
    article: str
    equipment: tuple[str, ...]
    per: str
    dose: dict[str, int]
    """Of sets, reps, hold and seconds those it names."""


ARTICLES = [
    Given("side_kick_link", "letchford-somasole", ("link",), "side", {"sets": 1, "reps": 20}),
    Given("lateral_walk_link", "letchford-somasole", ("link",), "total", {"seconds": 60}),
    Given("lateral_squat_walk", "jordan-popsugar", ("band",), "direction", {"sets": 3, "reps": 10}),
    Given("clamshell", "clams-hip-strengthening", (), "side", {"sets": 1, "reps": 20, "hold": 2}),
    Given("banded_clamshell", "clams-hip-strengthening", ("band",), "side", {"hold": 2}),
    Given("femur_rotation", SIX_DRILLS, (), "total", {"sets": 2}),
    Given("quad_setting", SIX_DRILLS, (), "total", {"sets": 2}),
    Given("strap_stretch", SIX_DRILLS, ("strap",), "side", {"hold": 30}),
    Given("terminal_knee_extension", SIX_DRILLS, ("band",), "side", {"sets": 2}),
    Given(
        "medicine_ball_squeeze",
        SIX_DRILLS,
        ("medicine_ball",),
        "total",
        {"sets": 2, "reps": 5, "hold": 10},
    ),
    Given("kettlebell_knee_extension", SIX_DRILLS, ("kettlebell",), "side", {"sets": 2}),
    Given("glute_stretch_figure4", "jordan-popsugar", (), "side", {}),
    Given("roll_lateral_thigh", "jordan-popsugar", ("foam_roller",), "side", {}),
    Given("roll_lateral_thigh", SIX_DRILLS, ("foam_roller",), "side", {}),
    Given("roll_peroneals", SIX_DRILLS, ("foam_roller",), "side", {}),
    Given("roll_calves", SIX_DRILLS, ("foam_roller",), "side", {}),
]


def test_every_drill_of_the_facts_is_there(catalog: Catalog) -> None:
    """Sixty of them; more are welcome."""
    wanted = FACTS.split()
    assert len(wanted) == len(set(wanted)) == 60
    assert set(wanted) <= set(catalog.exercises)


@pytest.mark.parametrize("given", ARTICLES, ids=lambda given: f"{given.drill}-{given.article}")
def test_the_drills_of_the_articles(catalog: Catalog, given: Given) -> None:
    """With the article's key, its equipment, and its own dose as the most there is."""
    exercise = catalog.exercises[given.drill]
    named = {entry.source: entry.equipment for entry in exercise.articles}
    assert named[given.article] == given.equipment
    assert given.equipment in exercise.equipment
    dose = exercise.dose
    most = {
        "reps": dose.reps.most if dose.reps else None,
        "seconds": dose.duration.most if dose.duration else None,
        "hold": hold_seconds(dose),
    }
    named_there = {name: most[name] for name in given.dose if name != "sets"}
    assert named_there == {n: v for n, v in given.dose.items() if n != "sets"}
    assert dose.sets.most >= given.dose.get("sets", 1)
    assert dose.per == given.per


@pytest.mark.parametrize(
    ("drill", "least", "most"),
    [
        ("femur_rotation", 6, 12),
        ("quad_setting", 6, 12),
        ("terminal_knee_extension", 6, 12),
        ("kettlebell_knee_extension", 3, 6),
    ],
)
def test_a_range_of_an_article_is_the_range_of_the_drill(
    catalog: Catalog, drill: str, least: int, most: int
) -> None:
    """`2 x 6-12` allows no five and no thirteen."""
    reps = catalog.exercises[drill].dose.reps
    assert reps is not None
    assert (reps.least, reps.most) == (least, most)


def test_what_the_articles_say_besides_the_dose(catalog: Catalog) -> None:
    """Anchor, shoes, bare feet, level, rhythm and warnings are facts, not prose."""
    drills = catalog.exercises
    assert drills["terminal_knee_extension"].props == (("anchor",),)
    assert drills["terminal_knee_extension"].placement == "anchored"
    assert drills["lateral_squat_walk"].placement == "ankles"
    assert drills["banded_clamshell"].placement == "thighs"
    assert drills["banded_clamshell"].family == drills["clamshell"].family
    assert "banded_clamshell" in drills["clamshell"].progressions
    assert drills["clamshell"].dose.frequency == "every day"
    kettlebell = drills["kettlebell_knee_extension"]
    assert (kettlebell.footwear, kettlebell.level) == ("shoes", "advanced")
    assert "4 kg" in f"{kettlebell.load} {kettlebell.articles[0].dose}"
    for drill in ("femur_rotation", "quad_setting", "terminal_knee_extension"):
        assert drills[drill].footwear == "barefoot"
    assert {
        finding.effect for finding in catalog.findings("medicine_ball_squeeze", "low_back_pain")
    } == {"avoid"}


def test_what_the_articles_offer_to_everyone_is_there_by_default(catalog: Catalog) -> None:
    """Only the kettlebell drill is called advanced."""
    levels = {given.drill: catalog.exercises[given.drill].level for given in ARTICLES}
    assert [drill for drill, level in levels.items() if level == "advanced"] == [
        "kettlebell_knee_extension"
    ]


def test_stretching_and_rolling_come_afterwards(catalog: Catalog) -> None:
    """No static stretch and no roller before exercise."""
    for exercise in catalog.exercises.values():
        if exercise.pattern in ("stretch", "self_massage") or exercise.demands.roller_on:
            assert exercise.phases == ("cooldown",), exercise.id
        elif exercise.pattern in ("mobility", "leg_swing", "lunge"):
            assert (hold_seconds(exercise.dose) or 0) <= 5, exercise.id


def test_texts_fit_where_they_are_shown(catalog: Catalog) -> None:
    """Short names for tables, cues one can remember, faults with their cure."""
    for exercise in catalog.exercises.values():
        assert len(exercise.name) <= 36, exercise.id
        assert len(exercise.steps) >= 3, exercise.id
        for cue in exercise.cues:
            assert len(cue.split()) <= 12, f"{exercise.id}: {cue}"
        for fault in exercise.faults:
            assert ": " in fault, f"{exercise.id}: {fault}"


def test_every_phase_level_and_group_has_drills(catalog: Catalog) -> None:
    """Something for everybody, in every part of a routine."""
    drills = catalog.exercises.values()
    for phase in ("raise", "mobilise", "activate", "potentiate", "cooldown"):
        bodyweight = [d for d in drills if phase in d.phases and () in d.equipment]
        assert any(d.level == "beginner" for d in bodyweight), phase
    worked = {catalog.muscles[muscle].group for drill in drills for muscle in drill.muscles.primary}
    assert worked == {muscle.group for muscle in catalog.muscles.values()}


def test_evidence_rests_on_what_was_read(catalog: Catalog) -> None:
    """A number recalled from memory backs no claim of a drill."""
    for exercise in catalog.exercises.values():
        for claim in exercise.evidence:
            seen = {catalog.sources[source].seen for source in claim.sources}
            assert seen != {"recalled"}, f"{exercise.id}: {claim.text}"


def test_no_source_leads_to_a_stored_copy(catalog: Catalog) -> None:
    """A reader is led to the journal, or told what to look for there."""
    for source in catalog.sources.values():
        address = source.address or ""
        assert not any(store in address for store in STORES), f"{source.id}: {address}"


def test_names_are_told_apart_across_kinds(catalog: Catalog) -> None:
    """`--without` and `-e` name different things."""
    kinds = (catalog.equipment, catalog.props)
    names = [
        {key_of(n) for item in kind.values() for n in (item.id, item.name, *item.aliases)}
        for kind in kinds
    ]
    assert not names[0] & names[1]


def test_the_muscle_of_the_fourth_article(catalog: Catalog) -> None:
    """What the gluteus medius does, and what is seen when it works poorly."""
    medius = catalog.muscles["gluteus_medius"]
    does, weak = " ".join(medius.does).lower(), " ".join(medius.weak).lower()
    for word in ("level", "inward", "outward"):
        assert word in does
    for word in ("trendelenburg", "knock", "drop"):
        assert word in weak


def test_safety(catalog: Catalog) -> None:
    """The pain scale has a name and covers nought to ten once."""
    scale = catalog.safety.pain_scale
    numbers = [n for band in scale.bands for n in range(band.low, band.high + 1)]
    assert numbers == list(range(11))
    assert "0-10" in scale.name
    assert "not medical advice" in catalog.safety.disclaimer
    assert {flag.urgency for flag in catalog.safety.red_flags} == {"emergency", "same_day", "soon"}


EFFECTS = [
    ("sore_knee", "pogo_hops", "avoid"),
    ("sore_knee", "walk_jog", "avoid"),
    ("sore_knee", "quadruped_hip_extension", "avoid"),
    ("sore_knee", "sit_to_stand", "avoid"),
    ("sore_knee", "lateral_step_down", "avoid"),
    ("sore_knee", "kettlebell_knee_extension", "avoid"),
    ("sore_knee", "femur_rotation", "avoid"),
    ("sore_knee", "high_seat_chair_rise", "prefer"),
    ("sore_knee", "mini_squat", "caution"),
    ("sore_knee", "calf_raise", None),
    ("sore_knee", "glute_bridge", "prefer"),
    ("pfp_stable", "mini_squat", "prefer"),
    ("pfp_stable", "sit_to_stand", "caution"),
    ("pfp_irritable", "clamshell", "prefer"),
    ("pfp_irritable", "quick_chair_rise", "avoid"),
    ("knee_effusion", "heel_slide", "prefer"),
    ("knee_oa", "sit_to_stand", "prefer"),
    ("knee_oa", "quick_chair_rise", "caution"),
    ("knee_oa", "walk_jog", "caution"),
    ("knee_oa_flare", "high_seat_chair_rise", "prefer"),
    ("knee_oa_flare", "sit_to_stand", "avoid"),
    ("knee_replacement", "high_seat_chair_rise", "prefer"),
    ("knee_replacement", "hip_flexor_rock", "avoid"),
    ("acl_cleared", "single_leg_stance", "prefer"),
    ("acl_cleared", "squat_jump_stick", "avoid"),
    ("patellar_tendinopathy", "wall_sit", "prefer"),
    ("patellar_tendinopathy", "pogo_hops", "avoid"),
    ("patellar_tendinopathy", "hamstring_stretch_seated", None),
    ("osgood_schlatter", "quadriceps_stretch", "avoid"),
    ("osgood_schlatter", "strap_stretch", None),
    ("meniscus_nonlocking", "mini_squat", "prefer"),
    ("meniscus_nonlocking", "femur_rotation", "avoid"),
    ("iliotibial_band_pain", "roll_lateral_thigh", "avoid"),
    ("gluteal_tendinopathy", "side_kick_link", "avoid"),
    ("gluteal_tendinopathy", "standing_hip_extension_band", "avoid"),
    ("gluteal_tendinopathy", "wall_hip_abduction_isometric", "prefer"),
    ("gluteal_tendinopathy", "glute_bridge", "prefer"),
    ("hip_replacement", "high_seat_chair_rise", "prefer"),
    ("hip_replacement_posterior", "side_kick_link", "avoid"),
    ("hip_osteoarthritis", "high_seat_chair_rise", "prefer"),
    ("achilles_pain", "calf_raise", "prefer"),
    ("achilles_pain", "toe_raise", None),
    ("achilles_pain", "walk_jog", "caution"),
    ("achilles_pain", "pogo_hops", "avoid"),
    ("achilles_pain", "easy_skip", "avoid"),
    ("plantar_heel_pain", "towel_heel_raise", "prefer"),
    ("plantar_heel_pain", "walk_jog", "avoid"),
    ("pregnancy", "walk_jog", "caution"),
    ("pregnancy", "pogo_hops", "avoid"),
    ("sciatica", "mini_squat", "caution"),
    ("balance_risk", "tandem_stance", "prefer"),
    ("balance_risk", "sit_to_stand", "prefer"),
    ("osteoporosis", "single_leg_stance", "prefer"),
    ("osteoporosis", "reverse_lunge", "caution"),
    ("heart_disease", "brisk_walk", "prefer"),
    ("heart_disease", "side_plank_hip_abduction", "avoid"),
    ("hypertension_uncontrolled", "mini_squat", "caution"),
    ("hip_replacement_posterior", "seated_outward_rotation_band", "avoid"),
    ("hip_replacement_anterior", "seated_outward_rotation_band", "avoid"),
    ("hip_replacement_lateral", "seated_outward_rotation_band", "avoid"),
    ("hip_replacement_lateral", "femur_rotation", "avoid"),
    ("hip_replacement_posterior", "quick_march", "avoid"),
    ("hip_replacement_posterior", "march_in_place", "caution"),
    ("hip_replacement_anterior", "single_leg_bridge", "avoid"),
    ("hip_replacement_anterior", "glute_bridge", "caution"),
    ("hip_replacement_posterior", "tandem_stance", "caution"),
    ("gluteal_tendinopathy", "tandem_stance", "caution"),
    ("heart_disease", "wall_sit", "avoid"),
    ("pregnancy", "wall_sit", "caution"),
    ("pregnancy_supine", "wall_sit", "caution"),
    ("pelvic_floor_symptoms", "wall_sit", "caution"),
    ("acl_cleared", "femur_rotation", "avoid"),
    ("balance_risk", "standing_hip_extension_band", "avoid"),
    ("osteoporosis", "side_kick_link", "avoid"),
    ("neuropathy", "side_kick_link", "avoid"),
    ("neuropathy", "pogo_hops", "avoid"),
    ("pregnancy_supine", "calf_raise", "caution"),
    ("pregnancy_supine", "side_kick_link", "avoid"),
    ("adductor_strain", "lateral_lunge", "avoid"),
    ("balance_risk", "lateral_lunge", "avoid"),
    ("osteoporosis", "lateral_lunge", "avoid"),
    ("pregnancy_supine", "lateral_lunge", "avoid"),
]


@pytest.mark.parametrize(("condition", "drill", "effect"), EFFECTS)
def test_what_a_condition_means_for_a_drill(
    catalog: Catalog, condition: str, drill: str, effect: str | None
) -> None:
    """The strongest of what its rules say, where a therapist would look first."""
    effects = {finding.effect for finding in catalog.findings(drill, condition)}
    assert next((found for found in SAID if found in effects), None) == effect


def test_a_caution_suits_the_way_a_drill_moves(catalog: Catalog) -> None:
    """Nothing quick is to be done slowly, and a step or a hop has no depth to keep to."""
    for exercise in catalog.exercises.values():
        lands = exercise.demands.impact != "none"
        for condition in catalog.conditions:
            for say in catalog.cautions(exercise.id, [condition]):
                found = f"{condition}, {exercise.id}: {say}"
                if lands or exercise.brisk:
                    assert "slowly" not in say.lower(), found
                if lands or exercise.pattern == "gait":
                    assert "as deep" not in say.lower(), found


@pytest.mark.parametrize(
    "condition", ["hip_replacement_posterior", "hip_replacement_anterior", "hip_replacement"]
)
def test_who_has_a_new_hip_holds_on(catalog: Catalog, condition: str) -> None:
    """A fall could harm it, so whatever asks for some balance is done at a wall or a chair."""
    for drill in ("march_in_place", "calf_raise", "tandem_stance"):
        assert catalog.asked_props(drill, [condition]) == (("wall",), ("chair",))


@pytest.mark.parametrize("condition", ["balance_risk", "osteoporosis"])
def test_who_may_fall_holds_on_and_stays_on_the_flat(catalog: Catalog, condition: str) -> None:
    """No step under the hip hitch, and a hand on something firm for what asks for balance."""
    assert catalog.barred_props("hip_hitch", [condition]) == {"step"}
    for drill in ("leg_swing_sagittal", "single_leg_stance", "march_in_place"):
        assert catalog.asked_props(drill, [condition]) == (("wall",), ("chair",))


CLEARED = ("sore_knee", "knee_replacement", "acl_cleared", "heart_disease", "osgood_schlatter")


@pytest.mark.parametrize("condition", CLEARED)
def test_what_rests_on_a_clearance_says_so_first(catalog: Catalog, condition: str) -> None:
    """Nobody's name for it proves that a clinician has cleared it."""
    assert catalog.conditions[condition].first


def test_the_knee_nobody_has_named_comes_first(catalog: Catalog) -> None:
    """It leads to the others that it may turn out to be."""
    ruled = [condition for condition in catalog.conditions.values() if not condition.refer]
    assert ruled[0].id == "sore_knee"
    assert {"pfp_stable", "knee_oa", "meniscus_nonlocking"} <= set(ruled[0].may_be)


REFERRED = {
    "groin_pain",
    "inflamed_joints",
    "child_hip_or_limp",
    "child_knee_pain",
    "fracture",
    "dvt_risk",
    "calf_swelling",
    "bone_infection",
    "non_weight_bearing",
    "post_surgery",
    "acl_recent",
    "meniscus_symptoms",
    "knee_badly_swollen",
    "leg_numbness",
}


def test_what_needs_a_clinician_has_no_rules(catalog: Catalog) -> None:
    """And nothing that needs one is missing."""
    referred = [condition for condition in catalog.conditions.values() if condition.refer]
    assert {condition.id for condition in referred} >= REFERRED
    for condition in referred:
        assert condition.rules == condition.includes == condition.skip_phases == ()
        assert not any(condition.id in found for found in catalog.rule_findings.values())


def test_every_condition_with_rules_says_something(catalog: Catalog) -> None:
    """A rule that matches no drill at all is a slip of the pen."""
    for condition in catalog.conditions.values():
        if not condition.refer:
            assert any(condition.id in found for found in catalog.rule_findings.values()), condition


def test_every_condition_is_felt(catalog: Catalog) -> None:
    """Each changes or marks at least one drill that everybody is offered."""
    staples = [exercise.id for exercise in catalog.exercises.values() if exercise.use == "staple"]
    for condition in catalog.conditions.values():
        if not condition.refer and not _is_narrow(condition.id):
            assert any(catalog.findings(drill, condition.id) for drill in staples), condition.id


def _is_narrow(condition: str) -> bool:
    """Whether a condition speaks only of elastics and rollers, or of one position."""
    return condition in {
        "anticoagulants",
        "varicose_veins",
        "local_inflammation",
        "myositis_ossificans",
        "latex_allergy",
        "kneeling_pain",
        "wrist_pain",
        "shoulder_pain",
        "side_lying_hip_pain",
    }


def test_every_condition_against_every_drill(catalog: Catalog, pytestconfig: pytest.Config) -> None:
    """The whole matrix, to be read line by line as a careful clinician would."""
    sections = [
        _section(catalog, condition)
        for condition, record in catalog.conditions.items()
        if not record.refer
    ]
    golden("conditions.txt", "\n".join(sections), pytestconfig)


SAID = {"avoid": "avoided", "prefer": "preferred", "caution": "with care"}
"""What each effect is called; the strongest first."""


def _section(catalog: Catalog, condition: str) -> str:
    kinds: dict[str, list[str]] = {kind: [] for kind in (*SAID.values(), "free")}
    for exercise in catalog.exercises:
        effects = {finding.effect for finding in catalog.findings(exercise, condition)}
        kind = next((said for effect, said in SAID.items() if effect in effects), "free")
        kinds[kind].append(exercise)
    record = catalog.conditions[condition]
    skipped = f"  (no {', '.join(record.skip_phases)})" if record.skip_phases else ""
    title = f"{condition}: {record.name}{skipped}\n"
    return title + "".join(_paragraph(kind, drills) for kind, drills in kinds.items())


def _paragraph(kind: str, drills: Iterable[str]) -> str:
    names = sorted(drills)
    first = f"  {kind + f' {len(names)}:':<14}"
    text = textwrap.fill(
        " ".join(names) or "-", 98, initial_indent=first, subsequent_indent=" " * 16
    )
    return f"{text}\n"

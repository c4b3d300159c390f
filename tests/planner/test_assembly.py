"""A plan written out: steps with their times, and notes a person should read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kneecli.catalog.blueprint import Purpose
from kneecli.catalog.exercise import Demands
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from tests.builders import at, blueprint, catalog_of, condition, drill, phase, slot, timed

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

LONG = timed(580)
"""With getting ready and a piece of equipment, all of ten minutes."""
ONE = blueprint(phase("activate", slot("any")))
BARE = drill("bare", dose=LONG, trains="mobility")


def routine(catalog: Catalog, **wishes: Any) -> Routine:
    return routine_of(catalog, plan(catalog, Request(**wishes)))


def row(*patterns: Any, **changes: Any) -> Any:
    """A blueprint with one required slot for each pattern."""
    slots = (
        slot(f"slot_{pattern}", serves=Purpose(patterns=(pattern,)), required_from=1)
        for pattern in patterns
    )
    return blueprint(phase("activate", *slots), **changes)


# Steps


def test_getting_ready_is_part_of_each_step() -> None:
    drills = [
        drill("squat", pattern="squat", dose=timed(60)),
        drill("bridge", pattern="bridge", dose=timed(60), demands=at("supine")),
        drill("clam", pattern="clam", dose=timed(60), demands=at("side_lying")),
        drill("press", pattern="knee_extension", dose=timed(60), demands=at("seated")),
    ]
    catalog = catalog_of(drills, [row("squat", "bridge", "clam", "knee_extension")])
    found = routine(catalog, minutes=10)
    assert [step.seconds for step in found.steps] == [70, 80, 70, 80]
    assert found.total_seconds == 300


@pytest.mark.parametrize(("work", "step"), [(50, 60), (51, 70), (59, 70), (60, 70), (61, 80)])
def test_work_is_rounded_up_to_ten_seconds(work: int, step: int) -> None:
    """Each step by itself, and the whole is their sum: nobody moves by the second."""
    drills = [drill(name, pattern=name, dose=timed(work)) for name in ("squat", "lunge")]
    found = routine(catalog_of(drills, [row("squat", "lunge")]), minutes=5)
    assert [one.seconds for one in found.steps] == [step, step]
    assert found.total_seconds == 2 * step


def test_putting_on_equipment_is_part_of_the_step() -> None:
    both = drill("both", equipment=(("band", "kettlebell"),), dose=timed(60))
    found = routine(catalog_of([both], [ONE]), minutes=3, equipment=("band", "kettlebell"))
    (step,) = found.steps
    assert (step.seconds, step.equipment) == (60 + 15 + 5 + 10, ("band", "kettlebell"))


def test_a_step_says_where_it_stands() -> None:
    found = routine(catalog_of([BARE], [ONE]))
    (step,) = found.steps
    assert (step.exercise, step.phase, step.slot) == (BARE, "activate", "any")


def test_a_step_carries_its_cautions() -> None:
    rule = condition("wobbly", "weight_bearing is none", effect="caution")
    found = routine(catalog_of([BARE], [ONE], [rule]), avoid=("wobbly",))
    assert found.steps[0].cautions == ("Not with wobbly.",)


def test_a_routine_keeps_its_request() -> None:
    request = Request(minutes=10, focus=("gluteus_medius",))
    catalog = catalog_of([BARE], [ONE])
    assert routine_of(catalog, plan(catalog, request)).request == request


@pytest.mark.parametrize(
    ("equipment", "minutes", "title"),
    [
        ((), 10, "Warm-up, 10 minutes, body weight"),
        (("band",), 1, "Warm-up, 1 minute, band"),
        (("band", "kettlebell"), 5, "Warm-up, 5 minutes, band and kettlebell"),
        (("band", "link", "kettlebell"), 5, "Warm-up, 5 minutes, band, link and kettlebell"),
    ],
)
def test_the_title_names_minutes_and_equipment(
    equipment: tuple[str, ...], minutes: int, title: str
) -> None:
    """Of what was asked for, what is used."""
    short = drill("short", equipment=(equipment,), dose=timed(40, 600), trains="pulse")
    asked = (*equipment, "medicine_ball")
    found = routine(catalog_of([short], [ONE]), equipment=asked, minutes=minutes)
    assert found.title == title


# Notes


def test_a_routine_that_is_as_asked_needs_no_notes() -> None:
    assert routine(catalog_of([BARE], [ONE])).notes == ()


BANDED: dict[str, Any] = {"equipment": (("band",),), "dose": LONG, "trains": "mobility"}
UNUSED: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"level": "advanced"}, {}, "level advanced"),
    ({}, {"exclude": ("walk",)}, "excluded"),
    ({"props": (("wall",),)}, {"without": ("wall",)}, "wall"),
    ({"equipment": (("band", "link"),)}, {}, "link"),
    ({"phases": ("cooldown",)}, {}, "cool-down"),
    ({"demands": at("standing", impact="high")}, {"avoid": ("sore_knee",)}, "sore knee"),
]


@pytest.mark.parametrize(("changes", "wishes", "reason"), UNUSED, ids=[one[2] for one in UNUSED])
def test_equipment_that_is_not_used_has_its_reason_named(
    changes: dict[str, Any], wishes: dict[str, Any], reason: str
) -> None:
    walk = drill("walk", **(BANDED | changes))
    rule = condition("sore_knee", "impact >= low")
    found = routine(catalog_of([BARE, walk], [ONE], [rule]), equipment=("band",), **wishes)
    note = found.notes[-1]
    assert note.startswith("Band not used: ")
    assert reason in note


def test_equipment_that_nothing_is_done_with_says_so() -> None:
    found = routine(catalog_of([BARE], [ONE]), equipment=("link",))
    assert found.notes == ("Link not used: no part of this routine calls for it.",)


def test_a_body_weight_blueprint_says_why_equipment_is_not_used() -> None:
    catalog = catalog_of([BARE, drill("walk", **BANDED)], [ONE.replace(body_weight_only=True)])
    (note,) = routine(catalog, equipment=("band",)).notes
    assert note.startswith("Band not used:")
    assert "no equipment" in note


def test_body_weight_may_serve_better_than_a_piece_that_is_at_hand() -> None:
    special = drill("walk", use="special", **BANDED)
    staple = drill("stand", use="staple", dose=LONG, trains="mobility")
    careful = condition("careful", "end_range", gentle=True)
    hip = blueprint(phase("activate", slot("any", weight=3)))
    catalog = catalog_of([staple, special], [hip], [careful])
    note = routine(catalog, equipment=("band",), avoid=("careful",)).notes[-1]
    assert note == "Band not used: body weight serves you better here."


def test_another_piece_may_serve_better() -> None:
    ball = drill(
        "ball", equipment=(("medicine_ball",),), use="staple", dose=LONG, trains="mobility"
    )
    catalog = catalog_of([ball, drill("walk", **BANDED)], [ONE])
    (note,) = routine(catalog, equipment=("band", "medicine_ball")).notes
    assert note.startswith("Band not used: other drills serve you better here")


def test_each_piece_that_is_not_used_has_its_own_note() -> None:
    found = routine(catalog_of([BARE], [ONE]), equipment=("band", "link"))
    assert [note.split(" not used")[0] for note in found.notes] == ["Band", "Link"]


def test_equipment_that_is_used_has_no_note() -> None:
    catalog = catalog_of([BARE, drill("walk", **BANDED)], [ONE])
    assert routine(catalog, equipment=("band",)).notes == ()


def test_a_skipped_phase_is_named_with_its_condition() -> None:
    rule = condition("sore_knee", "impact >= high", skip_phases=("potentiate",))
    both = blueprint(phase("activate", slot("one")), phase("potentiate", slot("two")))
    catalog = catalog_of([BARE, drill("late", phases=("potentiate",))], [both], [rule])
    assert routine(catalog, avoid=("sore_knee",)).notes[1:] == (
        "The potentiate part is left out because of sore knee; its time goes to activation.",
    )


def test_what_must_be_clear_first_is_said() -> None:
    """Before anything else that a routine notes."""
    rule = condition("new_knee", "impact >= high", first="Only if you have been cleared.")
    found = routine(catalog_of([BARE], [ONE], [rule]), avoid=("new_knee",), equipment=("band",))
    assert found.notes[0] == "New knee. Only if you have been cleared."


def test_every_condition_that_was_heeded_is_named() -> None:
    """Also one that leaves no other trace; what must be clear first names its own."""
    rules = [
        condition("new_knee", "impact >= high", first="Only if you have been cleared."),
        condition("sore_foot", "impact >= high"),
        condition("wobbly", "impact >= high"),
    ]
    found = routine(catalog_of([BARE], [ONE], rules), avoid=("new_knee", "sore_foot", "wobbly"))
    assert found.notes[1:] == ("Planned with this in mind: sore foot; wobbly.",)


def test_a_waived_slot_is_named_with_the_conditions_that_empty_it() -> None:
    squat = drill("squat", pattern="squat", dose=LONG, trains="mobility")
    lunge = drill(
        "lunge",
        pattern="squat",
        dose=LONG,
        trains="mobility",
        demands=at("standing", balance="much"),
    )
    bridge = drill("bridge", pattern="bridge", dose=LONG, trains="mobility")
    rules = [
        condition("sore_knee", "pattern is squat", "balance is none"),
        condition("wobbly", "balance >= some"),
    ]
    catalog = catalog_of([squat, lunge, bridge], [row("squat", "bridge")], rules)
    assert routine(catalog, avoid=("sore_knee", "wobbly")).notes[1:] == (
        "Left out because of sore knee or wobbly: slot squat.",
    )


def test_a_waived_slot_is_not_laid_to_conditions_that_allow_its_drills() -> None:
    squat = drill("squat", pattern="squat", dose=LONG, trains="mobility")
    bridge = drill("bridge", pattern="bridge", dose=LONG, trains="mobility")
    rules = [condition("sore_knee", "pattern is squat"), condition("sore_foot", "impact >= low")]
    catalog = catalog_of([squat, bridge], [row("squat", "bridge")], rules)
    assert routine(catalog, avoid=("sore_knee", "sore_foot")).notes[1:] == (
        "Left out because of sore knee: slot squat.",
    )


def test_minutes_that_stay_unused_are_named() -> None:
    catalog = catalog_of([drill("short", dose=timed(95), trains="mobility")], [ONE])
    (note,) = routine(catalog, minutes=5).notes
    assert note.startswith("1:50 of 5 minutes used")


@pytest.mark.parametrize(("seconds", "notes"), [(240, 1), (245, 0)])
def test_a_tenth_and_a_half_of_the_minutes_may_stay_unused(seconds: int, notes: int) -> None:
    catalog = catalog_of([drill("short", dose=timed(seconds), trains="mobility")], [ONE])
    assert len(routine(catalog, minutes=5).notes) == notes


def test_what_is_worn_at_the_feet_comes_off_for_a_drill_without_it() -> None:
    """A band round the ankles trips one in a lunge."""
    worn = {"equipment": (("band",),), "placement": "ankles", "dose": LONG, "trains": "mobility"}
    kick = drill("kick", pattern="hip_abduction", **worn)
    walk = drill("walk", pattern="lateral_walk", **worn)
    lunge = drill("lunge", pattern="lunge", dose=LONG, trains="mobility")
    catalog = catalog_of([kick, lunge, walk], [row("hip_abduction", "lunge", "lateral_walk")])
    assert routine(catalog, equipment=("band",), minutes=30).notes == (
        "Take the band off before the lunge, and on again for the walk.",
    )
    bare = catalog_of([kick, lunge], [row("hip_abduction", "lunge")])
    assert routine(bare, equipment=("band",), minutes=20).notes == (
        "Take the band off before the lunge.",
    )


def test_elastic_may_stay_on_lying_down_and_is_moved_without_a_word() -> None:
    """It comes off before one stands without it; another place for it is part of the next drill."""
    plain = {"dose": LONG, "trains": "mobility"}
    clam = drill("clam", pattern="clam", equipment=(("band",),), placement="thighs", **plain)
    bridge = drill("bridge", pattern="bridge", demands=Demands(positions=("supine",)), **plain)
    lunge = drill("lunge", pattern="lunge", **plain)
    walk = drill(
        "walk", pattern="lateral_walk", equipment=(("band",),), placement="ankles", **plain
    )
    drills = [clam, bridge, lunge, walk]
    patterns = ("clam", "bridge", "lunge", "lateral_walk")
    planned = routine(catalog_of(drills, [row(*patterns)]), equipment=("band",), minutes=40)
    assert [step.exercise.id for step in planned.steps] == ["clam", "bridge", "lunge", "walk"]
    assert planned.notes == ("Take the band off before the lunge.",)
    both = catalog_of([clam, walk], [row("clam", "lateral_walk")])
    moved = routine(both, equipment=("band",), minutes=30)
    assert not [note for note in moved.notes if "off before" in note]


def test_equipment_that_is_not_used_for_two_reasons_has_both_named() -> None:
    hard = drill("hard", equipment=(("band",),), level="advanced")
    more = drill("more", equipment=(("band", "link"),))
    (note,) = routine(catalog_of([BARE, hard, more], [ONE]), equipment=("band",)).notes
    assert note == "Band not used: some of its drills are for level advanced, others need link too."

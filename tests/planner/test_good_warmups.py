"""What a good warm-up looks like, whatever is asked of the built-in catalogue (design.md).

Every combination of equipment, minutes, level and one condition is planned, and each
promise checked in all of them. Every thirteenth combination stands for all where the slow
tests are left out.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kneecli.catalog.level import LEVELS, Level
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from kneecli.routine.setting import place_of, rig_of
from kneecli.routine.time import hold_seconds
from tests.planner import oracle

if TYPE_CHECKING:
    from kneecli.catalog.blueprint import Slot
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.planner.best import Plan
    from kneecli.routine.routine import Routine

EQUIPMENT = ("band", "link", "kettlebell", "medicine_ball")
SETS = [chosen for size in range(5) for chosen in combinations(EQUIPMENT, size)]
MINUTES = (5, 10, 15, 20)
PHASES = ["raise", "mobilise", "activate", "potentiate"]
DRILLS = {5: (4, 5), 10: (5, 7), 15: (6, 9), 20: (7, 12)}
"""About as many drills as a routine of so many minutes holds."""
HIP_SIDES_REST = {
    "hip_replacement",
    "hip_replacement_lateral",
    "pelvic_girdle_pain",
}
"""Conditions that leave out every drill for the sides of the hip that bears weight: the
muscles have been cut and must heal, or the pelvis must not be loaded on one leg."""


class Case(NamedTuple):
    """A request with its routine."""

    request: Request
    plan: Plan
    routine: Routine

    def __repr__(self) -> str:
        request = self.request
        drills = [step.exercise.id for step in self.routine.steps]
        asked = (*request.equipment, request.minutes, request.level, *request.avoid)
        return f"{' '.join(map(str, asked))}: {' '.join(drills)}"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(13, id="every thirteenth"),
        pytest.param(1, id="all", marks=pytest.mark.slow),
    ],
)
def cases(request: pytest.FixtureRequest, catalog: Catalog) -> list[Case]:
    healthy = [(one.id,) for one in catalog.conditions.values() if not one.refer]
    requests = [
        Request(equipment=equipment, minutes=minutes, level=level, avoid=avoid)
        for equipment, minutes, level, avoid in product(SETS, MINUTES, LEVELS, [(), *healthy])
    ]
    plans = [(one, plan(catalog, one)) for one in requests[:: request.param]]
    return [Case(one, found, routine_of(catalog, found)) for one, found in plans]


def test_every_condition_is_met_at_every_length_and_level(
    cases: list[Case], catalog: Catalog
) -> None:
    healthy = [(one.id,) for one in catalog.conditions.values() if not one.refer]
    met = {(one.request.avoid, one.request.minutes, one.request.level) for one in cases}
    assert met == set(product([(), *healthy], MINUTES, LEVELS))


# What the hard rules leave


def present_slots(catalog: Catalog, request: Request) -> list[tuple[str, Slot]]:
    """Phase and slot of the slots in a warm-up of so many minutes, skipped phases left out."""
    skipped = {p for name in request.avoid for p in catalog.conditions[name].skip_phases}
    return [
        (phase.phase, slot)
        for phase in catalog.blueprints["warmup"].phases
        if phase.phase not in skipped
        for slot in phase.slots
        if slot.from_minutes <= request.minutes
    ]


def _suits(drill: Exercise, phase: str, slot: Slot) -> bool:
    """Whether a drill may stand in a slot, its effort and the ending apart."""
    return phase in drill.phases and oracle.meets(drill, slot.serves)


def drills_left(catalog: Catalog, request: Request, phase: str, slot: Slot) -> list[Exercise]:
    """The drills for a slot that break no hard rule, judged apart from the planner."""
    return [
        drill
        for drill in catalog.exercises.values()
        if _suits(drill, phase, slot) and oracle.allowed(catalog, request, drill)
    ]


def unfilled(catalog: Catalog, case: Case, name: str) -> bool:
    """Whether a slot is empty though a drill is left for it."""
    if name in {step.slot for step in case.routine.steps}:
        return False
    return any(
        drills_left(catalog, case.request, phase, slot)
        for phase, slot in present_slots(catalog, case.request)
        if slot.id == name
    )


# Phases


def test_all_phases_come_in_order(cases: list[Case], catalog: Catalog) -> None:
    for case in cases:
        skipped = {p for name in case.request.avoid for p in catalog.conditions[name].skip_phases}
        found = list(dict.fromkeys(step.phase for step in case.routine.steps))
        assert found == [phase for phase in PHASES if phase not in skipped], case


def test_only_conditions_skip_a_phase_and_only_the_last(catalog: Catalog) -> None:
    skipped = {phase for one in catalog.conditions.values() for phase in one.skip_phases}
    assert skipped == {"potentiate"}


def test_a_swollen_knee_trades_potentiate_for_activate(catalog: Catalog) -> None:
    for minutes in MINUTES:
        request = Request(minutes=minutes)
        sound = routine_of(catalog, plan(catalog, request))
        sore = routine_of(catalog, plan(catalog, request.replace(avoid=("knee_effusion",))))
        assert {step.phase for step in sound.steps} - {step.phase for step in sore.steps} == {
            "potentiate"
        }
        longer, usual = (
            sum(step.seconds for step in one.steps if step.phase == "activate")
            for one in (sore, sound)
        )
        assert longer > usual


# Muscles


def test_hip_abductors_are_always_worked(cases: list[Case], catalog: Catalog) -> None:
    for case in cases:
        assert not unfilled(catalog, case, "hip_abductors"), case


def test_only_a_healing_or_painful_hip_rests_its_abductors(cases: list[Case]) -> None:
    for case in cases:
        if "hip_abductors" not in {step.slot for step in case.routine.steps}:
            assert HIP_SIDES_REST.issuperset(case.request.avoid), case
            assert case.request.avoid, case
            assert any("hip abductors" in note for note in case.routine.notes), case


def test_the_slot_for_hip_abductors_works_them(cases: list[Case], catalog: Catalog) -> None:
    for case in cases:
        for step in case.routine.steps:
            if step.slot == "hip_abductors":
                groups = {catalog.muscles[name].group for name in step.exercise.muscles.primary}
                assert "hip_abductors" in groups, case


def test_knee_extensors_are_worked_from_five_minutes_on(
    cases: list[Case], catalog: Catalog
) -> None:
    for case in cases:
        assert not unfilled(catalog, case, "knee_extensors"), case


def worked(catalog: Catalog, case: Case) -> set[str]:
    """The muscle groups that are primary ones of some drill after the raise."""
    return {
        catalog.muscles[name].group
        for step in case.routine.steps
        if step.phase in ("activate", "potentiate")
        for name in step.exercise.muscles.primary
    }


def test_hip_extensors_and_balance_or_ankle_are_worked_from_ten_minutes_on(
    cases: list[Case], catalog: Catalog
) -> None:
    """By a drill of their own or by one that serves two needs; conditions may leave none."""
    for case in cases:
        if case.request.minutes >= 10 and not case.request.avoid:
            groups = worked(catalog, case)
            assert "hip_extensors" in groups, case
            balances = any(step.exercise.demands.balance == "much" for step in case.routine.steps)
            assert balances or "ankle" in groups, case


# Doses and effort


def test_strength_is_dosed_worth_doing(cases: list[Case]) -> None:
    """Eight repetitions a side or twenty seconds of work, whatever the data's least."""
    for case in cases:
        for step in case.routine.steps:
            dose, amount = step.exercise.dose, step.amount
            if step.exercise.trains == "strength":
                hold = hold_seconds(dose) or 0
                each = amount.duration or amount.reps or 0
                seconds = each if amount.duration else each * hold
                if amount.duration or hold >= 5:
                    assert amount.sets * seconds >= 20, case
                else:
                    assert amount.sets * each >= 8, case


def test_skills_are_few_and_clean(cases: list[Case]) -> None:
    for case in cases:
        for step in case.routine.steps:
            if step.exercise.trains == "skill" and step.amount.reps:
                assert 3 <= step.amount.reps <= 6, case


def test_activation_opens_gently_and_never_with_the_hardest(cases: list[Case]) -> None:
    """Unless conditions leave hardly any drill, and the routine says so."""
    for case in cases:
        efforts = [s.exercise.effort for s in case.routine.steps if s.phase == "activate"]
        assert efforts[0] <= (3 if case.request.level == "advanced" else 2), case
        bare = any(note.startswith("Left out because of") for note in case.routine.notes)
        assert bare or len(efforts) == 1 or efforts[0] <= max(efforts[1:]), case


def test_a_higher_level_is_felt(cases: list[Case]) -> None:
    """In its drills or in their doses."""
    asked = {
        (case.request.equipment, case.request.minutes, case.request.avoid, case.request.level): [
            (step.exercise.id, step.amount) for step in case.routine.steps
        ]
        for case in cases
    }
    for (equipment, minutes, avoid, level), steps in asked.items():
        if level == "advanced" and not avoid:
            usual = asked.get((equipment, minutes, avoid, "intermediate"))
            assert usual != steps, (equipment, minutes)


# How it ends


def impact_of(routine: Routine) -> list[str]:
    """The impact of each drill, first to last."""
    return [step.exercise.demands.impact for step in routine.steps]


def test_it_lands_only_where_that_was_asked_for(cases: list[Case]) -> None:
    for case in cases:
        advanced = case.request.level == "advanced" and case.request.minutes >= 8
        if advanced and not case.request.avoid:
            assert impact_of(case.routine)[-1] != "none", case
        elif not advanced:
            assert set(impact_of(case.routine)) == {"none"}, case


def test_no_condition_that_speaks_of_impact_lands(cases: list[Case], catalog: Catalog) -> None:
    for case in cases:
        for step in case.routine.steps:
            if step.exercise.demands.impact != "none":
                for name in case.request.avoid:
                    assert not catalog.findings(step.exercise.id, name), case


@pytest.mark.parametrize("minutes", [5, 8, 10, 15, 20, 30])
@pytest.mark.parametrize("level", LEVELS)
def test_before_each_activity_it_ends_as_that_asks(
    catalog: Catalog, minutes: int, level: Level
) -> None:
    for before, activity in catalog.activities.items():
        request = Request(minutes=minutes, level=level, before=before)
        routine = routine_of(catalog, plan(catalog, request))
        levels = {"sought": LEVELS[1:], "allowed": LEVELS[2:], "never": ()}
        ready = level in levels[activity.landing]
        last = routine.steps[-1]
        assert last.phase == "potentiate"
        assert (last.exercise.demands.impact != "none") == (ready and minutes >= 8), request
        quiet = routine_of(catalog, plan(catalog, request.replace(without=("impact",))))
        assert set(impact_of(quiet)) == {"none"}
        assert quiet.total_seconds >= minutes * 60 * 85 / 100


NOT_FOR_BEGINNERS = {"braking", "landing", "lunge", "running", "jog", "step_down", "weight"}
"""Needs that only drills above their level meet."""
OF_LONG_ROUTINES = {"faster", "braking_forwards", "jumping"}
"""Landings of long routines, which have no room for all of them; nobody misses one."""


BEFORE_A_LANDING = ("run", "court")
EXPECTED_LATE = {
    ("run", "advanced", 20): {"build_up_run"},
    ("run", "advanced", 30): {"build_up_run"},
    ("court", "intermediate", 20): {"jog_and_stop"},
    ("court", "intermediate", 30): {"jog_and_stop"},
    ("court", "advanced", 20): {"jog_and_stop"},
    ("court", "advanced", 30): {"jog_and_stop"},
}
"""Which routines hold a build-up run or a stop from a jog."""


@pytest.mark.parametrize("equipment", [(), ("band",), ("kettlebell",)])
@pytest.mark.parametrize("minutes", [8, 10, 15, 30])
def test_what_an_activity_asks_is_rehearsed(
    catalog: Catalog, minutes: int, equipment: tuple[str, ...]
) -> None:
    for (before, activity), level in product(catalog.activities.items(), LEVELS):
        request = Request(before=before, minutes=minutes, level=level, equipment=equipment)
        routine = routine_of(catalog, plan(catalog, request))
        for need in activity.needs:
            if need.from_minutes > minutes or need.id in OF_LONG_ROUTINES:
                continue
            if level == "beginner" and need.id in NOT_FOR_BEGINNERS:
                continue
            if need.serves.equipment and not set(need.serves.equipment) & set(equipment):
                continue
            assert any(
                step.phase in need.phases and oracle.meets(step.exercise, need.serves)
                for step in routine.steps
            ), (request, need.id)


@pytest.mark.parametrize("minutes", [20, 25, 30])
def test_who_will_jump_in_the_game_lands_from_a_jump_first(catalog: Catalog, minutes: int) -> None:
    """At advanced level, where there is time; in long routines before any sport that lands."""
    routine = routine_of(
        catalog, plan(catalog, Request(before="court", level="advanced", minutes=minutes))
    )
    landed = [step.exercise for step in routine.steps if step.exercise.demands.impact != "none"]
    assert any(one.pattern == "jump" and one.demands.impact == "high" for one in landed)
    assert landed[0].demands.impact != "high"


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
@pytest.mark.parametrize("minutes", [10, 15, 20, 30])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("before", [*BEFORE_A_LANDING, None])
def test_fast_running_and_stops_come_after_something_easier(
    catalog: Catalog, before: str | None, level: Level, minutes: int, seed: int | None
) -> None:
    """A build-up run after an easy jog, a stop from a jog after a hop, both in long routines."""
    request = Request(before=before, level=level, minutes=minutes, seed=seed)
    drills = [step.exercise.id for step in routine_of(catalog, plan(catalog, request)).steps]
    landed = [name for name in drills if catalog.exercises[name].demands.impact != "none"]
    if "build_up_run" in drills:
        assert "walk_jog" in drills[: drills.index("build_up_run")], drills
    if "jog_and_stop" in drills:
        before_it = set(drills[: drills.index("jog_and_stop")])
        hops = {name for name in landed if catalog.exercises[name].pattern == "jump"}
        assert before_it & (hops if seed is None else {*hops, "walk_jog"}), drills
    there = {"build_up_run", "jog_and_stop"} & set(drills)
    if seed is None:
        assert there == EXPECTED_LATE.get((before or "", level, minutes), set()), drills


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("without", ["floor", "step", "anchor", "space", "impact"])
@pytest.mark.parametrize(
    "minutes", [5, 10, 20, *(pytest.param(n, marks=pytest.mark.slow) for n in (8, 15, 30))]
)
def test_whatever_the_room_lacks_there_is_a_full_routine(
    catalog: Catalog, minutes: int, without: str, level: Level
) -> None:
    for equipment in [(), ("band",), EQUIPMENT]:
        request = Request(minutes=minutes, level=level, equipment=equipment, without=(without,))
        routine = routine_of(catalog, plan(catalog, request))
        assert routine.total_seconds >= minutes * 60 * 85 / 100, request
        assert not any(without in step.props for step in routine.steps)
        if without == "floor":
            assert all(place_of(step.exercise) != "floor" for step in routine.steps)


def test_seeds_bring_variety(catalog: Catalog) -> None:
    """Sixteen drills and more in fourteen routines; only an article's own comes back for ever."""
    request = Request(equipment=("band",))
    steps = [
        step
        for seed in range(1, 15)
        for step in routine_of(catalog, plan(catalog, request.replace(seed=seed))).steps
    ]
    counts = Counter(step.exercise.id for step in steps)
    of_articles = {step.exercise.id for step in steps if step.equipment and step.exercise.articles}
    assert len(counts) >= 16
    assert all(number <= 10 or name in of_articles for name, number in counts.items()), counts


# Equipment


def pieces_used(case: Case) -> set[str]:
    return {item for step in case.routine.steps for item in step.equipment}


def test_every_piece_asked_for_is_used_or_named(cases: list[Case], catalog: Catalog) -> None:
    for case in cases:
        for item in set(case.request.equipment) - pieces_used(case):
            name = catalog.equipment[item].name
            assert any(note.startswith(f"{name} not used: ") for note in case.routine.notes), case


def test_nothing_is_used_that_was_not_asked_for(cases: list[Case]) -> None:
    for case in cases:
        assert pieces_used(case) <= set(case.request.equipment), case


def test_of_what_is_at_hand_the_best_at_least_is_used(cases: list[Case]) -> None:
    """For the healthy, from ten minutes on, where any of it is for the level."""
    for case in cases:
        if case.request.equipment and not case.request.avoid and case.request.minutes >= 10:
            beginner = case.request.level == "beginner"
            assert pieces_used(case) or beginner, case


def test_equipment_is_moved_seldom(cases: list[Case]) -> None:
    """Once more than there are pieces, at the most."""
    for case in cases:
        rigs = [rig for s in case.routine.steps if (rig := rig_of(s.exercise, s.equipment))]
        moves = sum(before != after for before, after in pairwise([None, *rigs]))
        assert moves <= 1 + len(case.request.equipment), case


# Time and number


def test_the_minutes_are_used(cases: list[Case]) -> None:
    for case in cases:
        asked = case.request.minutes * 60
        assert asked * 85 / 100 <= case.routine.total_seconds <= asked, case


def test_there_are_neither_too_few_nor_too_many_drills(cases: list[Case]) -> None:
    """A condition that skips a phase leaves fewer; one that a drill helps may have one more."""
    for case in cases:
        least, most = DRILLS[case.request.minutes]
        if case.request.avoid:
            least, most = 3, most + 1
        assert least <= len(case.routine.steps) <= most, case


# What it never does


def test_one_goes_down_to_the_floor_at_most_once(cases: list[Case]) -> None:
    for case in cases:
        places = ["standing", *(place_of(step.exercise) for step in case.routine.steps)]
        assert sum(there == "floor" != here for here, there in pairwise(places)) <= 1, case


def test_nothing_is_stretched_or_rolled(cases: list[Case]) -> None:
    for case in cases:
        patterns = {step.exercise.pattern for step in case.routine.steps}
        assert not patterns & {"stretch", "self_massage"}, case


# The drills of the source articles


def drills_of(catalog: Catalog, request: Request) -> set[str]:
    return plan(catalog, request).exercise_ids()


@pytest.mark.parametrize("minutes", [10, 12, 15, 20, 30])
@pytest.mark.parametrize(
    ("item", "drills"),
    [
        ("link", {"side_kick_link", "lateral_walk_link"}),
        ("band", {"lateral_squat_walk"}),
        ("medicine_ball", {"medicine_ball_squeeze"}),
    ],
)
def test_what_the_articles_offer_to_everyone_is_there_by_default(
    catalog: Catalog, item: str, minutes: int, drills: set[str]
) -> None:
    assert drills <= drills_of(catalog, Request(equipment=(item,), minutes=minutes))


@pytest.mark.parametrize("minutes", [10, 12, 15, 20, 30])
def test_what_they_call_advanced_is_there_at_that_level(catalog: Catalog, minutes: int) -> None:
    request = Request(equipment=("kettlebell",), minutes=minutes, level="advanced")
    assert "kettlebell_knee_extension" in drills_of(catalog, request)


def test_what_they_call_advanced_is_not_there_by_default(catalog: Catalog) -> None:
    for minutes in (5, 10, 15, 20, 30):
        request = Request(equipment=("kettlebell",), minutes=minutes)
        assert "kettlebell_knee_extension" not in drills_of(catalog, request)

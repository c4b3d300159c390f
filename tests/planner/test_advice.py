"""Where no routine fits: the reason, and the smallest change that really helps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from kneecli.catalog.blueprint import MinutesRange, Purpose
from kneecli.errors import NoRoutineError
from kneecli.planner.best import search_plan
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from tests.builders import at, blueprint, catalog_of, condition, drill, phase, slot, timed

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

MINUTE = timed(60, 300)


def required(name: str, pattern: Any, **changes: Any) -> Any:
    """A slot that must be filled, for one pattern."""
    return slot(name, **{"required_from": 1, "serves": Purpose(patterns=(pattern,)), **changes})


TWO = blueprint(
    phase("activate", required("knee", "squat"), required("hip", "bridge")),
    minutes=MinutesRange(least=3, usual=5, most=12),
)
SQUAT = drill("squat", pattern="squat", dose=MINUTE)
BRIDGE = drill("bridge", pattern="bridge", dose=MINUTE)


def refusal(catalog: Catalog, request: Request) -> tuple[str, str]:
    """Message and hint of the error that a request raises."""
    with pytest.raises(NoRoutineError) as raised:
        plan(catalog, request)
    assert raised.value.exit_code == 3
    return raised.value.message, raised.value.hint


def after_the_hint(request: Request, hint: str) -> Request:
    """The request with the option changed that the hint names."""
    found = re.search(r"`(?:--|-)(\w+) (\w+)`", hint)
    assert found is not None, hint
    option, value = found.groups()
    if option == "minutes":
        return request.replace(minutes=int(value))
    if option == "level":
        return request.replace(level=value)
    if option == "e":
        return request.replace(equipment=(*request.equipment, value))
    assert hint.startswith("leave out")
    rest = tuple(name for name in getattr(request, option) if name != value)
    return request.replace(**{option: rest})


def test_one_minute_is_too_short(catalog: Catalog) -> None:
    assert refusal(catalog, Request(minutes=1)) == (
        "no routine fits 1 minute",
        "the shortest warm-up needs 3; try `--minutes 3`",
    )


def test_an_include_that_needs_equipment_says_so() -> None:
    banded = drill("banded", pattern="squat", equipment=(("band",),))
    message, hint = refusal(
        catalog_of([SQUAT, BRIDGE, banded], [TWO]), Request(include=("banded",))
    )
    assert message == "`banded` cannot be included: needs Band"
    assert hint == "it takes a band: `-e band`"


def test_an_include_to_avoid_says_why() -> None:
    rule = condition("sore_knee", "impact >= low")
    jump = drill("jump", pattern="squat", demands=at("standing", impact="high"))
    message, _ = refusal(
        catalog_of([SQUAT, BRIDGE, jump], [TWO], [rule]),
        Request(include=("jump",), avoid=("sore_knee",)),
    )
    assert message == "`jump` cannot be included: Not with sore_knee."


def test_an_include_that_no_slot_takes_says_so() -> None:
    late = blueprint(phase("activate", slot("early", serves=Purpose(patterns=("squat",)))))
    message, _ = refusal(
        catalog_of([SQUAT, BRIDGE], [late]), Request(minutes=5, include=("bridge",))
    )
    assert message == "`bridge` has no place in a warm-up of 5 minutes"


def test_an_include_of_a_skipped_phase_is_not_blamed_on_the_minutes() -> None:
    rule = condition("sore_knee", "impact >= high", skip_phases=("potentiate",))
    both = blueprint(phase("activate", slot("one")), phase("potentiate", slot("two")))
    late = drill("late", phases=("potentiate",), dose=MINUTE)
    message, _ = refusal(
        catalog_of([SQUAT, late], [both], [rule]),
        Request(minutes=10, include=("late",), avoid=("sore_knee",)),
    )
    assert message.startswith("`late`")
    assert "do not fit together" not in message


def test_includes_that_take_too_long_do_not_fit_together() -> None:
    long = drill("long", pattern="squat", dose=timed(200))
    message, hint = refusal(
        catalog_of([SQUAT, long, BRIDGE], [TWO]), Request(minutes=4, include=("long", "bridge"))
    )
    assert message == "the drills to include do not fit together into 4 minutes"
    assert hint == "leave out `--include long`"


def test_excludes_that_empty_a_slot_name_it_and_the_reasons() -> None:
    hop = drill("hop", pattern="squat", level="advanced")
    message, hint = refusal(catalog_of([SQUAT, BRIDGE, hop], [TWO]), Request(exclude=("squat",)))
    assert message == "no drill is left for `knee` (Hop: for level advanced; Squat: excluded)"
    assert hint == "leave out `--exclude squat`"


def test_missing_props_that_empty_every_slot_are_named() -> None:
    """One slot alone gives way; a routine of nothing is none."""
    held = drill("held", pattern="squat", props=(("wall",),))
    lying = BRIDGE.replace(props=(("wall",),))
    _, hint = refusal(catalog_of([lying, held], [TWO]), Request(without=("wall",)))
    assert hint == "leave out `--without wall`"


def test_a_slot_that_conditions_empty_is_not_the_reason() -> None:
    rule = condition("sore_knee", "pattern is squat")
    message, _ = refusal(
        catalog_of([SQUAT, BRIDGE], [TWO], [rule]),
        Request(avoid=("sore_knee",), exclude=("bridge",)),
    )
    assert message.startswith("no drill is left for `hip`")


def test_more_minutes_may_help() -> None:
    long = [SQUAT.replace(dose=timed(150)), BRIDGE.replace(dose=timed(150))]
    message, hint = refusal(catalog_of(long, [TWO]), Request(minutes=4))
    assert message == "no routine fits 4 minutes"
    assert hint.endswith("try `--minutes 6`")


def test_the_shortest_warm_up_is_not_said_to_need_what_the_includes_need() -> None:
    names = ("a", "b", "c", "d")
    four = blueprint(phase("activate", *(slot(f"slot_{name}") for name in names)))
    catalog = catalog_of([drill(name, dose=timed(60)) for name in names], [four])
    assert search_plan(catalog, Request(minutes=2)) is not None
    _, hint = refusal(catalog, Request(minutes=2, include=names))
    assert "--minutes 5" in hint
    assert "shortest" not in hint


def test_a_higher_level_may_help() -> None:
    hard = SQUAT.replace(level="advanced")
    _, hint = refusal(catalog_of([hard, BRIDGE], [TWO]), Request())
    assert hint == "try `--level advanced`"


def test_a_piece_of_equipment_may_help() -> None:
    banded = SQUAT.replace(equipment=(("link",), ("band",)))
    _, hint = refusal(catalog_of([banded, BRIDGE], [TWO]), Request())
    assert hint == "it takes a band: `-e band`"


def test_where_no_single_change_helps_it_says_so() -> None:
    request = Request(exclude=("squat", "bridge"))
    _, hint = refusal(catalog_of([SQUAT, BRIDGE], [TWO]), request)
    assert hint.startswith("ask for less at once")


def test_conditions_are_never_to_be_dropped() -> None:
    rule = condition("sore_knee", "impact >= low")
    jump = SQUAT.replace(demands=at("standing", impact="high"))
    long = jump.replace(id="long", demands=at("standing"), dose=timed(900))
    message, hint = refusal(
        catalog_of([jump, long, BRIDGE], [TWO], [rule]), Request(avoid=("sore_knee",))
    )
    assert message == "no routine fits 10 minutes"
    assert "avoid`" not in hint
    assert hint.endswith("ask a clinician which drills suit you")


def test_a_slot_that_no_drill_serves_is_named_with_its_phase() -> None:
    """Nothing that was asked for is to blame, so nothing is to be left out."""
    for request in (Request(), Request(exclude=("squat",), avoid=("sore_knee",))):
        rule = condition("sore_knee", "impact >= high")
        message, hint = refusal(catalog_of([SQUAT], [TWO], [rule]), request)
        assert message == (
            "no drill in the data serves `hip`, in the activate phase, and it must be filled"
        )
        assert "--" not in hint
        assert "`knee data`" in hint
        assert "`knee new drill NAME`" in hint


def test_a_slot_that_no_drill_serves_may_not_be_needed_in_less_time() -> None:
    later = blueprint(
        phase("activate", required("knee", "squat"), required("hip", "bridge", required_from=5)),
        minutes=MinutesRange(least=3, usual=5, most=12),
    )
    message, hint = refusal(catalog_of([SQUAT], [later]), Request(minutes=8))
    assert message == "no drill in the data serves `hip`, in the activate phase"
    assert hint == "a shorter one needs none: try `--minutes 4`"


def test_only_what_was_asked_for_is_to_be_asked_for_less() -> None:
    """An option that was not given cannot be left out."""
    catalog = catalog_of([SQUAT, BRIDGE], [TWO])
    _, hint = refusal(catalog, Request(exclude=("squat", "bridge")))
    assert hint == "ask for less at once: fewer `--exclude`"
    long = [one.replace(dose=timed(900)) for one in (SQUAT, BRIDGE)]
    message, hint = refusal(catalog_of(long, [TWO]), Request())
    assert message == "no routine fits 10 minutes"
    assert hint.startswith("too few drills are known for it; `knee data`")


def test_the_hinted_change_gives_a_routine(catalog: Catalog) -> None:
    hard = next(one.id for one in catalog.exercises.values() if one.level == "advanced")
    floor = next(
        one.id for one in catalog.exercises.values() if one.demands.positions[0] == "supine"
    )
    gait = tuple(one.id for one in catalog.exercises.values() if one.pattern == "gait")
    stretch = next(one.id for one in catalog.exercises.values() if one.phases == ("cooldown",))
    for request in (
        Request(minutes=1),
        Request(minutes=2, equipment=("band",), blueprint="cooldown"),
        Request(minutes=1, blueprint="desk"),
        Request(level="beginner", include=(hard,)),
        Request(include=(stretch,)),
        Request(exclude=gait),
        Request(blueprint="desk", minutes=4, include=(floor,)),
    ):
        _, hint = refusal(catalog, request)
        assert search_plan(catalog, after_the_hint(request, hint)) is not None, hint

"""Small random problems for the search, and the slow, plain way to solve them."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import strategies as st

from kneecli.planner.problem import STANDING, Choice, Problem, Stage
from tests.planner.oracle import model_of_problem, worth

REWARDS, RIGS, LENGTH = 4, 2, 30


def choice(value: int, units: int, **changes: int) -> Choice:
    """A standing choice without rewards, in a family of its own."""
    plain = {"place": STANDING, "rig": 0, "rewards": 0, "family": -1, "item": 0}
    return Choice(value=value, units=units, **(plain | changes))


def stage(*choices: Choice, required: bool = False, target: int | None = None) -> Stage:
    """A stage that may stay empty, without a timetable."""
    return Stage(choices=choices, required=required, target=target)


def problem(*stages: Stage, **changes: Any) -> Problem:
    """A problem of ten units in which changing over, drifting and ending early are free."""
    length = changes.get("length", 10)
    plain: dict[str, Any] = {
        "length": length,
        "change_units": ((0, 0, 0),) * 3,
        "change_cost": 0,
        "rig_units": (0, 0, 0),
        "rig_cost": 0,
        "drift_cost": 0,
        "end_costs": [0] * (length + 1),
        "reward_values": (),
        "floor_once": True,
    }
    return Problem(stages=stages, **(plain | changes))


choices = st.builds(
    Choice,
    value=st.integers(-30, 120),
    units=st.integers(0, 12),
    place=st.integers(0, 2),
    rig=st.integers(0, RIGS),
    rewards=st.integers(0, 2**REWARDS - 1),
    family=st.integers(-1, 3),
    item=st.just(0),
)
stages = st.builds(
    Stage,
    choices=st.lists(choices, max_size=5),
    required=st.booleans(),
    target=st.none() | st.integers(0, LENGTH),
)
problems = st.builds(
    Problem,
    stages=st.lists(stages, min_size=2, max_size=5),
    length=st.just(LENGTH),
    change_units=st.lists(
        st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=3, max_size=3
    ),
    change_cost=st.integers(0, 20),
    rig_units=st.lists(st.integers(0, 4), min_size=RIGS, max_size=RIGS).map(lambda u: [0, *u]),
    rig_cost=st.integers(0, 20),
    drift_cost=st.integers(0, 5),
    end_costs=st.lists(st.integers(0, 60), min_size=LENGTH + 1, max_size=LENGTH + 1),
    reward_values=st.lists(st.integers(0, 100), min_size=REWARDS, max_size=REWARDS),
    floor_once=st.booleans(),
)


def best_by_hand(problem: Problem) -> int | None:
    """The best value over every way there is, None where none is allowed."""
    model = model_of_problem(problem)
    ways = product(*([None, *row.entries] for row in model.rows))
    return max((value for way in ways if (value := worth(model, way)) is not None), default=None)

"""The fields of a step: what files hold, what documents say, what follows from the drill."""

from __future__ import annotations

import pytest

from kneecli.catalog.exercise import Dose
from kneecli.render.spreadsheet import COLUMNS
from kneecli.routine.routine import Amount, Step
from kneecli.routine.step_fields import STEP_FIELDS
from kneecli.routine_file.written import WrittenStep
from tests.builders import drill, span


def test_a_file_holds_what_does_not_follow() -> None:
    """The record that a file is read into has these fields and no other."""
    stated = [name for name, field in STEP_FIELDS.items() if not field.follows]
    assert list(WrittenStep.field_names()) == stated


def test_columns_begin_with_the_phase() -> None:
    """And go on as the document does, without what only the planner asks for."""
    assert COLUMNS[0] == "phase"
    rest = [name for name in STEP_FIELDS if name not in {"phase", "slot", "points"}]
    assert list(COLUMNS[1:]) == rest


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hold_seconds", 10),
        ("per_side", True),
        ("rest_seconds", 15),
        ("reps", 5),
        ("duration_seconds", None),
        ("seconds", 70),
        ("equipment", ["band"]),
        ("cautions", ["Slowly."]),
    ],
)
def test_a_field_is_found_in_the_step(name: str, value: object) -> None:
    """By its drill, its amount, or the step itself."""
    step = Step(
        exercise=drill(
            "squat", dose=Dose(sets=span(2), reps=span(5), tempo="0-10-0-5", per="side", rest=15)
        ),
        phase="activate",
        slot="thighs",
        amount=Amount(sets=2, reps=5),
        equipment=("band",),
        props=(),
        seconds=70,
        cautions=("Slowly.",),
        points=0,
    )
    assert STEP_FIELDS[name].find(step) == value

"""Documents for programs: every field there, nothing that JSON cannot hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.exercise import Dose
from kneecli.render import document
from kneecli.routine.request import Request
from kneecli.routine.routine import Amount, Routine, Step
from tests.builders import drill, span

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

STEP_KEYS = """
    exercise name phase slot sets reps hold_seconds duration_seconds per_side rest_seconds
    seconds equipment props primary_muscles position cautions
"""
"""What the design promises of each step."""


def routine_of(dose: Dose, amount: Amount) -> Routine:
    """A routine of one step."""
    step = Step(
        exercise=drill("squat", dose=dose),
        phase="activate",
        slot="thighs",
        amount=amount,
        equipment=("band",),
        props=("wall",),
        seconds=70,
        cautions=("Slowly.",),
        points=5,
    )
    return Routine(
        title="Warm-up",
        request=Request(minutes=5, avoid=("sore",)),
        steps=(step,),
        total_seconds=70,
        objective=9,
        notes=("No band.",),
    )


HELD = Dose(sets=span(2), reps=span(5), tempo="0-10-0-5", per="side", rest=15)
TIMED = Dose(sets=span(1), duration=span(60))


def test_a_routine() -> None:
    """With what the design promises, as plain values."""
    made = document.routine_document(routine_of(HELD, Amount(sets=2, reps=5)))
    (step,) = made.pop("steps")
    assert made == {
        "schema": 1,
        "kind": "routine",
        "title": "Warm-up",
        "request": {
            "equipment": [],
            "minutes": 5,
            "level": "intermediate",
            "avoid": ["sore"],
            "focus": [],
            "without": [],
            "include": [],
            "exclude": [],
            "blueprint": "warmup",
            "before": None,
            "seed": None,
        },
        "total_seconds": 70,
        "objective": 9,
        "notes": ["No band."],
        "drills": [],
    }
    assert step == {
        "exercise": "squat",
        "name": "Squat",
        "phase": "activate",
        "slot": "thighs",
        "sets": 2,
        "reps": 5,
        "hold_seconds": 10,
        "duration_seconds": None,
        "per_side": True,
        "rest_seconds": 15,
        "seconds": 70,
        "equipment": ["band"],
        "props": ["wall"],
        "primary_muscles": ["gluteus_medius"],
        "position": "standing",
        "cautions": ["Slowly."],
        "points": 5,
    }


def test_absent_values_are_null() -> None:
    """No key comes and goes."""
    (step,) = document.routine_document(routine_of(TIMED, Amount(sets=1, duration=60)))["steps"]
    assert set(STEP_KEYS.split()) <= set(step)
    assert step["reps"] is None
    assert step["hold_seconds"] is None
    assert step["duration_seconds"] == 60
    assert step["per_side"] is False


def test_lists_and_records(catalog: Catalog) -> None:
    """Each item whole, with its id and name first."""
    made = document.list_document("muscles", catalog.muscles.values())
    assert (made["schema"], made["kind"]) == (1, "muscles")
    assert [item["id"] for item in made["items"]] == list(catalog.muscles)
    assert list(made["items"][0])[:2] == ["id", "name"]
    clam = document.record_document("exercise", catalog.exercises["clamshell"], more=1)
    assert (clam["schema"], clam["kind"], clam["id"], clam["more"]) == (
        1,
        "exercise",
        "clamshell",
        1,
    )
    assert clam["dose"]["reps"]["most"] == 20
    assert set(catalog.exercises["clamshell"].field_names()) <= set(clam)


@pytest.mark.parametrize("section", ["exercises", "conditions", "blueprints", "sources"])
def test_everything_can_be_written(catalog: Catalog, section: str) -> None:
    """And read again as the same."""
    made = document.list_document(section, getattr(catalog, section).values())
    assert json.loads(document.to_json(made)) == made


def test_letters_stay_letters() -> None:
    """Names outside ASCII are readable in the file, which ends in a line break."""
    assert document.to_json({"name": "Thomée"}) == '{\n  "name": "Thomée"\n}\n'.encode()


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_what_steers_a_terminal_is_escaped(letter: str) -> None:
    """JSON is looked at on a terminal too."""
    written = document.to_json({"name": f"a{letter}b"}).decode()
    assert letter not in written
    assert json.loads(written) == {"name": f"a{letter}b"}

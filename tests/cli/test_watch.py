"""A routine on its way to a watch: the file, old watches, and more steps than many take."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import fitdecode
import pytest

from kneecli.render.watch_steps import MOST_STEPS
from kneecli.routine.time import SIDE_CHANGE, UNIT
from tests.cli.run import KNEE, knee, process, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog


def steps_in(file: Path) -> list[dict[str, Any]]:
    """The steps of a workout, numbers left as they are."""
    with fitdecode.FitReader(file, check_crc=fitdecode.CrcCheck.RAISE) as frames:
        return [
            {field.name: field.raw_value for field in frame.fields}
            for frame in frames
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "workout_step"
        ]


def test_a_routine_goes_into_a_watch_file(here: Path, catalog: Catalog) -> None:
    """Drill by drill it takes the routine's time, but for rounding up."""
    said = knee("plan", "-e", "band", "-o", "warmup.fit")
    assert (said.code, said.out, said.err) == (0, "", "wrote warmup.fit\n")
    planned = json.loads(knee("export", "-f", "json").out)["steps"]
    taken: list[float] = []
    for step in steps_in(here / "warmup.fit"):
        if step["wkt_step_name"].startswith("Get ready: "):
            taken.append(0)
        dose = catalog.exercises[planned[len(taken) - 1]["exercise"]].dose
        if "duration_time" in step:
            taken[-1] += step["duration_time"] / 1000
        elif dose.tempo:
            right = step["wkt_step_name"].endswith(("right side", "to the right"))
            beats = sum(map(int, dose.tempo.split("-")))
            taken[-1] += step["duration_reps"] * beats + SIDE_CHANGE * right
    assert len(taken) == len(planned)
    for step, found in zip(planned, taken, strict=True):
        assert 0 <= step["seconds"] - found < UNIT, step["exercise"]


def test_it_goes_through_a_pipe_but_not_to_a_terminal(here: Path) -> None:
    assert knee("plan", "-m", "5", "-o", "w.fit").code == 0
    piped = subprocess.run([*KNEE, "export", "-f", "fit"], stdout=subprocess.PIPE, check=True)
    assert piped.stdout == (here / "w.fit").read_bytes()
    shown = terminal("plan", "-m", "5", "-f", "fit")
    assert shown.code == 2
    assert "`fit` is nothing to read on a terminal" in shown.lines[0]
    assert [path.name for path in here.iterdir()] == ["w.fit"]


def test_the_same_routine_is_the_same_file_on_another_day(here: Path) -> None:
    process("plan", "-m", "5", "-o", "a.fit")
    process("plan", "-m", "5", "-o", "b.fit", TZ="Asia/Tokyo")
    assert (here / "a.fit").read_bytes() == (here / "b.fit").read_bytes()


def test_an_old_watch_gets_exercises_it_knows(here: Path) -> None:
    knee("plan", "-e", "band", "-o", "new.fit")
    assert knee("export", "-o", "old.fit", "--old-watch").code == 0
    new, old = (
        [step.get("exercise_category", 0) for step in steps_in(here / name)]
        for name in ("new.fit", "old.fit")
    )
    assert max(new) == 37
    assert max(old) <= 32
    assert len(new) == len(old)


def test_many_steps_are_told_of_and_written(here: Path) -> None:
    """More than many watches take: one sentence, one hint, and the file all the same."""
    knee("plan", "-m", "30", "-o", "long.json")
    document = json.loads((here / "long.json").read_text())
    document["steps"] *= 2
    (here / "long.json").write_text(json.dumps(document))
    said = knee("export", "long.json", "-o", "long.fit")
    steps = len(steps_in(here / "long.fit"))
    assert steps > MOST_STEPS
    assert (said.code, said.out) == (0, "")
    assert said.err == (
        f"wrote long.fit\nwarning: the workout has {steps} steps, and many watches take no more "
        f"than 50\n\nhint: fewer drills or sets make fewer steps\n"
    )


@pytest.mark.parametrize("equipment", ["none", "band", "band,link,kettlebell,medicine ball"])
def test_a_long_warm_up_is_not_too_long(here: Path, equipment: str) -> None:
    said = knee("plan", "-m", "20", "-l", "advanced", "-e", equipment, "-o", "w.fit")
    assert said.err == "wrote w.fit\n"
    assert len(steps_in(here / "w.fit")) <= MOST_STEPS

"""What a drill's text says agrees with every dose that can be planned of it."""

from __future__ import annotations

import re
from itertools import product

import pytest

from kneecli.catalog.exercise import Exercise
from kneecli.catalog.level import LEVELS
from kneecli.catalog.loading import load
from kneecli.planner.doses import possible_doses

CATALOG = load()
DRILLS = pytest.mark.parametrize("drill", CATALOG.exercises.values(), ids=CATALOG.exercises)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
NUMBER = rf"\b(\d+|{'|'.join(NUMBERS)})"
COUNTED = r"times|repetitions|reps|lifts|squats|raises|rises|holds|sets|rounds|hops|steps|swings"
PARTS = {
    ("lateral_squat_walk", "every two steps"),  # how one breathes
    ("hip_hinge", "floor two steps"),  # where one looks
    ("lateral_bound_stick", "lane of two steps"),  # the room it takes
    ("shuffle_and_stop", "from two steps"),  # how far each repetition goes
    ("pogo_hops", "about two hops"),  # the beat
}
"""Numbers in a text that count something else than what is planned."""
PHASE_SECONDS = (60, 120, 300, 600, 1200)


def value(number: str) -> int:
    """A number as written, in figures or as a word."""
    return NUMBERS.get(number.lower()) or int(number)


def texts(drill: Exercise) -> list[str]:
    """Everything a person reads while doing it."""
    optional = [drill.easier or "", drill.harder or "", drill.load or ""]
    return [drill.setup, *drill.steps, *drill.cues, *drill.faults, *optional]


def planned_sets(drill: Exercise) -> set[int]:
    """Every number of sets the planner can give."""
    phases = drill.phases
    return {
        dose.sets
        for level, phase, seconds, full in product(LEVELS, phases, PHASE_SECONDS, (False, True))
        for dose in possible_doses(drill, level, phase, seconds, full=full)
    }


@DRILLS
def test_no_text_counts_what_the_plan_counts(drill: Exercise) -> None:
    """Eight planned and `take 10 steps` printed: the text speaks of the planned number."""
    for text in texts(drill):
        for found in re.finditer(
            rf"((?:\w+ )){{0,2}}{NUMBER} (?:{COUNTED})\b", text, re.IGNORECASE
        ):
            assert any(
                drill.id == name and part.lower() in found[0].lower() for name, part in PARTS
            ), found[0]


@DRILLS
def test_the_seconds_of_the_steps_are_those_of_the_tempo(drill: Exercise) -> None:
    if drill.dose.tempo is None:
        return
    tempo = {int(part) for part in drill.dose.tempo.split("-")}
    for step in drill.steps:
        for found in re.finditer(rf"{NUMBER} seconds?\b", step):
            assert value(found[1]) in tempo, step


@DRILLS
def test_no_length_is_named_that_the_plan_sets(drill: Exercise) -> None:
    """Twenty seconds planned and `hold for 30 seconds` printed, or `for a minute`."""
    if drill.dose.duration is None:
        return
    for text in texts(drill):
        for found in re.finditer(rf"{NUMBER} seconds?\b", text):
            assert value(found[1]) < drill.dose.duration.least, text
        assert not re.search(rf"(?:{NUMBER}|\ba|half a) minutes?\b", text), text


@DRILLS
def test_a_second_set_is_spoken_of_only_where_there_can_be_one(drill: Exercise) -> None:
    if max(planned_sets(drill), default=1) > 1:
        return
    for text in texts(drill):
        assert not re.search(r"\b(second|next|last|first|between) (set|hold)s?\b", text), text


@DRILLS
def test_only_a_drill_of_the_cool_down_speaks_of_cooling_down(drill: Exercise) -> None:
    if set(drill.phases) & {"raise", "mobilise", "activate", "potentiate"}:
        assert "cool down" not in " ".join(texts(drill)).lower()

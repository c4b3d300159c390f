"""Workouts for watches, read back by a program that shares no code with the writer.

fitdecode checks both checksums and raises whatever it cannot read. `walk` goes through the steps as
a watch does.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import fitdecode
import pytest

from kneecli.errors import MissingExtraError
from kneecli.letters import printable
from kneecli.render.watch_file import workout_file
from kneecli.render.watch_steps import MOST_BYTES
from kneecli.routine.routine import Amount
from kneecli.routine.setting import place_of, rig_of
from kneecli.routine.time import SIDE_CHANGE, change_seconds, rigging_seconds, work_seconds
from tests.builders import counted, drill, span, timed
from tests.render.pages import steering
from tests.render.routines import HOSTILE, everything, hostile, routine, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise
    from kneecli.routine.routine import Routine, Step

Message = dict[str, Any]
REPEAT = "repeat_until_steps_cmplt"
SHARED = {"target_type": "open"}


def read(content: bytes) -> list[tuple[str, Message]]:
    """Every message with its name, and its fields as the profile names them."""
    check = fitdecode.CrcCheck.RAISE
    handling = fitdecode.ErrorHandling.RAISE
    with fitdecode.FitReader(BytesIO(content), check_crc=check, error_handling=handling) as frames:
        return [
            (frame.name, {field.name: field.value for field in frame.fields})
            for frame in frames
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


def steps_of(catalog: Catalog, asked: Routine, *, old_watch: bool = False) -> list[Message]:
    """The steps of a routine's workout."""
    messages = read(workout_file(catalog, asked, old_watch=old_watch))
    return [fields for name, fields in messages if name == "workout_step"]


def walk(steps: list[Message]) -> list[Message]:
    """The steps as they are done, one after the other: repeats lead back so many times in all."""
    done = []
    rounds: dict[int, int] = {}
    at = 0
    while at < len(steps):
        here = steps[at]
        if here["duration_type"] != REPEAT:
            done.append(here)
            at += 1
            continue
        rounds[at] = rounds.get(at, 1) + 1
        again = rounds[at] <= here["repeat_steps"]
        at = here["duration_step"] if again else at + 1
    return done


def by_drill(done: list[Message]) -> list[list[Message]]:
    """What is done of each drill, getting ready first."""
    drills: list[list[Message]] = []
    for one in done:
        if one["wkt_step_name"].startswith("Get ready: "):
            drills.append([])
        drills[-1].append(one)
    return drills


def seconds(message: Message, dose: Dose) -> float:
    """How long a step takes, repetitions at the dose's tempo."""
    if message["duration_type"] == "time":
        return float(message["duration_time"])
    assert dose.tempo is not None
    return float(message["duration_reps"] * sum(map(int, dose.tempo.split("-"))))


def test_the_file_says_what_it_is(catalog: Catalog) -> None:
    content = workout_file(catalog, everything(catalog))
    (first, file_id), (second, workout), *others = read(content)
    assert (first, second) == ("file_id", "workout")
    assert {name for name, _ in others} == {"workout_step"}
    assert file_id["type"] == "workout"
    assert file_id["manufacturer"] == "development"
    assert file_id["product"] > 0
    assert 0 < file_id["serial_number"] < 2**32
    assert file_id["time_created"].year == 2026
    assert workout["sport"] == "training"
    assert workout["num_valid_steps"] == len(others)
    assert workout["wkt_name"] == "Everything"
    assert workout["wkt_description"].startswith("You need: ")


def test_old_watches_can_read_the_protocol(catalog: Catalog) -> None:
    """Version 1.0, and a header with a checksum of its own."""
    content = workout_file(catalog, everything(catalog))
    assert (content[0], content[1]) == (14, 0x10)
    assert content[12:14] != b"\0\0"


@pytest.mark.parametrize("old_watch", [False, True])
def test_every_step_of_every_drill(catalog: Catalog, *, old_watch: bool) -> None:
    """Every field of every message is the one that was asked for."""
    for asked in (everything(catalog), hostile(catalog)):
        steps = steps_of(catalog, asked, old_watch=old_watch)
        assert [fields.pop("message_index") for fields in steps] == list(range(len(steps)))
        drills = by_drill(walk(steps))
        assert len(drills) == len(asked.steps)
        place, on = "standing", None
        for planned, (ready, *done) in zip(asked.steps, drills, strict=True):
            goal, rig = place_of(planned.exercise), rig_of(planned.exercise, planned.equipment)
            setup = rigging_seconds(catalog, rig) if rig and rig != on else 0
            on = rig or on
            assert ready == rest(
                f"Get ready: {printable(planned.exercise.name)}",
                change_seconds(place, goal) + setup,
                notes=ready["notes"],
            )
            assert same_start(ready["notes"], printable(planned.exercise.setup))
            notes = [one["notes"] for one in done if "notes" in one]
            assert done == list(expected(catalog, planned, notes[0], old_watch=old_watch))
            assert same_start(notes[0], printable(told(planned)))
            place = goal


def rest(name: str, length: int, **more: str) -> Message:
    """A rest as it should come back."""
    time = {"duration_type": "time", "duration_time": length, "target_value": 0}
    return {"wkt_step_name": name, "intensity": "rest", **time, **SHARED, **more}


def told(planned: Step) -> str:
    """What the notes begin with."""
    return " ".join((*planned.cautions, f"{planned.exercise.name}: "))


def same_start(notes: str, whole: str) -> bool:
    """Whether notes are a text, or its beginning, or begin with it."""
    return notes.startswith(whole[: len(notes.removesuffix("…"))])


def expected(catalog: Catalog, planned: Step, notes: str, *, old_watch: bool) -> Iterator[Message]:
    """The sets of a drill as they should come back, without getting ready."""
    exercise, amount = planned.exercise, planned.amount
    entry = catalog.watches[exercise.id]
    known = entry.older if old_watch and entry.older else entry.current
    if amount.reps:
        turns = 2 if exercise.dose.per == "alternating" else 1
        how_much: Message = {"duration_type": "reps", "duration_reps": amount.reps * turns}
    else:
        how_much = {"duration_type": "time", "duration_time": amount.duration}
    work = {
        **how_much,
        **SHARED,
        "target_value": 0,
        "notes": notes,
        "intensity": "warmup" if planned.phase == "raise" else "active",
        "exercise_category": known.category,
    }
    if known.name_number is not None:
        work["exercise_name"] = known.name_number
    ends, change = {
        "total": ([""], ""),
        "alternating": ([", by turns" if amount.reps else ""], ""),
        "side": ([", right side", ", left side"], "Change sides"),
        "direction": ([", to the right", ", to the left"], "Turn round"),
    }[exercise.dose.per]
    if catalog.figures[exercise.id].works == "left":
        ends = ends[::-1]
    for number in range(amount.sets):
        if number and exercise.dose.rest:
            yield rest("Rest", exercise.dose.rest)
        for position, end in enumerate(ends):
            if position and amount.duration:
                yield rest(change, SIDE_CHANGE)
            yield {**work, "wkt_step_name": f"{printable(exercise.name)}{end}"}


def test_the_sides_come_as_the_instructions_have_them(catalog: Catalog) -> None:
    """Whatever they repeat a drill with is the second side."""
    second = re.compile(r"\b(?:repeat|change|take it|then)\b.*?\b(left|right)\b")
    compared = 0
    for planned in everything(catalog).steps:
        exercise = planned.exercise
        told = second.search(exercise.steps[-1])
        # One turns over onto the right side to lift the left leg, which is the one that works.
        if exercise.id == "side_plank_hip_abduction" or told is None:
            continue
        if exercise.dose.per in ("side", "direction"):
            last = walk(steps_of(catalog, routine(planned)))[-1]
            assert told[1] in last["wkt_step_name"], exercise.id
            compared += 1
    assert compared > 20


@pytest.mark.parametrize("which", ["least", "usual", "most"])
def test_the_times_are_those_of_the_routine(catalog: Catalog, which: str) -> None:
    """To the second, for every drill; changing sides after repetitions is up to the person."""
    asked = routine(*(dosed(exercise, which) for exercise in catalog.exercises.values()))
    drills = by_drill(walk(steps_of(catalog, asked)))
    for planned, (_, *done) in zip(asked.steps, drills, strict=True):
        dose, amount = planned.exercise.dose, planned.amount
        by_hand = amount.sets if amount.reps and dose.per in ("side", "direction") else 0
        found = sum(seconds(one, dose) for one in done) + by_hand * SIDE_CHANGE
        once = amount.reps or amount.duration or 0
        assert found == work_seconds(dose, amount.sets, once), planned.exercise.id
        assert done[-1]["intensity"] != "rest"


def dosed(exercise: Exercise, which: str) -> Step:
    """A drill at its least, usual or most dose."""
    dose = exercise.dose
    amount = Amount(
        sets=getattr(dose.sets, which),
        reps=getattr(dose.reps, which) if dose.reps else None,
        duration=getattr(dose.duration, which) if dose.duration else None,
    )
    return step(exercise).replace(amount=amount)


@pytest.mark.parametrize(
    ("dose", "fewest"),
    [
        (timed(30, sets=span(1)), 1),
        (timed(30, sets=span(2)), 2),
        (timed(30, sets=span(5)), 2),
        (timed(30, sets=span(2), rest=10), 3),
        (timed(30, sets=span(3), rest=10), 4),
        (timed(30, sets=span(4), per="side"), 4),
        (timed(30, sets=span(2), per="side", rest=10), 7),
        (timed(30, sets=span(3), per="side", rest=10), 8),
        (counted(8, sets=span(3), per="side", rest=10), 6),
        (counted(8, sets=span(2), per="direction"), 3),
    ],
)
def test_sets_take_few_steps(catalog: Catalog, dose: Dose, fewest: int) -> None:
    """A repeat leads back over whole sets only, and only where that saves steps."""
    asked = routine(step(drill("lift", dose=dose)))
    ready, *steps = found = steps_of(catalog, asked)
    assert ready["intensity"] == "rest"
    assert len(steps) == fewest
    repeats = any(one["duration_type"] == REPEAT for one in steps)
    assert (len(walk(found)) > len(found)) == repeats
    sides = 2 if dose.per in ("side", "direction") else 1
    worked = [one for one in walk(found) if one["intensity"] == "active"]
    assert len(worked) == dose.sets.usual * sides


def test_repeats_lead_back_to_where_a_set_begins(catalog: Catalog) -> None:
    everything_twice = [
        one.replace(amount=one.amount.replace(sets=one.exercise.dose.sets.most))
        for one in everything(catalog).steps
    ]
    steps = steps_of(catalog, routine(*everything_twice))
    repeats = [(at, one) for at, one in enumerate(steps) if one["duration_type"] == REPEAT]
    assert repeats
    for at, one in repeats:
        first = one["duration_step"]
        assert 0 < first < at
        assert one["repeat_steps"] >= 2
        assert all(step["duration_type"] != REPEAT for step in steps[first:at])
        assert steps[first]["intensity"] == "active"
        assert steps[first - 1]["wkt_step_name"].startswith("Get ready: ")


def test_the_kind_of_workout(catalog: Catalog) -> None:
    """Flexibility where nothing but mobility and cooling down is asked for."""
    gentle = [step(catalog.exercises[name]) for name in ("leg_swing_frontal", "calf_stretch")]
    strong = step(catalog.exercises["clamshell"])
    kinds = [
        dict(read(workout_file(catalog, asked)))["workout"]["sub_sport"]
        for asked in (routine(*gentle), routine(*gentle, strong))
    ]
    assert kinds == ["flexibility_training", "strength_training"]


def test_the_same_routine_is_the_same_file(catalog: Catalog) -> None:
    assert workout_file(catalog, hostile(catalog)) == workout_file(catalog, hostile(catalog))


def test_no_two_routines_are_taken_for_one_another(catalog: Catalog) -> None:
    """Watches tell workouts apart by their serial numbers."""
    whole = everything(catalog)
    asked = [
        whole,
        whole.replace(title="Mine"),
        whole.replace(steps=whole.steps[:-1]),
        whole.replace(steps=(dosed(whole.steps[0].exercise, "least"), *whole.steps[1:])),
    ]
    contents = [workout_file(catalog, one) for one in asked]
    contents.append(workout_file(catalog, whole, old_watch=True))
    serials = {read(content)[0][1]["serial_number"] for content in contents}
    assert len(serials) == len(contents)


def test_texts_fit_and_are_whole_letters(catalog: Catalog) -> None:
    """A field holds 255 bytes, the last of them nought; fitdecode reads no half letter."""
    long = [f"{letter * 79}{end}" for letter in ("x", "é", "膝", "🦵") for end in ("", "x", "é")]
    planned = [
        step(drill(f"d{number}").replace(name=text, setup=text * 9, cues=(text * 9,)), (text,))
        for number, text in enumerate(long)
    ]
    asked = routine(*planned, title="🦵" * 80)
    texts = [
        text
        for _, fields in read(workout_file(catalog, asked))
        for text in fields.values()
        if isinstance(text, str)
    ]
    assert max(len(text.encode()) for text in texts) == MOST_BYTES
    assert not any("\ufffd" in text for text in texts)
    assert sum(text.endswith("…") for text in texts) > len(planned)


def test_nothing_steers_anything(catalog: Catalog) -> None:
    """Cautions come first, and every text is without control characters."""
    asked = hostile(catalog)
    workout = dict(read(workout_file(catalog, asked)))["workout"]
    assert workout["wkt_name"] == printable(asked.title)
    assert not steering(workout["wkt_description"])
    steps = [one for one in steps_of(catalog, asked) if "notes" in one]
    for one in steps:
        assert not steering(one["wkt_step_name"] + one["notes"])
    notes = {one["notes"] for one in steps}
    for text in HOSTILE:
        assert any(note.startswith(f"{printable(text)} {printable(text)}: ") for note in notes)


def test_a_drill_without_an_entry_has_no_category(catalog: Catalog) -> None:
    (_, own) = steps_of(catalog, routine(step(drill("own", dose=timed(30)))))
    assert "exercise_category" not in own
    assert "exercise_name" not in own


def test_without_its_extra(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fit_tool.fit_file", None)
    with pytest.raises(MissingExtraError, match="watch files need an extra") as raised:
        workout_file(catalog, everything(catalog))
    assert raised.value.extra == "fit"


CLAMSHELL = """\
Slowly. Clamshell: 12 each side; 1 s up, 2 s hold, 2 s down. Keep one hip bone exactly above the \
other. A small clean lift beats a big one."""
MARCH = """\
Slowly. March in place: 1 min 30 s. Stand tall, shoulders loose. Quiet feet. Knees point over \
your toes."""


@pytest.mark.parametrize(("name", "notes"), [("clamshell", CLAMSHELL), ("march_in_place", MARCH)])
def test_notes_tell_care_first_then_amount_tempo_and_cues(
    catalog: Catalog, name: str, notes: str
) -> None:
    asked = routine(step(catalog.exercises[name], ("Slowly.",)))
    ready, work, *_ = steps_of(catalog, asked)
    assert ready["wkt_step_name"] == f"Get ready: {catalog.exercises[name].name}"
    assert work["notes"] == notes

"""Validation: what a data file may hold, and the exact words for what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.faults import MOST_FAULTS, FaultyDataError
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.loading import load_yaml, read_all
from tests.catalog.folders import SMALL, alone, faults_of, small_catalog, write_folder

if TYPE_CHECKING:
    from pathlib import Path

EXERCISES = "exercises.yaml"


def test_the_small_folder_has_no_fault(tmp_path: Path) -> None:
    """What the other tests break is whole."""
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (EXERCISES, "  name: Lunge", "  nmae: Lunge", "54:3: error: name: is missing"),
        (EXERCISES, "  name: Lunge", "  nmae: Lunge", "55:3: error: nmae: is not a known key"),
        (
            EXERCISES,
            "usual: 2, most: 3",
            "usual: lots, most: 3",
            '18:29: error: dose.sets.usual: expected a whole number, got "lots"',
        ),
        (
            EXERCISES,
            "usual: 2, most: 3",
            "usual: 2.5, most: 3",
            "18:29: error: dose.sets.usual: expected a whole number, got 2.5",
        ),
        (
            EXERCISES,
            "usual: 2, most: 3",
            "usual: 2020-01-01, most: 3",
            '18:29: error: dose.sets.usual: expected a whole number, got "2020-01-01"',
        ),
        (
            EXERCISES,
            "usual: 2, most: 3",
            "usual: yes, most: 3",
            '18:29: error: dose.sets.usual: expected a whole number, got "yes"',
        ),
        (
            EXERCISES,
            "usual: 2, most: 3",
            'usual: "2", most: 3',
            (
                "18:29: error: dose.sets.usual: expected a whole number, "
                'got "2": write it without quotes'
            ),
        ),
        (
            EXERCISES,
            "sets: {least: 1, usual: 2, most: 3}",
            "sets: 2",
            "18:11: error: dose.sets: expected fields, each with a name and a colon, got 2",
        ),
        (
            EXERCISES,
            "rest: 15",
            "rest: 700",
            "21:11: error: dose.rest: expected at most 600, got 700",
        ),
        (EXERCISES, "rest: 15", "rest: -1", "21:11: error: dose.rest: expected at least 0, got -1"),
        (
            EXERCISES,
            "tempo: 2-1-2-0",
            "tempo: 1:30",
            (
                "20:12: error: dose.tempo: expected seconds to lift, hold, lower and pause, "
                'such as 2-1-2-0, got "1:30"'
            ),
        ),
        (
            EXERCISES,
            "level: beginner",
            "level: easy",
            '8:10: error: level: expected beginner, intermediate, advanced, got "easy"',
        ),
        (
            EXERCISES,
            "weight_bearing: both_legs",
            "weight_bearing: no",
            (
                "32:21: error: demands.weight_bearing: "
                'expected none, partial, both_legs, one_leg, got "no"'
            ),
        ),
        (
            EXERCISES,
            "loaded_knee_flexion: 60",
            "hand_hold: maybe",
            '33:16: error: demands.hand_hold: expected true or false, got "maybe"',
        ),
        *(
            (
                EXERCISES,
                "loaded_knee_flexion: 60",
                f"hand_hold: {said}",
                f"33:16: error: demands.hand_hold: expected true or false, got {shown}",
            )
            for said, shown in (("yes", '"yes"'), ("No", '"No"'), ("1", "1"), ('"true"', '"true"'))
        ),
        *(
            (
                EXERCISES,
                "rest: 15",
                f"rest: {said}",
                f'21:11: error: dose.rest: expected a whole number, got "{said}"{instead}',
            )
            for said, instead in (
                ("015", ": with a leading zero programs disagree on it: write 15"),
                ("0x1F", ": write it in decimal digits: 31"),
                ("0o17", ": write it in decimal digits"),
                ("1_000", ": write it without marks between its digits"),
                ("1:30", ": write one number, without a colon"),
                ("10-15", ": write one number, not a range"),
                ("3x10", ": write sets and repetitions apart"),
                ("90s", ": write the number alone, without its unit"),
                ("\u0661\u0665", ": write it with the digits 0 to 9"),
                (".inf", ""),
                ("soon", ""),
            )
        ),
        (
            EXERCISES,
            "tempo: 2-1-2-0",
            'tempo: "\u0662-\u0661-\u0662-\u0660"',
            (
                "20:12: error: dose.tempo: expected seconds to lift, hold, lower and pause, "
                'such as 2-1-2-0, got "\u0662-\u0661-\u0662-\u0660"'
            ),
        ),
        (
            EXERCISES,
            "  family: lunge",
            "  family: 1st lunge",
            (
                "56:11: error: family: expected letters, digits, - and _, beginning with a letter, "
                'got "1st lunge"'
            ),
        ),
        (
            EXERCISES,
            "feel: The thighs.",
            "feel: true",
            "26:9: error: feel: expected text, got true: put text in quotes",
        ),
        (
            EXERCISES,
            "loaded_knee_flexion: 60",
            "loaded_knee_flexion: 161",
            "33:26: error: demands.loaded_knee_flexion: expected at most 160, got 161",
        ),
        (
            EXERCISES,
            "steps: [Bend., Rise.]",
            "steps: Bend.",
            '23:10: error: steps: expected a list, got "Bend.": write `[Bend.]`',
        ),
        (
            EXERCISES,
            "steps: [Bend., Rise.]",
            "steps: []",
            "23:10: error: steps: expected at least one item, got none",
        ),
        (
            EXERCISES,
            "feel: The thighs.",
            "feel:",
            "26:8: error: feel: expected text, got nothing",
        ),
        (
            EXERCISES,
            "feel: The thighs.",
            "feel: #1 The thighs.",
            (
                "26:8: error: feel: expected text, got nothing: "
                "`#` begins a comment, so put text that begins with one in quotes"
            ),
        ),
        (
            EXERCISES,
            "steps: [Bend., Rise.]",
            "steps: Bend, then rise.",
            (
                '23:10: error: steps: expected a list, got "Bend, then rise.": '
                "put each item on a line of its own, with a dash and a space before it"
            ),
        ),
        (
            EXERCISES,
            "feel: The thighs.",
            "feel: x",
            '26:9: error: feel: expected at least 2 characters, got "x"',
        ),
        (
            "props.yaml",
            "- {id: wall, name: Wall, what: A wall.}",
            "- wall",
            '2:3: error: expected fields, each with a name and a colon, got "wall"',
        ),
        (
            "sources.yaml",
            "kind: study",
            "kind: gossip",
            (
                "2:21: error: kind: "
                'expected study, review, guideline, programme, article, page, got "gossip"'
            ),
        ),
        (
            "safety.yaml",
            "  disclaimer: Not medical advice.\n",
            "",
            "2:3: error: disclaimer: is missing",
        ),
        (
            "safety.yaml",
            "high: 10",
            "high: 11",
            "10:28: error: pain_scale.bands.high: expected at most 10, got 11",
        ),
        (
            "conditions.yaml",
            "when: [impact >= low]",
            "when: impact >= low",
            (
                '7:13: error: rules.when: expected a list, got "impact >= low": '
                "write `[impact >= low]`"
            ),
        ),
        (
            "blueprints.yaml",
            "weight: 1",
            "weight: 4",
            "14:19: error: phases.slots.weight: expected at most 3, got 4",
        ),
    ],
)
def test_one_fault(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    """Each is named with its place, its field and what was expected."""
    assert f"{file}:{fault}" in faults_of(tmp_path, (file, old, new))


@pytest.mark.parametrize("identifier", ["1squat", "squat!", "two words", "-squat"])
def test_an_id_is_one_word(tmp_path: Path, identifier: str) -> None:
    """Ids stand on command lines and in file names."""
    faults = faults_of(tmp_path, (EXERCISES, "id: squat\n", f"id: '{identifier}'\n"))
    assert len(faults) == 1
    assert faults[0].startswith(f"{EXERCISES}:2:7: error: id: expected ")
    assert faults[0].endswith(f'got "{identifier}"')


@pytest.mark.parametrize("tempo", ["slow", "2-1-2", "2-1-2-0-1", "2-1-2-100", "2--1-2"])
def test_a_tempo_has_four_numbers(tmp_path: Path, tempo: str) -> None:
    """Lift, hold, lower, pause."""
    faults = faults_of(tmp_path, (EXERCISES, "tempo: 2-1-2-0", f"tempo: '{tempo}'"))
    assert len(faults) == 1
    assert faults[0].startswith(f"{EXERCISES}:20:12: error: dose.tempo: expected ")


def test_long_values_are_shown_in_part(tmp_path: Path) -> None:
    """A fault stays one readable line."""
    (fault,) = faults_of(tmp_path, (EXERCISES, "name: Lunge", "name: " + "x" * 5000))
    assert fault.endswith(f'expected at most 80 characters, got "{"x" * 60}..."')


def test_a_number_too_long_to_write_is_a_fault(tmp_path: Path) -> None:
    """Python refuses to print integers of more than 4300 digits."""
    (fault,) = faults_of(tmp_path, (EXERCISES, "rest: 15", f"rest: {'9' * 4000}"))
    assert fault == (
        f"{EXERCISES}:21:11: error: dose.rest: "
        "expected at most 600, got a number with hundreds of digits"
    )


def test_a_list_where_a_mapping_should_be(tmp_path: Path) -> None:
    """A whole file of the wrong kind is one fault."""
    write_folder(tmp_path)
    (tmp_path / "safety.yaml").write_text("safety: []\n")
    _, faults = read_all(alone(tmp_path))
    assert [str(fault) for fault in faults] == [
        "safety.yaml:1:9: error: expected fields, each with a name and a colon, got a list"
    ]
    (tmp_path / "safety.yaml").write_text("[]\n")
    _, faults = read_all(alone(tmp_path))
    assert [str(fault) for fault in faults] == [
        "safety.yaml:1:1: error: a list of records needs its kind above it, such as `safety:`"
    ]


def test_all_faults_of_all_files_at_once_in_order(tmp_path: Path) -> None:
    """By file, line and column, whatever the order they were found in."""
    folder = write_folder(
        tmp_path,
        (EXERCISES, "rest: 15", "rest: -1"),
        (EXERCISES, "level: advanced", "level: easy"),
        (EXERCISES, "family: squat", "famly: squat"),
        ("sources.yaml", "seen: page", "seen: never, seen: page"),
        ("props.yaml", "what: A chair.", "wat: A chair."),
    )
    with pytest.raises(FaultyDataError) as caught:
        load_yaml(alone(folder))
    assert [str(fault) for fault in caught.value.faults] == [
        "exercises.yaml:2:3: error: family: is missing",
        "exercises.yaml:5:3: error: famly: is not a known key",
        "exercises.yaml:21:11: error: dose.rest: expected at least 0, got -1",
        'exercises.yaml:59:10: error: level: expected beginner, intermediate, advanced, got "easy"',
        "props.yaml:3:3: error: what: is missing",
        "props.yaml:3:28: error: wat: is not a known key",
        "sources.yaml:2:57: error: seen: `seen` is given twice",
    ]
    assert caught.value.message == ("7 faults in exercises.yaml, props.yaml and sources.yaml")
    assert caught.value.exit_code == 4


def test_one_fault_is_one_fault(tmp_path: Path) -> None:
    """The closing line counts in words one would say."""
    with pytest.raises(FaultyDataError, match=r"^1 fault in exercises\.yaml$"):
        load_yaml(alone(write_folder(tmp_path, (EXERCISES, "rest: 15", "rest: -1"))))


def test_spaces_round_a_text_are_dropped(tmp_path: Path) -> None:
    """A folded text ends without its line break."""
    catalog = small_catalog(
        tmp_path, (EXERCISES, "feel: The thighs.", "feel: >\n    The\n    thighs.\n")
    )
    assert catalog.exercises["squat"].feel == "The thighs."


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    """Body weight, no rest, no demands beyond those named."""
    lunge = small_catalog(tmp_path).exercises["lunge"]
    assert lunge.equipment == ((),)
    assert lunge.dose.rest == 0
    assert lunge.demands.calf_load == "none"
    assert lunge.aliases == ()


def test_lists_are_frozen(tmp_path: Path) -> None:
    """A record's lists are tuples, so nothing can change a loaded catalogue by mistake."""
    squat = small_catalog(tmp_path).exercises["squat"]
    assert squat.equipment == ((), ("band",))
    assert squat.steps == ("Bend.", "Rise.")


def test_the_small_folder_covers_every_kind() -> None:
    """A new kind of record needs its place in these tests."""
    assert set(SMALL) == {f"{kind}.yaml" for kind in KINDS}


@pytest.mark.parametrize("number", ["15.0", "1.5e1", "+15", "15."])
def test_a_number_without_a_fraction_is_whole(tmp_path: Path, number: str) -> None:
    """However it is written."""
    write_folder(tmp_path, (EXERCISES, "rest: 15", f"rest: {number}"))
    catalog = load_yaml(alone(tmp_path))
    rest = catalog.exercises["squat"].dose.rest
    assert (rest, type(rest)) == (15, int)


def test_no_more_faults_are_looked_for_than_anybody_reads(tmp_path: Path) -> None:
    """Of thousands of records and of thousands of keys."""
    write_folder(tmp_path)
    for text in ("props:\n" + "- {id: a}\n" * 9_000, "".join(f"k{n}: 1\n" for n in range(9_000))):
        (tmp_path / "more.yaml").write_text(text)
        _, faults = read_all(alone(tmp_path))
        assert MOST_FAULTS <= len(faults) < MOST_FAULTS + 10

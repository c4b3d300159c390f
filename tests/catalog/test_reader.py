"""Reading YAML: where everything stands, and that hostile files end in a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kneecli.catalog import reader
from kneecli.files import MOST_BYTES
from tests.catalog import hostile


def places(text: str) -> dict[tuple[str | int, ...], str]:
    """Every location of a text with its `line:column`."""
    document, faults = reader.parse(text.encode(), "f.yaml")
    assert document is not None
    assert not faults
    found: dict[tuple[str | int, ...], str] = {}

    def walk(place: reader.Place, location: tuple[str | int, ...]) -> None:
        found[location] = f"{place.line}:{place.column}"
        for step, child in place.children.items():
            walk(child, (*location, step))

    walk(document.place, ())
    return found


def value_of(text: str) -> Any:
    """The value a text holds."""
    document, faults = reader.parse(text.encode(), "f.yaml")
    assert document is not None, [str(fault) for fault in faults]
    assert not faults
    return document.value


def faults_of(content: str | bytes) -> list[str]:
    """The faults of a text, as they are shown."""
    content = content.encode() if isinstance(content, str) else content
    return [str(fault) for fault in reader.parse(content, "f.yaml")[1]]


def test_a_value_stands_where_it_begins() -> None:
    """Lines and columns are counted from one, to the value and not to its key."""
    assert places("name:  squat\nsets: 3\n") == {(): "1:1", ("name",): "1:8", ("sets",): "2:7"}


def test_places_of_nested_values_and_lists() -> None:
    """Each item of a list and each value of a nested mapping has its own place."""
    assert places("- dose: {sets: 2}\n  steps:\n    - Bend.\n    - Rise.\n") == {
        (): "1:1",
        (0,): "1:3",
        (0, "dose"): "1:9",
        (0, "dose", "sets"): "1:16",
        (0, "steps"): "3:5",
        (0, "steps", 0): "3:7",
        (0, "steps", 1): "4:7",
    }


def test_a_folded_text_stands_at_its_mark() -> None:
    """A text of several lines stands where it opens."""
    assert places("setup: >-\n  Stand\n  tall.\n")[("setup",)] == "1:8"


def test_a_column_is_counted_in_letters() -> None:
    """Letters of several bytes count once."""
    assert places("{Thomée: 1, b: 2}")[("b",)] == "1:16"


def test_a_fault_stands_at_the_innermost_part_that_is_there() -> None:
    """What is missing is reported where it should be."""
    document, _ = reader.parse(b"- dose:\n    sets: 2\n", "f.yaml")
    assert document is not None
    assert str(document.fault((0, "dose", "reps", "least"), "is missing", "reps")) == (
        "f.yaml:2:5: error: reps: is missing"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", True),
        ("no", False),
        ("1:30", 90),
        ('"no"', "no"),
        ("~", None),
        ("0-10-0-5", "0-10-0-5"),
        ("2-1-2-0", "2-1-2-0"),
        ("{}", {}),
        ("[]", []),
        ("a: {}", {"a": {}}),
    ],
)
def test_what_is_read(text: str, value: object) -> None:
    """YAML 1.1 as PyYAML reads it, its well-known traps included."""
    assert value_of(text) == value


def test_keys_are_taken_as_they_are_written() -> None:
    """A key is the text in the file, so a wrong one can be named."""
    assert value_of("1: a\ntrue: b\nno: c\n") == {"1": "a", "true": "b", "no": "c"}


def test_a_value_of_another_type_is_left_to_validation() -> None:
    """The reader does not know the records."""
    assert value_of("sets: lots") == {"sets": "lots"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: error: a: `a` is given twice"),
        ("- x: {b: 1,\n     b: 2}\n", "2:6: error: b: `b` is given twice"),
        (
            "a: &x [1]\nb: *x\n",
            "1:4: error: anchors and aliases (`&name`, `*name`) are not used in these files",
        ),
        (
            "a: *x\n",
            "1:4: error: anchors and aliases (`&name`, `*name`) are not used in these files",
        ),
        ("? [a, b]\n: 1\n", "1:3: error: a key must be a plain word"),
        ("? {a: b}\n: 1\n", "1:3: error: a key must be a plain word"),
        ("a: 1\n---\nb: 2\n", "3:1: error: more than one document in a file"),
        ("", "1:1: error: the file is empty"),
        ("# nothing\n", "1:1: error: the file is empty"),
        ("a: 2020-99-99\n", "1:4: error: cannot read `2020-99-99`"),
        ("a: !!int x\n", "1:4: error: cannot read `x`"),
        ("a: !custom x\n", "1:4: error: cannot read `x`"),
    ],
)
def test_refused(text: str, fault: str) -> None:
    """What these files may not hold is named with its place."""
    assert f"f.yaml:{fault}" in faults_of(text)


def test_all_duplicate_keys_at_once() -> None:
    """Reading goes on after a duplicate key."""
    assert len(faults_of("a: 1\na: 2\nb: 3\nb: 4\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "a:\n\tb: 1\n",
        'a: "x\n',
        "a: 'x\n",
        "a: [1, 2\n",
        "a: {b: 1\n",
        "a:\n   b: 1\n  c: 2\n",
        "a: b: c\n",
        "%YAML 9.9\n---\na: 1\n",
    ],
)
def test_what_is_no_yaml_is_one_fault(text: str) -> None:
    """Tabs, quotes and brackets left open, and wrong indentation."""
    assert len(faults_of(text)) == 1


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 50, b"a: \0b", b"a: \xff\xfe", b"a: \x07", b"\x7fELF\x02\x01"]
)
def test_what_is_no_text_is_one_fault(content: bytes) -> None:
    """Binary files, NUL bytes, control characters and bytes that are not UTF-8."""
    assert len(faults_of(content)) == 1


@pytest.mark.parametrize("content", [b"a: 1\nb: x\xff\n", b"a: 1\nb: x\x00\n", b"a: 1\nb: x\x07\n"])
def test_a_byte_that_is_no_text_has_a_place(content: bytes) -> None:
    """One odd byte in a long file can be found."""
    assert faults_of(content)[0].startswith("f.yaml:2:5: error: ")


def test_an_anchor_is_refused() -> None:
    """Even where nothing refers to it."""
    assert faults_of("a: &x [1]\n")


@pytest.mark.parametrize(
    "text", ["!!python/object/apply:os.system ['x']", "a: !!set {a, b}", "a: !custom [1]"]
)
def test_tags_are_refused(text: str) -> None:
    """A list or mapping with a tag is not taken for a plain one."""
    assert faults_of(text)


def test_twelve_levels_are_enough() -> None:
    """The deepest record has room, one level more is a fault."""
    assert value_of("[" * 12 + "]" * 12)
    assert faults_of("[" * 14 + "]" * 14) == ["f.yaml:1:14: error: nested more than 12 levels deep"]


@pytest.mark.parametrize("case", list(hostile.CASES))
def test_a_hostile_file_ends_in_a_fault(case: str, tmp_path: Path) -> None:
    """With half a gigabyte of memory, and well inside the time a test may take."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.catalog.hostile", case, str(tmp_path / "bad.yaml")],
        capture_output=True,
        text=True,
        timeout=20,
        cwd=root,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("fault: bad.yaml:")


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """Its size is reason enough, whatever it holds."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    document, faults = reader.read(path)
    assert document is None
    assert [str(fault) for fault in faults] == ["large.yaml:1:1: error: larger than 8 MB"]

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
        *((word, word) for word in ("yes", "No", "on", "OFF", "y")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, None) for word in ("~", "null", "Null", "NULL")),
        ('"true"', "true"),
        ("'~'", "~"),
        ('"5"', "5"),
        *((word, word) for word in ("1:30", "010", "-01", "00", "0x1F", "0o17", "0b11")),
        *((word, word) for word in ("1_000", "1,000", "2020-01-01", ".inf", ".NaN", "1e99999")),
        *((word, word) for word in ("\u0665", "\uff15", "1\u0665", "=", "<<", "+", ".", "-x")),
        ("5", 5),
        ("+5", 5),
        ("-5", -5),
        ("0", 0),
        ("5.0", 5),
        ("5.", 5),
        ("-0.0", 0),
        ("1e2", 100),
        ("1E23", 10**23),
        ("2.50e1", 25),
        ("5.5", 5.5),
        (".5", 0.5),
        ("5.0000000000000000000001", 5.0),
        ("9" * 4300, 10**4300 - 1),
        ("9" * 4301, "9" * 4301),
        ("0-10-0-5", "0-10-0-5"),
        ("2-1-2-0", "2-1-2-0"),
        ("{}", {}),
        ("[]", []),
        ("a: {}", {"a": {}}),
    ],
)
def test_what_is_read(text: str, value: object) -> None:
    """The words of JSON and YAML 1.2: what programs disagree on is text, and no number."""
    read = value_of(text)
    assert (read, type(read)) == (value, type(value))


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
        (
            "&a k: 1\n",
            "1:1: error: anchors and aliases (`&name`, `*name`) are not used in these files",
        ),
        ("*a : 1\n", "1:1: error: a key must be a plain word"),
        *(
            (
                f"{before}%TAG !e! tag:x,2000:{end}---{end}a: 1{end}",
                f"{line}:1: error: `%TAG` names tags, which are not used in these files",
            )
            for end in ("\n", "\r", "\r\n", "\x85", "\u2028")
            for before, line in (("", 1), (f"#{end}", 2))
        ),
        (
            'a: 1\nb: "\\z"\n',
            (
                "2:5: error: a backslash before this letter means nothing: "
                "write two, or use single quotes"
            ),
        ),
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


_ROUTINE = """kind: routine
schema: 1
title: Legs
request:
  equipment: [band]
  minutes: 10
steps:
  - exercise: clamshell
    reps: 12
    sets: 2
  - exercise: bridge
    reps: 10
"""
_DEEPER = "this line is indented more than the one above it, which has a value already"
_FITS_NONE = "the indent of this line fits none above it"
_NO_COLON = "expected a colon and a space behind this key"


@pytest.mark.parametrize(
    ("line", "slip", "fault"),
    [
        (9, "reps: 12", "9:1: error: this line is indented less than those around it"),
        (9, "      reps: 12", f"9:7: error: {_DEEPER}"),
        (2, " schema: 1", f"2:2: error: {_DEEPER}"),
        (6, "    minutes: 10", f"6:5: error: {_FITS_NONE}"),
        (9, "   reps: 12", f"9:4: error: {_FITS_NONE}, or a dash and a space are missing here"),
        (8, "    exercise: x", f"11:3: error: {_FITS_NONE}, or a dash is missing above it"),
        (11, "  -exercise: x",
         f"11:3: error: {_FITS_NONE}, or a dash and a space are missing here"),
        (11, "    exercise: bridge", ("11:5: error: exercise: `exercise` is given twice; "
                                      "the next item needs a dash before it")),
        (3, 'title: "Legs', "3:8: error: a quote that begins here has no end"),
        (3, "title: 'Legs", "3:8: error: a quote that begins here has no end"),
        (2, "schema 1", f"2:1: error: {_NO_COLON}"),
        (9, "    reps:12", f"9:5: error: {_NO_COLON}"),
        (3, "title: Legs: 1", ("3:12: error: a colon does not belong here: put text that holds one "
                               "in quotes, and mind the indent")),
        (5, "  equipment: [band", ("6:10: error: a list in brackets that begins in line 5 has no "
                                   "end, or lacks a comma")),
    ],
)  # fmt: skip
def test_a_slip_is_named_where_it_was_made(line: int, slip: str, fault: str) -> None:
    """Not a line later, where a parser notices."""
    lines = _ROUTINE.splitlines()
    lines[line - 1] = slip
    assert faults_of("\n".join(lines))[0] == f"f.yaml:{fault}"


def test_a_quote_that_another_one_ends() -> None:
    """The place is where it begins, not where a second quote ends it."""
    text = _ROUTINE.replace("Legs", '"Legs').replace("clamshell", '"clamshell"')
    said = "3:8: error: a quote that begins here ends only in line 8"
    assert faults_of(text) == [f"f.yaml:{said}"]


@pytest.mark.parametrize(
    "text",
    [
        "x\ny: 1",
        ": :\n: a: b",
        "a: b\n   c\n  d: 1",
        "\n\n  : x: y",
        "a: 'it's'",
        '"a": 1\n "b": 2',
    ],
)
def test_other_slips_have_a_place_too(text: str) -> None:
    """No guess is made about an indent that is not the cause."""
    (fault,) = faults_of(text)
    assert "above it, which" not in fault


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


TAG = "tags (`!name`) are not used in these files: put text that begins so in quotes"


@pytest.mark.parametrize(
    "tagged",
    [
        "!!python/object/apply:os.system ['x']", "!!set {a, b}", "!custom [1]", "!custom x", "! x",
        "!!int x", "!!bool maybe", "!!seq text", "!!map text", "!!null x", "!!binary aGk=",
        "!!str x", "!!float x", "!!timestamp x", "!!omap [a: 1]", "!<tag:yaml.org,2002:int> 5",
    ],
)  # fmt: skip
def test_tags_are_refused(tagged: str) -> None:
    """A value with a tag is not taken for a plain one, nor is a key."""
    assert faults_of(f"a:\n  b: {tagged}\n") == [f"f.yaml:2:6: error: {TAG}"]
    assert faults_of(f"{tagged.split(maxsplit=1)[0]} k: 1\n") == [f"f.yaml:1:1: error: {TAG}"]


def test_twelve_levels_are_enough() -> None:
    """The deepest record has room, one level more is a fault."""
    assert value_of("[" * 12 + "]" * 12)
    assert faults_of("[" * 14 + "]" * 14) == ["f.yaml:1:14: error: nested more than 12 levels deep"]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("\ufeffa: 1".encode(), {"a": 1}),
        ("a: \u00fc\U0001f4aa".encode("utf-16"), {"a": "\u00fc\U0001f4aa"}),
        (b"\xfe\xff" + "a: \u00fc".encode("utf-16-be"), {"a": "\u00fc"}),
        ("a: \u00fc".encode("utf-32"), {"a": "\u00fc"}),
        ('\ufeff{"a": 1}'.encode(), {"a": 1}),
        (b"a: 1\rb: 2\rc: [3,\r4]", {"a": 1, "b": 2, "c": [3, 4]}),
        (b"a: 1\r\nb: |\r\n  c\r\n  d\r\n", {"a": 1, "b": "c d"}),
        ("a: 1\x85b: 2".encode(), {"a": 1, "b": 2}),
        (b'{"a":\r1,\r"b": 2}', {"a": 1, "b": 2}),
    ],
)
def test_a_file_is_read_however_it_is_encoded(content: bytes, value: object) -> None:
    """With a byte order mark, and with the line ends of any system."""
    document, faults = reader.parse(content, "f.yaml")
    assert not faults
    assert document is not None
    assert document.value == value


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a: 1\rb: \xff", "2:4: error: not UTF-8 text"),
        (b"\xef\xbb\xbfa: \xff", "1:4: error: not UTF-8 text"),
        (b"a: 1\nb: \x00", "2:4: error: a control character (U+0000) does not belong in text"),
        ("a: 1\x85b: \x9b".encode(),
         "2:4: error: a control character (U+009B) does not belong in text"),
        (b"\xff\xfea\x00:\x00 \x00\x00\xd8", "1:4: error: not UTF-16 text"),
        ("a: \u00fc".encode("utf-16-be"), "1:8: error: not UTF-8 text"),
        ("a: \ufffe".encode(), "1:4: error: U+FFFE is no letter"),
    ],
)  # fmt: skip
def test_what_is_no_text_has_a_place_in_any_encoding(content: bytes, fault: str) -> None:
    """Lines end as in the file."""
    assert faults_of(content) == [f"f.yaml:{fault}"]


@pytest.mark.parametrize(
    ("escaped", "said"),
    [
        (r"\u001b]52;c;aGk=\u0007", "a control character (U+001B) does not belong in text"),
        (r"x\u0000", "a control character (U+0000) does not belong in text"),
        (r"\u009b31m", "a control character (U+009B) does not belong in text"),
        (r"\u007f", "a control character (U+007F) does not belong in text"),
        (r"x\uffff", "U+FFFF is no letter"),
        (r"\ud83d", "an escape for half a letter (U+D83D) without its other half"),
        (r"\udcaa\ud83d", "an escape for half a letter (U+DCAA) without its other half"),
    ],
)
@pytest.mark.parametrize(
    "form", ['{{"a": 1,\n "{}": 2}}', '{{"a": ["x",\n "{}"]}}', 'a: 1\n"{}": 2', 'a:\n- "{}"']
)
def test_nothing_that_steers_a_terminal_gets_in(form: str, escaped: str, said: str) -> None:
    """In JSON and YAML, in keys and in values: what is written out as an escape as well."""
    (fault,) = faults_of(form.format(escaped))
    assert fault.startswith("f.yaml:2:")
    assert fault.endswith(f": error: {said}")


def test_a_pair_of_escapes_is_one_letter() -> None:
    """In quotes as JSON has them; elsewhere the backslashes are text, and columns are as ever."""
    text = r"""
{"a": "\uD83D\udcaa!", 'b': '\uD83D\udcaa', c: \ud83d, "d": "\\ud83d", "\ud83d\udcaa": [x]}
"""
    value = {"a": "\U0001f4aa!", "b": r"\uD83D\udcaa", "c": r"\ud83d", "d": r"\ud83d"}
    assert value_of(text) == {**value, "\U0001f4aa": ["x"]}
    assert places(text)[("\U0001f4aa", 0)] == f"2:{text.index('x]}')}"
    assert value_of(r'{"a": "\ud83d\udcaa"}') == {"a": "\U0001f4aa"}


def test_a_text_is_one_line() -> None:
    """Every format sets it so; a list of several lines is a list."""
    assert value_of('a: |\n  one\n\n   two\t\n  three\nb: "x\\ty\\Nz"\n') == {
        "a": "one two three",
        "b": "x y z",
    }


@pytest.mark.parametrize(
    "text",
    ['{"a": [1, {"b": "c"}], "d": null}', "[]", "{}", '["\\u00fc\\n"]', ' {\n\t"a" :1 }\r\n'],
)
def test_json_is_told_from_yaml(text: str) -> None:
    """Programs write the one and people the other."""
    document, faults = reader.parse(text.encode(), "f")
    assert not faults
    assert document is not None
    assert document.is_json
    assert reader.parse(f"{text}\n# note".encode(), "f")[0] != document


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": 1,\n "b": 2,\n "a": 3}', "3:2: error: a: `a` is given twice"),
        (
            '{"a": 1\n "b": 2}',
            "2:5: error: a mapping in braces that begins in line 1 has no end, or lacks a comma",
        ),
        (
            '{"a": [1,\n 2}',
            "2:3: error: a list in brackets that begins in line 1 has no end, or lacks a comma",
        ),
        ('{"a": 1} 2', "1:10: error: the file goes on where its value has ended"),
        ("[" * 14 + "]" * 14, "1:14: error: nested more than 12 levels deep"),
    ],
)
def test_faults_of_json_have_a_place(text: str, fault: str) -> None:
    """As those of YAML have."""
    assert faults_of(text) == [f"f.yaml:{fault}"]


def test_long_keys_of_json_are_read() -> None:
    """YAML would look for the colon no further than 1024 letters."""
    assert value_of('{"' + "k" * 3000 + '": 1}') == {"k" * 3000: 1}


def came_of(case: str, folder: Path) -> str:
    """What comes of reading a hostile file in a quarter of a gigabyte; the time is a hang's."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.catalog.hostile", case, str(folder / "bad.yaml")],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


QUICK = ("alias bomb", "depth bomb, lists", "tag directives", "the same key", "100 MB")


@pytest.mark.parametrize("case", QUICK)
def test_a_hostile_file_ends_in_a_fault(case: str, tmp_path: Path) -> None:
    """Its place is named."""
    assert came_of(case, tmp_path).startswith("fault: bad.yaml:")


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(hostile.CASES.keys() - set(QUICK)))
def test_every_hostile_file_ends_in_a_fault(case: str, tmp_path: Path) -> None:
    """As large as a file may be."""
    assert came_of(case, tmp_path).startswith("fault: bad.yaml:")


@pytest.mark.parametrize("case", ["base 60", "huge number"])
def test_what_only_looks_bad_is_read(case: str, tmp_path: Path) -> None:
    """It is text, so it takes no time to work out."""
    assert came_of(case, tmp_path) == "value"


@pytest.mark.slow
@pytest.mark.parametrize("case", list(hostile.READ))
def test_all_that_only_looks_bad_is_read(case: str, tmp_path: Path) -> None:
    """As large as a file may be."""
    assert came_of(case, tmp_path) == "value"


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """Its size is reason enough, whatever it holds."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    document, faults = reader.read(path)
    assert document is None
    assert [str(fault) for fault in faults] == [
        "large.yaml:1:1: error: larger than 2 MB: it was not read"
    ]

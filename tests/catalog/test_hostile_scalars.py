"""Hostile values in every field of every file: faults with their place, or sound records."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kneecli import paths
from kneecli.catalog import loading, reader, sheet
from kneecli.catalog.encoded import FORBIDDEN
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.layers import Layer, built_in
from kneecli.catalog.merging import merge
from kneecli.errors import KneeError
from kneecli.record import Record
from kneecli.render.document import routine_document, to_json
from kneecli.render.routine_yaml import routine_yaml
from kneecli.routine_file.reading import read_routine
from tests.builders import WALL_SIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.faults import Fault
    from kneecli.catalog.sheet import Sheet

    Way = tuple[str | int, ...]

IN_JSON = (
    "0", "-1", "5", "5.0", "5.5", "-0.0", "1e400", "1e-400", "9" * 400, "9" * 5000,
    "true", "false", "null", "[]", "{}", "[[]]", "[null]", '{"a": 1}', '["x"]', '[[["x"]]]',
    '""', '" "', '"x"', '"No"', '"1:30"', '"none"', '"clamshell"', '"band"', '"pregnancy"',
    r'"\u0000"', r'"\u001b]52;c;aGk=\u0007"', r'"\u009b31m"', r'"x\u007f"', r'"\ud83d"',
    r'"\udcaa\ud83d"', r'"\ud83d\udcaa"', r'"\uffff"', r'"x\ufffe"', r'"\ufeffx"', r'"\u200b"',
    r'"\u202ex\u202c y"', r'"\u2066x"', r'"\ue000\udbff\udffd"', r'"a\u2028b"', r'"a\nb\tc\r"',
    r'"\u0663-\u0661-\u0662-\u0660"', '"\uff15"', f'"{"x" * 700}"', f'"{"x " * 40_000}"',
    '"=1+1"', '"<b>&amp;</b>]]>"', '"{wall=a|chair"', '"{a}{b"', '"%s %n"', '"../../x"', '"`id`"',
)  # fmt: skip
"""What JSON can hold."""
IN_YAML = (
    "", "~", "yes", "No", "010", "0x1f", "0o17", "1_000", "1:30", "1:30:30.5", ".inf", ".nan",
    "+5", "2020-01-01", "\uff15", "!!int 5", "!!bool maybe", "!!binary aGk=", "!!set {a}", "! x",
    "!!python/name:os.system x", "&a x", "*a", '"unclosed', '"\\e[31m"', '"\\U0001F4AA"', "=", "<<",
)  # fmt: skip
"""What only YAML can."""
VALUES = (*IN_JSON, *IN_YAML)
HERE = "@@here@@"


def parts(value: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to all that a value holds."""
    if way:
        yield way
    if isinstance(value, dict):
        for key, part in value.items():
            yield from parts(part, (*way, key))
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from parts(part, (*way, index))


def field_of(way: Way) -> tuple[str, ...]:
    """A way without the numbers of items: what of all items is one field."""
    return tuple("*" if isinstance(step, int) else step for step in way)


def with_hole(value: Any, way: Way) -> Any:
    """A value with a hole at one place."""
    copy = deepcopy(value)
    *before, last = way
    inside = copy
    for step in before:
        inside = inside[step]
    inside[last] = HERE
    return copy


def holed(records: list[Any]) -> Iterator[Any]:
    """For each field that any of some records has, one of them with a hole there."""
    seen = set()
    for record in records:
        for way in parts(record):
            if field_of(way) not in seen:
                seen.add(field_of(way))
                yield with_hole(record, way)


def files(content: Any) -> Iterator[bytes]:
    """A file with each of the hostile values in its hole, in several lines."""
    text = json.dumps(content, indent=1, ensure_ascii=False)
    for value in VALUES:
        yield text.replace(f'"{HERE}"', value).encode()


def stated(kind: str) -> list[Any]:
    """The built-in records of a kind, as they stand in their file."""
    document, _ = reader.read(paths.built_in_data() / f"{kind}.yaml")
    assert document is not None
    value = document.value[kind]
    return [value] if KINDS[kind].single else value


def assert_placed(faults: list[Fault], content: bytes) -> None:
    """Each stands at a line and a column of its file."""
    lines = content.decode(errors="replace").split("\n")
    for fault in faults:
        assert 1 <= fault.line <= len(lines), fault
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1, fault


def assert_sound(value: Any) -> None:
    """No text of it could steer a terminal, or break a line or a document."""
    if isinstance(value, Record):
        for part in value.values().values():
            assert_sound(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            assert_sound(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            assert_sound(key)
            assert_sound(part)
    elif isinstance(value, str):
        assert not FORBIDDEN.search(value)
        assert not set(value) & set("\n\r\t\x85\u2028\u2029")


class Layers:
    """The built-in layer, read once, to lay one file on."""

    def __init__(self) -> None:
        base = built_in()
        contents = loading.contents_of([base])
        read = [sheet.read(base, 0, path, contents[path])[0] for path in base.files]
        self.below: list[Sheet] = [one for one in read if one]
        self.layer = Layer(name="own", files=(Path("own.yaml"),))

    def outcome(self, content: bytes) -> bool:
        """Read a file on top; whether it came through."""
        own, faults = sheet.read(self.layer, 1, Path("own.yaml"), content)
        assert_placed(faults, content)
        if own is None or faults:
            assert faults
            return False
        for found in own.found:
            assert_sound(found.record)
        merged = merge([self.below, [own]])
        faults = merged.faults or loading._faults_between(merged)
        assert_placed(faults, content)
        return not faults


@pytest.fixture(scope="module")
def layers() -> Layers:
    return Layers()


PARTS = {"exercises": 8, "blueprints": 2, "conditions": 2}
"""Into how many parts the fields of a kind are cut, so that each takes less than a minute."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "part"), [(kind, part) for kind in KINDS for part in range(PARTS.get(kind, 1))]
)
def test_hostile_values_in_data(
    layers: Layers, kind: str, part: int, record_property: Callable[[str, object], None]
) -> None:
    """In every field of every kind of record."""
    single = KINDS[kind].single
    fields = list(holed(stated(kind)))[part :: PARTS.get(kind, 1)]
    outcomes = [
        layers.outcome(content)
        for record in fields
        for content in files({kind: record if single else [record]})
    ]
    assert 0 < sum(outcomes) < len(outcomes) / 2
    record_property("tried", len(outcomes))


def routine_with(catalog: Catalog) -> Any:
    """A routine file with all that one may hold."""
    text = (
        "kind: routine\nschema: 1\ntitle: Mine\nobjective: 3\nnotes: [One.]\ntotal_seconds: 1\n"
        "request: {equipment: [band], minutes: 9, level: advanced, avoid: [pregnancy],\n"
        "  focus: [gluteus_medius], without: [wall], include: [], exclude: [], seed: 3,\n"
        "  blueprint: warmup, before: run}\n"
        "steps:\n- {exercise: clamshell, phase: activate, slot: a, sets: 1, reps: 12, points: 2,\n"
        "   equipment: [], props: []}\n"
        f"{WALL_SIT}"
    )
    document, faults = reader.parse(text.encode(), "r.yaml")
    assert not faults
    assert document is not None
    assert read_routine(catalog, text.encode(), "r.yaml").drills
    return document.value


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_hostile_values_in_routines(
    catalog: Catalog, part: int, record_property: Callable[[str, object], None]
) -> None:
    """In every field of a routine file; what is read is written and read back the same."""
    fields = list(holed([routine_with(catalog)]))[part::4]
    outcomes = [reads(catalog, content) for routine in fields for content in files(routine)]
    assert 0 < sum(outcomes) < len(outcomes) / 2
    record_property("tried", len(outcomes))


def reads(catalog: Catalog, content: bytes) -> bool:
    """Read a routine; whether it came through."""
    try:
        routine = read_routine(catalog, content, "r.yaml")
    except KneeError as error:
        assert_placed(getattr(error, "faults", []), content)
        return False
    assert_sound(routine)
    assert read_routine(catalog, routine_yaml(routine).encode(), "r.yaml") == routine
    in_json = to_json(routine_document(routine))
    assert read_routine(catalog, in_json, "r.json") == routine
    return True


@pytest.mark.parametrize("field", [("name",), ("figure", "frames", 0, "label"), ("steps", 0)])
def test_hostile_values_in_some_fields(layers: Layers, field: Way) -> None:
    """A sample of the sweep."""
    (clamshell,) = [one for one in stated("exercises") if one["id"] == "clamshell"]
    outcomes = [layers.outcome(one) for one in files({"exercises": [with_hole(clamshell, field)]})]
    assert 5 < sum(outcomes) < len(outcomes)


@pytest.mark.slow
def test_hostile_values_in_a_title(catalog: Catalog) -> None:
    """A sample of the sweep."""
    content = with_hole(routine_with(catalog), ("title",))
    assert 15 < sum(reads(catalog, one) for one in files(content)) < 60

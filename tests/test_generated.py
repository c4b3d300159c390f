"""What follows from the source is up to date, and says what the program really does."""

from __future__ import annotations

import importlib.util
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from kneecli.catalog import reader
from kneecli.catalog.layers import built_in
from kneecli.cli.app import COMMANDS, HIDDEN, app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

pytestmark = pytest.mark.usefixtures("compiled")
ROOT = Path(__file__).parent.parent
FILES = [path.name for path in built_in().files]
ROUTINES = (
    ["plan"],
    ["plan", "-e", "link,band", "-m", "20", "--seed", "3"],
    ["plan", "--avoid", "pelvic girdle pain", "--focus", "glute med", "--without", "wall"],
    ["plan", "-b", "cooldown", "-e", "foam roller,strap", "--why"],
    ["plan", "-b", "desk", "-e", "band", "--exclude", "mini squat", "--why"],
)
LISTS = (["list"], ["muscles"], ["equipment"], ["conditions"])
RECORDS = (
    ["show", "lateral walk"],
    ["muscles", "glute med"],
    ["conditions", "runner's knee"],
    ["conditions", "fracture"],
    ["safety"],
)


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text())
    return schema


def _document(words: list[str]) -> dict[str, Any]:
    result = CliRunner().invoke(app, [*words, "-f", "json"], prog_name="knee")
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def _faults(schema: dict[str, Any], document: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(document)
    ]


def test_nothing_generated_differs(
    generate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    generate.main(["--check"])
    differing = capsys.readouterr().out.split()
    if version("typer").startswith("0.26."):  # it writes `DRILL` where later ones write `{DRILL}`
        differing = [name for name in differing if name != "docs/commands.md"]
    assert differing == [], "run `python scripts/generate.py`"


def test_the_check_names_what_differs(
    generate: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    files = [(tmp_path / "docs" / "a.md", "new"), (tmp_path / "b.json", "same")]
    monkeypatch.setattr(generate, "generated", lambda: iter(files))
    (tmp_path / "b.json").write_text("same")
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/a.md\n"
    assert not (tmp_path / "docs").exists()
    assert generate.main([]) == 0
    assert (tmp_path / "docs" / "a.md").read_text() == "new"
    assert generate.main(["--check"]) == 0


def test_no_schema_is_left_over(generate: ModuleType) -> None:
    expected = {f"{name}.schema.json" for name in generate.schemas()}
    assert {path.name for path in (ROOT / "schemas").iterdir()} == expected


@pytest.mark.parametrize("command", [n for n, e in COMMANDS.items() if e.panel != HIDDEN])
def test_the_reference_has_every_command(command: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text()
    assert f"\n## knee {command}\n" in page
    assert f"Usage: knee {command} " in page
    assert f"Example: {COMMANDS[command].example}" in page


@pytest.mark.parametrize("file", FILES)
def test_a_data_file_meets_its_schema(file: str) -> None:
    schema = _schema("data")
    Draft202012Validator.check_schema(schema)
    document, faults = reader.read(ROOT / "data" / file)
    assert document is not None
    assert faults == []
    assert _faults(schema, document.value) == []


@pytest.mark.parametrize("file", FILES)
def test_a_data_file_names_its_schema_for_editors(file: str) -> None:
    first = (ROOT / "data" / file).read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/data.schema.json"


def test_the_schema_refuses_what_the_program_refuses() -> None:
    schema = _schema("data")
    good = {"id": "wall", "name": "Wall", "what": "A wall."}
    assert _faults(schema, {"props": [good]}) == []
    for bad in ({**good, "colour": "red"}, {"id": "wall", "name": "Wall"}, {**good, "id": "a b"}):
        assert _faults(schema, {"props": [bad]})
    assert _faults(schema, [good])
    assert _faults(schema, {"prop": [good]})


def test_fields_are_described_by_their_docstrings() -> None:
    fields = _schema("data")["properties"]["exercises"]["items"]["properties"]
    assert fields["helpful"]["description"] == "Props that help but are not needed."


@pytest.mark.parametrize("words", ROUTINES, ids=" ".join)
def test_a_routine_meets_its_schema(words: list[str]) -> None:
    schema = _schema("routine")
    document = _document(words)
    assert _faults(schema, document) == []
    assert list(_unnamed(schema, document)) == []


def test_an_exported_routine_meets_the_schema() -> None:
    _document(["plan", "-e", "band"])
    assert _faults(_schema("routine"), _document(["export"])) == []


def _unnamed(schema: dict[str, Any], value: Any, at: str = "$") -> Iterator[str]:
    """The fields of a document that the schema does not name."""
    if isinstance(value, list):
        for item in value:
            yield from _unnamed(schema.get("items", {}), item, at)
    if isinstance(value, dict) and "properties" in schema:
        for name, field in value.items():
            if name not in schema["properties"]:
                yield f"{at}.{name}"
            yield from _unnamed(schema["properties"].get(name, {}), field, f"{at}.{name}")


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_list_meets_its_schema(words: list[str]) -> None:
    document = _document(words)
    assert _faults(_schema("list"), document) == []
    assert document["items"]
    for item in document["items"]:
        assert item["id"]
        assert item["name"]


@pytest.mark.parametrize("words", RECORDS, ids=" ".join)
def test_a_record_meets_its_schema(words: list[str]) -> None:
    assert _faults(_schema("record"), _document(words)) == []

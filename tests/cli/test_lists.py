"""Lists and records in formats for programs, and the pages of one piece of equipment."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

LISTS = ("list", "muscles", "equipment", "conditions")
RECORDS = ("show clamshell", "muscles quads", "conditions 'sore knee'", "safety", "equipment band")


def document(line: str, name: str) -> Any:
    """What a command prints in a format, read back."""
    said = knee(*words(line), "-f", name)
    assert (said.code, said.err) == (0, "")
    return yaml.safe_load(said.out) if name == "yaml" else json.loads(said.out)


def words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


@pytest.mark.parametrize("line", [*LISTS, *RECORDS])
def test_yaml_holds_what_json_holds(line: str) -> None:
    """To the last field."""
    assert document(line, "yaml") == document(line, "json")


@pytest.mark.parametrize("line", LISTS)
def test_csv_has_a_row_for_each_item(line: str) -> None:
    """With its id and name, by RFC 4180."""
    said = knee(*words(line), "-f", "csv")
    found = list(csv.DictReader(StringIO(said.out, newline=""), strict=True))
    items = document(line, "json")["items"]
    assert [(row["id"], row["name"]) for row in found] == [(i["id"], i["name"]) for i in items]


@pytest.mark.parametrize("line", RECORDS)
def test_csv_of_a_record_is_one_row(line: str) -> None:
    found = list(csv.DictReader(StringIO(knee(*words(line), "-f", "csv").out, newline="")))
    assert len(found) == 1


def test_own_data_start_no_formula_in_a_list(here: Path) -> None:
    """A name from elsewhere is text to a spreadsheet."""
    row = {"id": "mine", "name": "=HYPERLINK(1)", "group": "ankle", "where": "W.", "does": ["D."]}
    (here / "mine.yaml").write_text(json.dumps({"muscles": [row]}))
    assert ",'=HYPERLINK(1)," in knee("--data", "mine.yaml", "muscles", "-f", "csv").out


def test_a_piece_of_equipment_and_a_prop_have_pages() -> None:
    """What it is, how to look after it, and the drills it is for."""
    band = knee("equipment", "mini band").out
    assert band.startswith("Band\n====")
    assert "Choose:" in band
    assert "Banded clamshell" in band
    chair = knee("equipment", "stool").out
    assert chair.startswith("Chair\n=====")
    assert "`knee plan --without chair`" in chair
    assert document("equipment band", "json")["kind"] == "equipment"
    assert document("equipment chair", "json")["kind"] == "prop"
    unknown = knee("equipment", "trampoline")
    assert (unknown.code, unknown.out) == (5, "")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("figure clamshell -f pdf", "figures are written as SVG or PNG, not `pdf`"),
        ("figure clamshell -o clam", "figures are written as SVG or PNG; no suffix says which"),
        ("figure --all -o all -f png", "`--all` writes SVG files"),
        ("figure --all -o -", "`--all` needs a folder to write to"),
        ("figure clamshell -f png --animate", "a PNG does not move"),
        ("list -f pdf", "there is no format `pdf` here"),
    ],
)
def test_formats_that_figures_and_lists_have_not(here: Path, line: str, sentence: str) -> None:
    said = knee(*words(line))
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert not list(here.iterdir())


def test_a_figure_goes_by_the_format_that_is_named(here: Path) -> None:
    """Whatever the suffix says, as a routine does."""
    assert knee("figure", "clamshell", "-f", "PNG", "-o", "clam").code == 0
    assert (here / "clam").read_bytes().startswith(b"\x89PNG")

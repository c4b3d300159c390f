"""CSV, read back by Python's reader and by SQLite's."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from kneecli.letters import printable
from kneecli.render.document import plain, routine_document
from kneecli.render.spreadsheet import COLUMNS, records_csv, routine_csv
from tests.render.routines import HOSTILE, everything, hostile
from tests.render.routines import routine as routine_of
from tests.render.routines import step as step_of

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_row_for_each_step_with_the_fields_of_the_document(catalog: Catalog) -> None:
    routine = everything(catalog)
    found = rows(routine_csv(routine))
    steps = routine_document(routine)["steps"]
    assert len(found) == len(steps) == len(catalog.exercises)
    for row, step in zip(found, steps, strict=True):
        assert tuple(row) == COLUMNS
        assert (row["exercise"], row["name"]) == (step["exercise"], step["name"])
        assert row["reps"] == ("" if step["reps"] is None else str(step["reps"]))
        assert row["per_side"] == ("yes" if step["per_side"] else "no")
        assert row["primary_muscles"].split("; ") == step["primary_muscles"]


def test_lines_end_as_the_standard_says(catalog: Catalog) -> None:
    text = routine_csv(everything(catalog))
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(catalog.exercises) + 1


def names(catalog: Catalog, *texts: str) -> list[str]:
    """Names of drills as they stand in their cells."""
    clamshell = catalog.exercises["clamshell"]
    steps = [step_of(clamshell.replace(name=text)) for text in texts]
    return [row["name"] for row in rows(routine_csv(routine_of(*steps)))]


def test_no_cell_is_a_formula(catalog: Catalog) -> None:
    for row in rows(routine_csv(hostile(catalog))):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


@pytest.mark.parametrize("sign", [*"=+-@", *"＝＋－＠", *"﹢﹣﹫", "\u2212"])
@pytest.mark.parametrize("before", ["", " ", "\t", "\n", "\u00a0", "\u3000", "\u200d", "\u200b"])
def test_a_sign_that_begins_a_formula_is_told_to_be_text(
    catalog: Catalog, before: str, sign: str
) -> None:
    """Wide and small signs too, and whatever a spreadsheet may take away before them."""
    (cell,) = names(catalog, f"{before}{sign}1+1")
    assert cell == f"'{printable(before)}{sign}1+1"


def test_texts_that_begin_alike_stay_apart(catalog: Catalog) -> None:
    """One apostrophe is taken away from each that could be a formula but for it."""
    texts = ("=1", "'=1", "''=1", " '=1", "'quoted' =1", "1=1")
    found = names(catalog, *texts)
    assert found == [*(f"'{text}" for text in texts[:4]), *texts[4:]]


def test_words_come_through(catalog: Catalog) -> None:
    found = [row["name"].removeprefix("'") for row in rows(routine_csv(hostile(catalog)))]
    assert found == [printable(text) for text in HOSTILE]


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 shell")
def test_another_reader_finds_the_same(catalog: Catalog, tmp_path: Path) -> None:
    """SQLite's own CSV reader, which shares no line with Python's."""
    for routine in (everything(catalog), hostile(catalog)):
        text = routine_csv(routine)
        (tmp_path / "steps.csv").write_bytes(text.encode())
        done = subprocess.run(
            ["sqlite3", ":memory:", "-csv", ".import steps.csv steps", "select name from steps"],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            text=True,
        )
        found = [row[0] for row in csv.reader(StringIO(done.stdout, newline=""))]
        assert found == [row["name"] for row in rows(text)]


def test_a_row_for_each_record_with_fields_within_fields_by_their_path(catalog: Catalog) -> None:
    """Every drill in as many columns, what goes together joined."""
    found = rows(records_csv([plain(drill) for drill in catalog.exercises.values()]))
    assert [row["id"] for row in found] == [*catalog.exercises]
    assert all(len(row) == len(found[0]) and None not in row.values() for row in found)
    drill = next(d for d in catalog.exercises.values() if d.dose.reps and d.muscles.secondary)
    row = found[[*catalog.exercises].index(drill.id)]
    assert row["dose.reps.usual"] == str(drill.dose.reps and drill.dose.reps.usual)
    assert row["muscles.secondary"] == "; ".join(drill.muscles.secondary)
    assert row["equipment"] == "; ".join(" + ".join(o) or "none" for o in drill.equipment)
    if drill.evidence:
        assert json.loads(row["evidence"].split("; {")[0])["text"]


def test_a_record_of_others_is_json_in_its_cell() -> None:
    """And a field that some records have parts of has no column of its own."""
    made = records_csv(
        [{"id": "a", "dose": None}, {"id": "b", "dose": {"least": 1}, "of": [{"x": 1}]}]
    )
    assert made == 'id,dose.least,of\r\na,,\r\nb,1,"{""x"": 1}"\r\n'


@pytest.mark.parametrize("letter", "=+-@")
def test_a_record_is_no_formula(letter: str) -> None:
    """Neither a value, nor one in a list, nor the name of a column."""
    made = records_csv([{f"{letter}a": f"{letter}1", "list": [f"{letter}2", "b"]}])
    assert made.splitlines()[0].startswith(f"'{letter}a")
    assert f"'{letter}1" in made
    assert f"'{letter}2; b" in made


def test_no_record_is_no_text() -> None:
    assert records_csv([]) == ""

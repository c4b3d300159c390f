"""Data of one's own on the command line: `knee new`, `knee data`, `knee check`."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from kneecli import paths
from kneecli.catalog.exercise import Demands
from kneecli.catalog.rules import FIELD_TYPES
from tests.builders import HEEL_RAISES
from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("compiled")


def written(name: str) -> str:
    """A file in the folder that is read without an option."""
    return (paths.data_folder() / name).read_text(encoding="utf-8")


# knee new


def test_a_new_drill_passes_the_check_as_a_draft() -> None:
    said = knee("new", "drill", "Wall clam")
    assert (said.code, said.out) == (0, "")
    assert "wall_clam.yaml" in said.err
    said = knee("check")
    assert said.code == 0
    assert said.out.startswith("no faults, but 1 draft: 91 exercises, ")
    assert "draft: `wall_clam`: its `demands` are not finished (once all is said, " in said.out
    assert "; its `summary`, `setup`, `feel`, " in said.out
    assert "`steps`" in said.out
    assert "A draft" in knee("show", "wall clam").out
    assert "Wall clam (draft)" in knee("list").out
    said = knee("plan", "--include", "wall clam")
    assert said.code == 3
    assert "a draft" in said.err


def test_a_new_drill_asks_about_everything_a_rule_can_ask_for() -> None:
    knee("new", "drill", "Wall clam")
    text = written("wall_clam.yaml")
    for demand in Demands.field_names():
        assert f" {demand}: " in text, demand
    assert "# ?" in text
    for words in (
        "(none, low, moderate, high)",
        "(true or false)",
        "(a whole number)",
        "(hands, forearm, knees, side_of_hip)",
        "# hand_hold: false",
        "# roller_on: []",
    ):
        assert words in " ".join(text.replace("#  ", "").split()), words


def test_a_new_drill_is_planned_once_it_is_answered() -> None:
    knee("new", "drill", "Wall clam")
    text = written("wall_clam.yaml").replace('"? ', '"')
    for old, new in (
        ("    # otherwise: none", "    otherwise: none"),
        ("    # balance: none", "    balance: much"),
        ("  pattern: mobility", "  pattern: balance"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (paths.data_folder() / "wall_clam.yaml").write_text(text)
    said = knee("plan", "--include", "wall clam")
    assert said.code == 0
    assert "Wall clam" in said.out


def test_a_new_condition_refers_until_it_has_rules() -> None:
    knee("new", "condition", "Sore shin: left")
    said = knee("check")
    assert said.code == 0
    assert said.out.startswith("no faults, but 1 condition not finished: ")
    assert "not finished: `sore_shin_left`: its `means` still asks a question\n" in said.out
    said = knee("plan", "--avoid", "sore shin: left")
    assert said.code == 3
    assert "no rules yet; ask whoever wrote sore_shin_left.yaml before" in said.err
    text = written("sore_shin_left.yaml")
    for field in FIELD_TYPES:
        assert field == "otherwise" or f" {field}" in text, field


def test_a_new_blueprint_plans_at_once() -> None:
    knee("new", "blueprint", "Before judo")
    said = knee("plan", "-b", "before judo", "-e", "band")
    assert said.code == 0
    assert "Before judo, 10 minutes" in said.out
    assert "before judo" in " ".join(knee("plan", "--help").out.split())


def test_a_copy_says_what_it_is_a_copy_of_and_is_drawn_like_it() -> None:
    knee("new", "drill", "Slow clam", "--from", "clam")
    (drill,) = yaml.safe_load(written("slow_clam.yaml"))["exercises"]
    assert drill["copied_from"]["drill"] == drill["figure"] == drill["watch"] == "clamshell"
    assert drill["id"] == "slow_clam"
    assert "aliases" not in drill
    assert "articles" not in drill
    drawn, original = knee("figure", "slow clam").out, knee("figure", "clamshell").out
    assert drawn.replace("Slow clam", "Clamshell") == original
    assert "Both say the same" not in knee("data", "slow clam").out


def test_a_copy_of_the_same_name_replaces_the_drill() -> None:
    knee("new", "drill", "clamshell", "--from", "clamshell")
    assert "Both say the same." in knee("data", "clamshell").out
    path = paths.data_folder() / "clamshell.yaml"
    path.write_text(path.read_text().replace("Wakes the outer hip", "Wakes my hip"))
    shown = knee("data", "clamshell").out
    assert "-  summary: Wakes the outer hip" in shown
    assert "+  summary: Wakes my hip" in shown
    assert "replaces exercise `clamshell`" in knee("data").out
    assert "Wakes my hip" in knee("show", "clam").out
    assert "Wakes the outer hip" in knee("--no-data", "show", "clam").out


def test_a_copy_is_told_when_its_original_has_changed() -> None:
    knee("new", "drill", "Slow clam", "--from", "clamshell")
    assert "has changed" not in knee("data").out
    path = paths.data_folder() / "slow_clam.yaml"
    (drill,) = yaml.safe_load(path.read_text())["exercises"]
    path.write_text(path.read_text().replace(drill["copied_from"]["digest"], "00000000"))
    said = " ".join(knee("data").out.split())
    assert "`slow_clam`: `clamshell` has changed since it was copied" in said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("drill", "clam"), 2, "`clam` names the exercise `clamshell` already"),
        (("drill", "band", "--from", "nothing"), 5, "no exercise called `nothing`"),
        (
            ("drill", "lateral walk", "--from", "clam"),
            2,
            "the exercise `lateral_walk_link`",
        ),
        (("drill", "123"), 2, "no id can be made of `123`"),
        (("condition", "runner's knee"), 2, "already"),
        (("blueprint", "warm up"), 2, "already"),
    ],
)
def test_a_name_that_is_taken(words: tuple[str, ...], code: int, said: str) -> None:
    told = knee("new", *words)
    assert told.code == code
    assert said in told.err
    assert not paths.data_folder().exists()


def test_a_file_is_not_overwritten(here: Path) -> None:
    (here / "mine.yaml").write_text("# mine")
    said = knee("new", "drill", "Wall clam", "-o", "mine.yaml")
    assert said.code == 2
    assert (here / "mine.yaml").read_text() == "# mine"
    assert knee("new", "drill", "Wall clam", "-o", "mine.yaml", "--force").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "exercises:\n  - name: Own\n    id: own\n",
        'exercises: [{"id": "own", "name": "Own"}]\n',
    ],
)
def test_a_copy_of_ones_own_drill_however_it_is_written(text: str) -> None:
    """Indented, with the name first, or as JSON."""
    (drill,) = yaml.safe_load(HEEL_RAISES)
    (record,) = yaml.safe_load(text)["exercises"]
    paths.data_folder().mkdir(parents=True)
    whole = {"exercises": [{**record, **{k: v for k, v in drill.items() if k not in record}}]}
    flow = text.startswith("exercises: [")
    content = json.dumps(whole) if flow else yaml.safe_dump(whole, sort_keys=False, indent=4)
    (paths.data_folder() / "own.yaml").write_text(content)
    assert knee("new", "drill", "Own two", "--from", "own").code == 0
    assert knee("check").code == 0
    (copy,) = yaml.safe_load(written("own_two.yaml"))["exercises"]
    assert (copy["id"], copy["name"]) == ("own_two", "Own two")
    assert "figure" not in copy


@pytest.mark.parametrize("name", ["e\x1b[1mb", "b\x7fc", "a" * 81, "two\nlines"])
def test_a_name_that_could_not_be_read_back_is_refused(name: str) -> None:
    for words in (("drill", name), ("drill", name, "--from", "clam"), ("condition", name)):
        said = knee("new", *words)
        assert said.code == 2
        assert "printable" in said.err
    assert not paths.data_folder().exists()


def test_letters_with_marks_make_ids_too() -> None:
    knee("new", "drill", "Ärmel")
    knee("new", "drill", "Örmel")
    assert {path.name for path in paths.data_folder().iterdir()} == {"armel.yaml", "ormel.yaml"}


def test_a_folder_that_cannot_be_made_is_told_of() -> None:
    paths.data_folder().parent.parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().parent.write_text("in the way")
    said = knee("new", "drill", "Wall clam")
    assert said.code == 2
    assert "cannot make the folder" in said.err


# Faults


def test_faulty_data_stop_a_plan_and_nothing_else() -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / "bad.yaml").write_text("exercises: 5\n")
    for words in (("plan",), ("list",), ("show", "clam"), ("check",), ("data",)):
        said = knee(*words)
        assert said.code == 4, words
        assert "bad.yaml:1:12: error: expected a list of records" in said.err
    said = knee("safety")
    assert said.code == 0
    assert "your own data are left out" in said.err
    assert knee("--data", "nowhere", "safety").code == 0
    assert knee("new", "condition", "Sore shin").code == 0
    for words in (("--help",), ("plan", "--help"), ("--no-data", "plan"), ("--version",)):
        assert knee(*words).code == 0, words
    assert "band, link" in " ".join(knee("plan", "--help").out.split())


def test_check_takes_data_and_routines(here: Path) -> None:
    """In one go; a routine may hold a drill of the data beside it."""
    knee("new", "drill", "Slow clam", "--from", "clam", "-o", "slow.yaml")
    (here / "day.yaml").write_text(
        "kind: routine\nschema: 1\ntitle: Day\nsteps:\n- exercise: slow clam\n"
    )
    said = knee("check", "slow.yaml", "day.yaml")
    assert (said.code, said.err) == (0, "")
    assert "read: slow.yaml" in said.out
    assert "no faults: 1 drill" in said.out
    assert knee("check", "day.yaml").code == 4
    assert knee("check", "none.yaml").code == 5
    (here / "folder").mkdir()
    (here / "folder" / "kept.yaml.bak").write_text("")
    (here / "slow.yaml").rename(here / "folder" / "slow.yaml")
    assert "not read in folder: kept.yaml.bak" in knee("check", "folder").out


def test_a_list_that_maps_no_kind_is_told_what_is_missing(here: Path) -> None:
    """A file of an older form, or of another program."""
    (here / "exercises.yml").write_text("- id: my_drill\n  nonsense: 1\n")
    said = knee("--data", str(here), "plan")
    assert said.code == 4
    assert "a list of records needs its kind above it, such as `exercises:`" in said.err


def test_every_file_is_checked_though_one_has_faults(here: Path) -> None:
    """Also one that comes through a pipe, as from another command."""
    for name in ("one.yaml", "two.yaml"):
        (here / name).write_text("kind: routine\nschema: 1\ntitle: Day\nsteps:\n- exercise: none\n")
    knee("plan", "-o", "good.yaml")
    os.mkfifo(here / "pipe")
    with subprocess.Popen(["sh", "-c", "cat good.yaml > pipe"], cwd=here):
        said = knee("check", "one.yaml", "pipe", "two.yaml")
    assert said.code == 4
    assert said.out.startswith("no faults: ")
    assert "one.yaml:5:" in said.err
    assert "two.yaml:5:" in said.err
    assert "error: 2 faults in one.yaml and two.yaml" in said.err


def test_own_data_that_are_less_careful_are_told_of(here: Path) -> None:
    """It may be meant, so it is no fault; but it is not passed over."""
    knee("new", "drill", "March in place", "--from", "march in place", "-o", "march.yaml")
    assert "remark: " not in knee("check", "march.yaml").out
    (drill,) = yaml.safe_load((here / "march.yaml").read_text())["exercises"]
    assert drill.pop("conditions")
    rule = {"when": ["impact >= high"], "effect": "avoid", "say": "No.", "basis": "prudence"}
    known = json.loads(knee("conditions", "sore knee", "-f", "json").out)
    condition = {name: known[name] for name in ("id", "name", "aliases", "means", "sources")}
    own = {"exercises": [drill], "conditions": [{**condition, "rules": [rule]}]}
    (here / "own.yaml").write_text(yaml.safe_dump(own))
    said = knee("check", "own.yaml")
    assert (said.code, said.err) == (0, "")
    assert "`march_in_place` says nothing of pelvic_girdle_pain" in said.out
    assert "`sore_knee` leaves less out than the condition it replaces: " in said.out

"""Lines that people type in a hurry: they do the obvious, or are told what to type."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from kneecli import __version__
from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plan -m '10 min'", "plan -m 10"),
        ("plan -m 10m", "plan -m 10"),
        ("plan -m 10.0", "plan -m 10"),
        ("plan -b cooldown -m '0h 12 min'", "plan -b cooldown -m 12"),
        ("plan -e Band,KB", "plan -e band,kettlebell"),
        ("plan -e 'resistance bands'", "plan -e band"),
        ("plan -e 'band and kettlebell'", "plan -e band,kettlebell"),
        ("plan -e 'band + kettlebell'", "plan -e band,kettlebell"),
        ("plan -e 'band; kettlebell/strap'", "plan -e band,kettlebell,strap"),
        ("plan -e none,band", "plan -e band"),
        ("plan -a none", "plan"),
        ("list -a None -a 'sore knee'", "list -a 'sore knee'"),
        ("plan --without 'a chair'", "plan --without chair"),
        ("plan --include 'walk and jog'", "plan --include walk_jog"),
        ("plan -l beg", "plan --level beginner"),
        ("plan --level Beginner", "plan --level beginner"),
        ("plan -f md", "plan -f markdown"),
        ("plan -f txt", "plan -f text"),
        ("plan -f .HTM", "plan -f html"),
        ("plan -f yml", "plan -f yaml"),
        ("list -f TXT", "list -f text"),
        ("list -f yml", "list -f yaml"),
        ("list -l beginner", "list --level beginner"),
        ("list --phase 'cool-down'", "list --phase cooldown"),
        ("figure clamshell -f svg", "figure clamshell"),
        ("figure clamshell -o -", "figure clamshell"),
        ("equipment kettlebells", "equipment kettlebell"),
        ("help", "--help"),
        ("help plan", "plan --help"),
        ("plan help", "plan --help"),
        ("help new drill", "new drill --help"),
        ("new drill help", "new drill --help"),
        ("new help", "new --help"),
        ("version", "--version"),
        ("-V", "--version"),
    ],
)
def test_another_way_to_say_the_same(typed: str, meant: str) -> None:
    """To the letter."""
    first, second = knee(*shlex.split(typed)), knee(*shlex.split(meant))
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out


HINTS = [
    ("plan band", "knee plan --equipment band"),
    ("plan -e band kettlebell", "knee plan --equipment band,kettlebell"),
    ("plan -e band and kettlebell", "knee plan --equipment band,kettlebell"),
    ("plan 12 minutes", "knee plan --minutes 12"),
    ("plan run 15", "knee plan --before run --minutes 15"),
    ("plan cooldown", "knee plan --blueprint cooldown"),
    ("plan beginner", "knee plan --level beginner"),
    ("plan quads", "knee plan --focus quads"),
    ("plan squat", "knee plan --include squat"),
    ("plan sore knee", "knee plan --avoid 'sore knee'"),
    ("list glute med", "knee list --muscle 'glute med'"),
    ("list clamshell", "knee show clamshell"),
    ("list runners-knee", "knee list --avoid runners-knee"),
    ("show clam shell", "knee show 'clam shell'"),
    ("show", "knee show clamshell"),
    ("exercises", "knee list"),
    ("clamshell", "knee show clamshell"),
    ("runners knee", "knee conditions 'runners knee'"),
    ("quads", "knee muscles quads"),
    ("run", "knee plan --before run"),
    ("cooldown", "knee plan --blueprint cooldown"),
    ("warmup", "knee plan"),
    ("export warmup.pdf", "knee export --output warmup.pdf"),
    ("export last", "knee export"),
    ("--plan", "knee plan"),
    ("-e band", "knee plan --equipment band"),
]
OPTIONS = [
    ("plan --time 10", "--minutes"),
    ("plan --min 10", "--minutes"),
    ("plan --equip band", "--equipment"),
    ("plan --equipments band", "--equipment"),
    ("plan --json", "--format json"),
    ("list --csv", "--format csv"),
    ("plan --cooldown", "--blueprint cooldown"),
    ("plan --no-jumping", "--without impact"),
    ("plan --muscle quads", "--focus"),
    ("list --focus quads", "--muscle"),
    ("plan --injury knee", "--avoid"),
    ("plan -seed 3", "--seed"),
    ("plan -minutes=10", "--minutes=10"),
    ("plan --exclude jumping", "--without impact"),
    ("plan -e chair", "--without chair"),
    ("list -e wall", "--without wall"),
    ("muscle quads", "knee muscles quads"),
    ("--nodata list", "--no-data"),
    ("plan --include 'banded clamshell'", "-e band"),
    ("plan --without squats", "--exclude bodyweight_squat"),
    ("plan --exclude kneeling", "--avoid kneeling_pain"),
    ("plan -e ketlebell", "kettlebell"),
    ("plan --without band", "--without band"),
]


@pytest.mark.parametrize(("typed", "meant"), HINTS + OPTIONS)
def test_the_hint_says_what_to_type(typed: str, meant: str) -> None:
    """In one sentence, with a line that can be copied."""
    knee("plan")
    said = knee(*shlex.split(typed))
    assert (said.code in (2, 3, 5), said.out) == (True, "")
    hint = said.err.split("hint: ")[1]
    assert f"`{meant}`" in hint


@pytest.mark.parametrize("meant", [meant for _, meant in HINTS])
def test_what_the_hint_says_works(meant: str) -> None:
    """As it is written there."""
    assert knee("plan").code == 0
    assert knee(*shlex.split(meant)[1:]).code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "plan -m ten",
        "plan -m 0",
        "plan -m -5",
        "plan -m 10,5",
        "plan -m 10.5",
        "plan -m ''",
        "plan -m \u0661\u0660",
        "plan -m 99999999999",
        "plan --seed 0x10",
        "plan --seed 1.0",
        "plan --seed \u0663",
        "plan --seed 1_0",
        f"plan --seed {'9' * 5000}",
        "plan --weeks two -f ics",
    ],
)
def test_what_is_no_number_is_told_in_plain_words(typed: str) -> None:
    """Without the name of a type."""
    said = knee(*shlex.split(typed))
    assert (said.code, said.out) == (2, "")
    assert re.search(r"a whole number from 1 up|no whole number|no length", said.err)
    assert "valid int" not in said.err


@pytest.mark.parametrize(
    "typed", ["--data", "plan --data", "list --data -e band", "--data '' list", "plan -a '' "]
)
def test_an_option_without_its_value_takes_no_other_word(typed: str) -> None:
    """Nothing is planned without what was meant to be heeded."""
    said = knee(*shlex.split(typed))
    assert (said.code, said.out) == (2, "")
    assert "needs a folder or a file" in said.err or "has no name" in said.err


def test_a_folder_that_swallows_the_command_is_named() -> None:
    said = knee("--data", "plan")
    assert (said.code, said.out) == (2, "")
    assert "`plan` was taken for the path of `--data`" in said.err


def test_an_option_without_its_value_names_its_command() -> None:
    assert "`knee plan --help`" in knee("plan", "-e").err


def test_equipment_and_props_are_told_apart() -> None:
    """Each where the other was expected."""
    chair = knee("plan", "-e", "chair")
    assert chair.code == 2
    assert "`chair` need not be named: it is taken for granted" in chair.err
    band = knee("plan", "--without", "resistance bands")
    assert band.code == 2
    assert "`band` is equipment, which is used only where `-e` names it" in band.err


def ids(*words: str) -> set[str]:
    """The drills that a list holds."""
    said = knee("list", *words, "-f", "json")
    assert said.code == 0
    return {item["id"] for item in json.loads(said.out)["items"]}


def test_equipment_at_hand_means_the_same_in_a_list_and_a_plan(catalog: Catalog) -> None:
    """What can be done with it, body weight included, and with nothing else."""
    bare = {d.id for d in catalog.exercises.values() if () in d.equipment}
    banded = {d.id for d in catalog.exercises.values() if ("band",) in d.equipment}
    both = {d.id for d in catalog.exercises.values() if ("band", "kettlebell") in d.equipment}
    assert ids("-e", "none") == ids("-e", "body weight") == bare
    assert ids("-e", "band") == bare | banded
    assert both <= ids("-e", "band,kettlebell")
    assert not both & ids("-e", "band") - bare
    assert ids() == set(catalog.exercises)
    planned = json.loads(knee("plan", "-e", "band", "-f", "json").out)["steps"]
    assert {step["exercise"] for step in planned} <= ids("-e", "band")


def test_a_list_of_what_uses_a_piece_of_equipment(catalog: Catalog) -> None:
    """Alone or with others; both options together narrow each other."""
    using = {d.id for d in catalog.exercises.values() if any("band" in o for o in d.equipment)}
    assert ids("--uses", "bands") == using
    assert ids("--uses", "band", "-e", "band") == using & ids("-e", "band")


def test_a_level_holds_the_ones_before_it_in_a_list_too(catalog: Catalog) -> None:
    levels = {"beginner": 1, "intermediate": 2, "advanced": 3}
    for name, most in levels.items():
        wanted = {d.id for d in catalog.exercises.values() if levels[d.level] <= most}
        assert ids("-l", name) == wanted


@pytest.mark.parametrize("name", ["text", "markdown", "json", "yaml", "csv"])
def test_standard_output_is_told_what_a_file_would_hold(here: Path, name: str) -> None:
    """To the byte; `-` makes no file."""
    suffix = {"text": "txt", "markdown": "md"}.get(name, name)
    knee("plan", "-e", "band", "-o", f"w.{suffix}")
    printed = knee("plan", "-e", "band", "-o", "-", "-f", name)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.encode() == (here / f"w.{suffix}").read_bytes().replace(b"\r\n", b"\n")
    assert knee("export", "-o", "-", "-f", name).out == printed.out
    assert [file.name for file in here.iterdir()] == [f"w.{suffix}"]


def test_standard_output_gets_text_where_no_format_is_named() -> None:
    assert knee("plan", "-o", "-").out == knee("plan", "-o", "-", "-f", "text").out


def test_a_beginning_on_standard_output(here: Path) -> None:
    said = knee("new", "drill", "Wall clam", "-o", "-")
    assert (said.code, said.err) == (0, "")
    assert "id: wall_clam" in said.out
    assert not list(here.iterdir())


def test_the_version_has_a_short_option() -> None:
    assert knee("-V").out == f"knee {__version__}\n"


@pytest.mark.parametrize(
    "name",
    [
        *("gym ball", "football", "barbell", "exercise ball", "therapy ball", "swiss ball"),
        *("stability ball", "rope"),
    ],
)
@pytest.mark.parametrize("command", ["plan -e", "list -e", "equipment"])
def test_other_equipment_is_not_taken_for_what_is_known(command: str, name: str) -> None:
    """A gym ball is no medicine ball: what there is, is told."""
    said = knee(*command.split(), name)
    assert said.code == 5
    assert f"no equipment called `{name}`" in said.err
    assert "did you mean" not in said.err
    assert "band, link, kettlebell, medicine_ball" in said.err


@pytest.mark.parametrize("name", ["all", "everything"])
def test_all_equipment_is_named(name: str) -> None:
    said = knee("plan", "-e", name)
    assert said.code == 2
    assert "name what you have: band, link, kettlebell, medicine_ball" in said.err


def test_what_a_room_has_is_told_by_the_name_that_was_typed() -> None:
    said = knee("plan", "-e", "mat")
    assert said.code == 2
    assert "`mat` need not be named: `floor` is taken for granted, as the room has it" in said.err


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("plan.pdf", "a PDF"),
        ("plan.ics", "a calendar file"),
        ("plan.fit", "a watch file"),
        ("plan.html", "a web page"),
        ("plan.md", "a Markdown file"),
        ("plan.csv", "a table"),
        ("plan.txt", "plain text"),
    ],
)
@pytest.mark.parametrize("command", ["check", "export"])
def test_what_is_only_written_is_not_read(command: str, file: str, what: str) -> None:
    """In one sentence, not in the faults of a parser."""
    assert knee("plan", "-e", "band", "-o", file).code == 0
    said = knee(command, file)
    assert (said.code, said.out) == (4, "")
    assert said.err.splitlines()[0] == f"error: `{file}` is {what}, which cannot be read back"


def test_a_pdf_is_known_under_any_name(here: Path) -> None:
    knee("plan", "-o", "plan.pdf")
    (here / "plan.yaml").write_bytes((here / "plan.pdf").read_bytes())
    assert "`plan.yaml` is a PDF, which cannot be read back" in knee("export", "plan.yaml").err


def test_a_routine_is_read_whatever_its_file_is_called(here: Path) -> None:
    """If it is one."""
    for suffix in ("yaml", "json"):
        knee("plan", "-o", f"plan.{suffix}")
        (here / "plan.txt").write_bytes((here / f"plan.{suffix}").read_bytes())
        assert knee("check", "plan.txt").code == 0


@pytest.mark.parametrize("file", ["plan.docx", "jpg"])
def test_a_name_without_a_format_leads_to_paper_first(file: str) -> None:
    said = knee("plan", "-o", file)
    assert said.code == 2
    assert "end it in .pdf to print it on paper, else in .txt, .md, .html, .csv" in said.err


@pytest.mark.parametrize(
    "typed",
    ["plan -o plan.pdf -f html", "export -o plan.yaml -f json", "figure clamshell -o c.png -f svg"],
)
def test_a_file_is_called_by_what_it_holds(here: Path, typed: str) -> None:
    knee("plan")
    said = knee(*typed.split())
    assert said.code == 2
    assert "and `--format` asks for" in said.err
    assert not list(here.iterdir())


@pytest.mark.skipif("os.name == 'nt'")
def test_a_path_of_windows_makes_no_odd_file(here: Path) -> None:
    """Elsewhere its backslashes are letters."""
    said = knee("plan", "-o", r"C:\Users\me\plan.pdf")
    assert said.code == 2
    assert "such as `plan.pdf`" in said.err
    assert not list(here.iterdir())


def test_one_of_several_drills_of_a_name_is_left_out_aloud() -> None:
    """Which one, and what the others are called."""
    said = knee("plan", "--exclude", "squat")
    assert said.code == 0
    assert "`--exclude squat` leaves out Body-weight squat only; " in said.err
    assert "Mini squat" in said.err
    assert knee("plan", "--exclude", "mini squat, fast mini squat").err == ""
    assert knee("plan", "--exclude", "wall sit").err == ""

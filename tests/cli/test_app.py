"""The command as a whole: version, help, data of one's own."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kneecli import __version__
from kneecli.cli.app import COMMANDS
from tests.builders import HEEL_RAISES
from tests.catalog.folders import write_folder
from tests.cli.run import knee, process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "words", [("--version",), ("--version", "plan"), ("--no-color", "--version")]
)
def test_version(words: tuple[str, ...]) -> None:
    """One line, whatever stands beside it."""
    said = process(*words)
    assert (said.code, said.out, said.err) == (0, f"knee {__version__}\n", "")
    assert knee("--version").out == f"knee {__version__}\n"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_a_command(name: str) -> None:
    """`-h` is `--help`, in any place; it ends with an example that works, and fits 80 columns."""
    said = knee(*name.split(), "--help")
    assert said.code == 0
    assert knee(*name.split(), "-h").out == said.out
    assert f"Example: {COMMANDS[name].example}" in " ".join(said.out.split())
    assert max(map(len, said.out.splitlines())) <= 80
    assert "\ufffd" not in said.out


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("export", "check")])
@pytest.mark.usefixtures("here")
def test_the_example_of_a_command_works(name: str) -> None:
    """As it is written in the help."""
    import shlex

    knee("plan", "-o", "monday.yaml")
    assert knee(*shlex.split(COMMANDS[name].example)[1:]).code == 0


def test_help_is_grouped() -> None:
    """Routines before the catalogue; options of `plan` by what they do."""
    told = knee("--help").out
    assert told.index("Routines:") < told.index("  plan") < told.index("Catalogue:")
    plan = knee("plan", "--help").out
    headings = ["What to plan:", "How to shape it:", "Output:", "Options:"]
    places = [plan.index(heading) for heading in headings]
    assert places == sorted(places)


def test_an_argument_is_not_listed_as_an_option() -> None:
    """`DRILL` has a heading of its own."""
    told = knee("show", "--help").out
    assert told.index("Arguments:") < told.index("Output:")


def test_options_may_stand_anywhere() -> None:
    """`knee show -f json clam` is `knee show clam -f json`."""
    assert knee("show", "-f", "json", "clam").out == knee("show", "clam", "-f", "json").out


def test_equipment_in_any_form() -> None:
    """Repeated, with commas, in any case and by any name, in any order, twice."""
    wanted = knee("plan", "-e", "band", "-e", "kettlebell", "-f", "json").out
    for words in (
        ("-e", "band,kettlebell"),
        ("-e", "KB, Mini-Band"),
        ("--equipment=kettlebell", "-e", "loop"),
        ("-e", "band,band,", "-e", "kettlebell"),
        ("-e", "none", "-e", "band,kettlebell"),
    ):
        said = knee("plan", *words, "-f", "json")
        assert (said.code, said.out) == (0, wanted), words


@pytest.mark.parametrize("words", [("-e", "none"), ("-e", "body weight"), ("-e", "Bodyweight")])
def test_no_equipment_in_words(words: tuple[str, ...]) -> None:
    """The same as none named."""
    assert knee("plan", *words).out == knee("plan").out


def test_the_same_request_gives_the_same_bytes() -> None:
    """In this process and in another, whatever the order of its sets."""
    first = knee("plan", "-e", "band,link", "-m", "15", "-f", "json").out
    for seed in ("0", "1", "77"):
        words = ("plan", "-e", "band,link", "-m", "15", "-f", "json")
        assert process(*words, PYTHONHASHSEED=seed).out == first


def test_a_seed_varies_and_repeats() -> None:
    """Another number, another routine; the same number, the same one."""
    plans = [knee("plan", "-e", "band", "--seed", str(seed), "-f", "json").out for seed in range(6)]
    again = knee("plan", "-e", "band", "--seed", "3", "-f", "json").out
    assert plans[3] == again
    drills = {tuple(step["exercise"] for step in json.loads(plan)["steps"]) for plan in plans}
    assert len(drills) > 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("list",), "exercises"),
        (("muscles",), "muscles"),
        (("equipment",), "equipment"),
        (("conditions",), "conditions"),
    ],
)
def test_lists_as_json(words: tuple[str, ...], kind: str) -> None:
    """Every item with an id and a name."""
    made = json.loads(knee(*words, "-f", "json").out)
    assert (made["schema"], made["kind"]) == (1, kind)
    assert all(item["id"] and item["name"] for item in made["items"])
    assert len({item["id"] for item in made["items"]}) == len(made["items"]) > 5


def test_a_faulty_folder_names_every_fault(here: Path) -> None:
    """With the exit code of invalid data, whichever command meets it."""
    write_folder(
        here / "own",
        ("exercises.yaml", "usual: 2, most: 3", "usual: lots, most: 3"),
        ("props.yaml", "what: A chair.", "wat: A chair."),
    )
    lines = [
        'own/exercises.yaml:18:29: error: dose.sets.usual: expected a whole number, got "lots"',
        "own/props.yaml:3:3: error: what: is missing",
        "own/props.yaml:3:28: error: wat: is not a known key",
    ]
    for words in (("check", "own"), ("--data", "own", "plan"), ("--data", "own", "show", "squat")):
        said = knee(*words)
        assert (said.code, said.out) == (4, "")
        assert said.err.splitlines()[:3] == lines


def test_an_own_drill_beside_the_built_in_ones(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is listed, shown, ruled on and planned; by option and by variable."""
    (here / "own").mkdir()
    (here / "own" / "any.yml").write_text(f"exercises:\n{HEEL_RAISES}", encoding="utf-8")
    assert "Heel raise game" in knee("--data", "own", "list").out
    assert knee("--data", "own", "show", "heel-raise game").code == 0
    monkeypatch.setenv("KNEE_DATA", str(here / "own"))
    said = knee("plan", "--include", "heel raise game", "-f", "json")
    assert "heel_raise_game" in {step["exercise"] for step in json.loads(said.out)["steps"]}
    said = knee("plan", "--include", "heel raise game", "-a", "achilles", "-f", "json")
    step = next(s for s in json.loads(said.out)["steps"] if s["exercise"] == "heel_raise_game")
    assert step["cautions"]


def test_a_data_file_that_cannot_be_read(here: Path) -> None:
    """A wrong right or a broken disk is told with the file's name, not as a bug."""
    write_folder(here / "own")
    with pytest.MonkeyPatch.context() as patch:
        original = type(here).open

        def refuse(path: Path, *rest: Any, **more: Any) -> Any:
            if path.name == "props.yaml":
                raise PermissionError(13, "Permission denied", str(path))
            return original(path, *rest, **more)

        patch.setattr(type(here), "open", refuse)
        said = knee("--data", "own", "list")
    assert said.code == 4
    assert "props.yaml" in said.err
    assert "bug" not in said.err


def test_an_enormous_data_file(here: Path) -> None:
    """Is refused by its size, before it is read."""
    write_folder(here / "own")
    with (here / "own" / "props.yaml").open("wb") as stream:
        stream.truncate(50_000_000_000)
    said = process("--data", "own", "list")
    assert said.code == 4
    assert "props.yaml:1:1: error: larger than" in said.err


def test_list_says_why_a_condition_leaves_nothing() -> None:
    """A condition that needs a clinician is no matter of fewer options."""
    said = knee("list", "-a", "dvt")
    assert "clinician" in said.out + said.err


def test_modules_are_run_with_python() -> None:
    """`python -m kneecli` is `knee`."""
    assert sys.executable
    assert process("plan").out == knee("plan").out

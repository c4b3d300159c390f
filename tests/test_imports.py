"""What each command imports: start-up is guarded by names, not by a stopwatch."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = {
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "yaml",
    "platformdirs",
    "jsonschema",
    "dataclasses_json",
    "click",
    "numpy",
    "highspy",
    "asyncio",
    "http",
    "email",
    "tomllib",
    "sqlite3",
    "reportlab",
    "pymupdf_fonts",
    "logging",
    # what the extras bring
    "icalendar",
    "dateutil",
    "resvg_py",
    "fit_tool",
    "PIL",
}
"""Never on a run that finds the catalogue compiled."""

PROGRAM = """\
import atexit, os, sys
from kneecli import __main__

def tell():
    sys.stdout.flush()
    with open(os.environ["TELL"], "w") as stream:
        stream.write("\\n".join(sys.modules))

def leave(code):
    tell()
    real(code)

real, os._exit = os._exit, leave
atexit.register(tell)
sys.argv[0] = "knee"
__main__.main()
"""


@pytest.fixture
def imported(compiled: None, tmp_path: Path) -> Imported:  # noqa: ARG001
    """Runs a command and tells which modules it imported."""
    return Imported(tmp_path / "modules")


class Imported:
    """Runs commands in processes of their own."""

    def __init__(self, told: Path) -> None:
        self.told = told

    def __call__(self, *words: str, on_terminal: bool = False, **variables: str) -> set[str]:
        """The names of the modules that a command imports."""
        environment = {**os.environ, **variables, "TELL": str(self.told)}
        if on_terminal:
            environment.pop("NO_COLOR", None)
            child = pexpect.spawn(
                sys.executable,
                ["-c", PROGRAM, *words],
                env={**environment, "TERM": "xterm-256color"},
                dimensions=(50, 100),
                encoding="utf-8",
                timeout=30,
            )
            assert "\x1b[" in child.read()
            child.close()
        else:
            subprocess.run(
                [sys.executable, "-c", PROGRAM, *words],
                env=environment,
                capture_output=True,
                check=True,
            )
        return set(self.told.read_text().splitlines())


def slow(modules: set[str]) -> set[str]:
    """The slow packages among modules."""
    return SLOW & {name.split(".")[0] for name in modules}


def test_version_needs_nothing(imported: Imported) -> None:
    """Neither typer nor anything of ours but the number."""
    modules = imported("--version")
    assert not {"typer", "rich", "pathlib", "kneecli.cli"} & modules
    assert slow(modules) == set()
    assert {name for name in modules if name.startswith("kneecli")} == {
        "kneecli",
        "kneecli.__main__",
    }


def test_help_needs_no_catalogue(imported: Imported) -> None:
    """Nor the planner, nor rich."""
    for words in (("--help",), ("-h",)):
        modules = imported(*words)
        assert slow(modules) == set()
        assert not [
            name
            for name in modules
            if name.startswith(("kneecli.planner", "kneecli.render", "kneecli.catalog", "rich"))
        ]


def test_help_of_plan_needs_no_rich(imported: Imported) -> None:
    """Plain help is laid out without it."""
    modules = imported("plan", "--help")
    assert slow(modules) == set()
    assert "rich" not in modules


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "-e", "band"),
        ("plan", "-e", "band", "-f", "text"),
        ("plan", "-e", "band", "--avoid", "pregnancy", "--why"),
        ("plan", "-e", "band", "-o", "w.txt", "--force"),
        ("list",),
        ("show", "clam"),
        ("muscles",),
        ("conditions", "runners-knee"),
        ("safety",),
    ],
)
def test_a_pipe_needs_no_rich(
    imported: Imported, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text from a compiled catalogue: no pydantic, no yaml, no rich, no json."""
    monkeypatch.chdir(tmp_path)
    modules = imported(*words)
    assert slow(modules) == set()
    assert not {name for name in modules if name.split(".")[0] == "rich"}
    assert not {"json", "kneecli.catalog.validation", "kneecli.catalog.reader"} & modules


def test_a_table_needs_rich_and_no_more(imported: Imported) -> None:
    """Drawn in colour on a terminal."""
    modules = imported("plan", "-e", "band", on_terminal=True)
    assert "rich.table" in modules
    assert slow(modules) == set()
    formats = {name for name in modules if name.startswith("kneecli.render.")}
    assert formats == {
        f"kneecli.render.{name}"
        for name in (
            *("formats", "look", "painters", "page", "columns", "terminal"),
            *("routine_page", "pain", "words", "document"),
        )
    }
    assert not {"json", "rich.markdown", "rich.syntax", "rich.traceback", "pygments"} & modules
    assert not {name for name in modules if name.startswith("kneecli.figure")}


def test_json_needs_no_painter(imported: Imported) -> None:
    """Neither rich nor pages."""
    modules = imported("plan", "-e", "band", "-f", "json")
    assert "json" in modules
    assert slow(modules) == set()
    assert not {"rich", "kneecli.render.page", "kneecli.render.text"} & modules


@pytest.mark.parametrize("name", ["text", "markdown", "csv", "json", "html"])
def test_the_last_routine_needs_no_border(imported: Imported, name: str) -> None:
    """Nor the planner, nor rich; json only where it is asked for."""
    imported("plan", "-e", "band")
    modules = imported("export", "-f", name)
    assert slow(modules) == set()
    assert not {"rich", "kneecli.planner.search", "kneecli.routine_file.reading"} & modules
    assert ("json" in modules) == (name == "json")


@pytest.mark.parametrize(
    ("name", "library"), [("yaml", "yaml"), ("ics", "icalendar"), ("fit", "fit_tool")]
)
def test_the_last_routine_needs_the_library_of_its_format(
    imported: Imported, name: str, library: str
) -> None:
    """And what that brings along, but never pydantic."""
    imported("plan", "-e", "band")
    modules = imported("export", "-f", name)
    assert library in modules
    assert "pydantic" not in modules
    assert ("yaml" in modules) == (name == "yaml")


def test_a_list_needs_no_planner(imported: Imported) -> None:
    """Only `plan` plans."""
    assert not [name for name in imported("list") if name.startswith("kneecli.planner.s")]


@pytest.mark.parametrize("line", ["knee show cl", "knee plan -e ba", "knee pl"])
def test_completion_neither_plans_nor_paints(imported: Imported, line: str) -> None:
    """TAB must not be felt."""
    modules = imported(
        _KNEE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(line.count(" "))
    )
    assert slow(modules) == set()
    assert not [
        name
        for name in modules
        if name.startswith(("kneecli.planner.s", "kneecli.render.t", "rich.table"))
    ]


def test_an_error_needs_no_more(imported: Imported) -> None:
    """A wrong name is told as quickly as a right one."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "plan", "-e", "bnd"],
        env={**os.environ, "TELL": str(imported.told)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 5
    assert slow(set(imported.told.read_text().splitlines())) == set()

"""Colour, width and the terminal: what a command makes of its surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.run import knee, process, terminal

if TYPE_CHECKING:
    from pathlib import Path

CODE = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = {
    "plan": ("plan", "-e", "band"),
    "plan steps": ("plan", "-e", "link", "-m", "20", "--steps"),
    "why": ("plan", "-m", "5", "--why"),
    "why steps": ("plan", "-m", "5", "--why", "--steps"),
    "list": ("list", "--phase", "activate"),
    "show": ("show", "clam"),
    "conditions": ("conditions",),
    "safety": ("safety",),
}


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", list(COMMANDS))
def test_it_fits_the_terminal(name: str, columns: int) -> None:
    """No line is as long as the terminal would have to fold it, and there is colour."""
    shown = terminal(*COMMANDS[name], columns=columns)
    assert shown.code == 0
    assert CODE.search(shown.sent)
    sent = CODE.sub("", shown.sent).replace("\r\n", "\n")
    assert max(map(len, sent.splitlines())) <= columns
    assert "".join(sent.split()) == "".join("".join(shown.lines).split())


def test_the_table_of_a_plan() -> None:
    """A title, what is needed, columns under their titles, times at one right edge."""
    lines = terminal("plan", "-e", "band").lines
    assert lines[0] == "Warm-up, 10 minutes, band"
    assert lines[2].startswith("You need: Band")
    titles = next(line for line in lines if line.startswith("Phase"))
    assert titles.split() == ["Phase", "Drill", "Dose", "Time"]
    times = [line for line in lines if re.search(r"\s\d+:\d\d$", line)]
    assert len(times) >= 5
    assert {len(line) for line in times} == {len(titles)}
    assert [line.split()[0] for line in times if not line.startswith(" ")] == [
        "Raise",
        "Mobilise",
        "Activate",
        "Potentiate",
    ]


def test_a_wide_terminal_has_a_column_of_muscles() -> None:
    """A narrow one has them below the drill."""
    narrow, wide = terminal("plan", columns=80).lines, terminal("plan", columns=120).lines
    assert any(line.endswith("Muscles") for line in wide)
    assert not any("Muscles" in line for line in narrow)
    assert len(wide) < len(narrow)


def test_a_terminal_is_told_how_to_look_further() -> None:
    """A pipe and a file are not."""
    assert "knee show" in terminal("plan").sent
    assert "knee show" not in knee("plan").out


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (("plan",), {"NO_COLOR": "1"}),
        (("plan",), {"NO_COLOR": "yes"}),
        (("plan",), {"TERM": "dumb"}),
        (("--no-color", "plan"), {}),
        (("plan", "--no-color"), {}),
        (("plan", "--no-color", "-e", "band"), {}),
    ],
)
def test_no_colour(words: tuple[str, ...], environment: dict[str, str]) -> None:
    """Whichever way one says so, no code is sent, and the words are the same."""
    shown = terminal(*words, variables=environment)
    assert shown.code == 0
    assert "\x1b" not in shown.sent
    assert shown.lines[0].startswith("Warm-up")


def test_an_empty_no_color_is_not_set() -> None:
    """As no-color.org says."""
    assert CODE.search(terminal("plan", variables={"NO_COLOR": ""}).sent)


def test_help_and_errors_have_no_codes() -> None:
    """On a terminal too."""
    assert "\x1b" not in terminal("--help").sent
    shown = terminal("plan", "-e", "bnd")
    assert shown.code == 5
    assert "\x1b" not in shown.sent


def test_a_pipe_is_plain_text_of_no_more_than_one_width() -> None:
    """Whatever the terminal beside it is like."""
    narrow = process("plan", COLUMNS="78", NO_COLOR="", TERM="xterm-256color")
    wide = process("plan", COLUMNS="200", NO_COLOR="", TERM="xterm-256color")
    assert narrow.out == wide.out
    assert "\x1b" not in narrow.out
    assert max(map(len, narrow.out.splitlines())) <= 78


def test_a_table_into_a_pipe_is_possible() -> None:
    """Without colour, and as wide as COLUMNS says."""
    said = process("plan", "-f", "table", COLUMNS="120", NO_COLOR="")
    assert "\x1b" not in said.out
    assert "Muscles" in said.out


def test_text_on_a_terminal_is_possible() -> None:
    """As it would be piped."""
    assert "=====" in terminal("plan", "-f", "text").sent


def test_a_very_narrow_terminal() -> None:
    """Nothing breaks; it is set for forty columns."""
    assert terminal("plan", columns=20).code == 0


def test_json_has_no_codes() -> None:
    """On a terminal too."""
    assert "\x1b" not in terminal("show", "clam", "-f", "json").sent


def test_data_cannot_steer_the_terminal(here: Path) -> None:
    """Names of one's own catalogue, in the table, the page and the error."""
    from kneecli.paths import built_in_data

    text = (built_in_data() / "exercises.yaml").read_text(encoding="utf-8")
    steering = text.replace("name: Clamshell", r'name: "\e[2J\e]0;x\a[red]Clam"', 1)
    (here / "exercises.yaml").write_text(steering, encoding="utf-8")
    sent = CODE.sub("", terminal("--data", ".", "list").sent)
    assert "a control character (U+001B) does not belong in text" in " ".join(sent.split())
    assert all(letter.isprintable() or letter in "\r\n" for letter in sent)
    text = text.replace("name: Clamshell", r'name: "[red]Clam\u202e"', 1)
    (here / "exercises.yaml").write_text(text, encoding="utf-8")
    for words in (("list",), ("show", "clamshell"), ("show", "clamshell", "-f", "json")):
        sent = CODE.sub("", terminal("--data", ".", *words, columns=120).sent)
        assert all(letter.isprintable() or letter in "\r\n" for letter in sent), words
        assert "[red]Clam" in sent

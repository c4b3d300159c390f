"""Figures on the terminal and in files: drawn, played, written whole."""

from __future__ import annotations

import os
import re
import signal
import struct
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pexpect
import pyte
import pytest

from tests.cli.run import KNEE, knee, process, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

BRAILLE = re.compile("[\u2801-\u28ff]")
ROWS, COLUMNS = 40, 80


def test_show_draws_on_a_terminal() -> None:
    lines = terminal("show", "clamshell").lines
    drawn = [number for number, line in enumerate(lines) if BRAILLE.search(line)]
    assert len(drawn) >= 4
    below = lines[max(drawn) + 1]
    assert len(re.split(r"\s{3,}", below.strip())) == 2, "a label for each key pose"
    assert any(line.startswith("How to do it") for line in lines[max(drawn) :])


def test_show_draws_nothing_where_it_is_narrow_or_not_wanted() -> None:
    for shown in (
        terminal("show", "clamshell", columns=59),
        terminal("show", "clamshell", "--no-figure"),
        terminal("show", "clamshell", "-f", "text"),
    ):
        assert shown.code == 0
        assert not any(BRAILLE.search(line) for line in shown.lines)


def test_show_draws_into_a_pipe_only_when_asked() -> None:
    assert not BRAILLE.search(knee("show", "clamshell").out)
    assert BRAILLE.search(knee("show", "clamshell", "--figure").out)


def test_a_terminal_without_braille_gets_plain_characters() -> None:
    shown = terminal("figure", "clamshell", variables={"TERM": "linux"})
    assert not BRAILLE.search(shown.sent)
    assert any("##" in line for line in shown.lines)
    ascii_only = process("show", "clamshell", "--figure", PYTHONIOENCODING="ascii")
    assert ascii_only.code == 0
    assert ascii_only.out.isascii()


def test_figure_draws_on_a_terminal_and_says_svg_to_a_pipe() -> None:
    assert any(BRAILLE.search(line) for line in terminal("figure", "step-up").lines)
    root = ET.fromstring(knee("figure", "step-up").out)  # noqa: S314
    assert root.tag.endswith("svg")


def test_a_terminal_too_narrow_to_draw_in() -> None:
    shown = terminal("figure", "clamshell", columns=50)
    assert shown.code == 2
    assert "too narrow to draw in: 50 columns" in " ".join(shown.sent.split())


def test_figure_writes_a_file_and_replaces_none_without_force(here: Path) -> None:
    assert knee("figure", "clamshell", "-o", "clam.svg").code == 0
    before = (here / "clam.svg").read_bytes()
    again = knee("figure", "step-up", "-o", "clam.svg")
    assert again.code == 2
    assert (here / "clam.svg").read_bytes() == before
    assert knee("figure", "step-up", "-o", "clam.svg", "--force").code == 0
    assert (here / "clam.svg").read_bytes() != before


def test_a_moving_figure_moves(here: Path) -> None:
    assert knee("figure", "clamshell", "--animate", "-o", "clam.svg").code == 0
    assert "@keyframes" in (here / "clam.svg").read_text()


def test_a_png_is_three_times_as_large(here: Path) -> None:
    assert knee("figure", "clamshell", "-o", "clam.png").code == 0
    written = (here / "clam.png").read_bytes()
    assert written.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", written[16:24])
    root = ET.fromstring(knee("figure", "clamshell").out)  # noqa: S314
    assert (width, height) == (3 * int(root.get("width", 0)), 3 * int(root.get("height", 0)))


def test_a_png_without_its_extra(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = knee("figure", "clamshell", "-o", "clam.png")
    assert (said.code, said.out) == (2, "")
    assert "PNG files need an extra" in said.err
    assert re.search(r"hint: `.+ install .*\bpng\b.*` brings it", said.err)
    assert not list(here.iterdir())


def test_all_figures_and_their_page(here: Path, catalog: Catalog) -> None:
    said = knee("figure", "--all", "-o", "drawn")
    assert said.code == 0
    assert said.err == f"wrote {len(catalog.figures)} figures and drawn/index.html\n"
    page = (here / "drawn" / "index.html").read_text()
    shown = re.findall(r'<img src="([^"]+)"', page)
    assert {path.name for path in (here / "drawn").iterdir()} == {*shown, "index.html"}
    assert len(shown) == len(catalog.exercises)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("figure",), 2, "name one drill, or ask for `--all`"),
        (("figure", "clamshell", "--all"), 2, "name one drill, or ask for `--all`"),
        (("figure", "--all"), 2, "`--all` needs a folder to write to"),
        (("figure", "clamshell", "-o", "clam.gif"), 2, "as SVG or PNG, not `.gif`"),
        (("figure", "clamshell", "--animate", "-o", "clam.png"), 2, "a PNG does not move"),
        (("figure", "handstand"), 5, "no drill called `handstand`"),
        (("show", "clamshell", "--animate"), 2, "`--animate` needs a terminal"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be_drawn(words: tuple[str, ...], code: int, sentence: str) -> None:
    said = knee(*words)
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err


def play(drill: str, columns: int = COLUMNS) -> pexpect.spawn[str]:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return pexpect.spawn(
        KNEE[0],
        [*KNEE[1:], "show", drill, "--animate"],
        env={**environment, "TERM": "xterm-256color"},
        dimensions=(ROWS, columns),
        encoding="utf-8",
        timeout=30,
    )


def test_a_drill_plays_until_a_key_is_pressed() -> None:
    child = play("clamshell")
    child.expect("press a key to stop")
    first = child.before
    child.expect("press a key to stop")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert first is not None
    assert BRAILLE.search(first)
    assert child.before is not None
    assert child.before.rstrip().endswith("\x1b[?25h"), "the cursor is back"


def test_ctrl_c_stops_a_playing_drill_and_gives_the_terminal_back() -> None:
    child = play("march in place")
    child.expect("press a key to stop")
    child.kill(signal.SIGINT)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "\x1b[?25h" in (child.before or "")


def test_frames_are_drawn_over_one_another() -> None:
    child = play("calf raise")
    sent = ""
    for _ in range(12):
        child.expect("press a key to stop")
        sent += (child.before or "") + (child.after if isinstance(child.after, str) else "")
    child.send(" ")
    child.expect(pexpect.EOF)
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed(sent)
    assert sum("press a key" in line for line in screen.display) == 1


def test_a_terminal_too_narrow_to_play_in() -> None:
    child = play("clamshell", columns=50)
    child.expect(r"too narrow to animate in:\s+50 columns")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2

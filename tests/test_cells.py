"""Cells of text and lines of it, compared with what terminals make of them."""

from __future__ import annotations

import pyte
import pytest
from rich.cells import cell_len
from wcwidth import wcswidth

from kneecli.cells import cells, centred, wrapped

TEXTS = (
    "March in place",
    "膝のウォームアップ",
    "무릎 준비 운동",
    "\u1100\u1161\u11a8 각",
    "膝盖热身，慢慢来。",
    "می\u200cخواهم گرم شوم",
    "עִבְרִית",
    "กำลังอุ่นเครื่อง",
    "Da\u0308mpfe, Dämpfe ½ ° … ─",
    "＝１＋１",
    "👨\u200d👩\u200d👧 👍🏽 🇩🇪 1\ufe0f\u20e3 ❤\ufe0f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
)


@pytest.mark.parametrize("text", TEXTS)
def test_cells_are_those_of_other_programs(text: str) -> None:
    assert cells(text) == wcswidth(text) == cell_len(text)


@pytest.mark.parametrize("text", [*TEXTS[:3], TEXTS[4], TEXTS[6], *TEXTS[8:10]])
def test_a_terminal_moves_on_by_as_many_cells(text: str) -> None:
    """One that knows marks over letters, but no joiners."""
    screen = pyte.Screen(60, 2)
    pyte.Stream(screen).feed(text)
    assert screen.cursor.x == cells(text)


@pytest.mark.parametrize("size", [12, 17, 30])
@pytest.mark.parametrize("text", TEXTS)
def test_lines_fit_and_nothing_is_lost(text: str, size: int) -> None:
    lines = wrapped(f"{text} {text}", size, "- ", "  ", break_words=True)
    assert all(cells(line) <= size for line in lines)
    assert "".join("".join(lines)[1:].split()) == "".join(f"{text}{text}".split())


def test_a_script_without_spaces_fills_its_lines() -> None:
    """And no line begins with a full stop or ends in an opening bracket."""
    lines = wrapped("「貝殻」を、ゆっくり開く。(右)", 10)
    assert lines == ["「貝殻」", "を、ゆっく", "り開く。", "(右)"]


def test_a_long_word_stands_out_unless_it_may_be_broken() -> None:
    text = "see /home/me/a_long_name.yaml there"
    assert wrapped(text, 12) == ["see", "/home/me/a_long_name.yaml", "there"]
    assert wrapped(text, 12, break_words=True) == ["see", "/home/me/a_l", "ong_name.yam", "l there"]


@pytest.mark.parametrize("letter", ["👨\u200d👩\u200d👧", "膝", "a\u0308", "1\ufe0f\u20e3"])
def test_letters_with_marks_are_not_parted(letter: str) -> None:
    size = 2 * cells(letter)
    assert wrapped(letter * 3, size, break_words=True) == [letter * 2, letter]


def test_no_words_are_one_line() -> None:
    assert wrapped("", 10, "- ") == ["- "]


@pytest.mark.parametrize(("text", "line"), [("ab", " ab  "), ("膝", " 膝  "), ("longer", "longer")])
def test_centred(text: str, line: str) -> None:
    assert centred(text, 5) == line

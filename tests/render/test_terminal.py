"""The terminal: colour only where wanted, lines that fit, nothing that steers it."""

from __future__ import annotations

import re

import pytest

from kneecli.render import terminal
from kneecli.render.page import Column, Drawing, Page, Paragraph, Table
from tests.render.pages import CROWDED, LOREM, PLAIN, THREATS, page_with

CODES = re.compile(r"\x1b\[[0-9;]*m")


def plain(painted: str) -> str:
    """What is read: the painted page without colour codes."""
    return CODES.sub("", painted)


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("page", [PLAIN, CROWDED])
def test_no_line_is_too_wide(page: Page, width: int, *, colour: bool) -> None:
    """At 80 and 120 columns, and on a telephone."""
    painted = plain(terminal.paint(page, width, colour=colour))
    assert max(map(len, painted.splitlines())) <= width


def test_running_text_is_not_set_wider_than_one_reads() -> None:
    """On a very wide terminal."""
    painted = plain(terminal.paint([Paragraph(f"{LOREM} {LOREM}")], 200, colour=False))
    assert max(map(len, painted.splitlines())) <= 100


def test_no_colour_no_codes() -> None:
    """Not even bold."""
    assert "\x1b" not in terminal.paint(PLAIN, 80, colour=False)


def test_colour_changes_no_word() -> None:
    """Nothing depends on it."""
    painted = terminal.paint(PLAIN, 80, colour=True)
    assert CODES.search(painted)
    assert plain(painted) == terminal.paint(PLAIN, 80, colour=False)


def test_only_the_sixteen_colours() -> None:
    """The ones a person chose for their terminal, and every code is closed."""
    codes = CODES.findall(terminal.paint(PLAIN, 80, colour=True))
    numbers = {int(number) for code in codes for number in re.findall(r"\d+", code)}
    assert numbers <= {0, 1, 2, 22, *range(30, 38), *range(90, 98)}
    assert codes[-1] == "\x1b[0m"


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("threat", list(THREATS))
def test_nothing_steers_the_terminal(threat: str, *, colour: bool) -> None:
    """Whichever place of the page a text of the data stands in."""
    painted = plain(terminal.paint(page_with(THREATS[threat]), 100, colour=colour))
    assert all(letter.isprintable() or letter == "\n" for letter in painted)


@pytest.mark.parametrize("threat", ["markup", "emoji code"])
def test_markup_and_emoji_codes_are_words(threat: str) -> None:
    """In every place of the page, seven of them and two cells more."""
    painted = plain(terminal.paint(page_with(THREATS[threat]), 200, colour=False))
    assert painted.count(THREATS[threat]) == 10


def test_addresses_are_no_links() -> None:
    """A terminal decides itself what it makes of them."""
    assert "\x1b]8" not in terminal.paint([Paragraph("See https://example.org.")], 80, colour=True)


def test_a_table_names_the_phase_once_in_colour() -> None:
    """Drills are bold, muscles below them dim, phases cyan."""
    painted = terminal.paint(PLAIN, 80, colour=True)
    assert re.search(r"\x1b\[36mRaise", painted)
    assert re.search(r"\x1b\[1mMarch in place", painted)
    assert re.search(r"\x1b\[2mquadriceps", painted)


def test_titles_of_columns_are_words_too() -> None:
    """Nothing of a page is read as markup or as the code of an emoji."""
    title = "[dim]Drill[/dim] :skull:"
    painted = plain(terminal.paint([Table((Column(title),), (("March",),))], 80, colour=True))
    assert title in painted


def test_wide_letters_fit() -> None:
    """Two columns a letter, folded where it must be."""
    from rich.cells import cell_len

    painted = plain(terminal.paint(page_with("膝を伸ばす運動" * 12), 80, colour=True))
    assert max(map(cell_len, painted.splitlines())) <= 80


@pytest.mark.parametrize("width", range(20, 70, 5))
def test_no_word_is_cut_off(width: int) -> None:
    """However narrow the terminal is; what has no room in columns stands in lines."""
    painted = plain(terminal.paint(PLAIN, width, colour=False))
    assert "\N{HORIZONTAL ELLIPSIS}" not in painted
    for word in ("quadriceps", "iliopsoas", "gluteus", "Lateral", "hold", "11:10"):
        assert word in painted


@pytest.mark.parametrize("kind", ["dumb", "unknown", "xterm"])
def test_only_the_width_that_is_given_counts(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says of the terminal."""
    expected = terminal.paint(PLAIN, 60, colour=False)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("JUPYTER_COLUMNS", "44")
    assert terminal.paint(PLAIN, 60, colour=False) == expected


def test_a_drawing_cannot_steer_the_terminal() -> None:
    painted = terminal.paint([Drawing(((("\x1b]52;c;eA==\x07", "label"),),))], 80, colour=False)
    assert painted == "\ufffd]52;c;eA==\ufffd\n"

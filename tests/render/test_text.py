"""Plain text: wrapped, aligned, never wider than asked, safe to show."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from kneecli.render import text
from kneecli.render.page import Bullets, Column, Heading, Page, Paragraph, Table
from tests.render.pages import CROWDED, LOREM, PLAIN, THREATS, page_with


@pytest.mark.parametrize("width", [40, 60, 78, 120])
def test_no_line_is_too_wide(width: int) -> None:
    """Whatever the width."""
    assert max(map(len, text.paint(PLAIN, width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 78])
def test_a_crowded_table_fits(width: int) -> None:
    """Words too long for their column do not push the others out."""
    assert max(map(len, text.paint(CROWDED, width).splitlines())) <= width


def test_columns_stay_below_their_titles() -> None:
    """However long a word in them is."""
    lines = text.paint(CROWDED, 78).splitlines()
    start = lines[0].index("Equipment")
    for line in lines:
        assert line[start - 2 : start].strip() == "", line


def test_nothing_is_lost() -> None:
    """Folding moves words and drops none."""
    words = text.paint(PLAIN, 50).split()
    for word in LOREM.split():
        assert words.count(word) >= 3


def test_a_table() -> None:
    """Titles, a rule, cells on the left or right; what follows a line break stands below."""
    page: Page = [
        Table(
            (Column("Drill"), Column("Time", right=True)),
            (("March\nthighs", "1:10"), ("Walk", "10:00")),
        )
    ]
    assert text.paint(page) == (
        "Drill    Time\n------  -----\nMarch    1:10\nthighs\nWalk    10:00\n"
    )


def test_headings_are_underlined() -> None:
    """The page's own with a double line."""
    assert text.paint([Heading("Page", 1), Heading("Part")]) == "Page\n====\n\nPart\n----\n"


def test_points() -> None:
    """A dash or a number, and what follows stands under the words."""
    page: Page = [Bullets(("one two three four",)), Bullets(("five",), numbered=True)]
    assert text.paint(page, 14) == "-  one two\n   three four\n\n1. five\n"


def test_the_tenth_point_has_a_gap_too() -> None:
    """Between its number and its words."""
    lines = text.paint([Bullets(("word",) * 10, numbered=True)]).splitlines()
    assert lines[0] == "1. word"
    assert lines[9] == "10. word"


def test_points_of_a_drill_follow_without_a_gap() -> None:
    """Indented points belong to the paragraph above."""
    page: Page = [Paragraph("Stand.", "Set up"), Bullets(("Go.",), numbered=True, indent=2)]
    assert text.paint(page) == "Set up: Stand.\n  1. Go.\n"


def test_no_spaces_at_the_end_of_lines() -> None:
    """And one line break at the end of the page."""
    painted = text.paint(PLAIN)
    assert all(line == line.rstrip() for line in painted.splitlines())
    assert painted.endswith("care: Go slowly.\n")


@pytest.mark.parametrize("threat", list(THREATS))
def test_nothing_steers_the_reader(threat: str) -> None:
    """Whichever place of the page a text of the data stands in."""
    painted = text.paint(page_with(THREATS[threat]))
    assert all(letter.isprintable() or letter == "\n" for letter in painted)


def test_markup_and_emoji_codes_are_words() -> None:
    """They are shown as they are written."""
    painted = text.paint([Paragraph(THREATS["markup"]), Paragraph(THREATS["emoji code"])])
    assert THREATS["markup"] in painted.replace("\n", " ")
    assert ":skull:" in painted


def test_a_line_break_in_a_text_is_a_space() -> None:
    """Texts written over several lines of a data file are still one paragraph."""
    assert text.paint([Paragraph("Stand\ntall.")]) == "Stand tall.\n"


def test_wide_letters_keep_the_columns() -> None:
    """A Japanese or Chinese name takes two columns a letter."""
    page: Page = [
        Table((Column("Drill"), Column("Time")), (("膝伸展", "1:10"), ("March!", "1:20")))
    ]
    lines = text.paint(page).splitlines()[2:]
    assert {wcswidth(line[: line.index("1:")]) for line in lines} == {8}


@pytest.mark.parametrize("name", ["Dämpfe", "Da\u0308mpfe", "عضلات", "👨\u200d👩\u200d👧 walk"])
def test_accents_keep_the_columns(name: str) -> None:
    """Marks and joiners take no cell, a family of emoji takes two."""
    page: Page = [Table((Column("Drill"), Column("Time")), ((name, "1:10"), ("March!", "1:20")))]
    lines = text.paint(page).splitlines()[2:]
    assert len({wcswidth(line[: line.index("1:")]) for line in lines}) == 1


def test_wide_headings_are_underlined_whole() -> None:
    assert text.paint([Heading("膝の運動")]) == "膝の運動\n--------\n"


def test_wide_running_text_fits() -> None:
    lines = text.paint(
        [Paragraph("膝を伸ばす運動" * 20, "Note"), Bullets(("膝を" * 40,))]
    ).splitlines()
    assert max(map(wcswidth, lines)) in (77, 78)


def test_a_table_on_a_page_too_narrow_for_its_words() -> None:
    """Each row is a paragraph after its name, each phase a heading; no word is broken."""
    columns = (Column("Phase", "phase"), Column("Drill", "name"), Column("Dose"))
    rows = (("Raise", "March in place\nquadriceps", "1 min"), ("", "Squat", "10 a side"))
    assert text.paint([Table(columns, rows)], 20) == (
        "Raise\n-----\n\nMarch in place:\nquadriceps; 1 min\n\nSquat: 10 a side\n"
    )

"""Options of one format: done with it, refused with any other before anything is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.render.formats import FORMATS
from kneecli.render.look import FormatOptions
from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "why": ("--why",),
    "figures": ("--figures",),
    "old_watch": ("--old-watch",),
    "repeat": ("--repeat", "mon"),
    "at": ("--at", "6:30"),
    "weeks": ("--weeks", "0"),
    "alarm": ("--alarm", "10m"),
}


def test_every_option_belongs_to_a_format() -> None:
    taken = {option for entry in FORMATS.values() for option in entry.options}
    assert taken == set(FormatOptions.field_names()) == set(WORDS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("option", WORDS)
def test_no_other_format_takes_it(here: Path, option: str, name: str) -> None:
    """One sentence says which do, and nothing is written or planned."""
    if option in FORMATS[name].options:
        return
    said = knee("plan", *WORDS[option], "-f", name, "-o", "w")
    assert (said.code, said.out) == (2, "")
    flag = WORDS[option][0]
    assert said.err.startswith(f"error: `{flag}` goes with `")
    assert f", not with `{name}`\n\nhint: try `-o routine." in said.err
    assert not list(here.iterdir())
    assert "no routine was planned yet" in knee("export").err


def test_it_is_named_after_the_formats_it_goes_with() -> None:
    assert knee("plan", "--why", "-o", "w.csv").err == (
        "error: `--why` goes with `table`, `text`, `markdown` and `json`, not with `csv`\n\n"
        "hint: try `-o routine.txt`\n"
    )


@pytest.mark.parametrize("words", [("--old-watch",), ("--figures",), ("--at", "6:30")])
def test_an_export_refuses_them_too(words: tuple[str, ...]) -> None:
    knee("plan", "-m", "5")
    said = knee("export", *words)
    assert (said.code, said.out) == (2, "")
    assert f"`{words[0]}` goes with" in said.err
    assert "not with `text`" in said.err


def test_figures_need_a_file_to_lie_beside() -> None:
    said = knee("plan", "-m", "5", "--figures", "-f", "markdown")
    assert (said.code, said.out) == (2, "")
    assert "`--figures` lie beside a file" in said.err


def test_reasons_and_figures_go_together(here: Path) -> None:
    assert knee("plan", "-m", "5", "--why", "--figures", "-o", "w.md").code == 0
    text = (here / "w.md").read_text()
    assert "](w-figures/" in text
    assert "Runner-up" in text


def test_a_routine_goes_into_a_calendar_file(here: Path) -> None:
    said = knee("plan", "-e", "band", "-o", "w.ics", "--repeat", "mon,wed", "--alarm", "10m")
    assert said.code == 0
    text = (here / "w.ics").read_text()
    assert "BYDAY=MO,WE" in text
    assert "COUNT=12" in text

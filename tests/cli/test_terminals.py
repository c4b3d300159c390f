"""Each terminal and locale in a table: what it is sent, and what is the same for all."""

from __future__ import annotations

import codecs
import os
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from kneecli.cli.app import app
from kneecli.render.formats import FORMATS
from kneecli.render.nearest import nearest
from tests.cli.run import KNEE, knee, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

TITLE = "Über “knees” – 45° … 膝 → ½ × Größe"
ROUTINE = f"""\
kind: routine
schema: 1
title: "{TITLE}"
notes: ["a • b ≥ c"]
steps:
- exercise: clamshell
"""
TERMS = ("xterm-256color", "vt100", "linux", "dumb", "", None)
WITH_CODES = TERMS[:3]
LOCALES = {
    "utf-8": {"LC_ALL": "C.UTF-8"},
    "utf-8, by Python's UTF-8 mode": {"LC_ALL": "C"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
}
BOX, BRAILLE = "\u2500", re.compile("[\u2801-\u28ff]")
TABLE = [
    pytest.param(
        term, locale, marks=() if term == TERMS[0] or locale == "utf-8" else pytest.mark.slow
    )
    for term in TERMS
    for locale in LOCALES
]


def environment(term: str | None, locale: str) -> dict[str, str]:
    """The surroundings of a run, colour not unwanted."""
    strange = ("NO_COLOR", "COLUMNS", "TERM", "LC_ALL", "LANG", "PYTHONIOENCODING", "PYTHONUTF8")
    usual = {name: value for name, value in os.environ.items() if name not in strange}
    return {**usual, **({} if term is None else {"TERM": term}), **LOCALES[locale]}


def on_terminal(variables: dict[str, str], *words: str) -> Any:
    """What a terminal of eighty columns is sent."""
    child = pexpect.spawn(
        KNEE[0], [*KNEE[1:], *words], env=variables, dimensions=(50, 80), timeout=30
    )
    sent: Any = child.read()
    child.close()
    assert child.exitstatus == 0, sent
    return sent


def in_pipe(variables: dict[str, str], *words: str) -> bytes:
    """What a pipe is sent."""
    done = subprocess.run([*KNEE, *words], env=variables, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


@pytest.mark.parametrize(("term", "locale"), TABLE)
def test_what_each_terminal_is_sent(term: str | None, locale: str) -> None:
    """Codes if it knows them, letters, lines and dots if it has them, and no mark else."""
    variables, encoding = environment(term, locale), locale.split(",", maxsplit=1)[0]
    page = on_terminal(variables, "show", "clamshell").decode(encoding)
    table = on_terminal(variables, "plan").decode(encoding)
    assert ("\x1b" in page, "\x1b" in table) == (term in WITH_CODES,) * 2
    assert bool(BRAILLE.search(page)) == (encoding == "utf-8" and term not in ("linux", "dumb"))
    assert (BOX in table) == (encoding in ("utf-8", "cp437"))
    assert "?" not in table
    assert b"\x1b" not in in_pipe(variables, "plan", "-f", "table")


@pytest.fixture
def routine(here: Path) -> str:
    """A file with letters that few encodings have."""
    (here / "r.yaml").write_text(ROUTINE, encoding="utf-8")
    return "r.yaml"


def printed(words: tuple[str, ...], encoding: str, newline: str) -> bytes:
    """What a command prints, where stdout has that encoding and those ends of lines."""
    codecs.register_error("nearest", nearest)
    buffer = BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        stream = TextIOWrapper(buffer, encoding=encoding, errors="nearest", newline=newline)
        patch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as end:
            app(list(words), prog_name="knee")
        assert end.value.code == 0
        stream.flush()
        return buffer.getvalue()


FOR_PROGRAMS = {
    **{
        name: ("export", "r.yaml", "-f", name)
        for name in FORMATS
        if name not in ("table", "text", "ics")
    },
    "list": ("list", "-f", "json"),
    "show": ("show", "clamshell", "-f", "json"),
    "markdown page": ("safety", "-f", "markdown"),
    "svg": ("figure", "clamshell"),
    "moving svg": ("figure", "clamshell", "--animate"),
}


@pytest.mark.parametrize("words", FOR_PROGRAMS.values(), ids=FOR_PROGRAMS)
def test_what_programs_read_is_the_same_everywhere(routine: str, words: tuple[str, ...]) -> None:
    """UTF-8 with ends of lines of its own, whatever the terminal or system has."""
    usual = printed(words, "utf-8", "\n")
    assert len(usual) > 200, routine
    for encoding, newline in (("ascii", "\n"), ("cp1252", "\r\n"), ("utf-16", "\r\n")):
        assert printed(words, encoding, newline) == usual


def test_a_calendar_is_the_same_everywhere(routine: str) -> None:
    """But for the moment it was written."""
    words = ("export", routine, "-f", "ics")
    shown = printed(words, "cp1252", "\r\n")
    assert "Größe".encode() in shown.replace(b"\r\n ", b"")
    assert b"\r\r\n" not in shown
    assert shown.count(b"\n") == shown.count(b"\r\n")


@pytest.mark.slow
def test_a_real_run_in_a_narrow_locale(routine: str) -> None:
    """Without UTF-8 mode, as on an old system."""
    for locale in LOCALES:
        sent = in_pipe(environment("xterm", locale), "export", routine, "-f", "json")
        assert TITLE in sent.decode()


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("ascii", 'Uber "knees" - 45deg ... ?? -> 1/2 x Grosse'),
        ("latin-1", 'Über "knees" - 45° ... ?? -> ½ × Größe'),
        ("cp1252", "Über “knees” – 45° … ?? -> ½ × Größe"),
        ("shift-jis", "Uber “knees” - 45° … 膝 → 1/2 × Grosse"),
        ("utf-16", TITLE),
    ],
)
@pytest.mark.parametrize("name", ["text", "table", "usual"])
def test_people_read_the_nearest_letters(
    routine: str, encoding: str, title: str, name: str
) -> None:
    """A question mark only where there is nothing better, one for each column."""
    words = ("export", routine, *(() if name == "usual" else ("-f", name)))
    shown = printed(words, encoding, "\r\n").decode(encoding)
    first, _, rest = shown.partition("\r\n")
    assert first == title
    assert ("a • b" in rest) == (encoding in ("cp1252", "utf-16"))
    assert shown.count("\n") == shown.count("\r\n")


@pytest.mark.slow
def test_files_are_the_same_everywhere(routine: str, here: Path) -> None:
    """Pages too."""
    for suffix in ("txt", "md", "json", "yaml", "csv", "html"):
        written = []
        for number, locale in enumerate(("utf-8", "latin-1")):
            file = f"{number}.{suffix}"
            done = subprocess.run(
                [*KNEE, "export", routine, "-o", file],
                env=environment("xterm", locale),
                capture_output=True,
                check=True,
            )
            assert done.stderr == f"wrote {file}\n".encode()
            written.append((here / file).read_bytes())
        assert written[0] == written[1]
        assert suffix == "csv" or "Größe" in written[0].decode()


def test_a_name_that_steers_is_told_as_words(here: Path) -> None:
    """On one line, so that no part of it is taken for a message."""
    for name in ("a\nerror: b.txt", "\x1b]0;x\x07.txt", "\u202etxt.txt", "\x9b31m.txt"):
        said = knee("plan", "-m", "5", "-o", name)
        assert said.code == 0
        assert (here / name).is_file()
        assert re.fullmatch(r"wrote [^\n]*txt\n", said.err)
        assert said.err[:-1].isprintable()


@pytest.mark.parametrize("words", [("plan", "-m", "5", "-o"), ("figure", "clamshell", "-o")])
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_name_that_is_no_text_is_told_all_the_same(
    here: Path, words: tuple[str, ...], errors: str
) -> None:
    """With a mark for each byte that is none; links to it are written as bytes."""
    suffixes = (b".svg",) if words[0] == "figure" else (b".txt", b".md")
    for suffix in suffixes:
        name = b"\xe9\xff" + suffix
        more = [b"--figures"] if suffix == b".md" else []
        variables = {**os.environ, "PYTHONIOENCODING": f"utf-8:{errors}"}
        done = subprocess.run(
            [*map(os.fsencode, (*KNEE, *words)), name, *more],
            env=variables,
            capture_output=True,
            check=True,
        )
        assert done.stderr.decode() == f"wrote \ufffd\ufffd{suffix.decode()}\n"
        assert (here / os.fsdecode(name)).is_file()
    if b".md" in suffixes:
        assert b"(%E9%FF-figures/" in (here / os.fsdecode(b"\xe9\xff.md")).read_bytes()


@pytest.mark.parametrize("columns", ["0", "-5", "many", ""])
def test_a_width_that_is_none(columns: str) -> None:
    """The usual one is taken."""
    variables = {**environment("xterm", "utf-8"), "COLUMNS": columns}
    assert in_pipe(variables, "plan", "-f", "table") == in_pipe(
        {**variables, "COLUMNS": "80"}, "plan", "-f", "table"
    )


@pytest.mark.parametrize("columns", [20, 33])
def test_a_narrow_terminal_breaks_no_word(columns: int) -> None:
    """Tables become lines of words; nothing is cut off."""
    variables = {**environment("dumb", "utf-8"), "COLUMNS": str(columns)}
    wide = {**variables, "COLUMNS": "200"}
    for words in (("plan", "-f", "table"), ("list", "-f", "table")):
        shown = in_pipe(variables, *words).decode()
        assert max(map(len, shown.splitlines())) <= columns
        known = set(re.findall(r"\w+", in_pipe(wide, *words).decode()))
        assert set(re.findall(r"\w+", shown)) <= known


def test_what_is_said_breaks_no_word_and_no_path(here: Path, catalog: Catalog) -> None:
    """On a terminal of forty columns; the path stands out."""
    path = f"{'long_name_' * 6}.txt"
    shown = terminal("plan", "-o", path, columns=40)
    assert f"wrote\r\n{path}\r\n" in shown.sent
    assert (here / path).is_file()
    first, *more = terminal("check", columns=24).lines
    assert first == f"no faults: {len(catalog.exercises)} exercises,"
    assert 0 < len(more) <= 2


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_nothing_is_played_where_nothing_can_be_drawn_over(term: str | None) -> None:
    child = pexpect.spawn(
        KNEE[0],
        [*KNEE[1:], "show", "clamshell", "--animate"],
        env=environment(term, "utf-8"),
        dimensions=(50, 80),
        encoding="utf-8",
        timeout=30,
    )
    sent = child.read()
    child.close()
    assert child.exitstatus == 2
    assert "cannot draw over what it shows" in sent
    assert "\x1b" not in sent


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 50, 59])
@pytest.mark.parametrize("words", [(), ("plan",), ("list",), ("figure",)])
def test_help_on_a_narrow_terminal_breaks_no_word(words: tuple[str, ...], columns: int) -> None:
    """Names stand above what is said of them, and every line fits."""
    shown = terminal(*words, "--help", columns=columns).lines
    wide = terminal(*words, "--help", columns=200).lines
    assert max(map(len, shown)) < columns
    assert "".join(" ".join(shown).split()) == "".join(" ".join(wide).split())
    known = set(re.findall(r"\w+", " ".join(wide)))
    assert set(re.findall(r"\w+", " ".join(shown))) <= known


def test_faults_on_a_narrow_terminal_break_no_word(here: Path) -> None:
    """The lines after the first are set in; in a pipe each fault is a line."""
    (here / "r.yaml").write_text("kind: routine\nschema: 1\nsteps:\n- clamshell\n")
    (fault, *_) = in_pipe_with_faults("check", "r.yaml")
    assert fault == "r.yaml:1:1: error: title: is missing"
    shown = terminal("check", "r.yaml", columns=40).lines
    assert shown[1:3] == [
        "r.yaml:4:3: error: steps: a step names",
        "            its drill: write `exercise:",
    ]


def in_pipe_with_faults(*words: str) -> list[str]:
    """The lines that a pipe is sent of what is wrong."""
    done = subprocess.run([*KNEE, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    return done.stderr.splitlines()


def test_where_completion_is_breaks_no_word(isolated: Path) -> None:
    variables = {"HOME": str(isolated)}
    shown = terminal("--install-completion", "bash", columns=40, variables=variables)
    assert shown.code == 0
    assert "open a new shell to use it" in " ".join(shown.lines)


def test_text_is_as_narrow_as_its_reader(here: Path) -> None:
    """On a terminal, and in a pipe where COLUMNS says so; in a file it is the same everywhere."""
    variables = environment("dumb", "utf-8")
    usual = in_pipe(variables, "plan").decode()
    assert 70 < max(map(len, usual.splitlines())) <= 78
    narrow = in_pipe({**variables, "COLUMNS": "40"}, "plan").decode()
    assert max(map(len, narrow.splitlines())) <= 40
    assert in_pipe({**variables, "COLUMNS": "200"}, "plan").decode() == usual
    assert max(map(len, terminal("plan", "-f", "text", columns=40).lines)) <= 40
    for columns in ("40", "100"):
        named = {**variables, "COLUMNS": columns}
        subprocess.run(
            [*KNEE, "plan", "-o", f"{columns}.txt"], env=named, check=True, capture_output=True
        )
    assert (here / "40.txt").read_bytes() == (here / "100.txt").read_bytes()

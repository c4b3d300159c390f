"""Places where nothing can be read or written: one sentence each, and never a bug."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.runs import Home


def a_file(path: Path) -> str:
    """A file in a folder's place."""
    path.write_text("")
    return str(path)


def a_loop(path: Path) -> str:
    """A link that leads to itself."""
    path.symlink_to(path)
    return str(path)


def a_dangling_link(path: Path) -> str:
    """A link to nothing."""
    path.symlink_to(path.with_name("nothing"))
    return str(path)


def a_pipe(path: Path) -> str:
    """A pipe that nobody else has open."""
    os.mkfifo(path)
    return str(path)


def nothing(path: Path) -> str:
    """What does not exist."""
    return str(path)


def too_long(path: Path) -> str:
    """A name longer than the system knows."""
    return str(path.with_name("x" * 300))


def far_too_long(path: Path) -> str:
    """A path longer than the system knows."""
    return str(path) + "/x" * 3000


def a_device(_: Path) -> str:
    """No place for files."""
    return os.devnull


PLACES = [a_file, a_loop, a_dangling_link, a_pipe, nothing, too_long, far_too_long, a_device]
FOLDERS = ["HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"]


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("variable", FOLDERS)
def test_a_folder_that_cannot_be_used(
    home: Home, variable: str, place: Callable[[Path], str]
) -> None:
    """A routine is planned and printed all the same; only data must be readable."""
    where = place(home.file("place"))
    odd = replace(home, variables={variable: where})
    for words in (
        ("plan", "-f", "json"),
        ("plan", "-o", "a.pdf"),
        ("figure", "clamshell"),
        ("check",),
    ):
        said = odd.knee(*words)
        assert said.returncode in ((0, 4) if variable in ("HOME", "XDG_CONFIG_HOME") else (0,)), (
            said
        )
        assert said.returncode == 0 or said.stderr.startswith("error: cannot read `"), said
    assert "bug" not in odd.knee("export").stderr
    assert "bug" not in odd.knee("new", "drill", "Mine").stderr


WRITING = [
    ("plan", "-o", "{}.txt"),
    ("plan", "--force", "-o", "{}.txt"),
    ("plan", "-o", "{}/a.txt"),
    ("plan", "--force", "-o", "{}/a.pdf"),
    ("plan", "--figures", "-o", "{}/a.md"),
    ("figure", "--all", "-o", "{}"),
    ("figure", "--all", "--force", "-o", "{}/new/folder"),
    ("figure", "clamshell", "-o", "{}/a.svg"),
    ("new", "drill", "Mine", "-o", "{}/a.yaml"),
]
READING = [
    ("export", "{}"),
    ("export", "{}/a.yaml"),
    ("check", "{}"),
    ("check", "{}/a.yaml"),
    ("--data", "{}", "list"),
    ("--data", "{}/a.yaml", "list"),
    ("--data", "{}", "plan"),
]


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", [*WRITING, *READING], ids=" ".join)
def test_a_place_that_cannot_be_used(
    home: Home, words: tuple[str, ...], place: Callable[[Path], str]
) -> None:
    """It is named, with what is wrong about it."""
    if place is a_pipe and words[-1] == "{}" and words[0] in ("export", "check"):
        pytest.skip("a pipe that is named is waited for, as any program does")
    where = place(home.file("place"))
    before = set(home.path.iterdir())
    said = home.knee(*(word.format(where) for word in words))
    assert said.returncode in (0, 2, 4, 5)
    assert "bug" not in said.stderr
    assert "Traceback" not in said.stderr
    if said.returncode:
        first = said.stderr.splitlines()[0]
        assert first.startswith("error: ") or ": error: " in first
        assert set(home.path.iterdir()) <= before | {home.file(".cache"), home.file(".local")}

"""Two users of one machine: neither can say what the other's routine is, nor write their files."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog import compiled, loading
from kneecli.catalog.layers import built_in
from tests.faults.runs import NOBODY

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from tests.faults.runs import Home

PLAN = ("plan", "-e", "band", "--avoid", "osteoporosis")
pytestmark = pytest.mark.slow
FOLDERS = {"XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}


@pytest.fixture
def shared(home: Home, square: Path) -> Home:
    """A home whose cache and state lie where everybody may write."""
    return replace(home, variables={name: str(square / at) for name, at in FOLDERS.items()})


@pytest.fixture
def forged(catalog: Catalog) -> bytes:
    """A compiled form with a checksum and fingerprint that fit, but no rule of any condition."""
    used = [built_in()]
    expected = compiled.fingerprint(used, loading.contents_of(used))
    return compiled.frozen(catalog.replace(rule_findings={}, prop_findings={}), expected)


def ids(routine: str) -> list[str]:
    """The drills of a routine in JSON."""
    return [step["exercise"] for step in json.loads(routine)["steps"]]


def test_a_forged_catalogue_takes_no_rule_away(shared: Home, square: Path, forged: bytes) -> None:
    """Whoever owns the folder it lies in."""
    right = ids(shared.knee(*PLAN, "-f", "json").stdout)
    (kept,) = (square / "cache" / "kneecli").iterdir()
    wrong = []
    for owner in ("file", "folder", "link"):
        shutil.rmtree(square / "cache")
        kept.parent.mkdir(parents=True)
        kept.write_bytes(forged)
        if os.geteuid() == 0:
            os.chown(kept, NOBODY, NOBODY)
        else:
            kept.chmod(0o666)
        if owner == "folder" and os.geteuid() == 0:
            os.chown(kept.parent, NOBODY, NOBODY)
        if owner == "link":
            kept.rename(square / "theirs")
            kept.symlink_to(square / "theirs")
        wrong += [owner] if ids(shared.knee(*PLAN, "-f", "json").stdout) != right else []
    assert wrong == []


def test_a_routine_planted_by_another_never_answers(
    shared: Home, stranger: Home, square: Path
) -> None:
    """Nor does one's own answer for theirs."""
    theirs = replace(stranger, variables=shared.variables)
    assert theirs.knee("plan", "-b", "cooldown").returncode == 0
    said = shared.knee("export")
    assert (said.returncode, said.stdout) == (5, "")
    assert "the folder is somebody else's" in said.stderr
    planned = shared.knee(*PLAN)
    assert planned.returncode == 0
    assert "could not be kept, `knee export` gives an earlier one" in planned.stderr
    shutil.rmtree(square / "state")
    assert shared.knee(*PLAN).stderr == ""
    said = theirs.knee("export")
    assert (said.returncode, said.stdout) == (5, "")


def test_what_is_kept_is_nobody_else_s_to_read(home: Home, stranger: Home) -> None:
    """It tells of one's body."""
    home.knee(*PLAN)
    for path in (home.last_routine, *home.caches()):
        assert path.stat().st_mode & 0o077 == 0, path
    assert home.last_routine.parent.stat().st_mode & 0o077 == 0
    child = stranger.knee("check", str(home.last_routine))
    assert child.returncode == 5
    assert "bug" not in child.stderr


def test_a_link_planted_by_another_is_not_written_through(
    home: Home, stranger: Home, square: Path
) -> None:
    """It leads to a file of one's own, or to one that is not there yet."""
    precious = home.file("precious")
    for content in (b"precious", None):
        if content:
            precious.write_bytes(content)
        else:
            precious.unlink()
        link = square / "plan.txt"
        link.symlink_to(precious)
        os.chown(link, stranger.user or 0, -1, follow_symlinks=False)
        for force in ((), ("--force",)):
            said = home.knee("plan", "-o", str(link), *force)
            assert said.returncode == 2, said.stderr
            assert "bug" not in said.stderr
        assert (precious.read_bytes() if precious.exists() else None) == content
        link.unlink()


def test_folders_that_may_be_read_but_not_written(stranger: Home, square: Path) -> None:
    """The routine is planned all the same; what cannot be written is said."""
    for path in (".cache", ".local", ".config"):
        stranger.file(path).mkdir()
    place = square / "reading-room"
    place.mkdir()
    (place / "old.txt").write_text("old")
    assert stranger.knee(*PLAN).returncode == 0
    words = [
        ("plan", "-o", str(place / "new.txt")),
        ("plan", "-o", str(place / "old.txt"), "--force"),
        ("plan", "--figures", "-o", str(place / "new.md")),
        ("figure", "--all", "-o", str(place / "new")),
        ("figure", "clamshell", "-o", str(place / "new.svg")),
        ("new", "drill", "Mine"),
    ]
    for one in words:
        said = stranger.knee(*one)
        assert (said.returncode, said.stdout) == (2, ""), one
        assert "permission denied" in said.stderr, one
    assert [path.name for path in place.iterdir()] == ["old.txt"]


def test_data_that_may_not_be_read(stranger: Home, square: Path) -> None:
    """A file, a folder, a folder on the way: each is one sentence."""
    closed = square / "closed"
    closed.mkdir()
    (closed / "own.yaml").write_text("{}")
    (closed / "routine.json").write_text("{}")
    (square / "own.yaml").write_text("{}")
    (square / "own.yaml").chmod(0)
    closed.chmod(0o700)
    words = {
        ("--data", str(square / "own.yaml"), "list"): 4,
        ("--data", str(closed), "list"): 4,
        ("--data", str(closed / "own.yaml"), "list"): 4,
        ("check", str(square / "own.yaml")): 5,
        ("check", str(closed)): 4,
        ("export", str(closed / "routine.json")): 5,
        ("export", str(square / "own.yaml")): 5,
    }
    for one, code in words.items():
        said = stranger.knee(*one)
        assert (said.returncode, said.stdout) == (code, ""), (one, said.stderr)
        assert said.stderr.startswith("error: cannot read `"), one

"""A disk that is full, anywhere in what is written: the old files stay, and the reason is told."""

from __future__ import annotations

import re
import resource
from typing import TYPE_CHECKING

import pytest

from tests.faults.runs import limited

if TYPE_CHECKING:
    from tests.faults.runs import Home

SIZES = [0, 1, 100, 4_000, 20_000, 100_000]
"""Bytes after which no file grows."""
FORMATS = ["txt", "md", "html", "pdf", "csv", "ics", "fit", "yaml", "json"]


def full(home: Home, most: int, *words: str) -> tuple[int, str]:
    """A run in which no file can grow beyond so many bytes."""
    done = home.knee(*words, preexec_fn=limited(resource.RLIMIT_FSIZE, most))
    assert "bug" not in done.stderr
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_cannot_be_kept(home: Home, size: int) -> None:
    """It is shown all the same; what was kept before is whole, or gone."""
    assert full(home, size, "plan", "-e", "band") == (0, "")
    said = home.knee("export")
    assert said.returncode in (0, 5), said.stderr
    home.knee("plan", "-b", "cooldown")
    code, warning = full(home, size, "plan", "-e", "band")
    said = home.knee("export")
    assert (code, said.returncode) == (0, 0)
    kept = said.stdout.partition(",")[0]
    assert kept == ("Cool-down" if warning else "Warm-up")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_that_cannot_be_written(home: Home, suffix: str, size: int) -> None:
    """Nothing takes its name, and an old one stays as it was."""
    home.knee("plan", "-e", "band")
    before = set(home.path.iterdir())
    path = home.file(f"routine.{suffix}")
    code, said = full(home, size, "export", "-o", path.name)
    if code == 0:
        assert path.stat().st_size <= size
        return
    assert code == 2
    assert re.match(r"error: cannot write `routine\.\w+`: file too large\n", said)
    assert set(home.path.iterdir()) == before
    path.write_text("old")
    code, said = full(home, size, "export", "-o", path.name, "--force")
    assert (code, path.read_text()) == (2, "old")
    assert set(home.path.iterdir()) == {*before, path}


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [("plan",), ("list",), ("safety", "-f", "json"), ("--help",), ("--version",), ("check",)],
)
def test_output_that_cannot_be_written(home: Home, words: tuple[str, ...]) -> None:
    """The exit code says that nobody got it."""
    with open("/dev/full", "w") as nowhere:  # noqa: PTH123 - a device
        said = home.knee(*words, stdout=nowhere)
    assert said.returncode == 2
    assert said.stderr == "error: cannot write the output: no space left on device\n"


@pytest.mark.parametrize(
    ("words", "code"), [(("plan", "--bogus"), 2), (("show", "nothing"), 5), (("plan",), 0)]
)
def test_messages_that_cannot_be_written(home: Home, words: tuple[str, ...], code: int) -> None:
    """The exit code is that of the matter."""
    with open("/dev/full", "w") as nowhere:  # noqa: PTH123 - a device
        assert home.knee(*words, stderr=nowhere).returncode == code

"""Where errors become messages and exit codes: bugs, Ctrl-C, closed pipes."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from kneecli import errors
from kneecli.cli import world
from tests.cli.run import KNEE, knee, process, terminal


def raising(error: BaseException) -> Any:
    """A catalogue that cannot be had."""

    def load(_: Path | None = None) -> NoReturn:
        raise error

    return load


def test_a_bug_is_one_line_and_a_traceback_in_a_file(
    isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user is told where it is, and sees none of it."""
    monkeypatch.setattr(world, "load", raising(ZeroDivisionError("oh\nno\x1b[31m")))
    said = knee("plan")
    kept = isolated / "state" / "kneecli" / "traceback.txt"
    assert (said.code, said.out) == (1, "")
    first, empty, hint = said.err.splitlines()
    assert first.startswith("error: a bug in knee: ZeroDivisionError: oh")
    assert (empty, hint) == ("", f"hint: the traceback is in {kept}")
    assert "\x1b" not in said.err
    assert "Traceback (most recent call last)" in kept.read_text()
    assert "test_boundary.py" in kept.read_text()


def test_a_bug_where_nothing_can_be_kept(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then that is said."""
    (isolated / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(isolated / "file"))
    monkeypatch.setattr(world, "load", raising(ZeroDivisionError("oh")))
    said = knee("plan")
    assert said.code == 1
    assert said.err.endswith("hint: the traceback could not be kept\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("no"), 2),
        (errors.NoRoutineError("no"), 3),
        (errors.ReferralError("no"), 3),
        (errors.InvalidDataError("no"), 4),
        (errors.NotFoundError("no"), 5),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError(), 1),
    ],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    """Each kind of trouble has its own."""
    monkeypatch.setattr(world, "load", raising(error))
    said = knee("list")
    assert (said.code, said.out) == (code, "")


def test_an_error_and_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, an empty line, a hint; or the sentence alone."""
    monkeypatch.setattr(world, "load", raising(errors.UsageError("it is so", "try this")))
    assert knee("list").err == "error: it is so\n\nhint: try this\n"
    monkeypatch.setattr(world, "load", raising(errors.UsageError("it is so")))
    assert knee("list").err == "error: it is so\n"


def test_ctrl_c_says_nothing_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person knows what they did."""
    monkeypatch.setattr(world, "load", raising(KeyboardInterrupt()))
    said = knee("list")
    assert "Traceback" not in said.err
    assert len(said.err.splitlines()) <= 1


def test_ctrl_c_for_real() -> None:
    """While it waits for a routine on standard input."""
    child = subprocess.Popen(
        [*KNEE, "export", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    _until_reading(child.pid)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, "")
    assert "Traceback" not in err


def _until_reading(process: int) -> None:
    """Wait until a process waits for its standard input."""
    import time

    for _ in range(1000):
        try:
            state = (
                Path(f"/proc/{process}/wchan").read_text(),
                Path(f"/proc/{process}/syscall").read_text(),
            )
            if "pipe" in state[0] or state[1].startswith("0 0x0 "):
                return
        except OSError:
            pass
        time.sleep(0.01)


@pytest.mark.parametrize(
    "pipe",
    [
        "list | head -1",
        "list | true",
        "plan --why | head -3",
        "show clam -f json | head -c 20",
        "--help | true",
        "plan -e band -f json | head -1",
    ],
)
def test_a_closed_pipe_is_quiet(pipe: str) -> None:
    """In a real shell: nothing on stderr, and the pipe ends well."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{shlex.join(KNEE)} {pipe}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_a_closed_stdout() -> None:
    """`>&-` leaves nowhere to write to; that is no bug."""
    done = subprocess.run(
        ["bash", "-c", f"{shlex.join(KNEE)} plan >&-"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr


def test_output_in_a_narrow_encoding(here: Path) -> None:
    """A terminal or a pipe that knows only ASCII gets marks, not a bug."""
    (here / "own").mkdir()
    from kneecli.paths import built_in_data

    text = (built_in_data() / "props.yaml").read_text(encoding="utf-8")
    (here / "own" / "props.yaml").write_text(text.replace("name: Wall", "name: Wänd", 1), "utf-8")
    done = subprocess.run(
        [*KNEE, "--data", "own", "equipment"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "bug" not in done.stderr


def test_nothing_to_do_is_help() -> None:
    """`knee` alone shows what there is, readable."""
    said = knee()
    told = said.out + said.err
    assert told.startswith("Usage: knee [OPTIONS] COMMAND [ARGS]...\n")
    assert "\ufffd" not in told
    assert "Traceback" not in told


def test_python_is_new_enough_for_what_is_promised() -> None:
    """The oldest Python that the package declares."""
    assert sys.version_info >= (3, 11)


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_a_terminal_breaks_no_word_of_an_error(columns: int) -> None:
    """Lines fit and are set in; joined, they are what a pipe is told."""
    words = ("plan", "-a", "bad knee")
    shown = terminal(*words, columns=columns)
    piped = process(*words).err.splitlines()
    assert max(map(len, shown.lines)) <= columns
    empty = shown.lines.index("")
    message, hint = shown.lines[:empty], shown.lines[empty + 1 :]
    assert [" ".join(map(str.strip, part)) for part in (message, hint)] == [piped[0], piped[2]]
    assert all(line.startswith("      ") and line[6] != " " for line in hint[1:])
    assert len(piped) == 3


def test_a_long_word_of_an_error_stays_whole() -> None:
    """A path is to be copied."""
    name = "w" * 60
    sent = terminal("export", f"{name}.yaml", columns=40).sent
    assert f"`{name}.yaml`" in sent

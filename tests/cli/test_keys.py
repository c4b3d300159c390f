"""The terminal is given back however a playing drill ends, and while it is stopped."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.cli.run import KNEE

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"
PLAYING = "press a key to stop"
SECONDS = 30
TERMINAL = {**os.environ, "TERM": "xterm-256color", "LINES": "60"}
ON_A_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for name in ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM"):  # a shell may have had them ignored
    signal.signal(getattr(signal, name), signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture
def screen() -> Iterator[tuple[int, int]]:
    """A terminal: what a person sees and types on, and what programs read and write."""
    person, program = pty.openpty()
    yield person, program
    os.close(person)
    os.close(program)


def playing(program: int) -> subprocess.Popen[bytes]:
    """A drill that plays on a terminal, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL, *KNEE, "show", "clamshell", "--animate"],
        stdin=program,
        stdout=program,
        stderr=program,
        env={**TERMINAL, "COLUMNS": "80"},
        start_new_session=True,
    )


def read_until(person: int, word: str) -> str:
    """What is shown, until a word is."""
    seen = ""
    while word not in seen:
        assert select.select([person], [], [], SECONDS)[0], seen
        seen += os.read(person, 65536).decode(errors="replace")
    return seen


def rest(person: int) -> str:
    """What is shown after that."""
    seen = ""
    while select.select([person], [], [], 0.2)[0]:
        seen += os.read(person, 65536).decode(errors="replace")
    return seen


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_the_run_and_gives_the_terminal_back(
    screen: tuple[int, int], name: str
) -> None:
    """Its modes as they were, with a cursor; the caller is told which signal it was."""
    person, program = screen
    usual = termios.tcgetattr(program)
    child = playing(program)
    assert HIDDEN in read_until(person, PLAYING)
    assert termios.tcgetattr(program) != usual
    child.send_signal(getattr(signal, name))
    child.wait(SECONDS)
    assert termios.tcgetattr(program) == usual
    assert SHOWN in rest(person)
    assert child.returncode == (130 if name == "SIGINT" else -getattr(signal, name))


def test_a_terminal_that_takes_no_more_does_not_hold_the_run(screen: tuple[int, int]) -> None:
    """Nobody reads on; a signal ends the run all the same."""
    person, program = screen
    usual = termios.tcgetattr(program)
    child = playing(program)
    read_until(person, PLAYING)
    while select.select([], [program], [], 0.5)[1]:  # until it is full
        pass
    child.terminate()
    child.wait(SECONDS)
    assert termios.tcgetattr(program) == usual


def test_a_run_that_is_stopped_and_goes_on() -> None:
    """The shell has a cursor meanwhile; then the drill is drawn anew, and keys count again."""
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"],
        env={**TERMINAL, "PS1": "ready> "}, dimensions=(60, 100), encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    shell.expect("ready> ")
    shell.sendline(" ".join([*KNEE, "show", "clamshell", "--animate"]))
    shell.expect(PLAYING)
    shell.sendcontrol("z")
    shell.expect("Stopped")
    assert (shell.before or "").rfind(SHOWN) > (shell.before or "").rfind(HIDDEN)
    shell.expect("ready> ")
    shell.sendline("fg")
    shell.expect("\x1b\\[\\?25l")
    shell.expect(PLAYING)
    assert "A\r" not in (shell.before or ""), "nothing is drawn over what the shell said"
    shell.send("q")
    shell.expect("ready> ")
    assert SHOWN in (shell.before or "")
    shell.sendline("exit")
    shell.expect(pexpect.EOF)
    shell.close()

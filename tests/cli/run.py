"""Run `knee`: inside the test, as a process of its own, or on a pseudo-terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

import pexpect
import pyte
from typer.testing import CliRunner

from kneecli.cli.app import app

ROWS = 600
"""More than any page has, so that nothing scrolls away."""
KNEE = [sys.executable, "-m", "kneecli"]


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str


def knee(*words: str, stdin: str | bytes | None = None) -> Said:
    """Run inside the test; nothing is a terminal."""
    result = CliRunner().invoke(app, list(words), input=stdin, prog_name="knee")
    return Said(result.exit_code, result.stdout, result.stderr)


def process(*words: str, stdin: str | None = None, **environment: str) -> Said:
    """Run as a process."""
    done = subprocess.run(
        [*KNEE, *words],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Shown:
    """What a terminal was sent, and what one reads on it."""

    code: int
    sent: str
    lines: list[str]


def terminal(*words: str, columns: int = 80, variables: dict[str, str] | None = None) -> Shown:
    """Run on a pseudo-terminal of so many columns, in colour unless a variable says no."""
    environment = {**os.environ, "TERM": "xterm-256color"}
    for name in ("COLUMNS", "NO_COLOR"):
        environment.pop(name, None)
    child = pexpect.spawn(
        KNEE[0],
        [*KNEE[1:], *words],
        env={**environment, **(variables or {})},
        dimensions=(ROWS, columns),
        encoding="utf-8",
        timeout=30,
    )
    sent = child.read()
    child.close()
    assert child.exitstatus is not None
    screen = pyte.Screen(columns, ROWS)
    pyte.Stream(screen).feed(sent)
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    return Shown(child.exitstatus, sent, lines)

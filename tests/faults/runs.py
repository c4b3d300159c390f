"""Runs of `knee` in a home of their own, as any user, with something going wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kneecli

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534
SECONDS = 60
"""After so long a run hangs."""
PACKAGES = os.pathsep.join(
    [
        str(Path(kneecli.__file__).parent.parent),
        *(entry for entry in sys.path if "site-packages" in entry),
    ]
)


@dataclass(frozen=True)
class Home:
    """A home folder, and whose it is."""

    path: Path
    python: str = sys.executable
    user: int | None = None
    """Another user than the one who runs the tests."""
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """A clean one, in which this home is the home."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.path),
            "PYTHONPATH": PACKAGES,
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            **self.variables,
        }

    def start(self, *words: str, **more: Any) -> subprocess.Popen[str]:
        """Start a run, whose output is kept."""
        return subprocess.Popen(
            [self.python, "-m", "kneecli", *words],
            **{
                "cwd": self.path,
                "env": self.environment,
                "user": self.user,
                "group": self.user,
                "extra_groups": None if self.user is None else [],
                "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                "text": True,
                **more,
            },
        )

    def knee(self, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """A whole run."""
        child = self.start(*words, **more)
        out, err = child.communicate(timeout=SECONDS)
        return subprocess.CompletedProcess(words, child.returncode, out, err)

    def file(self, *parts: str) -> Path:
        """A file in it."""
        return self.path.joinpath(*parts)

    @property
    def last_routine(self) -> Path:
        """Where the routine planned last is kept."""
        return self.file(".local", "state", "kneecli", "last-routine")

    def caches(self) -> list[Path]:
        """What is kept compiled."""
        return sorted(self.file(".cache", "kneecli").glob("*"))


def limited(what: int, most: int) -> Callable[[], None]:
    """Before a run: a limit that the system puts on it."""

    def limit() -> None:
        import resource

        resource.setrlimit(what, (most, most))

    return limit


@cache
def python_of_nobody() -> str | None:
    """A Python that another user can run the program with; None where there is none."""
    if os.geteuid() != 0:
        return None
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            done = subprocess.run(
                [python, "-c", "import kneecli.catalog.validation, kneecli.cli.app"],
                env={"PYTHONPATH": PACKAGES, "PYTHONDONTWRITEBYTECODE": "1"},
                user=NOBODY,
                group=NOBODY,
                extra_groups=[],
                capture_output=True,
                check=False,
            )
        except OSError:
            continue
        if done.returncode == 0:
            return python
    return None

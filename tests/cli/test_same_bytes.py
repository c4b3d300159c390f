"""The same request gives the same bytes, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAN = ("plan", "-e", "band,kettlebell", "-m", "12", "--avoid", "low_back_pain")
REQUESTS = {
    "why": (*PLAN, "--seed", "5", "--why", "--steps"),
    **{
        name: (*PLAN, "-f", name)
        for name in ("table", "text", "markdown", "html", "csv", "yaml", "json")
    },
    "cooldown": ("plan", "-b", "cooldown", "-f", "json", "--why"),
    "no routine": ("plan", "-m", "3", "--include", "copenhagen_plank"),
    "list": ("list", "--muscle", "glute_med", "-f", "json"),
    "check": ("check",),
    "safety": ("safety",),
    "figure": ("figure", "clamshell"),
}


def output(home: Path, seed: int, arguments: tuple[str, ...]) -> bytes:
    """All that a command prints in a process with a hash seed of its own.

    Of the two homes each one's compiled form is written by another seed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "kneecli", *arguments],
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("XDG_")},
            "HOME": str(home / str(seed % 2)),
            "PYTHONHASHSEED": str(seed),
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode in (0, 3, 5), done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.mark.slow
@pytest.mark.parametrize("name", REQUESTS)
def test_the_order_of_sets_does_not_matter(name: str, home: Path) -> None:
    assert len({output(home, seed, REQUESTS[name]) for seed in range(6)}) == 1

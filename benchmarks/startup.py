"""How long whole commands take, as ratios taken side by side in one run.

    python benchmarks/startup.py [--rounds N] [--knee PATH]

Installs the project into a fresh environment (unless --knee names an installed one), then
runs each command in turn, again and again, on a pseudo-terminal, and prints medians as
multiples of `python -c pass` and of a Python that only imports what knee depends on.
"""

from __future__ import annotations

import argparse
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
IMPORTS = "import typer, rich, pydantic, yaml"


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    peak_mebibytes: float


def run(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command on a pseudo-terminal, reading all it writes."""
    master, slave = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave
    )
    os.close(slave)
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        pass  # the other end is closed
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(master)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def install(folder: Path) -> Path:
    """A fresh environment with the project's wheel in it; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", ROOT], check=True)
    return folder / "bin"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--knee", type=Path, help="an installed knee, instead of a fresh one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.knee.parent if options.knee else install(Path(scratch) / "venv")
        measure(folder, Path(scratch) / "home", options.rounds)


def measure(programs: Path, home: Path, rounds: int) -> None:
    """Time every command `rounds` times, in turn, and print the ratios."""
    python, knee = str(programs / "python"), str(programs / "knee")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LANG": "C.UTF-8",
    }
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "import4": [python, "-c", IMPORTS],
        "plan, first run ever": [knee, "plan", "-e", "band"],
        "plan -e band": [knee, "plan", "-e", "band"],
        "plan, 20 minutes": [knee, "plan", "-e", "band,link,kettlebell,medicine-ball", "-m", "20"],
        "list --muscle": [knee, "list", "--muscle", "glute med"],
        "show clamshell": [knee, "show", "clamshell"],
        "--help": [knee, "--help"],
        "--version": [knee, "--version"],
        "completion": [knee],
    }
    complete = {"_KNEE_COMPLETE": "complete_bash", "COMP_WORDS": "knee show cl", "COMP_CWORD": "2"}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            if name == "plan, first run ever":
                shutil.rmtree(home, ignore_errors=True)
                home.mkdir()
            extra = complete if name == "completion" else {}
            runs[name].append(run(command, {**environment, **extra}))
    report({name: done[1:] for name, done in runs.items()})


def report(runs: dict[str, list[Run]]) -> None:
    """Print medians and ratios."""
    medians = {name: statistics.median(r.seconds for r in done) for name, done in runs.items()}
    print(f"{'command':<22} {'ms':>7} {'x pass':>7} {'x import4':>10} {'MiB':>6}")
    for name, done in runs.items():
        peak = statistics.median(r.peak_mebibytes for r in done)
        print(
            f"{name:<22} {1000 * medians[name]:7.1f} "
            f"{medians[name] / medians['python -c pass']:7.2f} "
            f"{medians[name] / medians['import4']:10.2f} {peak:6.1f}"
        )


if __name__ == "__main__":
    main()

"""How long whole commands take, as ratios taken side by side in one run.

    python benchmarks/startup.py [--exports] [--rounds N] [--knee PATH]

Installs the project into a fresh environment (unless --knee names an installed one), then
runs each command in turn, again and again, on a pseudo-terminal, and prints medians as
multiples of `python -c pass` and of a Python that only imports what knee depends on.
With --exports the commands are exports of the routine planned last, in every format. The
column "at work" is the same ratio of processor time, which a busy computer disturbs less.
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
FIRST = "plan, first run ever"
PRINTED = ("table", "text", "markdown", "csv", "json", "yaml", "html", "ics")
WRITTEN = ("fit", "pdf")
"""Formats that are nothing to print on a terminal."""


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    processor_seconds: float
    """The time it was at work, whatever else the computer was busy with."""
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
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def install(folder: Path) -> Path:
    """A fresh environment with the project's wheel in it; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", f"{ROOT}[all]"], check=True)
    return folder / "bin"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--knee", type=Path, help="an installed knee, instead of a fresh one")
    parser.add_argument("--exports", action="store_true", help="measure exports in every format")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.knee.parent if options.knee else install(Path(scratch) / "venv")
        home = Path(scratch) / "home"
        knee = str(folder / "knee")
        commands = exports(knee, home) if options.exports else usual(knee)
        measure(folder, home, commands, options.rounds)


def usual(knee: str) -> dict[str, list[str]]:
    """The commands that are run most."""
    return {
        FIRST: [knee, "plan", "-e", "band"],
        "plan -e band": [knee, "plan", "-e", "band"],
        "plan, 20 minutes": [knee, "plan", "-e", "band,link,kettlebell,medicine-ball", "-m", "20"],
        "list --muscle": [knee, "list", "--muscle", "glute med"],
        "show clamshell": [knee, "show", "clamshell"],
        "--help": [knee, "--help"],
        "--version": [knee, "--version"],
        "completion": [knee],
    }


def exports(knee: str, home: Path) -> dict[str, list[str]]:
    """A plan, and its routine again in every format."""
    printed = {f"export -f {name}": [knee, "export", "-f", name] for name in PRINTED}
    written = {
        f"export -o r.{name}": [knee, "export", "--force", "-o", str(home / f"r.{name}")]
        for name in WRITTEN
    }
    return {"plan -e band": [knee, "plan", "-e", "band"], **printed, **written}


def measure(programs: Path, home: Path, commands: dict[str, list[str]], rounds: int) -> None:
    """Time yardsticks and commands `rounds` times, in turn, and print the ratios."""
    python = str(programs / "python")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LANG": "C.UTF-8",
    }
    yardsticks = {"python -c pass": [python, "-c", "pass"], "import4": [python, "-c", IMPORTS]}
    complete = {"_KNEE_COMPLETE": "complete_bash", "COMP_WORDS": "knee show cl", "COMP_CWORD": "2"}
    commands = {**yardsticks, **commands}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    home.mkdir()
    for _ in range(rounds + 1):
        for name, command in commands.items():
            if name == FIRST:
                shutil.rmtree(home)
                home.mkdir()
            extra = complete if name == "completion" else {}
            runs[name].append(run(command, {**environment, **extra}))
    report({name: done[1:] for name, done in runs.items()})


def report(runs: dict[str, list[Run]]) -> None:
    """Print medians and ratios."""
    medians = {
        name: Run(*map(statistics.median, zip(*done, strict=True))) for name, done in runs.items()
    }
    nothing, imports = medians["python -c pass"], medians["import4"]
    print(f"{'command':<22} {'ms':>7} {'x pass':>7} {'x import4':>10} {'at work':>8} {'MiB':>6}")
    for name, median in medians.items():
        print(
            f"{name:<22} {1000 * median.seconds:7.1f} "
            f"{median.seconds / nothing.seconds:7.2f} {median.seconds / imports.seconds:10.2f} "
            f"{median.processor_seconds / imports.processor_seconds:8.2f} "
            f"{median.peak_mebibytes:6.1f}"
        )


if __name__ == "__main__":
    main()

"""How long reading a file takes, and how much memory, as ratios taken side by side in one run.

    python benchmarks/reading.py [--rounds N] [--knee PATH]

Runs `knee check` on ordinary and on hostile files of half a megabyte, of one and of two, the most
that is read, and prints medians of processor time as multiples of a Python that only imports what
knee depends on, with the most memory that was in use. Where time grows with the size of the file,
each number is at most about twice the one before it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
IMPORTS = "import typer, rich, pydantic, yaml"
SIZES = (500_000, 1_000_000, 1_999_000)
ROUTINE = "kind: routine\nschema: 1\ntitle: A\n"
JSON = '{"kind": "routine", "schema": 1, "title": "A", '


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    mebibytes: float


def again(part: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A text of some size that holds a part again and again, `{}` in it being its number."""

    def text(size: int) -> str:
        room = size - len(before) - len(after)
        longest = len(part.replace("{}", "000000"))
        many = (part.replace("{}", f"{number:06}") for number in range(room // longest))
        return f"{before}{''.join(many)}{after}"

    return text


def drills(size: int) -> str:
    """A drill that comes with the program, again and again as one's own, under other names."""
    text = (ROOT / "data" / "exercises.yaml").read_text(encoding="utf-8")
    drill = text[text.index("- id: clamshell\n") :].partition("\n- id: ")[0]
    named = ("- id:", "  family:", "  name:", "  aliases:", "  progressions:")
    lines = [line for line in drill.splitlines() if not line.startswith(named)]
    head = "- id: own_{}\n  family: own_{}\n  name: Own {}\n"
    return again(head + "\n".join(lines) + "\n", "exercises:\n")(size - 10_000)


FILES: dict[str, Callable[[int], str]] = {
    "drills": drills,
    "a routine": again("- {exercise: clamshell}\n", f"{ROUTINE}steps:\n"),
    "a routine in JSON": again(
        '{"exercise": "clamshell"},', f'{JSON}"steps": [', '{"exercise": "clamshell"}]}'
    ),
    "muscles": again(
        "- {id: m{}, name: Muscle {}, group: ankle, region: the leg, action: It moves.}\n",
        "muscles:\n",
    ),
    "unknown drills": again("- {exercise: clamshel{}}\n", f"{ROUTINE}steps:\n"),
    "unknown conditions": again("pregnanc{},", f"{ROUTINE}steps: []\nrequest: {{avoid: [", "x]}"),
    "conditions again": again(
        "pregnancy,", f"{ROUTINE}steps: [{{exercise: clamshell}}]\nrequest: {{avoid: [", "gout]}"
    ),
    "unknown keys": again("rep{}: 1\n", ROUTINE),
    "steps of no kind": again("1,", f"{ROUTINE}steps: [", "1]"),
    "unknown kinds": again("exercise{}: 1\n"),
    "the same key": again("a: 1\n"),
    "numbers of base 60": again("1:30:30:30:30:30:30:30:30:30,", "a: [", "1]"),
    "one number of base 60": again(":30", "a: 1"),
    "one long number": again("9", "a: "),
    "empty texts in JSON": again('"",', '{"a": [', '""]}'),
    "JSON with a slip": again('{"a":"b"},', "[", "x y: {]"),
    "escapes": again("\\ud83d\\udcaa", 'a: "', '"'),
    "aliases": again("*a,", "a: &a x\nb: [", "*a]"),
    "brackets": again("["),
    "hidden that are not there": again("clamshel{},", "hide: {exercises: [", "x]}"),
}


def run(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command that may find faults, and read nothing of what it says."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3, 4):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: list[str], environment: dict[str, str], rounds: int) -> Run:
    """The median of some runs."""
    runs = [run(command, environment) for _ in range(rounds)]
    return Run(*map(statistics.median, zip(*runs, strict=True)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--knee", type=Path, help="an installed knee, instead of this Python's")
    options = parser.parse_args()
    knee = [str(options.knee)] if options.knee else [sys.executable, "-m", "kneecli"]
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "HOME": scratch, "XDG_CONFIG_HOME": scratch}
        imports = median([sys.executable, "-c", IMPORTS], environment, options.rounds)
        print(f"import4: {1000 * imports.seconds:.0f} ms, {imports.mebibytes:.0f} MiB")
        sizes = "".join(f"{size / 1e6:>16.1f} MB" for size in SIZES)
        print(f"{'x import4, MiB':<26}{sizes}")
        for name, text in FILES.items():
            file = Path(scratch) / "file.yaml"
            row = ""
            for size in SIZES:
                file.write_text(text(size), encoding="utf-8")
                taken = median([*knee, "check", str(file)], environment, options.rounds)
                row += f"{taken.seconds / imports.seconds:12.2f} {taken.mebibytes:6.0f}"
            print(f"{name:<26}{row}", flush=True)


if __name__ == "__main__":
    main()

"""Runs that are killed at any moment: what is on the disk is the old or the new, and whole."""

from __future__ import annotations

import json
import random
import signal
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from tests.faults.runs import SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.runs import Home

KILLS = 25
"""Of each kind."""
SIGNALS = {"SIGKILL": -9, "SIGTERM": -15, "SIGHUP": -1, "SIGQUIT": -3, "SIGINT": 130}
"""How a run ends that got one."""
OLD = '{"old": true}\n'


def moments(home: Home, words: tuple[str, ...], seed: str) -> list[float]:
    """Seconds after the start of a run, spread over all it takes and a little more."""
    home.knee(*words)  # the first run takes longer than those that follow
    started = monotonic()
    home.knee(*words)
    whole = monotonic() - started
    chance = random.Random(seed)
    return [chance.uniform(0, 1.1 * whole) for _ in range(KILLS)]


def heed_signals() -> None:
    """Before a run: signals do what they usually do, which a shell may have changed."""
    for name in SIGNALS:
        if name != "SIGKILL":
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def killed(home: Home, words: tuple[str, ...], name: str, after: float) -> str | None:
    """What a run said that got a signal, or None where it was over before."""
    child = home.start(*words, preexec_fn=heed_signals)
    sleep(after)
    child.send_signal(getattr(signal, name))
    _, err = child.communicate(timeout=SECONDS)
    if child.returncode == 0:
        return None
    before_the_program = name == "SIGINT" and child.returncode == 1 and "in main" not in err
    assert before_the_program or child.returncode in {SIGNALS[name], -getattr(signal, name)}
    return err


def is_whole(path: Path) -> bool:
    """Whether a file is the old one, or a whole new one."""
    content = path.read_text()
    return content == OLD or "steps" in json.loads(content)


@pytest.mark.slow
@pytest.mark.parametrize("name", SIGNALS)
def test_nothing_is_torn(home: Home, name: str) -> None:
    """Neither the file that was asked for, nor what is kept between runs."""
    words = ("plan", "-e", "band", "-o", "plan.json", "--force")
    path = home.file("plan.json")
    hits = 0
    for after in moments(home, words, name):
        path.write_text(OLD)
        hits += killed(home, words, name, after) is not None
        assert is_whole(path)
        assert home.knee("export", "-f", "json").returncode == 0
    assert hits > 3
    left = [one.name for one in home.path.iterdir() if one.suffix == ".tmp"]
    assert name == "SIGKILL" or left == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_first_run_that_is_killed_leaves_no_half_catalogue(home: Home, name: str) -> None:
    """The next one plans what it would have planned."""
    right = home.knee("plan", "-f", "json").stdout
    (kept,) = home.caches()
    for after in moments(home, ("plan", "-m", "5"), name)[:12]:
        kept.unlink(missing_ok=True)
        killed(home, ("plan", "-m", "5"), name, after * 10)
        assert home.knee("plan", "-f", "json").stdout == right


@pytest.mark.slow
def test_ctrl_c_is_quiet_once_the_program_has_begun(home: Home) -> None:
    """Also while it imports. Before our first line the interpreter has a traceback of its own."""
    tracebacks = []
    for after in moments(home, ("plan",), "quiet"):
        said = killed(home, ("plan",), "SIGINT", after)
        if said and "in main" in said:
            tracebacks.append(said)
    assert tracebacks == []

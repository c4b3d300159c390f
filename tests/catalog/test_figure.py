"""Faults in figures: angles no joint has, gear without its ends, drills that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.loading import load
from tests.catalog.folders import faults_of, write_folder

if TYPE_CHECKING:
    from pathlib import Path

BODY = "  body: upright\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("knee_flexion: 60", "knee_flexion: 141", "expected at most 140, got 141"),
        ("hip_flexion: 75", "hip_flexion: -31", "expected at least -30, got -31"),
        ("pitch: 30", "pitch: 200", "expected at most 180, got 200"),
        ("left_foot: floor", "left_foot: ceiling", "rests.left_foot: expected floor, chair"),
        ("exercise: squat", "exercise: dip", "exercise: there is no `dip`"),
        (
            "  - {label: Stand, rests: {left_foot: floor, right_foot: floor}}\n",
            "",
            "frames: expected at least 2 frames, got 1",
        ),
        (
            "{label: Sink,",
            "{label: Sink, mirror_of: 2,",
            "mirror_of: expected the number of an earlier frame",
        ),
        (
            BODY,
            f"{BODY}  gear: [{{kind: band, at: left_knee}}]\n",
            "gear: give both ends: two of `at`, `to` and `place`",
        ),
        (
            BODY,
            f"{BODY}  gear: [{{kind: chair, to: left_knee}}]\n",
            "only bands and straps lead from one point to another",
        ),
        (BODY, f"{BODY}  way: on\n", "way: expected back, round, got true"),
        (BODY, f"{BODY}  colour: red\n", "colour: is not a known key"),
    ],
)
def test_a_fault_of_a_figure(old: str, new: str, fault: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, ("figures.yaml", old, new))
    assert len(faults) == 1
    assert faults[0].startswith("figures.yaml:")
    assert fault in faults[0]


def test_a_drill_has_one_figure(tmp_path: Path) -> None:
    frames = "  frames:\n  - {label: A}\n  - {label: B}\n"
    twice = f"- exercise: squat\n  body: supine\n{frames}- exercise: squat\n{BODY}"
    faults = faults_of(tmp_path, ("figures.yaml", f"- exercise: squat\n{BODY}", twice))
    assert [fault.partition("error: ")[2] for fault in faults] == ["id: `squat` is used twice"]


def test_own_drills_need_no_figures_and_leave_strange_ones_out(tmp_path: Path) -> None:
    """Figures of built-in drills do no harm beside drills of one's own."""
    write_folder(tmp_path)
    (tmp_path / "figures.yaml").unlink()
    catalog = load(tmp_path)
    assert set(catalog.figures) <= set(catalog.exercises)
    assert "clamshell" not in catalog.figures

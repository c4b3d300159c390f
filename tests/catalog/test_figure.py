"""Faults in figures: angles no joint has, gear without its ends, drills that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli import paths
from kneecli.catalog.loading import load
from tests.catalog.folders import SMALL, faults_of, write_folder

if TYPE_CHECKING:
    from pathlib import Path

BODY = "  body: upright\n"
SQUAT = SMALL["figures.yaml"]


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
            ", to: right_knee",
            "",
            "gear: give both ends: two of `at`, `to` and `place`",
        ),
        (
            "gear: [",
            "gear: [{kind: chair, to: left_knee}, ",
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
    faults = faults_of(tmp_path, ("figures.yaml", SQUAT, SQUAT + SQUAT))
    assert [fault.partition("error: ")[2] for fault in faults] == ["id: `squat` is used twice"]


GEAR = "gear: [{kind: band, when: band, at: left_knee, to: right_knee}]"
SECOND = "{label: Sink,"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            GEAR,
            GEAR.replace("when: band", "when: kettlebell"),
            "3:29: error: gear.when: `kettlebell` is nothing this drill is done with",
        ),
        (GEAR, GEAR.replace(" when: band,", ""), "3:9: error: gear: draw `band` with `when: band`"),
        (GEAR, "works: both", "1:3: error: gear: draw `band` with `when: band`"),
        (
            SECOND,
            "{label: Sink, when: mirror,",
            "6:25: error: frames.when: `mirror` is nothing this drill is done with",
        ),
        (
            SECOND,
            "{label: Sink, when: band,",
            "5:3: error: frames: expected at least 2 frames with wall, got 1",
        ),
        (
            SECOND,
            "{label: Sink, when: band}\n  - {label: Sink, when: none, mirror_of: 2,",
            "7:42: error: frames.mirror_of: expected the number of an earlier frame",
        ),
    ],
)
def test_a_figure_shows_all_its_drill_is_done_with(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    faults = faults_of(tmp_path, ("figures.yaml", old, new))
    assert [one for one in faults if one.startswith(f"figures.yaml:{fault}")]


@pytest.mark.parametrize(("prop", "missing"), [("space", []), ("chair", ["chair"])])
def test_room_is_nothing_to_draw(prop: str, missing: list[str], tmp_path: Path) -> None:
    """A lane to walk in has no picture, a chair has."""
    faults = faults_of(
        tmp_path,
        ("exercises.yaml", "props: [[wall]]", f"props: [[wall], [{prop}]]"),
        ("figures.yaml", GEAR, f"{GEAR[:-1]}, {{kind: wall, when: wall, place: [9, 0, 0]}}]"),
        ("props.yaml", "- {id: wall", "- {id: space, name: Space, what: Room.}\n- {id: wall"),
    )
    said = "3:9: error: gear: draw `{0}` with `when: {0}`, for who does the drill with it"
    assert faults == [f"figures.yaml:{said.format(name)}" for name in missing]


def test_figures_of_drills_by_the_same_name_are_left_out(tmp_path: Path) -> None:
    """A built-in figure that lacks what one's own drill is done with would show something else."""
    own = (paths.built_in_data() / "exercises.yaml").read_text()
    mine = tmp_path / "exercises.yaml"
    mine.write_text(own)
    assert "goblet_squat" in load(tmp_path).figures
    both = "equipment: [[kettlebell], [medicine_ball]]"
    assert both in own
    mine.write_text(own.replace(both, "equipment: [[kettlebell], [medicine_ball], [band]]"))
    figures = load(tmp_path).figures
    assert "goblet_squat" not in figures
    assert "clamshell" in figures


def test_own_drills_need_no_figures_and_leave_strange_ones_out(tmp_path: Path) -> None:
    """Figures of built-in drills do no harm beside drills of one's own."""
    write_folder(tmp_path)
    (tmp_path / "figures.yaml").unlink()
    catalog = load(tmp_path)
    assert set(catalog.figures) <= set(catalog.exercises)
    assert "clamshell" not in catalog.figures

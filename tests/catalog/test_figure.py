"""Faults in figures: angles no joint has, gear without its ends, drills that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.folders import faults_of

if TYPE_CHECKING:
    from pathlib import Path

BODY = "    body: upright\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (", knee_flexion: 60", ", knee_flexion: 141", "expected at most 140, got 141"),
        ("{hip_flexion: 75", "{hip_flexion: -31", "expected at least -30, got -31"),
        ("pitch: 30", "pitch: 200", "expected at most 180, got 200"),
        ("left_foot: floor", "left_foot: ceiling", "rests.left_foot: expected floor, chair"),
        (
            "    - {label: Stand, rests: {left_foot: floor, right_foot: floor}}\n",
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
        (BODY, f"{BODY}    way: on\n", 'way: expected back, round, got "on"'),
        (BODY, f"{BODY}    colour: red\n", "colour: is not a known key"),
    ],
)
def test_a_fault_of_a_figure(old: str, new: str, fault: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, ("exercises.yaml", old, new))
    assert len(faults) == 1
    assert faults[0].startswith("exercises.yaml:")
    assert fault in faults[0]


GEAR = "gear: [{kind: band, when: band, at: left_knee, to: right_knee}]"
SECOND = "{label: Sink,"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            GEAR,
            GEAR.replace("when: band", "when: kettlebell"),
            "46:31: error: figure.gear.when: `kettlebell` is nothing this drill is done with",
        ),
        (
            GEAR,
            GEAR.replace(" when: band,", ""),
            "46:11: error: figure.gear: draw `band` with `when: band`",
        ),
        (GEAR, "works: both", "45:5: error: figure.gear: draw `band` with `when: band`"),
        (
            SECOND,
            "{label: Sink, when: mirror,",
            "49:27: error: figure.frames.when: `mirror` is nothing this drill is done with",
        ),
        (
            SECOND,
            "{label: Sink, when: band,",
            "48:5: error: figure.frames: expected at least 2 frames with wall, got 1",
        ),
        (
            SECOND,
            "{label: Sink, when: band}\n    - {label: Sink, when: none, mirror_of: 2,",
            "50:44: error: figure.frames.mirror_of: expected the number of an earlier frame",
        ),
    ],
)
def test_a_figure_shows_all_its_drill_is_done_with(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    faults = faults_of(tmp_path, ("exercises.yaml", old, new))
    assert [one for one in faults if one.startswith(f"exercises.yaml:{fault}")]


@pytest.mark.parametrize(("prop", "missing"), [("space", []), ("chair", ["chair"])])
def test_room_is_nothing_to_draw(prop: str, missing: list[str], tmp_path: Path) -> None:
    """A lane to walk in has no picture, a chair has."""
    faults = faults_of(
        tmp_path,
        ("exercises.yaml", "props: [[wall]]", f"props: [[wall], [{prop}]]"),
        ("exercises.yaml", GEAR, f"{GEAR[:-1]}, {{kind: wall, when: wall, place: [9, 0, 0]}}]"),
        ("props.yaml", "- {id: wall", "- {id: space, name: Space, what: Room.}\n- {id: wall"),
    )
    said = "46:11: error: figure.gear: draw `{0}` with `when: {0}`, for who does the drill with it"
    assert faults == [f"exercises.yaml:{said.format(name)}" for name in missing]

"""A routine's pictures show the equipment and props that were chosen for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

BALL, KETTLEBELL, BAND, LINK = [1], [4], [1], [3, 3, 3]
"""How many outlines there are in each drawing of a piece of gear."""
WALL, CHAIR = [1], [1] * 6
WRITTEN = """\
kind: routine
schema: 1
title: Mine
request: {{minutes: 10, avoid: [{}]}}
steps:
- {{exercise: {}}}
"""


def outlines(page: str, drill: str, tone: str) -> list[list[int]]:
    """The outlines of each drawn thing of a tone, in each key pose of a drill."""
    (article,) = re.findall(rf"<article>\n<h2>\d+\. {drill}<.*?</article>", page, re.DOTALL)
    return [
        [path.count("M") for path in re.findall(rf'class="{tone}" d="([^"]*)"', pose)]
        for pose in re.findall(r"<svg.*?</svg>", article, re.DOTALL)
    ]


def assert_drawn(page: str, drill: str, gear: list[int], props: list[int]) -> None:
    """Each key pose of a drill shows these things and no other."""
    for tone, things in (("gear", gear), ("prop", props)):
        poses = outlines(page, drill, tone)
        assert len(poses) > 1
        assert poses == [things] * len(poses), tone


@pytest.mark.parametrize(
    ("words", "drill", "gear", "props"),
    [
        ("-e medicine_ball --include goblet_squat", "Goblet squat", BALL, []),
        ("-e kettlebell --include goblet_squat", "Goblet squat", KETTLEBELL, []),
        ("-e link --include lateral_walk_link", "Lateral walk", LINK, []),
        ("-e band --include lateral_walk_link", "Lateral walk", BAND, []),
        ("--include standing_hip_extension", "Standing hip extension", [], WALL),
        ("--include standing_hip_extension --without wall", "Standing hip extension", [], CHAIR),
    ],
)
def test_a_planned_routine_shows_what_was_chosen(
    words: str, drill: str, gear: list[int], props: list[int]
) -> None:
    said = knee("plan", *words.split(), "-f", "html")
    assert said.code == 0, said.err
    assert_drawn(said.out, drill, gear, props)


@pytest.mark.parametrize(
    ("step", "drill", "gear", "props"),
    [
        ("suitcase_march, equipment: [medicine_ball]", "Suitcase march", BALL, []),
        ("suitcase_march, equipment: [kettlebell]", "Suitcase march", KETTLEBELL, []),
        ("side_kick_link, equipment: [band]", "Side kick", BAND, []),
        ("standing_hip_abduction, props: [chair]", "Standing hip abduction", [], CHAIR),
        ("standing_hip_abduction, props: [wall]", "Standing hip abduction", [], WALL),
        ("hip_hitch, props: [wall]", "Hip hitch", [], WALL),
        ("calf_raise, props: []", "Calf raise", [], []),
    ],
)
def test_a_routine_file_shows_what_it_names(
    step: str, drill: str, gear: list[int], props: list[int]
) -> None:
    said = knee("export", "-", "-f", "html", stdin=WRITTEN.format("", step))
    assert said.code == 0, said.err
    assert_drawn(said.out, drill, gear, props)


def test_what_a_condition_asks_for_is_shown() -> None:
    """A chair to hold on to, which the drill alone does without."""
    text = WRITTEN.format("osteoporosis", "calf_raise, props: [chair]")
    said = knee("export", "-", "-f", "html", stdin=text)
    assert said.code == 0, said.err
    assert_drawn(said.out, "Calf raise", [], CHAIR)


def test_markdown_keeps_a_figure_for_each_thing_a_drill_is_done_with(here: Path) -> None:
    """One routine may hold a drill twice."""
    both = "goblet_squat, equipment: [kettlebell]}\n- {exercise: goblet_squat"
    text = WRITTEN.format("", f"{both}, equipment: [medicine_ball]")
    assert knee("export", "-", "-o", "twice.md", "--figures", stdin=text).code == 0
    for name in ("kettlebell", "medicine_ball"):
        file = f"twice-figures/goblet_squat-{name}.svg"
        assert f"({file})" in (here / "twice.md").read_text()
        assert (here / file).is_file()
    assert len({path.read_text() for path in (here / "twice-figures").iterdir()}) == 2


def test_a_drill_by_itself_shows_one_way_to_do_it() -> None:
    for drill, tone, things in (
        ("goblet_squat", "gear", KETTLEBELL),
        ("lateral_walk_link", "gear", LINK),
        ("standing_hip_abduction", "prop", CHAIR),
        ("single_leg_stance", "prop", CHAIR),
    ):
        drawn = re.findall(rf'class="{tone}" d="([^"]*)"', knee("figure", drill).out)
        poses = knee("figure", drill).out.count("<text ")
        assert [path.count("M") for path in drawn] == things * poses


def test_show_draws_one_way_to_do_it() -> None:
    said = knee("show", "quadriceps_stretch", "--figure").out
    assert "Hand on the wall" in said
    assert "Hand on the chair" not in said

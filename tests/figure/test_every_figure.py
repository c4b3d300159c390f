"""What must hold of every drill's figure, at its key poses and on the way between them."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.drawn import drawn_alone, drawn_with
from kneecli.catalog.drawn_checks import UNSEEN
from kneecli.catalog.layers import built_in
from kneecli.catalog.loading import load_yaml
from kneecli.figure import skeleton as s
from kneecli.figure.braille import Painter
from kneecli.figure.contact import lowest
from kneecli.figure.motion import Motion, motion_of
from kneecli.figure.picture import Artist, bounds
from kneecli.figure.reach import place_of
from kneecli.figure.vectors import length, subtract
from kneecli.render.step_figure import file_of
from tests.figure.ways import every_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.figure.body import Body

CATALOG = load_yaml([built_in()])
FIGURES = every_way(CATALOG)
SEGMENTS = {
    ("hip", "knee"): s.THIGH,
    ("knee", "ankle"): s.SHANK,
    ("shoulder", "elbow"): s.UPPER_ARM,
    ("elbow", "wrist"): s.FOREARM,
}
SINKS = 0.015
"""How deep a key pose may press into the floor: skin and mat give way."""
SINKS_BETWEEN = 0.03
SLIPS = 0.02
"""How far a planted part may be off its place, where a limb is a little short."""
CALLED = {
    "ball": "medicine_ball",
    "roller": "foam_roller",
    "pole": "anchor",
    "bench": "seat",
    "chair": "seat",
    "high_seat": "seat",
    "cord": "link",
}
"""What a drawn thing and the catalogue's thing are both called here; a seat may be low or high."""
LIKE_BEFORE = {
    "femur_rotation": "the thighs turn in place",
    "gluteal_set": "the muscle tightens and nothing moves",
    "quad_setting": "the muscle tightens and nothing moves",
    "wall_hip_abduction_isometric": "the knee presses and nothing moves",
    "medicine_ball_squeeze": "the knees press and hardly move",
}
STILL = [figure for name, figure in FIGURES.items() if name.startswith(tuple(LIKE_BEFORE))]


@pytest.fixture(params=FIGURES)
def motion(request: pytest.FixtureRequest) -> Motion:
    return motion_of(FIGURES[request.param])


def moments(motion: Motion) -> Iterator[tuple[int, int, Body]]:
    for origin, goal in pairwise(motion.order()):
        for number in range(9):
            yield origin, goal, motion.at(origin, goal, number / 8)


def test_every_drill_has_a_figure(catalog: Catalog) -> None:
    assert set(catalog.figures) == set(catalog.exercises)


def test_bones_keep_their_length(motion: Motion) -> None:
    for _, _, body in moments(motion):
        for side in ("left", "right"):
            for (upper, lower), size in SEGMENTS.items():
                bone = subtract(body.points[f"{side}_{upper}"], body.points[f"{side}_{lower}"])
                assert length(bone) == pytest.approx(size, abs=1e-6)


def test_nothing_is_below_the_floor(motion: Motion) -> None:
    assert min(map(lowest, motion.bodies)) > -SINKS
    assert min(lowest(body) for _, _, body in moments(motion)) > -SINKS_BETWEEN


def test_what_rests_stays_in_its_place(motion: Motion) -> None:
    for origin, goal, body in moments(motion):
        before, after = motion.poses[origin].rests, motion.poses[goal].rests
        for part in set(before) & set(after):
            if part == "body" or part.endswith(("_knee", "_elbow")):
                continue
            off = subtract(place_of(body, part), motion.anchors[origin][part])
            assert length(off) < SLIPS, part


def test_each_frame_shows_something_new(motion: Motion) -> None:
    if motion.figure in STILL:
        return
    for before, after in pairwise(motion.bodies):
        ways = [length(subtract(after.points[p], before.points[p])) for p in before.points]
        assert max(ways) > 1.5 * SLIPS


def test_knees_and_elbows_bend_no_farther_than_joints_do(motion: Motion) -> None:
    for _, _, body in moments(motion):
        for side in ("left", "right"):
            for root, joint, end, least in (
                ("hip", "knee", "ankle", 2 * s.SHANK * 0.24),
                ("shoulder", "elbow", "wrist", 2 * s.FOREARM * 0.17),
            ):
                closed = subtract(body.points[f"{side}_{root}"], body.points[f"{side}_{end}"])
                assert length(closed) > least, joint


@pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=CATALOG.exercises)
def test_just_what_the_drill_is_done_with_is_drawn(exercise: Exercise) -> None:
    for kit in (a + b for a, b in product(exercise.equipment, exercise.props)):
        figure = drawn_with(CATALOG.figures[exercise.id], kit)
        drawn = {CALLED.get(piece.kind, piece.kind) for piece in figure.gear}
        assert drawn == {CALLED.get(item, item) for item in kit if item not in UNSEEN}, kit


@pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=CATALOG.exercises)
def test_a_drill_by_itself_is_drawn_in_one_way(exercise: Exercise) -> None:
    figure = drawn_alone(CATALOG.figures[exercise.id], exercise)
    assert FIGURES[file_of(exercise.id, figure)] == figure


def test_every_picture_can_be_drawn_in_characters(motion: Motion) -> None:
    pictures = Artist(motion.figure).key_pictures()
    box = bounds(pictures)
    painter = Painter(box, 40, 16)
    for picture in pictures:
        lines = painter.draw(picture)
        assert any(text.strip() for line in lines for text, _ in line)


def test_labels_tell_the_frames_apart(motion: Motion) -> None:
    labels = [pose.label for pose in motion.poses]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 24

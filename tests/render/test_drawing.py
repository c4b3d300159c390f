"""Key poses side by side, as the width allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from kneecli.catalog.figure import Figure, Frame
from kneecli.render.drawing import NARROWEST, drawings
from tests.figure.ways import every_way

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.render.page import Drawing


BRAILLE = re.compile("[\u2801-\u28ff]")


def text(drawing: Drawing) -> list[str]:
    return ["".join(run for run, _ in line) for line in drawing.lines]


@pytest.mark.parametrize(
    "width", [60, 120, *(pytest.param(n, marks=pytest.mark.slow) for n in (80, 100, 200))]
)
def test_every_drawing_fits_and_every_pose_has_its_label(width: int, catalog: Catalog) -> None:
    for figure in every_way(catalog).values():
        shown = drawings(figure, width)
        for drawing in shown:
            assert max(map(len, text(drawing))) <= width
            assert len({len(line) for line in text(drawing)}) == 1
        labels = [line for drawing in shown for line in text(drawing)[-1:]]
        for frame in figure.frames:
            assert any(frame.label in line for line in labels), frame.label


def test_four_poses_stand_two_by_two_where_three_fit(catalog: Catalog) -> None:
    figure = next(f for f in catalog.figures.values() if len(f.frames) == 4)
    assert [len(text(drawing)[-1].split("  ")) > 1 for drawing in drawings(figure, 80)] == [
        True
    ] * 2


@pytest.mark.parametrize("label", ["膝を開く", "Bend and stretch " * 4, "a" * 80])
def test_labels_stand_below_their_poses(label: str) -> None:
    """Wide ones too; long ones on several lines."""
    frames = (Frame(label=label, rests={"left_foot": "floor"}), Frame(label="Second"))
    (drawing,) = drawings(Figure(body="upright", frames=frames), 70)
    lines = text(drawing)
    assert {wcswidth(line) for line in lines} == {70}
    below = [line for line in lines if not BRAILLE.search(line) and line.strip()]
    assert "Second" in below[0]
    said = "".join(line.replace("Second", "") for line in below)
    assert "".join(said.split()) == label.replace(" ", "")


def test_a_narrow_terminal_shows_none(catalog: Catalog) -> None:
    assert drawings(catalog.figures["clamshell"], NARROWEST - 1) == []


def test_plain_drawings_are_plain(catalog: Catalog) -> None:
    for drawing in drawings(catalog.figures["clamshell"], 80, plain=True):
        assert all(line.isascii() for line in text(drawing)[:-1])

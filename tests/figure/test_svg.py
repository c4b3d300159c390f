"""Pictures as SVG: well-formed, described, and kept to be compared."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kneecli.catalog.figure import Figure, Frame, Leg
from kneecli.figure import svg
from kneecli.figure.motion import motion_of
from kneecli.figure.tempo import beats, moments
from tests.figure.ways import alone, every_way
from tests.golden import golden, no_orphans

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

SPACE = "{http://www.w3.org/2000/svg}"
KEPT = ("clamshell", "side_kick_link", "goblet_squat", "strap_stretch", "calf_stretch", "step_up")
PATH = re.compile(r"(M-?\d+ -?\d+l(-?\d+[ -]-?\d+ ?|-\d+)+z)+")


@pytest.mark.parametrize("drill", KEPT)
def test_a_still_is_as_it_was(drill: str, catalog: Catalog, pytestconfig: pytest.Config) -> None:
    exercise = catalog.exercises[drill]
    golden(
        f"figures/{drill}.svg",
        svg.still(alone(catalog, drill), exercise.name, exercise.summary),
        pytestconfig,
    )


def test_no_orphans(pytestconfig: pytest.Config) -> None:
    no_orphans("figures", {f"{drill}.svg" for drill in KEPT}, pytestconfig)


def test_every_still_is_well_formed_and_described(catalog: Catalog) -> None:
    for drill, figure in every_way(catalog).items():
        root = ET.fromstring(svg.still(figure, f"<{drill}> & co", 'It\'s "so" & <so>'))  # noqa: S314
        assert root.get("role") == "img"
        assert root.findtext(f"{SPACE}title") == f"<{drill}> & co"
        assert root.findtext(f"{SPACE}desc") == 'It\'s "so" & <so>'
        labels = [text.text for text in root.iter(f"{SPACE}text")]
        assert labels == [frame.label for frame in figure.frames]
        for path in root.iter(f"{SPACE}path"):
            assert PATH.fullmatch(path.get("d") or ""), path.get("d")


def test_what_is_painted_lies_inside_the_picture(catalog: Catalog) -> None:
    for figure in every_way(catalog).values():
        root = ET.fromstring(svg.still(figure, "x", "x"))  # noqa: S314
        _, _, width, height = map(float, (root.get("viewBox") or "").split())
        for group in root.iter(f"{SPACE}g"):
            left, top = map(float, re.findall(r"[\d.]+", group.get("transform") or ""))
            for path in group.iter(f"{SPACE}path"):
                for x, y in re.findall(r"M(-?\d+) (-?\d+)", path.get("d") or ""):
                    assert 0 <= left + float(x) <= width
                    assert 0 <= top + float(y) <= height


def test_a_moving_picture_shows_each_moment_once_and_all_the_time(catalog: Catalog) -> None:
    figure, tempo = catalog.figures["step_up"], catalog.exercises["step_up"].dose.tempo
    text = svg.moving(figure, "x", "x", tempo)
    root = ET.fromstring(text)  # noqa: S314
    pictures = [g for g in root.iter(f"{SPACE}g") if (g.get("class") or "").startswith("m ")]
    sequence = list(moments(beats(motion_of(figure), tempo), svg.PICTURES_A_SECOND))
    assert len(pictures) == len({moment.what for moment in sequence})
    shown = sorted(
        (float(begin), float(end))
        for begin, end in re.findall(r"([\d.]+)%\{visibility:visible\}([\d.]+)%", text)
    )
    assert shown[0][0] == 0
    assert shown[-1][1] == 100
    assert all(a[1] == pytest.approx(b[0], abs=0.02) for a, b in pairwise(shown))


def test_a_moving_picture_rests_for_who_wants_no_motion(catalog: Catalog) -> None:
    text = svg.moving(catalog.figures["clamshell"], "x", "x", "2-1-2-0")
    assert "prefers-reduced-motion:reduce" in text


def test_a_picture_is_as_wide_as_its_longest_label() -> None:
    def width(label: str) -> int:
        frames = (
            Frame(label=label, rests={"left_foot": "floor"}),
            Frame(label="Bend", legs=Leg(hip_flexion=30, knee_flexion=60)),
        )
        text = svg.still(Figure(body="upright", frames=frames), "x", "x")
        return int((ET.fromstring(text).get("viewBox") or "").split()[2])  # noqa: S314

    assert width("A label of many a word") > width("Stand")
    assert width("膝をゆっくり伸ばす") > width("123456789")


def test_nothing_from_outside_is_needed(catalog: Catalog) -> None:
    text = svg.moving(catalog.figures["clamshell"], "x", "x", None)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in text

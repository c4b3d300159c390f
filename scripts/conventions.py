"""The pictures of docs/figures.md: each joint angle, drawn by the engine itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kneecli.catalog.figure import Arm, Camera, Figure, Frame, Leg, Trunk
from kneecli.figure import svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T", Leg, Arm, Trunk)

STANDING = {"right_foot": "floor"}
ON_BOTH = {"left_foot": "floor", "right_foot": "floor"}
LEG = (
    {"hip_flexion": 60},
    {"hip_abduction": 35},
    {"hip_rotation": 40},
    {"knee_flexion": 80},
    {"ankle_flexion": -40},
)
ARM = (
    {"shoulder_flexion": 70},
    {"shoulder_abduction": 70},
    {"shoulder_rotation": 60, "elbow_flexion": 90},
    {"elbow_flexion": 90},
)
TRUNK = (
    {"pitch": 25},
    {"roll": 15},
    {"turn": 40},
    {"spine_flexion": 45},
    {"spine_bend": 25},
    {"spine_rotation": 30},
)


def conventions() -> Iterator[tuple[str, str]]:
    """The name and the SVG of each picture."""
    legs = [
        Frame(label=_label(angles), left_leg=_only(Leg, angles), rests=STANDING) for angles in LEG
    ]
    arms = [
        Frame(label=_label(angles), left_arm=_only(Arm, angles), rests=ON_BOTH) for angles in ARM
    ]
    trunk = [Frame(label=_label(a), trunk=_only(Trunk, a), rests={"body": "floor"}) for a in TRUNK]
    yield "legs", _picture("The angles of a leg", legs, "left")
    yield "arms", _picture("The angles of an arm", arms, "both")
    yield "trunk", _picture("The angles of the trunk", trunk, "both")


def _only(kind: type[T], angles: Mapping[str, int]) -> T:
    return kind(**{**dict.fromkeys(kind.field_names(), 0), **angles})


def _label(angles: Mapping[str, int]) -> str:
    name, degrees = next(iter(angles.items()))
    return f"{name} {degrees}"


def _picture(title: str, frames: list[Frame], works: str) -> str:
    figure = Figure(
        body="upright",
        works=works,
        camera=Camera(azimuth=40, elevation=8),
        frames=tuple(frames),
    )
    labels = "; ".join(frame.label for frame in frames)
    return svg.still(figure, title, f"{labels}.")

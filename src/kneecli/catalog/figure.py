"""How a drill is drawn: key poses in joint angles, what they rest on, gear and camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import (
        AnkleFlexion,
        Azimuth,
        BodyPart,
        BodyPoint,
        ElbowFlexion,
        Elevation,
        FrameNumber,
        GearKind,
        HeadBend,
        HeadFlexion,
        HeadRotation,
        HipAbduction,
        HipFlexion,
        HipRotation,
        Identifier,
        KneeFlexion,
        Label,
        Movement,
        Offset,
        Orientation,
        ShoulderAbduction,
        ShoulderFlexion,
        ShoulderRotation,
        SpineBend,
        SpineFlexion,
        SpineRotation,
        Surface,
        Turn,
        Way,
        WorkingSide,
    )


class Trunk(Record):
    """How the pelvis lies in space, and how spine and head stand on it, in degrees."""

    pitch: Turn | None = None
    """Pelvis and all leaning forward; negative backward."""
    roll: Turn | None = None
    """Pelvis and all leaning to the right; negative to the left."""
    turn: Turn | None = None
    """Pelvis and all turned to the left; negative to the right."""
    spine_flexion: SpineFlexion | None = None
    """Bending forward; negative backward."""
    spine_bend: SpineBend | None = None
    """Bending to the right; negative to the left."""
    spine_rotation: SpineRotation | None = None
    """Turning to the left; negative to the right."""
    head_flexion: HeadFlexion | None = None
    head_bend: HeadBend | None = None
    head_rotation: HeadRotation | None = None


class Leg(Record):
    """The joints of one leg, in degrees from standing straight."""

    hip_flexion: HipFlexion | None = None
    """Thigh forward; negative backward."""
    hip_abduction: HipAbduction | None = None
    """Thigh outward; negative across the midline."""
    hip_rotation: HipRotation | None = None
    """Thigh turned outward; negative inward."""
    knee_flexion: KneeFlexion | None = None
    ankle_flexion: AnkleFlexion | None = None
    """Toes up; negative pointed. A foot that rests flat finds its own angle."""


class Arm(Record):
    """The joints of one arm, in degrees from hanging at the side, thumb forward."""

    shoulder_flexion: ShoulderFlexion | None = None
    """Arm forward and up; negative backward."""
    shoulder_abduction: ShoulderAbduction | None = None
    """Arm outward and up; negative across the body."""
    shoulder_rotation: ShoulderRotation | None = None
    """Turned outward; negative inward."""
    elbow_flexion: ElbowFlexion | None = None


class Frame(Record):
    """One key pose. What it leaves out is as in the pose before, and at first 0."""

    label: Label
    when: Identifier | None = None
    """The equipment or prop it is for, `none` if no other `when` fits; else always drawn."""
    mirror_of: FrameNumber | None = None
    """The drawn frame, counted from 1, that this one starts from with left and right exchanged."""
    trunk: Trunk | None = None
    legs: Leg | None = None
    """Both legs alike; `left_leg` and `right_leg` come on top."""
    left_leg: Leg | None = None
    right_leg: Leg | None = None
    arms: Arm | None = None
    left_arm: Arm | None = None
    right_arm: Arm | None = None
    rests: dict[BodyPart, Surface] | None = None
    """What bears the body, the main one first; it stays where it is from frame to frame."""
    tense: tuple[BodyPoint, ...] = ()
    """Where an effort is felt that moves nothing; small rays mark it in this frame."""
    moved: tuple[Offset, Offset, Offset] | None = None
    """Shift of the whole body forward, left and up, in hundredths of its height."""


class Gear(Record):
    """A piece of equipment or a prop in the picture."""

    kind: GearKind
    when: Identifier | None = None
    """The equipment or prop it is drawn for; a piece without one is always drawn."""
    at: BodyPoint | None = None
    """The point of the body it is at, or starts from."""
    to: BodyPoint | None = None
    """The point of the body it leads to, for bands and straps."""
    place: tuple[Offset, Offset, Offset] | None = None
    """Where it stands or is fixed: hundredths of the body's height forward, left and up from
    the floor under the pelvis in the first frame."""
    turn: Turn = 0
    """Degrees it is turned to the left, seen from above."""


class Camera(Record):
    """Where one looks from, in degrees."""

    azimuth: Azimuth = 0
    """0 from the front, 90 from the left, -90 from the right, 180 from behind."""
    elevation: Elevation = 8
    """How far from above."""


class Figure(Record):
    """The picture of a drill."""

    body: Orientation
    works: WorkingSide = "both"
    """The side in colour: the leg that does the work."""
    camera: Camera = Camera()
    gear: tuple[Gear, ...] = ()
    arrows: tuple[BodyPoint, ...] = ()
    """Points whose way from frame to frame an arrow shows."""
    way: Way = "back"
    """After the last frame: `back` the way it came, or `round` to the first one."""
    begins: Movement = "up"
    """Whether the way from the first frame to the last is the up or the down of the tempo."""
    frames: tuple[Frame, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """What some of its gear or its frames are drawn for, each once."""
        parts: tuple[Gear | Frame, ...] = (*self.gear, *self.frames)
        return tuple(dict.fromkeys(part.when for part in parts if part.when))

"""A routine as a workout for a watch: a FIT file, by the library fit-tool (extra `fit`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from kneecli.errors import MissingExtraError
from kneecli.render import words
from kneecli.render.pain import pain_rule
from kneecli.render.routine_page import needed
from kneecli.render.watch_steps import MOST_BYTES, Repeat, watch_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.render.watch_steps import WatchStep
    from kneecli.routine.routine import Routine

CREATED = 1_767_225_600_000
"""Milliseconds from 1970 to 2026. It is always the same, so that the same routine is the same
file; watches tell workouts apart by their serial number."""
PRODUCT = 1
_GENTLE = {"mobilise", "cooldown"}
_LOCAL = {"workout": 1, "drill": 2, "rest": 3, "repeat": 4}
"""Numbers of the layouts of messages; file_id has 0."""


def workout_file(catalog: Catalog, routine: Routine, *, old_watch: bool = False) -> bytes:
    """The workout. Its serial number is a checksum of the rest. Raises MissingExtraError."""
    try:
        from fit_tool.fit_file import FitFile
        from fit_tool.fit_file_builder import FitFileBuilder
        from fit_tool.fit_file_header import FitFileHeader, ProtocolVersion
    except ImportError:
        raise MissingExtraError("watch files", "fit") from None
    steps = watch_steps(catalog, routine, old_watch=old_watch)
    content = [_workout(catalog, routine, len(steps)), *_messages(steps)]
    serial = crc32(b"".join(message.to_bytes() for message in content)) or 1
    builder = FitFileBuilder()
    builder.add_all([_file_id(serial), *content])
    # Nothing here needs version 2 of the protocol, which old watches refuse.
    header = FitFileHeader(0, protocol_version=ProtocolVersion(1, 0), gen_crc=True)
    file: bytes = FitFile(header, builder.records).to_bytes()
    return file


def _file_id(serial: int) -> Any:
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.profile_type import FileType, Manufacturer

    message = FileIdMessage()
    message.type = FileType.WORKOUT
    message.manufacturer = Manufacturer.DEVELOPMENT.value
    message.product = PRODUCT
    message.serial_number = serial
    message.time_created = CREATED
    return message


def _workout(catalog: Catalog, routine: Routine, steps: int) -> Any:
    from fit_tool.profile.messages.workout_message import WorkoutMessage
    from fit_tool.profile.profile_type import Sport, SubSport

    gentle = all(step.phase in _GENTLE for step in routine.steps)
    about = f"You need: {needed(catalog, routine)}. {pain_rule(catalog, routine)}"
    message = WorkoutMessage(local_id=_LOCAL["workout"])
    message.sport = Sport.TRAINING
    message.sub_sport = SubSport.FLEXIBILITY_TRAINING if gentle else SubSport.STRENGTH_TRAINING
    message.num_valid_steps = steps
    message.workout_name = words.within_bytes(routine.title, MOST_BYTES)
    message.workout_description = words.within_bytes(about, MOST_BYTES)
    return message


def _messages(steps: Sequence[WatchStep | Repeat]) -> list[Any]:
    """A message for each step, numbered from 0."""
    messages = []
    for index, step in enumerate(steps):
        message = _repeat(step, index) if isinstance(step, Repeat) else _step(step)
        message.message_index = index
        messages.append(message)
    return messages


def _repeat(repeat: Repeat, index: int) -> Any:
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import WorkoutStepDuration, WorkoutStepTarget

    message = WorkoutStepMessage(local_id=_LOCAL["repeat"])
    message.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
    message.duration_step = index - repeat.steps
    message.target_type = WorkoutStepTarget.OPEN
    message.target_repeat_steps = repeat.times
    return message


def _step(step: WatchStep) -> Any:
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import Intensity, WorkoutStepDuration, WorkoutStepTarget

    intensities = {
        "warm-up": Intensity.WARMUP,
        "active": Intensity.ACTIVE,
        "rest": Intensity.REST,
    }
    rests = step.intensity == "rest"
    message = WorkoutStepMessage(local_id=_LOCAL["rest" if rests else "drill"])
    message.workout_step_name = step.name
    if step.reps is None:
        message.duration_type = WorkoutStepDuration.TIME
        message.duration_time = step.seconds
    else:
        message.duration_type = WorkoutStepDuration.REPS
        message.duration_reps = step.reps
    message.target_type = WorkoutStepTarget.OPEN
    message.target_value = 0
    message.intensity = intensities[step.intensity]
    if step.notes:
        message.notes = step.notes
    if step.exercise is not None:
        message.exercise_category = step.exercise.category_number
        if step.exercise.name_number is not None:
            message.exercise_name = step.exercise.name_number
    return message

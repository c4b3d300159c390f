"""What a watch calls a drill: an exercise of the FIT profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Match, ProfileNumber, ProfileWord


class WatchExercise(Record):
    """An exercise of the FIT profile, by the profile's words and numbers."""

    category: ProfileWord
    """The profile's word for its category. Where none fits, there is `unknown`, 65534."""
    category_number: ProfileNumber
    """The profile's number for that."""
    name: ProfileWord | None = None
    """The profile's word for the exercise; left out where only the category fits."""
    name_number: ProfileNumber | None = None
    """The profile's number for that; always with `name`."""


class Watch(Record):
    """What a drill is to a watch."""

    match: Match
    """`exact`: the profile has this very exercise; `near`: a close one; `none`: no exercise, and
    `current` is the nearest category alone."""
    current: WatchExercise
    """The exercise in today's profile."""
    older: WatchExercise | None = None
    """What old watches know instead; must be given for categories from 33 up, which they do not
    know."""

"""What a watch calls a drill: an exercise of the FIT profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Match, ProfileNumber, ProfileWord


class WatchExercise(Record):
    """An exercise of the FIT profile, by the profile's words and numbers."""

    category: ProfileWord
    category_number: ProfileNumber
    name: ProfileWord | None = None
    """Null where only the category fits."""
    name_number: ProfileNumber | None = None


class Watch(Record):
    """What a drill is to a watch."""

    match: Match
    """Whether the profile's exercise is the drill (`exact`), is close to it (`near`), or there is
    none and only a category is given (`none`)."""
    current: WatchExercise
    older: WatchExercise | None = None
    """What old watches know instead; null where they know `current`."""

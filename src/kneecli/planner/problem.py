"""What the search is given: stages, choices and what governs the way through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDING, SEATED, FLOOR = range(3)


class Choice(NamedTuple):
    """One way to fill a stage."""

    value: int
    units: int
    """Time it takes, without changing over and putting on equipment."""
    place: int
    rig: int
    """Number of the equipment and where it sits, 0 where it needs none."""
    rewards: int
    """Bits of the once-only rewards it earns."""
    family: int
    """Number of its family where other stages could use that too, else -1."""
    item: int
    """What the caller knows the choice by."""


class Stage(Record, kw_only=False):
    """One slot in the row."""

    choices: Sequence[Choice]
    required: bool
    target: int | None
    """At the end of a phase: the units the timetable gives up to here."""


class Problem(Record):
    """A row of stages and what governs the way through it."""

    stages: Sequence[Stage]
    length: int
    """Most units the whole may take."""
    change_units: Sequence[Sequence[int]]
    """Units to change from place to place."""
    change_cost: int
    """Cost of each change from one place to another."""
    rig_units: Sequence[int]
    """Units to put each rig on, where another is; nothing for rig 0."""
    rig_cost: int
    """Cost of each rig put on."""
    drift_cost: int
    """Cost of each unit off the timetable at the end of a phase."""
    end_costs: Sequence[int]
    """Cost of ending at each time from 0 to `length`."""
    reward_values: Sequence[int]
    floor_once: bool
    """Whether one may go down to the floor only once."""

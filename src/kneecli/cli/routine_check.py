"""Checking a routine file: every fault in it, and what a planner would not have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.delivery import say
from kneecli.cli.routine_input import take_in
from kneecli.routine.time import MINUTE, clock
from kneecli.routine_file.remarks import remarks

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World


def check_routine(world: World, catalog: Catalog, source: str) -> None:
    """Say what is in a routine file. Raises FaultyDataError with every fault in it."""
    routine = take_in(world, catalog, source)
    drills = "1 drill" if len(routine.steps) == 1 else f"{len(routine.steps)} drills"
    asked = clock(routine.request.minutes * MINUTE)
    say(world, f"no faults: {drills}, {clock(routine.total_seconds)} of {asked}")
    for remark in remarks(catalog, routine):
        say(world, f"remark: {remark}")

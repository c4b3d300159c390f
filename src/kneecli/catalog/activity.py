"""What a warm-up comes before: what the routine should rehearse, and how it may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.blueprint import LAST_PHASE, Need
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Identifier, Label, Landing, Sentence


class Activity(Record):
    """Something one warms up for."""

    id: Identifier
    name: Label
    """As it follows `before`: `a run`."""
    aliases: tuple[Label, ...] = ()
    about: Sentence
    landing: Landing = "allowed"
    """`sought` where the body lands in it, `never` where hops and jumps are no way into it."""
    without: tuple[Identifier, ...] = ()
    """Props that are rarely at hand before it."""
    at_hand: tuple[Identifier, ...] = ()
    """Props that are sure to be at hand before it, and no trouble."""
    needs: tuple[Need, ...] = ()
    sources: tuple[Identifier, ...] = ()

    def landings(self, minutes: int) -> tuple[Need, ...]:
        """What it asks of the last phase alone in so many minutes, where one lands in it."""
        if self.landing != "sought":
            return ()
        return tuple(
            need
            for need in self.needs
            if need.phases == (LAST_PHASE,) and need.from_minutes <= minutes
        )

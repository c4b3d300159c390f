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
    """As it follows "before": `a run`."""
    aliases: tuple[Label, ...] = ()
    about: Sentence
    """How the warm-up suits it."""
    landing: Landing = "allowed"
    """Whether a healthy routine ends with impact: `sought` from intermediate level on, where one
    lands in it; `allowed` at advanced level; `never`."""
    without: tuple[Identifier, ...] = ()
    """Props that are rarely at hand before it."""
    at_hand: tuple[Identifier, ...] = ()
    """Props that are sure to be at hand before it, and so no trouble."""
    needs: tuple[Need, ...] = ()
    """What it asks to be rehearsed, as in blueprints. Where landing is `sought`, those of
    `potentiate` alone are its landings; what is said of landings missed or ruled out counts those
    from 8 minutes or less."""
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

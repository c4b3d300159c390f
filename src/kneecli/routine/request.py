"""What is asked of the planner, in ids of the catalogue."""

from __future__ import annotations

from kneecli.record import Record


class Request(Record):
    """A request for a routine. Every name is an id of the catalogue."""

    equipment: tuple[str, ...] = ()
    minutes: int = 10
    level: str = "intermediate"
    avoid: tuple[str, ...] = ()
    """Conditions to be careful with."""
    focus: tuple[str, ...] = ()
    """Muscles to prefer."""
    without: tuple[str, ...] = ()
    """Props the room does not have, the floor to lie on and landings among them."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    blueprint: str = "warmup"
    before: str | None = None
    """The activity the routine comes before."""
    seed: int | None = None

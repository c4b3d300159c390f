"""What is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kneecli.catalog.level import Level
from kneecli.record import Record

if TYPE_CHECKING:
    from kneecli.catalog.vocabulary import Label, Lasting, Seed


class OpenRequest(Record):
    """A request that may leave its minutes open."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore"}

    equipment: tuple[Label, ...] = ()
    """Equipment at hand, by id."""
    minutes: Lasting | None = None
    """The most minutes it may take."""
    level: Level = "intermediate"
    """The level asked for; lower ones are included."""
    avoid: tuple[Label, ...] = ()
    """Conditions to be careful with, by id."""
    focus: tuple[Label, ...] = ()
    """Muscles to prefer, by id."""
    without: tuple[Label, ...] = ()
    """Props the room lacks, by id; `floor` for nothing lying down, `impact` for no hops, jumps and
    jogging."""
    include: tuple[Label, ...] = ()
    """Drills that must be in, by id."""
    exclude: tuple[Label, ...] = ()
    """Drills that must not be in, by id."""
    blueprint: Label = "warmup"
    """The kind of routine, by id."""
    before: Label | None = None
    """The activity it comes before, by id."""
    seed: Seed | None = None
    """The number of the variation, or null for the best routine."""

    def lasting(self, minutes: int) -> Request:
        """The same request with its minutes."""
        return Request(**{**self.values(), "minutes": minutes})


class Request(OpenRequest):
    """A request as the planner answers it."""

    minutes: int = 10
    """As many as the routine takes where a file leaves them out."""

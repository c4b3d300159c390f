"""How a routine should look: what was asked of its format, and what the format may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kneecli.planner.explanation import Explanation
    from kneecli.render.painters import Canvas


class FormatOptions(Record):
    """What only some formats can be asked for; each names its own in the table of formats."""

    why: bool = False
    figures: bool = False
    old_watch: bool = False
    """Whether the watch knows only the exercises of earlier years."""
    repeat: str | None = None
    at: str | None = None
    weeks: int | None = None
    alarm: str | None = None

    def given(self) -> list[str]:
        """The names of those that were asked for."""
        asked = self.values().items()
        return [name for name, value in asked if value is not None and value is not False]


class Look(Record):
    """How the output should look, as far as a format can choose."""

    canvas: Canvas
    steps: bool
    """Whether each drill's instructions are given."""
    look_further: bool
    """Whether the commands that tell more are named."""
    now: Callable[[], datetime]
    """The clock, with a time zone, for formats that say when."""
    file: str = ""
    """The name of the file without its suffix; empty where the routine is printed."""
    options: FormatOptions = FormatOptions()
    reasons: Explanation | None = None
    """Why each drill is in, where that was asked for."""

"""A routine as calendar entries: iCalendar, by the library of that name (extra `calendar`)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kneecli.errors import MissingExtraError
from kneecli.letters import printable
from kneecli.record import Record
from kneecli.render import words
from kneecli.render.pain import pain_rule
from kneecli.render.routine_page import needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

PRODUCT = "-//kneecli//knee//EN"


class Schedule(Record):
    """When a routine is done. Times are local wherever the calendar is read, in no time zone."""

    first: datetime
    """The first time, without a time zone."""
    length: timedelta
    weekdays: tuple[str, ...]
    """`MO`, `TU` and so on; empty for a routine done once."""
    times: int
    """How often in all."""
    alarm: timedelta | None
    """How long before, or no alarm."""
    now: datetime
    """When the file is written, with a time zone."""


def routine_calendar(catalog: Catalog, routine: Routine, schedule: Schedule) -> str:
    """A calendar with one entry that comes again, the drills in its description.

    The entry's UID goes by the routine's title, so reading a later file in changes the
    entries instead of adding to them. Raises MissingExtraError.
    """
    try:
        from icalendar import Alarm, Calendar, Event
    except ImportError:
        raise MissingExtraError("calendar files", "calendar") from None
    title = printable(routine.title)
    event = Event()
    event.add("uid", f"{sha256(title.encode()).hexdigest()[:32]}@kneecli")
    event.add("dtstamp", schedule.now)
    event.add("sequence", int(schedule.now.timestamp()) // 60)
    event.add("summary", title)
    event.add("description", "\n".join(map(printable, _description(catalog, routine))))
    event.add("dtstart", schedule.first)
    event.add("duration", schedule.length)
    if schedule.weekdays:
        rule = {"freq": "weekly", "byday": list(schedule.weekdays), "count": schedule.times}
        event.add("rrule", rule)
    if schedule.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -schedule.alarm)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _description(catalog: Catalog, routine: Routine) -> Iterator[str]:
    """What is needed and what is done, line by line."""
    yield f"You need: {needed(catalog, routine)}"
    yield ""
    for number, step in enumerate(routine.steps, 1):
        dose = words.dose(step.exercise.dose, step.amount)
        yield f"{number}. {step.exercise.name}: {dose}"
    yield ""
    yield from routine.notes
    yield from dict.fromkeys(c for step in routine.steps for c in step.cautions)
    yield pain_rule(catalog, routine)

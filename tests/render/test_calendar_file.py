"""Calendar files, read back by two parsers that share no code with each other."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject

from kneecli.errors import MissingExtraError
from kneecli.letters import printable
from kneecli.render.calendar_file import Schedule, routine_calendar
from tests.render.routines import HOSTILE, everything, hostile

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

SCHEDULE = Schedule(
    first=datetime(2026, 3, 18, 7, 0),  # noqa: DTZ001 - in no time zone
    length=timedelta(minutes=10),
    weekdays=("MO", "WE", "FR"),
    times=18,
    alarm=timedelta(minutes=10),
    now=datetime(2026, 3, 17, 20, 0, tzinfo=UTC),
)
"""Six weeks from a Wednesday on; Europe's and most of America's clocks change on the way."""


def event_of(text: str) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def test_it_comes_again_at_the_same_hour_when_the_clocks_change(catalog: Catalog) -> None:
    text = routine_calendar(catalog, everything(catalog), SCHEDULE)
    found = list(vobject.readOne(text).vevent.getrruleset())
    assert len(found) == 18
    assert {day.weekday() for day in found} == {0, 2, 4}
    assert {(day.hour, day.minute, day.tzinfo) for day in found} == {(7, 0, None)}
    assert found[0] == SCHEDULE.first
    assert found[-1].date() == date(2026, 4, 27)
    assert any(day.date() > date(2026, 3, 29) for day in found)


def test_both_parsers_find_the_same(catalog: Catalog) -> None:
    for routine in (everything(catalog), hostile(catalog)):
        text = routine_calendar(catalog, routine, SCHEDULE)
        one, other = event_of(text), vobject.readOne(text).vevent
        assert str(one["SUMMARY"]) == other.summary.value == printable(routine.title)
        assert str(one["DESCRIPTION"]) == other.description.value
        assert one.start == other.dtstart.value == SCHEDULE.first
        assert one.duration == other.duration.value == SCHEDULE.length
        assert str(one["UID"]) == other.uid.value
        assert other.valarm.trigger.value == -timedelta(minutes=10)


def test_every_drill_is_in_the_description(catalog: Catalog) -> None:
    routine = hostile(catalog)
    described = str(event_of(routine_calendar(catalog, routine, SCHEDULE))["DESCRIPTION"])
    for text in HOSTILE:
        assert printable(text) in described


def test_reading_it_again_changes_the_entry(catalog: Catalog) -> None:
    routine = everything(catalog)
    later = SCHEDULE.replace(now=SCHEDULE.now + timedelta(hours=1), weekdays=("TU",))
    before, after = (event_of(routine_calendar(catalog, routine, s)) for s in (SCHEDULE, later))
    assert before["UID"] == after["UID"]
    assert after.sequence > before.sequence
    other = event_of(routine_calendar(catalog, routine.replace(title="Mine"), SCHEDULE))
    assert other["UID"] != before["UID"]


def test_lines_are_folded_at_75_octets(catalog: Catalog) -> None:
    text = routine_calendar(catalog, hostile(catalog), SCHEDULE)
    assert text.endswith("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_once_and_without_an_alarm(catalog: Catalog) -> None:
    once = SCHEDULE.replace(weekdays=(), times=1, alarm=None)
    event = event_of(routine_calendar(catalog, everything(catalog), once))
    assert "RRULE" not in event
    assert not event.walk("VALARM")


def test_without_its_extra(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match="calendar files need an extra") as raised:
        routine_calendar(catalog, everything(catalog), SCHEDULE)
    assert raised.value.extra == "calendar"

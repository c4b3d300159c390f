"""When a routine is done, in words: weekdays, a time, weeks, an alarm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kneecli.cli.routine_output import When
from kneecli.cli.schedule import schedule_of
from kneecli.errors import UsageError
from tests.cli.run import knee
from tests.render.routines import routine

if TYPE_CHECKING:
    from pathlib import Path

SATURDAY = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
ROUTINE = routine().replace(total_seconds=601)


def test_it_begins_on_the_first_fitting_day_after_today() -> None:
    found = schedule_of(When(repeat="wed, Monday fri", at="6:30", weeks=2), ROUTINE, SATURDAY)
    assert found.first == datetime(2026, 11, 23, 6, 30)  # noqa: DTZ001 - in no time zone
    assert found.weekdays == ("MO", "WE", "FR")
    assert found.times == 6
    assert found.length == timedelta(minutes=11)
    assert found.alarm is None


def test_two_letters_name_a_day() -> None:
    """As calendar files have them; one letter never does, though it were plain."""
    found = schedule_of(When(repeat="mo,tu,we,th,fr,sa,su"), ROUTINE, SATURDAY)
    assert found.weekdays == ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def test_a_week_ahead_where_today_is_the_day() -> None:
    assert schedule_of(When(repeat="sat"), ROUTINE, SATURDAY).first.day == 28


def test_without_days_it_is_tomorrow_once() -> None:
    found = schedule_of(When(), ROUTINE, SATURDAY)
    assert found.first == datetime(2026, 11, 22, 7, 0)  # noqa: DTZ001 - in no time zone
    assert (found.weekdays, found.times) == ((), 1)


@pytest.mark.parametrize(("text", "minutes"), [("10m", 10), ("2h", 120), ("15", 15), ("5 min", 5)])
def test_an_alarm(text: str, minutes: int) -> None:
    assert schedule_of(When(alarm=text), ROUTINE, SATURDAY).alarm == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (When(repeat="mon,xyz"), "`xyz` is no day of the week"),
        (When(repeat="t"), "`t` is no day of the week"),
        (When(repeat="m"), "`m` is no day of the week"),
        (When(repeat=" , "), "`--repeat` names no day"),
        (When(at="25:00"), "`25:00` is no time of day"),
        (When(at="soon"), "`soon` is no time of day"),
        (When(repeat="mon", weeks=0), "0 weeks cannot be planned"),
        (When(repeat="mon", weeks=999), "999 weeks cannot be planned"),
        (When(weeks=3), "`--weeks` goes with `--repeat`"),
        (When(alarm="a while"), "`a while` is no length of time"),
    ],
)
def test_what_is_no_schedule(when: When, sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        schedule_of(when, ROUTINE, SATURDAY)
    assert raised.value.message == sentence


def test_a_routine_goes_into_a_calendar_file(here: Path) -> None:
    said = knee("plan", "-e", "band", "-o", "w.ics", "--repeat", "mon,wed", "--alarm", "10m")
    assert said.code == 0
    text = (here / "w.ics").read_text()
    assert "BYDAY=MO,WE" in text
    assert "COUNT=12" in text


def test_only_calendar_files_are_told_when(here: Path) -> None:
    said = knee("plan", "-e", "band", "--repeat", "mon", "-o", "w.txt")
    assert said.code == 2
    assert "are for calendar files" in said.err
    assert not list(here.iterdir())


@pytest.mark.parametrize("name", ["csv", "fit", "html", "ics"])
@pytest.mark.usefixtures("here")
def test_reasons_have_no_place_in_some_formats(name: str) -> None:
    said = knee("plan", "--why", "-f", name)
    assert (said.code, said.out) == (2, "")
    assert f"reasons cannot be given as {name}" in said.err

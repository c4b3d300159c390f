"""When a routine is done, in words: weekdays, a time, weeks, an alarm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kneecli.errors import UsageError
from kneecli.render.look import FormatOptions
from kneecli.render.schedule import schedule_of
from tests.render.routines import routine

SATURDAY = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
ROUTINE = routine().replace(total_seconds=601)


def test_it_begins_on_the_first_fitting_day_after_today() -> None:
    found = schedule_of(
        FormatOptions(repeat="wed, Monday fri", at="6:30", weeks=2), ROUTINE, SATURDAY
    )
    assert found.first == datetime(2026, 11, 23, 6, 30)  # noqa: DTZ001 - in no time zone
    assert found.weekdays == ("MO", "WE", "FR")
    assert found.times == 6
    assert found.length == timedelta(minutes=11)
    assert found.alarm is None


def test_two_letters_name_a_day() -> None:
    """As calendar files have them; one letter never does, though it were plain."""
    found = schedule_of(FormatOptions(repeat="mo,tu,we,th,fr,sa,su"), ROUTINE, SATURDAY)
    assert found.weekdays == ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def test_a_week_ahead_where_today_is_the_day() -> None:
    assert schedule_of(FormatOptions(repeat="sat"), ROUTINE, SATURDAY).first.day == 28


def test_without_days_it_is_tomorrow_once() -> None:
    found = schedule_of(FormatOptions(), ROUTINE, SATURDAY)
    assert found.first == datetime(2026, 11, 22, 7, 0)  # noqa: DTZ001 - in no time zone
    assert (found.weekdays, found.times) == ((), 1)


@pytest.mark.parametrize(("text", "minutes"), [("10m", 10), ("2h", 120), ("15", 15), ("5 min", 5)])
def test_an_alarm(text: str, minutes: int) -> None:
    assert schedule_of(FormatOptions(alarm=text), ROUTINE, SATURDAY).alarm == timedelta(
        minutes=minutes
    )


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (FormatOptions(repeat="mon,xyz"), "`xyz` is no day of the week"),
        (FormatOptions(repeat="t"), "`t` is no day of the week"),
        (FormatOptions(repeat="m"), "`m` is no day of the week"),
        (FormatOptions(repeat=" , "), "`--repeat` names no day"),
        (FormatOptions(at="25:00"), "`25:00` is no time of day"),
        (FormatOptions(at="soon"), "`soon` is no time of day"),
        (FormatOptions(repeat="mon", weeks=0), "0 weeks cannot be planned"),
        (FormatOptions(repeat="mon", weeks=999), "999 weeks cannot be planned"),
        (FormatOptions(weeks=3), "`--weeks` goes with `--repeat`"),
        (FormatOptions(alarm="a while"), "`a while` is no length of time"),
    ],
)
def test_what_is_no_schedule(when: FormatOptions, sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        schedule_of(when, ROUTINE, SATURDAY)
    assert raised.value.message == sentence


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("daily", "MO TU WE TH FR SA SU"),
        ("every day", "MO TU WE TH FR SA SU"),
        ("Weekdays", "MO TU WE TH FR"),
        ("weekend", "SA SU"),
        ("weekends, wed", "WE SA SU"),
        ("Mon Wed Fri", "MO WE FR"),
        ("monday and thursday", "MO TH"),
        ("on Mondays & Fridays", "MO FR"),
        ("tues;thurs", "TU TH"),
        ("mon-fri", "MO TU WE TH FR"),
        ("Fri - Mon", "MO FR SA SU"),
        ("tue to thu, sat", "TU WE TH SA"),
        ("mon-mon", "MO"),
    ],
)
def test_days_in_the_words_people_use(said: str, days: str) -> None:
    """Full or short, several at once, or from one to another."""
    found = schedule_of(FormatOptions(repeat=said), ROUTINE, SATURDAY)
    assert " ".join(found.weekdays) == days


@pytest.mark.parametrize("said", ["-", "mon-", "mon-x", "weekdayss", "days off", "everyone"])
def test_what_is_no_day(said: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UsageError, match=r"is no day of the week|names no day"):
        schedule_of(FormatOptions(repeat=said), ROUTINE, SATURDAY)


@pytest.mark.parametrize(
    ("said", "hour", "minute"),
    [
        ("7", 7, 0),
        ("07.30", 7, 30),
        ("7h15", 7, 15),
        ("7am", 7, 0),
        ("7:30 PM", 19, 30),
        ("12am", 0, 0),
        ("12 pm", 12, 0),
        ("23:59", 23, 59),
    ],
)
def test_a_time_of_day(said: str, hour: int, minute: int) -> None:
    """By the clock of either kind."""
    first = schedule_of(FormatOptions(at=said), ROUTINE, SATURDAY).first
    assert (first.hour, first.minute) == (hour, minute)


@pytest.mark.parametrize("said", ["", "24", "7:60", "13pm", "0am", "7:5", "0700", "\u0667:00"])
def test_what_is_no_time_of_day(said: str) -> None:
    with pytest.raises(UsageError, match="is no time of day"):
        schedule_of(FormatOptions(at=said), ROUTINE, SATURDAY)

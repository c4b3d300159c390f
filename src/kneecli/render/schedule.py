"""When a routine is done, from the words it was asked for with."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kneecli.errors import UsageError
from kneecli.render.calendar_file import Schedule
from kneecli.routine.time import whole_minutes

if TYPE_CHECKING:
    from kneecli.render.look import FormatOptions
    from kneecli.routine.routine import Routine

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_WEEKS = 104
USUAL_WEEKS = 6
USUAL_TIME = "07:00"


def schedule_of(when: FormatOptions, routine: Routine, now: datetime) -> Schedule:
    """The schedule, from the first fitting day after today. Raises UsageError.

    Without `repeat` the routine is done once.
    """
    weekdays = _weekdays(when.repeat) if when.repeat is not None else ()
    if when.weeks is not None and not weekdays:
        raise UsageError("`--weeks` goes with `--repeat`", "try `--repeat mon,wed,fri --weeks 6`")
    weeks = USUAL_WEEKS if when.weeks is None else when.weeks
    if not 1 <= weeks <= MOST_WEEKS:
        raise UsageError(f"{weeks} weeks cannot be planned", f"1 to {MOST_WEEKS} can")
    minutes = whole_minutes(routine.total_seconds)
    return Schedule(
        first=datetime.combine(_first_day(now.date(), weekdays), _time(when.at or USUAL_TIME)),
        length=timedelta(minutes=minutes),
        weekdays=tuple(WEEKDAYS[day][:2].upper() for day in weekdays),
        times=weeks * len(weekdays) if weekdays else 1,
        alarm=_alarm(when.alarm) if when.alarm is not None else None,
        now=now.astimezone(UTC),
    )


def _first_day(today: date, weekdays: tuple[int, ...]) -> date:
    """The first day after today that is one of the weekdays, or any."""
    days = (today + timedelta(days=ahead) for ahead in range(1, 8))
    return next(day for day in days if not weekdays or day.weekday() in weekdays)


def _weekdays(text: str) -> tuple[int, ...]:
    found = set()
    for word in filter(None, re.split(r"[,\s]+", text.lower())):
        days = [number for number, name in enumerate(WEEKDAYS) if name.startswith(word)]
        if len(days) != 1 or len(word) < 2:  # noqa: PLR2004 - `t` is two days
            raise UsageError(f"`{word}` is no day of the week", "try `--repeat mon,wed,fri`")
        found.add(days[0])
    if not found:
        raise UsageError("`--repeat` names no day", "try `--repeat mon,wed,fri`")
    return tuple(sorted(found))


def _time(text: str) -> time:
    if not re.fullmatch(r"\d{1,2}:\d{2}", text):
        raise UsageError(f"`{text}` is no time of day", "try `--at 07:00`")
    hour, minute = map(int, text.split(":"))
    try:
        return time(hour, minute)
    except ValueError:
        raise UsageError(f"`{text}` is no time of day", "try `--at 07:00`") from None


def _alarm(text: str) -> timedelta:
    amount = re.fullmatch(r"(\d{1,4})\s*(m|min|h)?", text.strip().lower())
    if amount is None:
        raise UsageError(f"`{text}` is no length of time", "try `--alarm 10m`")
    number = int(amount[1])
    return timedelta(hours=number) if amount[2] == "h" else timedelta(minutes=number)

"""When a routine is done, from the words it was asked for with."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kneecli.errors import UsageError
from kneecli.render.calendar_file import Schedule
from kneecli.routine.length import minutes_in
from kneecli.routine.time import whole_minutes

if TYPE_CHECKING:
    from kneecli.render.look import FormatOptions
    from kneecli.routine.routine import Routine

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_WEEKS = 104
USUAL_WEEKS = 6
USUAL_TIME = "07:00"
NOON = 12


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
        first=datetime.combine(
            _first_day(now.date(), weekdays), _time(USUAL_TIME if when.at is None else when.at)
        ),
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


_EVERY = range(7)
_SEVERAL = {
    "daily": _EVERY,
    "day": _EVERY,
    "everyday": _EVERY,
    "weekday": range(5),
    "workday": range(5),
    "weekend": range(5, 7),
}
"""Words that name several days, in the singular."""


def _weekdays(text: str) -> tuple[int, ...]:
    """The days named, as numbers from Monday on, whatever stands between them."""
    found: set[int] = set()
    spread = re.sub(r"\s*(?:-|\u2013|\bto\b)\s*", "-", text.lower())
    for word in filter(None, re.split(r"[,;+&/\s]+|\band\b|\bevery\b|\bon\b", spread)):
        first, joined, last = word.partition("-")
        days = _SEVERAL.get(word.removesuffix("s")) or [_weekday(first)]
        if joined:
            days = [(days[0] + ahead) % 7 for ahead in range((_weekday(last) - days[0]) % 7 + 1)]
        found.update(days)
    if not found:
        raise UsageError("`--repeat` names no day", "try `--repeat mon,wed,fri`")
    return tuple(sorted(found))


def _weekday(word: str) -> int:
    """The day that a name, or the beginning of one, means. Raises UsageError."""
    begun = [number for number, name in enumerate(WEEKDAYS) if name.startswith(word)]
    days = begun or [number for number, name in enumerate(WEEKDAYS) if f"{name}s" == word]
    if len(days) != 1 or len(word) < 2:  # noqa: PLR2004 - `t` is two days
        raise UsageError(f"`{word or '-'}` is no day of the week", "try `--repeat mon,wed,fri`")
    return days[0]


def _time(text: str) -> time:
    """A time of day such as `7`, `07:00`, `7.30` or `7:30 pm`. Raises UsageError."""
    found = re.fullmatch(
        r"(?:(?P<h>[01]?[0-9]|2[0-3])(?:[:.h](?P<m>[0-5][0-9]))?"
        r"|(?P<h12>0?[1-9]|1[0-2])(?:[:.](?P<m12>[0-5][0-9]))?\s*(?P<half>am|pm))",
        text.strip().lower(),
    )
    if found is None:
        raise UsageError(f"`{text}` is no time of day", "try `--at 07:00`")
    if found["half"]:
        afternoon = NOON if found["half"] == "pm" else 0
        return time(int(found["h12"]) % NOON + afternoon, int(found["m12"] or 0))
    return time(int(found["h"]), int(found["m"] or 0))


def _alarm(text: str) -> timedelta:
    minutes = minutes_in(text)
    if minutes is None:
        raise UsageError(f"`{text}` is no length of time", "try `--alarm 10m`")
    return timedelta(minutes=minutes)

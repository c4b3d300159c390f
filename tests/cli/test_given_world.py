"""A command in a world that was made for it: its own streams, clock and keys."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from kneecli.cli.animation import PICTURES_A_SECOND, play
from kneecli.cli.routine_output import output_of, put_out
from kneecli.cli.world import Clock, World
from kneecli.errors import UsageError
from kneecli.figure.picture import Artist
from kneecli.figure.tempo import beats, moments
from kneecli.render.look import FormatOptions
from tests.render.routines import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kneecli.catalog.catalog import Catalog

SATURDAY = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


class Screen(TextIOWrapper):
    """A terminal that keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), encoding="utf-8", newline="\n")

    def isatty(self) -> bool:
        """It is one."""
        return True


class Pressing:
    """Keys: none for a while, then one; it keeps how long each was waited for."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.waits: list[float] = []
        self.open = False

    @contextmanager
    def keys(self) -> Iterator[Callable[[float], str]]:
        """What a world calls its keys."""
        self.open = True
        try:
            yield self.pressed
        finally:
            self.open = False

    def pressed(self, seconds: float) -> str:
        """The key, when it is time."""
        assert self.open
        self.waits.append(seconds)
        return "q" if len(self.waits) == self.after else ""


def world(pressing: Pressing, **changes: object) -> World:
    """A world of eighty columns where it is always Saturday, and nothing takes any time."""
    made = World(
        stdin=Screen(),
        stdout=Screen(),
        stderr=Screen(),
        clock=Clock(now=lambda: SATURDAY, seconds=lambda: 0.0),
        keys=pressing.keys,
        terminal=True,
        width=80,
        colour=False,
        braille=True,
    )
    return made.replace(**changes)


def sent(world: World) -> str:
    """What went to its output."""
    world.stdout.flush()
    assert isinstance(world.stdout.buffer, BytesIO)
    return world.stdout.buffer.getvalue().decode()


def test_a_drill_is_played_by_the_clock_and_the_keys_it_is_given(catalog: Catalog) -> None:
    drill = catalog.exercises["clamshell"]
    figure = catalog.figures["clamshell"]
    motion = beats(Artist(figure).motion, drill.dose.tempo)
    once = [moment.seconds for moment in moments(motion, PICTURES_A_SECOND)]
    pressing = Pressing(after=len(once) + 1)
    here = world(pressing)
    play(here, figure, drill)
    assert pressing.waits == [*once, once[0]]
    assert not pressing.open
    assert sent(here).count("press a key to stop") == len(once) + 1


def test_every_picture_is_as_high_as_the_others(catalog: Catalog) -> None:
    """However long a label is, and whatever it holds: each is drawn over the one before."""
    figure = catalog.figures["clamshell"]
    long = figure.frames[0].replace(label="膝を開く" * 15 + "\x1b[2J")
    figure = figure.replace(frames=(long, *figure.frames[1:]))
    here = world(Pressing(after=40))
    play(here, figure, catalog.exercises["clamshell"])
    assert len(set(re.findall(r"\x1b\[\d+A", sent(here)))) == 1
    assert "\x1b[2J" not in sent(here)


def test_a_slow_computer_waits_no_longer_than_it_must(catalog: Catalog) -> None:
    pressing = Pressing(after=3)
    ticks = iter(range(0, 1000, 60))
    clock = Clock(now=lambda: SATURDAY, seconds=lambda: float(next(ticks)))
    here = world(pressing, clock=clock)
    play(here, catalog.figures["clamshell"], catalog.exercises["clamshell"])
    assert pressing.waits == [0.0, 0.0, 0.0]


def test_nobody_at_the_keys(catalog: Catalog) -> None:
    here = world(Pressing(after=1), stdin=StringIO())
    with pytest.raises(UsageError):
        play(here, catalog.figures["clamshell"], catalog.exercises["clamshell"])
    assert sent(here) == ""


def test_a_calendar_begins_on_the_day_after_the_clock_s(catalog: Catalog) -> None:
    here = world(Pressing(after=1))
    output = output_of(
        here, format_name="ics", file=None, force=False, steps=None, options=FormatOptions()
    )
    put_out(here, catalog, everything(catalog), output)
    assert "DTSTART:20261122T070000" in sent(here)
    assert "DTSTAMP:20261121T220000Z" in sent(here)

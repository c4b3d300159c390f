"""Options that several commands share, and what the shell may complete them with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import listed
from kneecli.cli.world import COMPLETING
from kneecli.errors import UsageError
from kneecli.render.formats import FORMATS, RECORD_FORMATS
from kneecli.routine.length import minutes_in
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

CHOOSE, SHAPE, OUTPUT = "What to plan", "How to shape it", "Output"
CALENDAR, DRAW = "In a calendar file (.ics)", "What to draw"
MOST_DIGITS = 18
"""Numbers with more digits are slips of the finger."""


def completer(section: str) -> Callable[..., list[tuple[str, str]]] | None:
    """A completer for names of one section of the catalogue, where the shell asks for it."""
    if not COMPLETING:
        return None
    from kneecli.cli.completion import completer_of

    return completer_of(section)


def word_completer(*known: str) -> Callable[[str], list[str]] | None:
    """A completer for a few fixed words."""
    if not COMPLETING:
        return None

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete.lower())]

    return complete


def whole_number(option: str, example: str) -> Callable[[str], int]:
    """A parser of whole numbers for an option, which raises UsageError for anything else."""

    def parse(text: str) -> int:
        word = text.strip()
        digits = word.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
            raise UsageError(f"`{text}` is no whole number for `{option}`", f"try `{example}`")
        return int(word)

    return parse


def _minutes(text: str) -> int:
    """The minutes in `10`, `10 min` or `1h`. Raises UsageError for what is no such length."""
    minutes = minutes_in(text)
    if not minutes:
        from kneecli.cli.minutes_meant import how_to_say

        said = f"`{text}` is no length of a routine: minutes are a whole number from 1 up"
        raise UsageError(said, how_to_say(text))
    return minutes


Equipment = Annotated[
    list[str] | None,
    typer.Option(
        "--equipment",
        "-e",
        metavar="NAME",
        help="Equipment at hand, repeated or comma-separated: {equipment}. "
        "Body weight if none is named.",
        autocompletion=completer("equipment"),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Avoid = Annotated[
    list[str] | None,
    typer.Option(
        "--avoid",
        "-a",
        metavar="CONDITION",
        help="A condition to be careful with, such as low-back-pain. `knee conditions` lists them.",
        autocompletion=completer("conditions"),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Minutes = Annotated[
    int | None,
    typer.Option(
        "--minutes",
        "-m",
        metavar="N",
        parser=_minutes,
        help="How long it may take; 10 for a warm-up.",
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
_LEVEL = typer.Option(
    "--level",
    "-l",
    metavar="LEVEL",
    help="beginner, intermediate or advanced; each holds the ones before it.",
    autocompletion=word_completer(*LEVELS),
    rich_help_panel=CHOOSE,
)
Level = Annotated[str, _LEVEL]
MostLevel = Annotated[str | None, _LEVEL]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        "--focus",
        metavar="MUSCLE",
        help="A muscle to prefer.",
        autocompletion=completer("muscles"),
        rich_help_panel=SHAPE,
        show_default=False,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="PROP",
        help="What to do without: wall, chair, step, anchor, mirror, space, floor (to lie on), "
        "impact (hops, jumps, jogging).",
        autocompletion=completer("props"),
        rich_help_panel=SHAPE,
        show_default=False,
    ),
]
Before = Annotated[
    str | None,
    typer.Option(
        "--before",
        metavar="ACTIVITY",
        help="What comes next: {activities}.",
        autocompletion=completer("activities"),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="DRILL",
        help="A drill that must be in.",
        autocompletion=completer("exercises"),
        rich_help_panel=SHAPE,
        show_default=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="DRILL",
        help="A drill that must not be in.",
        autocompletion=completer("exercises"),
        rich_help_panel=SHAPE,
        show_default=False,
    ),
]
Blueprint = Annotated[
    str,
    typer.Option(
        "--blueprint",
        "-b",
        metavar="NAME",
        help="The kind of routine: {blueprints}.",
        autocompletion=completer("blueprints"),
        rich_help_panel=SHAPE,
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        metavar="N",
        parser=whole_number("--seed", "--seed 1"),
        help="Another routine, nearly as good; the same one for the same number.",
        rich_help_panel=SHAPE,
        show_default=False,
    ),
]
Why = Annotated[
    bool,
    typer.Option("--why", help="Say why each drill is in.", rich_help_panel=OUTPUT),
]
Muscle = Annotated[
    str | None,
    typer.Option(
        "--muscle",
        metavar="NAME",
        help="Drills that work this muscle, those that work it most first.",
        autocompletion=completer("muscles"),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Phase = Annotated[
    str | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        help="raise, mobilise, activate, potentiate or cooldown.",
        autocompletion=word_completer(*PHASE_NAMES),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Uses = Annotated[
    list[str] | None,
    typer.Option(
        "--uses",
        metavar="NAME",
        help="Drills that can be done with this equipment, whatever else they need.",
        autocompletion=completer("equipment"),
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Drill = Annotated[
    str,
    typer.Argument(
        metavar="DRILL",
        help="A drill, by id, name or alias.",
        autocompletion=completer("exercises"),
        show_default=False,
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{listed([*RECORD_FORMATS], 'or')}. A table on a terminal, text when piped.",
        autocompletion=word_completer(*RECORD_FORMATS),
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
RoutineFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{listed([*FORMATS], 'or')}. A table on a terminal, text when piped.",
        autocompletion=word_completer(*FORMATS),
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, with instructions; its suffix picks the format "
        f"({', '.join(entry.suffixes[0] for entry in FORMATS.values() if entry.suffixes)}). "
        "- is standard output.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
Figures = Annotated[
    bool,
    typer.Option(
        "--figures",
        help="Link figures in a Markdown file; they are written into a folder beside it.",
        rich_help_panel=OUTPUT,
    ),
]
OldWatch = Annotated[
    bool,
    typer.Option(
        "--old-watch",
        help="In a watch file, name only exercises that old watches know.",
        rich_help_panel=OUTPUT,
    ),
]
Repeat = Annotated[
    str | None,
    typer.Option(
        "--repeat",
        metavar="DAYS",
        help="Days, such as mon,wed,fri, mon-fri, weekdays or daily; once if none is named.",
        rich_help_panel=CALENDAR,
        show_default=False,
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="The time of day; 07:00.",
        rich_help_panel=CALENDAR,
        show_default=False,
    ),
]
Weeks = Annotated[
    int | None,
    typer.Option(
        "--weeks",
        metavar="N",
        parser=whole_number("--weeks", "--weeks 6"),
        help="For how many weeks; 6.",
        rich_help_panel=CALENDAR,
        show_default=False,
    ),
]
Alarm = Annotated[
    str | None,
    typer.Option(
        "--alarm",
        metavar="TIME",
        help="Remind so long before, such as 10m or 1h.",
        rich_help_panel=CALENDAR,
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Replace FILE if it exists.", rich_help_panel=OUTPUT),
]
Steps = Annotated[
    bool | None,
    typer.Option(
        "--steps/--no-steps",
        help="Print how to do each drill.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]

"""Options that several commands share, and what the shell may complete them with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import find, key_of, listed
from kneecli.cli.world import COMPLETING
from kneecli.render.formats import FORMATS, PAGE_FORMATS
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kneecli.catalog.names import Named, T

CHOOSE, SHAPE, OUTPUT = "What to plan", "How to shape it", "Output"
CALENDAR, DRAW = "In a calendar file (.ics)", "What to draw"


def completer(section: str) -> Callable[[str], list[tuple[str, str]]] | None:
    """A completer for ids of one section of the catalogue; earlier names after a comma stay."""
    if not COMPLETING:
        return None

    def complete(incomplete: str) -> list[tuple[str, str]]:
        from kneecli.cli.known import known

        before, comma, last = incomplete.rpartition(",")
        items: Mapping[str, Named] = getattr(known(), section)
        return [
            (f"{before}{comma}{item.id}", item.name)
            for item in items.values()
            if item.id.startswith(last.replace("-", "_").lower())
        ]

    return complete


def word_completer(*known: str) -> Callable[[str], list[str]] | None:
    """A completer for a few fixed words."""
    if not COMPLETING:
        return None

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete


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
        help="How long it may take; 10 for a warm-up.",
        rich_help_panel=CHOOSE,
        show_default=False,
    ),
]
Level = Annotated[
    str,
    typer.Option(
        "--level",
        "-l",
        metavar="LEVEL",
        help="beginner, intermediate or advanced; each holds the ones before it.",
        autocompletion=word_completer(*LEVELS),
        rich_help_panel=CHOOSE,
    ),
]
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
ExactLevel = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="beginner, intermediate or advanced, just this one.",
        autocompletion=word_completer(*LEVELS),
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
        help=f"{listed([*PAGE_FORMATS], 'or')}. A table on a terminal, text when piped.",
        autocompletion=word_completer(*PAGE_FORMATS),
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
        f"({', '.join(entry.suffixes[0] for entry in FORMATS.values() if entry.suffixes)}).",
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
        help="Weekdays, such as mon,wed,fri; once if none is named.",
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


def named(
    names: Iterable[str] | None, kind: str, known: Mapping[str, T], listing: str
) -> tuple[str, ...]:
    """The ids that names mean, each once, in the catalogue's order.

    A name may itself be a comma-separated list. Raises NotFoundError.
    """
    found = {
        find(kind, part.strip(), known, listing).id
        for name in names or ()
        for part in _parts(name, known)
        if part.strip()
    }
    return tuple(item for item in known if item in found)


def _parts(name: str, known: Mapping[str, Named]) -> list[str]:
    """The whole name where it is one, else its parts between commas."""
    wanted = key_of(name)
    whole = any(wanted == key_of(item.name) for item in known.values())
    return [name] if whole else name.split(",")

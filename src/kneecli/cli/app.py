"""The `knee` command: its global options, and the commands by name.

A command's module is imported, and its options are built, only when it is run: help of
the whole needs no more than this table.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kneecli import __version__
from kneecli.cli.boundary import BoundaryGroup, Command, write_groups
from kneecli.errors import UsageError
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Entry(Record, kw_only=False):
    """A command: the function that runs it, its line in the help, and an example."""

    panel: str
    function: str
    about: str
    example: str


ROUTINES, CATALOGUE, OWN = "Routines", "Catalogue", "Your own"
HIDDEN = ""
"""The heading of commands that are kept for those who know them."""
GROUPS = {
    "routine": "Look after routines in files.",
    "new": "Begin a drill, a condition or a kind of routine of your own.",
}
"""What is said of commands of two words, by the first."""
COMMANDS = {
    "plan": Entry(
        ROUTINES,
        "plan.plan",
        "Plan a routine: the best one for your equipment, minutes and body.",
        "knee plan -e band,kettlebell -m 15 --avoid low-back-pain",
    ),
    "export": Entry(
        ROUTINES,
        "export.export",
        "Write a routine again: the one planned last, or one in a file.",
        "knee export -o warmup.txt",
    ),
    "list": Entry(
        CATALOGUE,
        "listing.list_exercises",
        "List exercises: all, or by muscle, level or equipment at hand.",
        'knee list --muscle "glute med"',
    ),
    "show": Entry(
        CATALOGUE,
        "show.show",
        "Tell all about one drill: how, how much, and on what evidence.",
        "knee show clamshell",
    ),
    "figure": Entry(
        CATALOGUE,
        "figure.figure",
        "Draw a drill: as SVG, still or moving, as PNG, or in the terminal.",
        "knee figure clamshell -o clam.svg",
    ),
    "muscles": Entry(
        CATALOGUE,
        "reference.muscles",
        "List muscles, or tell what one does.",
        "knee muscles gluteus-medius",
    ),
    "equipment": Entry(
        CATALOGUE,
        "reference.equipment",
        "List equipment and props, or tell of one.",
        "knee equipment band",
    ),
    "conditions": Entry(
        CATALOGUE,
        "reference.conditions",
        "List conditions, or tell what one leaves out and why.",
        "knee conditions runners-knee",
    ),
    "safety": Entry(
        CATALOGUE,
        "reference.safety",
        "Tell when to see a clinician, when to stop, and how to judge pain.",
        "knee safety",
    ),
    "data": Entry(
        OWN,
        "data.data",
        "Tell what comes from which data file, and what replaces or hides what.",
        "knee data",
    ),
    "new drill": Entry(
        OWN,
        "new.drill",
        "Begin a drill of your own: a file that asks what it still needs.",
        'knee new drill "Wall clam" --from clamshell',
    ),
    "new condition": Entry(
        OWN,
        "new.condition",
        "Begin a condition of your own, which refers until its rules are written.",
        'knee new condition "Sore shin"',
    ),
    "new blueprint": Entry(
        OWN,
        "new.blueprint",
        "Begin a kind of routine of your own.",
        'knee new blueprint "Before judo"',
    ),
    "check": Entry(
        OWN,
        "check.check",
        "Check data files and routine files, and name every fault in them.",
        "knee check monday.yaml",
    ),
    "routine check": Entry(
        HIDDEN,
        "check.check",
        "Check a routine file, and name every fault in it.",
        "knee routine check monday.yaml",
    ),
}


class Group(BoundaryGroup):
    """Commands that are made when they are asked for: all of `knee`, or those after a word."""

    before = ""
    """The words before the group's own commands: `routine ` for `routine check`."""

    def entries(self) -> dict[str, Entry]:
        """The entries of the table in this group, by what is left of their names."""
        size = len(self.before)
        return {name[size:]: e for name, e in COMMANDS.items() if name.startswith(self.before)}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """The names of the commands, in the order of the help."""
        return list(dict.fromkeys(name.split()[0] for name in self.entries()))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, the group of a first word, or None."""
        if cmd_name in self.entries():
            return _command(cmd_name, self.entries()[cmd_name])
        if cmd_name not in self.list_commands(ctx):
            return None
        group = Group(
            name=cmd_name, help=GROUPS[cmd_name], context_settings=CONTEXT, rich_markup_mode=None
        )
        group.before = f"{self.before}{cmd_name} "
        return group

    def resolve_command(self, ctx: Any, args: "Sequence[str]") -> Any:
        """The command that the line names. Raises UsageError, with the nearest names."""
        if ctx.resilient_parsing:
            return super().resolve_command(ctx, list(args))
        known = self.list_commands(ctx)
        words = _in_options(args)
        if words == ["--help"]:
            typer.echo(ctx.get_help())
            raise typer.Exit
        if words == ["version"] and not self.before:
            _tell_version(True)
        if words and words[0] not in known and not words[0].startswith("-"):
            from kneecli.cli.meant import by_command

            hint = by_command(ctx, words, known)
            raise UsageError(f"no command called `{self.before}{words[0]}`", hint)
        return super().resolve_command(ctx, words)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands, under their headings."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, entry in self.entries().items():
            if entry.panel != HIDDEN:
                groups.setdefault(entry.panel, []).append((name, entry.about))
        write_groups(formatter, groups)


def _in_options(words: "Sequence[str]") -> list[str]:
    """A line with `--help` at its end in the place of `help` before or after a command."""
    match list(words):
        case ["help", *more]:
            return [*more, "--help"]
        case [command, "help"]:
            return [command, "--help"]
        case line:
            return line


def _command(name: str, entry: Entry) -> Any:
    module, function = entry.function.split(".")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(
        name,
        cls=Command,
        help=entry.about,
        epilog=f"Example: {entry.example}",
        context_settings=CONTEXT,
    )(getattr(import_module(f"kneecli.cli.{module}"), function))
    return typer.main.get_command(single)


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
app = typer.Typer(
    cls=Group,
    help="Warm-up routines that protect the knees, by the equipment and minutes at hand.",
    epilog="Example: knee plan --equipment band --minutes 10",
    context_settings=CONTEXT,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"knee {__version__}")
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        from kneecli.cli.completion import script_for

        typer.echo(script_for(shell))
        raise typer.Exit


def _install_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None:
        from kneecli.cli.completion import install_for
        from kneecli.cli.delivery import say
        from kneecli.cli.world import world_of

        say(world_of(context), install_for(shell))
        raise typer.Exit


@app.callback()
def knee(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Tell the version.", callback=_tell_version, is_eager=True
        ),
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colour; the variable NO_COLOR does the same.")
    ] = False,
    data: Annotated[
        list[Path] | None,
        typer.Option(
            "--data",
            metavar="PATH",
            readable=False,
            help="A folder with data files of one's own, or one such file, on top of the others; "
            "may be repeated. The variable KNEE_DATA does the same.",
            show_default=False,
        ),
    ] = None,
    no_data: Annotated[
        bool, typer.Option("--no-data", help="Leave data of one's own out.")
    ] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            "--install-completion",
            metavar="[SHELL]",
            help="Complete names after TAB in bash, zsh, fish, powershell or pwsh; in the shell "
            "this runs in if none is named.",
            callback=_install_completion,
            is_eager=True,
            show_default=False,
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="[SHELL]",
            help="Print the script for that instead.",
            callback=_show_completion,
            is_eager=True,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Warm-up routines that protect the knees."""

"""The one place that a command is run from: its line, its help, and its exit code."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kneecli.cli.known import WORDS, with_known_names
from kneecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
_LIBRARY_NEEDS, _MARGIN = 50, 2
"""The library lays out no help in fewer columns than these, and leaves some free."""
_NARROW_HELP, _NARROWEST_HELP = 58, 20
_NAMES_WIDTH = 30


class BoundaryGroup(TyperGroup):
    """Runs a command and turns what goes wrong into one clear message."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the code that says how it went."""
        extra["standalone_mode"] = False
        words = (sys.argv[1:] if args is None else list(args)) or ["--help"]
        try:
            code = super().main(_global_options_first(words), *rest, **extra)
            sys.stdout.flush()
        except (SystemExit, BrokenPipeError):  # the reader of our output has gone: no more to say
            code = 0
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the last stop before a traceback
            from kneecli.cli.mishaps import told

            code = told(error)
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
        """The context of a line; one that is only completed has its global options first too."""
        if extra.get("resilient_parsing"):
            told_at_once = ("--version", "-V", *_BY_SHELL)
            words = [word for word in args if word not in told_at_once]
            args = _global_options_first(words, complete=False)
        return super().make_context(info_name, args, *rest, **extra)

    def get_help(self, ctx: Any) -> str:
        """The help, as wide as the terminal."""
        ctx.terminal_width = _help_width()
        return super().get_help(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options in that stand before a command."""
        ctx.meta[WORDS] = list(args)
        words = super().parse_args(ctx, args)
        _expand_home(ctx)
        return words

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, then commands."""
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)


class Command(TyperCommand):
    """A command whose help groups its options, and that says what odd words may have meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options in. Raises UsageError for words that no option takes."""
        ctx.allow_extra_args = True
        if not all(map(str.isascii, args)):
            from kneecli.cli.typed import with_plain_quotes

            args = with_plain_quotes(args)
        ctx.meta[WORDS] = list(args)
        if not ctx.resilient_parsing:
            _refuse_single_dashes(self, args)
        try:
            words = super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:  # so that the error names the command
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        if words and not ctx.resilient_parsing:
            from kneecli.cli.meant import by_words

            said = f"`{ctx.command_path}` does not take `{' '.join(words)}`"
            raise UsageError(said, by_words(ctx, words))
        _expand_home(ctx)
        return words

    def get_help(self, ctx: Any) -> str:
        """The help, as wide as the terminal."""
        ctx.terminal_width = _help_width()
        return super().get_help(ctx)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, under the heading each was declared with."""
        _write_options(self, ctx, formatter)


def _help_width() -> int | None:
    """How many columns help takes where the library would take more than there are, else None."""
    from kneecli.cli.terminal_width import terminal_width

    columns = terminal_width()
    return max(_NARROWEST_HELP, columns - _MARGIN) if columns < _LIBRARY_NEEDS + _MARGIN else None


def _expand_home(ctx: Any) -> None:
    """Let `~` in the paths of a line be the home folder, where no shell has seen to it."""
    for parameter in ctx.command.params:
        if any(kind in (parameter.metavar or "") for kind in ("FILE", "PATH")):
            value = ctx.params.get(parameter.name)
            ctx.params[parameter.name] = _at_home(value)


def _at_home(value: Any) -> Any:
    """A path, or several, with the home folder in the place of `~`, where it is known."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(_at_home, value))
    if str(value).startswith("~"):
        with suppress(RuntimeError):  # nobody has that name, or a home
            return type(value)(Path(value).expanduser())
    return value


def _write_options(command: Any, ctx: Any, formatter: Any) -> None:
    groups: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            record = (record[0], with_known_names(ctx, record[1]))
            usual = "Arguments" if parameter.param_type_name == "argument" else "Options"
            heading = getattr(parameter, "rich_help_panel", None) or usual
            groups.setdefault(str(heading), []).append(record)
    if "Options" in groups:
        groups["Options"] = groups.pop("Options")
    write_groups(formatter, groups)


def write_groups(formatter: Any, groups: dict[str, list[tuple[str, str]]]) -> None:
    """Write rows of a help page under their headings."""
    for heading, rows in groups.items():
        with formatter.section(heading):
            formatter.write_dl(rows, col_max=_names_width(formatter.width))


def _names_width(width: int) -> int:
    """How many columns names take beside what is said of them; longer ones stand above it."""
    return _NAMES_WIDTH if width >= _NARROW_HELP else 1


def _refuse_single_dashes(command: Any, words: list[str]) -> None:
    """Raises UsageError for `-minutes`, which would be read as `-m inutes`."""
    known = {name for parameter in command.params for name in parameter.opts}
    for word in words[: words.index("--")] if "--" in words else words:
        if word.startswith("-") and f"-{word.partition('=')[0]}" in known:
            said = f"`{word}` has one dash, and an option of a whole word has two"
            raise UsageError(said, f"did you mean `-{word}`?")


GLOBAL = ("--no-color", "--no-data")
_BY_SHELL = ("--show-completion", "--install-completion")


def _global_options_first(words: list[str], *, complete: bool = True) -> list[str]:
    """`--no-color`, `--no-data` and `--data PATH` work anywhere on the line.

    Raises UsageError where the line is complete and `--data` has no path.
    """
    end = words.index("--") if "--" in words else len(words)
    first: list[str] = []
    rest: list[str] = []
    line = iter(words[:end])
    for word in line:
        if word in ("--data", "--data="):
            path = next(line, "") if word == "--data" else ""
            if complete and (not path or path.startswith("-")):
                said = "`--data` needs a folder or a file after it"
                raise UsageError(said, "such as `knee --data my-drills list`")
            first += [word, path] if path else []
        else:
            (first if word in GLOBAL or word.startswith("--data=") else rest).append(word)
    return _with_shells([*first, *rest, *words[end:]])


def _with_shells(words: list[str]) -> list[str]:
    """Words in which an option that may be followed by a shell holds it, or an empty one."""
    told: list[str] = []
    line = list(reversed(words))
    while line:
        word = line.pop()
        if word in _BY_SHELL:
            shell = line.pop() if line and not line[-1].startswith("-") else ""
            word = f"{word}={shell}"
        told.append(word)
    return told

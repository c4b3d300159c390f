"""The one place where errors become messages and exit codes, and how help is laid out."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kneecli.cli.known import with_known_names
from kneecli.errors import KneeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BUG, USAGE, INTERRUPTED = 1, 2, 130


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
        except KneeError as error:
            code = _explain(error)
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
        except OSError as error:
            code = _explain(_refused(error))
        except Exception as error:  # noqa: BLE001 - the last stop before a traceback
            code = _usage(error) if hasattr(error, "format_message") else _bug(error)
        sys.exit(code if isinstance(code, int) else 0)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, then commands."""
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)


class Command(TyperCommand):
    """A command whose help groups its options."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, under the heading each was declared with."""
        _write_options(self, ctx, formatter)


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
            formatter.write_dl(rows)


def _global_options_first(words: list[str]) -> list[str]:
    """`--no-color`, `--no-data` and `--data PATH` work anywhere on the line."""
    end = words.index("--") if "--" in words else len(words)
    first: list[str] = []
    rest: list[str] = []
    before = ""
    for word in words[:end]:
        is_global = word in ("--no-color", "--no-data", "--data") or word.startswith("--data=")
        (first if is_global or before == "--data" else rest).append(word)
        before = word
    return [*first, *rest, *words[end:]]


def _explain(error: KneeError) -> int:
    from kneecli.catalog.faults import FaultyDataError

    if isinstance(error, FaultyDataError):
        _say(error.lines())
    _say_error(error.message, error.hint)
    return error.exit_code


def _refused(error: OSError) -> UsageError:
    """What the system would not do; with a file, or with the output where none is named."""
    reason = (error.strerror or "no reason is known").lower()
    if error.filename is None:
        return UsageError(f"cannot write the output: {reason}")
    return UsageError(f"cannot use `{error.filename}`: {reason}")


def _usage(error: Any) -> int:
    """A command line that typer could not make sense of."""
    message = error.format_message().rstrip(".").replace("'", "`")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "knee"
    _say_error(message[:1].lower() + message[1:], f"`{path} --help` shows what there is")
    return USAGE


def _bug(error: Exception) -> int:
    """A fault of the program: one line, and the traceback kept in a file."""
    import traceback

    from kneecli.paths import state_folder
    from kneecli.private_files import write_private

    kept = state_folder() / "traceback.txt"
    told = "".join(traceback.format_exception(error))
    try:
        write_private(kept, told.encode(errors="backslashreplace"))
        hint = f"the traceback is in {kept}"
    except OSError:
        hint = "the traceback could not be kept"
    _say_error(f"a bug in knee: {type(error).__name__}: {error}", hint)
    return BUG


def _say_error(message: str, hint: str) -> None:
    _say([f"error: {message}", *(["", f"hint: {hint}"] if hint else [])])


def _say(lines: Iterable[str]) -> None:
    from kneecli.letters import printable

    with suppress(OSError):  # nobody listens; the exit code still tells
        sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))
        sys.stderr.flush()

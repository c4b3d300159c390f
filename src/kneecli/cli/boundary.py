"""The one place where errors become messages and exit codes, and how help is laid out."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kneecli.cli.known import with_known_names
from kneecli.errors import KneeError, MissingExtraError, UsageError

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

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
        """The context of a line; one that is only completed has its global options first too."""
        if extra.get("resilient_parsing"):
            told_at_once = ("--version", "-V", *_BY_SHELL)
            words = [word for word in args if word not in told_at_once]
            args = _global_options_first(words, complete=False)
        return super().make_context(info_name, args, *rest, **extra)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, then commands."""
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)


class Command(TyperCommand):
    """A command whose help groups its options, and that says what odd words may have meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options in. Raises UsageError for words that no option takes."""
        ctx.allow_extra_args = True
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
        return words

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


def _refuse_single_dashes(command: Any, words: list[str]) -> None:
    """Raises UsageError for `-minutes`, which would be read as `-m inutes`."""
    known = {f"-{name}" for parameter in command.params for name in parameter.opts}
    for word in words[: words.index("--")] if "--" in words else words:
        if f"--{word.partition('=')[0]}" in known and word.startswith("-"):
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
        if word == "--data":
            path = next(line, "")
            if complete and (not path or path.startswith("-")):
                said = "`--data` needs a folder or a file after it"
                raise UsageError(said, "such as `knee --data my-drills list`")
            first += [word, path] if path else []
        elif word in _BY_SHELL:
            first.append(f"{word}={next(line, '')}")
        else:
            (first if word in GLOBAL or word.startswith("--data=") else rest).append(word)
    return [*first, *rest, *words[end:]]


def _explain(error: KneeError) -> int:
    from kneecli.catalog.faults import FaultyDataError

    if isinstance(error, FaultyDataError):
        _say(error.lines())
    hint = error.hint
    if isinstance(error, MissingExtraError):
        from kneecli.cli.extras import way_to_install

        hint = way_to_install(error.extra)
    _say_error(error.message, hint)
    return error.exit_code


def _refused(error: OSError) -> UsageError:
    """What the system would not do; with a file, or with the output where none is named."""
    reason = (error.strerror or "no reason is known").lower()
    if error.filename is None:
        return UsageError(f"cannot write the output: {reason}")
    return UsageError(f"cannot use `{error.filename}`: {reason}")


def _usage(error: Any) -> int:
    """A command line that typer could not make sense of."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "knee"
    hint = f"`{path} --help` shows what there is"
    said = error.format_message()
    if context and hasattr(error, "possibilities"):
        from kneecli.cli.meant import by_option

        said, hint = error.message, by_option(context, error.option_name, error.possibilities)
    elif context and context.parent is None and context.params.get("data"):
        hint = f"`{context.params['data'][-1]}` was taken for the path of `--data`"
    elif type(error).__name__ == "MissingParameter" and context:
        hint = f"such as `{context.command.epilog.removeprefix('Example: ')}`"
    message = said.rstrip(".").replace("'", "`")
    _say_error(message[:1].lower() + message[1:], hint)
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
    """Say what is wrong; on a terminal between words in lines that fit, in a pipe in one line."""
    lines = [f"error: {message}", *(["", f"hint: {hint}"] if hint else [])]
    from kneecli.cli.world import error_width

    if width := error_width():
        lines = [part for line in lines for part in _folded(line, width)]
    _say(lines)


def _folded(line: str, width: int) -> list[str]:
    """A line in lines that fit, those after the first set in; no word is broken."""
    from kneecli.cells import wrapped
    from kneecli.letters import printable

    return wrapped(printable(line), width, later=" " * (line.find(" ") + 1))


def _say(lines: Iterable[str]) -> None:
    from kneecli.letters import printable

    with suppress(OSError):  # nobody listens; the exit code still tells
        sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))
        sys.stderr.flush()

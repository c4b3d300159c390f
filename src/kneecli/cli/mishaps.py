"""What is said where something went wrong, and with which code the run ends."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kneecli.errors import KneeError, MissingExtraError, UsageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

BUG, USAGE = 1, 2
_MOST_SET_IN = 3
"""Lines are set in by no more than this part of the width, as behind the name of a long file."""


def told(error: Exception) -> int:
    """Tell of an error; the exit code that goes with it."""
    try:
        if isinstance(error, KneeError):
            return _explain(error)
        if isinstance(error, OSError):
            return _explain(_refused(error))
        return _usage(error) if hasattr(error, "format_message") else _bug(error)
    except Exception as another:  # noqa: BLE001 - looking for a hint went wrong as well
        return _bug(another)


def _explain(error: KneeError) -> int:
    from kneecli.catalog.faults import FaultyDataError

    if isinstance(error, FaultyDataError):
        _say_folded(error.lines())
    hint = error.hint
    if isinstance(error, MissingExtraError):
        from kneecli.cli.extras import way_to_install

        hint = way_to_install(error.extra)
    _say_error(error.message, hint)
    return error.exit_code


def _refused(error: OSError) -> UsageError:
    """What the system would not do; with a file, or with the output where none is named."""
    reason = reason_of(error)
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
    elif context and context.parent and hasattr(context.command, "list_commands"):
        from kneecli.cli.meant import by_nothing

        hint = by_nothing(context) or hint
    elif getattr(error, "param", None) and context and context.command.epilog:
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
    whole = "".join(traceback.format_exception(error))
    try:
        write_private(kept, whole.encode(errors="backslashreplace"))
        hint = f"the traceback is in {kept}"
    except OSError:
        hint = "the traceback could not be kept"
    _say_error(f"a bug in knee: {type(error).__name__}: {error}", hint)
    return BUG


def _say_error(message: str, hint: str) -> None:
    """Say what is wrong, and what to do about it."""
    _say_folded([f"error: {message}", *(["", f"hint: {hint}"] if hint else [])])


def _say_folded(lines: list[str]) -> None:
    """Say lines; on a terminal between words in lines that fit, in a pipe as they are."""
    from kneecli.cli.world import error_width

    if width := error_width():
        lines = [part for line in lines for part in _folded(line, width)]
    _say(lines)


def _folded(line: str, width: int) -> list[str]:
    """A line in lines that fit, those after the first set in; no word is broken."""
    from kneecli.cells import wrapped
    from kneecli.letters import printable

    depth = line.find(" ") + 1
    if depth > width // _MOST_SET_IN:
        depth = 2
    return wrapped(printable(line), width, later=" " * depth)


def _say(lines: Iterable[str]) -> None:
    from kneecli.letters import printable

    with suppress(OSError):  # nobody listens; the exit code still tells
        sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))
        sys.stderr.flush()

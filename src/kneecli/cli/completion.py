"""What the shell offers after TAB for a name, and the script that makes it ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 - it looks up what a completer takes

from kneecli.cli.known import known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kneecli.catalog.names import Named

_STEERING = "\\\"'`$:;<>&|*?{}[]()~#!^%=\ufffd"
"""What a shell might take for more than a letter."""


def prepare() -> None:
    """Make typer know the shells that may ask; it does so itself only with options of its own."""
    from typer._completion_classes import completion_init

    completion_init()


def completer_of(section: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """A completer for names of one section of the catalogue; earlier names after a comma stay."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        before, comma, last = incomplete.rpartition(",")
        typed = last.lstrip()
        kept = f"{before}{comma}{last[: len(last) - len(typed)]}"
        options = ctx.find_root().params
        catalog = known(options.get("data"), own=not options.get("no_data"))
        items: Mapping[str, Named] = getattr(catalog, section)
        offers = ((offer(item, typed), item.name) for item in items.values())
        return [(f"{kept}{offered}", _told(name)) for offered, name in offers if offered]

    return complete


def offer(item: Named, typed: str) -> str:
    """The name of an item that begins with what was typed, spelt on in the same way, or nothing.

    An id goes before a name and its aliases. Only where a space was typed, and so in quotes, is
    there one in what is offered.
    """
    begun = typed.lower().replace("-", "_").replace(" ", "_")
    for name in (item.id, item.name, *item.aliases):
        spelt = _spelt(name)
        if spelt.startswith(begun):
            usual = "_" if name == item.id else "-"
            joint = next((letter for letter in typed if letter in "_- "), usual)
            return typed + spelt[len(begun) :].replace("_", joint)
    return ""


def _spelt(name: str) -> str:
    """A name in small letters and digits, with `_` between its words."""
    letters = (c if c.isalnum() else " " for c in name.lower() if c not in "'\u2019")
    return "_".join("".join(letters).split())


def _told(name: str) -> str:
    """A name as shells may show it beside what they offer, with nothing in it that steers them."""
    plain = name.replace("'", "\u2019")
    return "".join(
        " " if letter in _STEERING or not letter.isprintable() else letter for letter in plain
    )


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def script_for(shell: str) -> str:
    """The script that makes a shell ask `knee`; of this shell for an empty name.

    Raises UsageError for a shell that is not known.
    """
    from typer._completion_shared import get_completion_script

    shell = _shell(shell, "--show-completion")
    return get_completion_script(prog_name="knee", complete_var="_KNEE_COMPLETE", shell=shell)


def install_for(shell: str) -> str:
    """Make a shell read the script at its start, and say where it is. Raises UsageError."""
    from typer._completion_shared import install

    from kneecli.errors import UsageError

    shell = _shell(shell, "--install-completion")
    try:
        _, path = install(shell=shell, prog_name="knee", complete_var="_KNEE_COMPLETE")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "its settings cannot be read").lower()
        raise UsageError(
            f"completion for {shell} cannot be installed: {reason}",
            f"`knee --show-completion {shell}` prints the script, to put where {shell} reads it",
        ) from None
    return f"completion for {shell} is in {path}; open a new shell to use it"


def _shell(name: str, option: str) -> str:
    """The name of a shell, or of the one this runs in. Raises UsageError."""
    from kneecli.errors import UsageError

    if name:
        shell, unknown = name.strip().lower(), f"no completion for a shell called `{name}`"
    else:
        from typer._completion_shared import _get_shell_name

        shell, unknown = _get_shell_name() or "", "it cannot be told which shell this is"
    if shell not in SHELLS:
        named = f"name one of {', '.join(SHELLS)}, such as `knee {option} bash`"
        raise UsageError(unknown, named)
    return shell

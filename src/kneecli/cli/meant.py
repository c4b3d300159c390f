"""What a line that makes no sense may have meant: the hint beside its error."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Any

from kneecli.catalog.names import lookup
from kneecli.cli.known import WORDS
from kneecli.cli.other_words import COMMANDS, GROUPS, OPTIONS, SAFETY, SECTIONS, SHOWN
from kneecli.cli.typed import LONG_DASHES
from kneecli.cli.whole_line import catalog_of, meant, whole_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEE_SAFETY = (
    "`knee safety` tells when to see a clinician, and `knee conditions` lists what a routine can "
    "be careful with"
)


def by_command(context: Any, words: Sequence[str], commands: Iterable[str]) -> str:
    """What to type in the place of a command that there is none of."""
    from difflib import get_close_matches

    path, name = context.command_path, words[0]
    if name[:1] in tuple(LONG_DASHES):
        return _by_root_options(context, words) or f"`{path} --help` lists them"
    if synonym := COMMANDS.get(f"{path} {name.lower()}"):
        return _by_synonym(context, synonym, words[1:])
    near = get_close_matches(name, list(commands), n=1, cutoff=0.7)
    plural = bool(near) and near[0].rstrip("s") == name
    by_name = _by_name(context, words) if context.parent is None and not plural else ""
    if by_name or not near:
        return by_name or _of_group(context, words) or _as_plan(context, words)
    line = whole_line(context, f"{path} {near[0]}", words[1:]) if words[1:] else ""
    return _did_you_mean(line or near[0])


def _by_name(context: Any, words: Sequence[str]) -> str:
    """The hint for words that name something, or tell of pain; nothing for others."""
    if line := _shown(context, words, or_plan=True):
        return _did_you_mean(line)
    said = " ".join(_name_first(words)).lower().split()
    return "" if SAFETY.isdisjoint(said) else SEE_SAFETY


def _as_plan(context: Any, words: Sequence[str]) -> str:
    """The hint for words that ask for a plan without saying so, else where commands are listed."""
    line = whole_line(context, "knee plan", words) if context.parent is None else ""
    return _did_you_mean(line) if line else f"`{context.command_path} --help` lists them"


def _did_you_mean(line: str) -> str:
    return f"did you mean `{line}`?"


def _by_synonym(context: Any, synonym: str, words: Sequence[str]) -> str:
    """The hint for another word for a command, with the words after it."""
    if not words:
        return f"`{synonym}` does that"
    names = [name for name in synonym.split() if name.islower() and name[0] != "-"]
    path = " ".join(name for name in names if "." not in name)
    line = whole_line(context, path, words) if path != "knee" else ""
    return _did_you_mean(line) if line else f"`{path} --help` shows what takes its place"


def _shown(context: Any, words: Sequence[str], *, or_plan: bool = False) -> str:
    """The line that tells of what has a name, or plans with it, with all the words after it.

    Nothing where none has it, or where neither that line nor, if asked for, a plan takes them.
    """
    catalog = catalog_of(context)
    for count in range(len(_name_first(words)), 0, -1):
        name, rest = " ".join(words[:count]), words[count:]
        for section, shown in SHOWN.items():
            if lookup(name, getattr(catalog, section)):
                before, *option = shown.rsplit(" ", 1) if "--" in shown else (shown,)
                line = whole_line(context, before, [*option, name, *rest])
                return line or (whole_line(context, "knee plan", words) if or_plan else "")
    return ""


def _name_first(words: Sequence[str]) -> Sequence[str]:
    """The words before the first option."""
    return words[: next((at for at, word in enumerate(words) if word[:1] == "-"), len(words))]


def by_words(context: Any, words: Sequence[str]) -> str:
    """What to type in the place of words that no option takes."""
    path = context.command_path
    found = meant(context, path, context.meta[WORDS])
    if found.line:
        return _did_you_mean(found.line)
    if path in SECTIONS:
        return f"`{path}` takes one name; one of several words stands in quotes"
    shown = _shown(context, words) if len(words) == len(context.meta[WORDS]) else ""
    if shown:
        return _did_you_mean(shown)
    takers = [f"`{part.option}` takes `{quote(part.value or '')}`" for part in found.taken]
    return "; ".join([*takers, f"`{path} --help` shows what there is"])


def by_option(context: Any, name: str, near: Iterable[str] | None) -> str:
    """What to type in the place of an option that there is none of."""
    from difflib import get_close_matches

    path = context.command_path
    if hint := _of_group(context, context.meta[WORDS]):
        return hint
    if context.parent is None and (hint := _by_root_options(context, context.meta[WORDS])):
        return hint
    if name[1:2].isdigit() and (line := whole_line(context, path, context.meta[WORDS])):
        return _did_you_mean(line)
    options = _options(context.command)
    bare = name.lstrip("-")
    dashless = get_close_matches(bare, [other.lstrip("-") for other in near or ()], cutoff=0.7)
    alike = [f"--{other}" for other in dashless]
    meant_by = [option for option, others in OPTIONS.items() if bare in others]
    begun = [option for option in options if len(bare) > 1 and option.startswith(f"--{bare}")]
    for option in (*meant_by, *begun, *alike):
        if option in options:
            return _did_you_mean(option)
    return _by_value(context, bare, options) or f"`{path} --help` shows what there is"


def by_nothing(context: Any) -> str:
    """What to type after a first word alone; nothing where its help says so."""
    return GROUPS.get(context.command_path, "")


def _of_group(context: Any, words: Sequence[str]) -> str:
    """The hint for words after a first word that has few commands."""
    hint = by_nothing(context)
    files = any("." in word for word in words)
    line = whole_line(context, "knee plan", words) if hint and not files else ""
    return _did_you_mean(line) if line else hint


def _by_root_options(context: Any, words: Sequence[str]) -> str:
    """The hint for options before any command: of the command named after them, else a plan."""
    commands = context.command.list_commands(context)
    bare = words[0].lstrip("-")
    if bare in commands and words[0] not in _options(context.command.get_command(context, "plan")):
        return _did_you_mean(whole_line(context, f"knee {bare}", words[1:]) or f"knee {bare}")
    for at, word in enumerate(words):
        if word in commands:
            line = whole_line(context, f"knee {word}", [*words[:at], *words[at + 1 :]])
            if line:
                return _did_you_mean(line)
    line = whole_line(context, "knee plan", words)
    return _did_you_mean(line) if line else ""


def _by_value(context: Any, bare: str, options: set[str]) -> str:
    """The option that takes what was typed as an option: `--json`, `--cooldown`, `--no-chair`."""
    from kneecli.render.formats import FORMATS

    if "--format" in options and bare in FORMATS:
        return _did_you_mean(f"--format {bare}")
    catalog = catalog_of(context)
    prop = lookup(bare.removeprefix("no-"), catalog.props)
    if prop and bare.startswith("no-") and "--without" in options:
        return _did_you_mean(f"--without {prop.id}")
    taken = meant(context, context.command_path, [bare]).taken
    named = [f"{part.option} {quote(part.value or '')}" for part in taken]
    return _did_you_mean(named[0]) if named else ""


def _options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}

"""What a line that makes no sense may have meant: the hint beside its error."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Any

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import lookup
from kneecli.cli.known import known
from kneecli.routine.length import minutes_in
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog

COMMANDS = {
    "knee warmup": "knee plan",
    "knee warm-up": "knee plan",
    "knee exercise": "knee show NAME",
    "knee drill": "knee show NAME",
    "knee exercises": "knee list",
    "knee drills": "knee list",
    "knee find": "knee list",
    "knee search": "knee list",
    "knee props": "knee equipment",
    "knee gear": "knee equipment",
    "knee draw": "knee figure NAME",
    "knee print": "knee export",
    "knee save": "knee export -o routine.txt",
    "knee convert": "knee export FILE -o routine.txt",
    "knee validate": "knee check",
    "knee completion": "knee --install-completion",
    "knee new exercise": "knee new drill NAME",
    "knee new injury": "knee new condition NAME",
    "knee new routine": "knee new blueprint NAME",
}
"""Other words for commands, with the line that does what they ask for."""
OPTIONS = {
    "--minutes": ("t", "time", "duration", "length", "min", "mins", "minute"),
    "--equipment": ("gear", "with", "have", "kit", "tools"),
    "--avoid": ("condition", "conditions", "injury", "pain", "careful", "protect"),
    "--focus": ("muscle", "muscles", "target", "prefer"),
    "--muscle": ("muscles", "focus", "target", "works"),
    "--before": ("for", "activity", "sport", "next"),
    "--blueprint": ("kind", "type", "routine"),
    "--level": ("difficulty",),
    "--without": ("lacking", "no"),
    "--output": ("out", "file", "save", "write"),
    "--format": ("as", "type"),
    "--uses": ("using",),
}
"""Other words for options."""
NAMED = {
    "equipment": ("--equipment",),
    "blueprints": ("--blueprint",),
    "activities": ("--before",),
    "conditions": ("--avoid",),
    "muscles": ("--muscle", "--focus"),
    "exercises": ("--include",),
}
"""The options that take a name of a section of the catalogue, the likeliest first."""
SHOWN = {
    "blueprints": "knee plan --blueprint",
    "exercises": "knee show",
    "muscles": "knee muscles",
    "conditions": "knee conditions",
    "equipment": "knee equipment",
    "activities": "knee plan --before",
}
"""The command that tells of a name of a section, or plans with it."""


def by_command(context: Any, words: list[str], commands: Iterable[str]) -> str:
    """What to type in the place of a command that there is none of."""
    from difflib import get_close_matches

    path, name = context.command_path, words[0]
    if meant := COMMANDS.get(f"{path} {name}"):
        return f"`{meant}` does that"
    near = get_close_matches(name, list(commands), n=1, cutoff=0.7)
    if near and near[0].rstrip("s") == name:
        return f"did you mean `{near[0]}`?"
    shown = _shown(context, " ".join(words)) or _shown(context, name)
    if shown and context.parent is None:
        return f"did you mean `{shown}`?"
    return f"did you mean `{near[0]}`?" if near else f"`{path} --help` lists them"


def _shown(context: Any, name: str) -> str:
    """The command that tells of what has a name, or plans with it; nothing where none has it."""
    catalog = _catalog(context)
    found = ((lookup(name, getattr(catalog, section)), line) for section, line in SHOWN.items())
    return next((f"{line} {quote(name)}" for item, line in found if item), "")


def by_words(context: Any, words: list[str]) -> str:
    """What to type in the place of words that no option takes."""
    path = context.command_path
    filled = [p.name for p in context.command.params if p.param_type_name == "argument"]
    if filled:
        whole = " ".join([*(str(context.params[name]) for name in filled), *words])
        return f"a name of several words stands in quotes: `{path} {quote(whole)}`"
    apart = [_taken(context, word) for word in words if word not in _BETWEEN]
    if not all(apart):
        apart = [_taken(context, " ".join(words))]
    if all(apart):
        return f"did you mean `{path} {' '.join(apart)}`?"
    shown = _shown(context, " ".join(words))
    return f"did you mean `{shown}`?" if shown else f"`{path} --help` shows what there is"


_BETWEEN = ("a", "and", "for", "min", "minutes", "with")
"""Words between those that count."""


def _taken(context: Any, word: str) -> str:
    """The option that takes a word, with all it takes then; nothing where none does."""
    options = _options(context.command)
    if minutes_in(word) and "--minutes" in options:
        return f"--minutes {minutes_in(word)}"
    for option, fixed in (("--level", LEVELS), ("--phase", PHASE_NAMES)):
        if word in fixed and option in options:
            return f"{option} {word}"
    catalog = _catalog(context)
    for section, names in NAMED.items():
        option = next((name for name in names if name in options), "")
        if option and lookup(word, getattr(catalog, section)):
            given = context.params.get(option.removeprefix("--"))
            kept = [*given, word] if isinstance(given, (list, tuple)) else [word]
            return f"{option} {quote(','.join(kept))}"
    return ""


def by_option(context: Any, name: str, near: Iterable[str] | None) -> str:
    """What to type in the place of an option that there is none of."""
    from difflib import get_close_matches

    path = context.command_path
    options = _options(context.command)
    bare = name.lstrip("-")
    if context.parent is None:
        commands = context.command.list_commands(context)
        meant = f"{bare}" if bare in commands else f"plan {name}"
        of_plan = _options(context.command.get_command(context, "plan"))
        if bare in commands or name in of_plan:
            return f"did you mean `{path} {meant}`?"
    dashless = get_close_matches(bare, [other.lstrip("-") for other in near or ()], cutoff=0.7)
    alike = [f"--{other}" for other in dashless]
    meant_by = [option for option, others in OPTIONS.items() if bare in others]
    begun = [option for option in options if len(bare) > 1 and option.startswith(f"--{bare}")]
    for option in (*meant_by, *begun, *alike):
        if option in options:
            return f"did you mean `{option}`?"
    return _by_value(context, bare, options) or f"`{path} --help` shows what there is"


def _by_value(context: Any, bare: str, options: set[str]) -> str:
    """The option that takes what was typed as an option: `--json`, `--cooldown`, `--no-chair`."""
    from kneecli.render.formats import FORMATS

    if "--format" in options and bare in FORMATS:
        return f"did you mean `--format {bare}`?"
    catalog = _catalog(context)
    prop = lookup(bare.removeprefix("no-"), catalog.props)
    if prop and bare.startswith("no-") and "--without" in options:
        return f"did you mean `--without {prop.id}`?"
    taken = _taken(context, bare)
    return f"did you mean `{taken}`?" if taken else ""


def _options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def _catalog(context: Any) -> Catalog:
    options = context.find_root().params
    return known(options.get("data"), own=not options.get("no_data"))

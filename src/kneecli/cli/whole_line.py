"""A line typed again, with each word given to the option or argument that takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import lookup
from kneecli.cli.known import known
from kneecli.cli.minutes_meant import minutes_meant
from kneecli.cli.other_words import BETWEEN, FORMATS, NAMED, SECTIONS
from kneecli.cli.typed import Part, line_of, parts_of
from kneecli.record import Record
from kneecli.render import formats
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneecli.catalog.catalog import Catalog

READ_BACK = (".yaml", ".yml", ".json")
_PICTURES = (".svg", ".png")
_SECTION_OF = {option: section for section, options in NAMED.items() for option in options}
_SECTION_OF |= {"--uses": "equipment", "--without": "props", "--exclude": "exercises"}


class Meant(Record):
    """What a line may have meant."""

    line: str = ""
    """The whole line to type, with all that was typed; empty where it is not certain."""
    taken: tuple[Part, ...] = ()
    """The words that an option takes."""


def catalog_of(context: Any) -> Catalog:
    """The catalogue in use, as the global options of a line name it."""
    options = context.find_root().params
    return known(options.get("data"), own=not options.get("no_data"))


def meant(context: Any, path: str, words: Sequence[str]) -> Meant:
    """What words after a command may have meant, global options among them."""
    command = _command(context, path)
    root = context.find_root()
    parts = parts_of([*command.params, *root.command.params], words)
    if parts is None:
        return Meant()
    placing = _Placing(catalog_of(context), path, command)
    kept = placing.place([*parts, *_global(root)])
    line = "" if kept is None else line_of(path, kept)
    return Meant(line=line, taken=tuple(placing.taken))


def whole_line(context: Any, path: str, words: Sequence[str]) -> str:
    """The line that words after a command may have meant; nothing where that is not certain."""
    return meant(context, path, words).line


def _command(context: Any, path: str) -> Any:
    found = context.find_root().command
    for name in path.split()[1:]:
        found = found.get_command(context, name)
    return found


def _global(root: Any) -> list[Part]:
    """The global options that were taken in already."""
    flags = [Part(f"--{name.replace('_', '-')}") for name in ("no_color", "no_data")]
    given = [flag for flag in flags if root.params.get(flag.option[2:].replace("-", "_"))]
    return given + [Part("--data", str(path)) for path in root.params.get("data") or ()]


class _Placing:
    """Gives the words of a line to the options and arguments of a command."""

    def __init__(self, catalog: Catalog, path: str, command: Any) -> None:
        self.catalog = catalog
        self.path = path
        self.several = {
            parameter.opts[0]: parameter.multiple
            for parameter in command.params
            if parameter.param_type_name == "option"
        }
        """The options, and whether each may be repeated."""
        self.arguments = [p for p in command.params if p.param_type_name == "argument"]
        self.taken: list[Part] = []

    def place(self, parts: list[Part]) -> list[Part] | None:
        """The parts with every word placed; None where one has no certain place."""
        parts = self._with_their_values(parts)
        words = [part.value for part in parts if part.value and not part.option]
        kept: list[Part] | None = [part for part in parts if part.option]
        if self.arguments:
            named, words = self._named(words)
            kept = [*named, *kept] if kept is not None else None
        for word in self._in_runs(words):
            self.taken += [word] if word.option else []
            kept = self._with(kept, word) if kept is not None else None
        return kept

    def _with_their_values(self, parts: list[Part]) -> list[Part]:
        """The parts, where a value of several words lacks its quotes with all of them."""
        whole: list[Part] = []
        rest = list(parts)
        while rest:
            part = rest.pop(0)
            section = _SECTION_OF.get(part.option)
            if section and part.value:
                run = _run_of_words(rest)
                for size in range(len(run), 0, -1):
                    name = " ".join([part.value, *run[:size]])
                    if lookup(name, getattr(self.catalog, section)):
                        part = Part(part.option, name)
                        del rest[:size]
                        break
            whole.append(part)
        return whole

    def _named(self, words: list[str]) -> tuple[list[Part], list[str]]:
        """The words that are the command's argument, and the others."""
        if self.arguments[0].nargs != 1:
            return [Part("", word) for word in words], []
        source = self._source(words)
        files = [word for word in words if word != source and self._output(word)]
        others = [word for word in words if word not in files]
        said = [word for word in others if word.lower() not in BETWEEN]
        for name in (" ".join(others), " ".join(said)):
            if name and self._is_name(name):
                return [Part("", name)], files
        return [], [*others, *files]

    def _source(self, words: Sequence[str]) -> str:
        """The file to read that is among the words, not one that is to be written."""
        pairs = zip(["", *words], words, strict=False) if self.path == "knee export" else ()
        sources = [
            word
            for before, word in pairs
            if _suffix(word) in READ_BACK and before.lower() not in ("to", "as", "into")
        ]
        return sources[0] if sources else ""

    def _is_name(self, name: str) -> bool:
        """Whether a name fits the argument of the command."""
        if self.path == "knee export":
            return _suffix(name) in READ_BACK or Path(name).is_file()
        if self.path not in SECTIONS:
            return self.path.startswith("knee new ")
        return any(lookup(name, getattr(self.catalog, s)) for s in SECTIONS[self.path])

    def _in_runs(self, words: Sequence[str]) -> list[Part]:
        """The words that count, as many at once as mean something, each with its option."""
        found = []
        rest = list(words)
        while rest:
            size, part = self._longest(rest)
            if part.option or part.value.lower() not in BETWEEN:  # type: ignore[union-attr]
                found.append(part)
            del rest[:size]
        return found

    def _longest(self, words: list[str]) -> tuple[int, Part]:
        """How many of the first words mean something together, and what; else the first alone."""
        for size in range(len(words), 0, -1):
            if part := self._taken(" ".join(words[:size])):
                return size, part
        return 1, self._told_by(words[0]) or Part("", words[0])

    def _taken(self, name: str) -> Part | None:
        """The option that takes a name; None where none does."""
        minutes = minutes_meant(name)
        if minutes and "--minutes" in self.several:
            return Part("--minutes", str(minutes))
        for option, fixed in (("--level", LEVELS), ("--phase", PHASE_NAMES)):
            if name.lower() in fixed and option in self.several:
                return Part(option, name.lower())
        for section, options in NAMED.items():
            option = next((one for one in options if one in self.several), "")
            if option and lookup(name, getattr(self.catalog, section)):
                return Part(option, name)
        return None

    def _told_by(self, word: str) -> Part | None:
        """The option that takes a format, or a file to write; None for other words."""
        if word.lower() in formats.RECORD_FORMATS and "--format" in self.several:
            return Part("--format", word.lower())
        file = self._output(word) if "--output" in self.several else ""
        return Part("--output", file) if file else None

    def _output(self, word: str) -> str:
        """The file to write that a word names, or the format it names; nothing for others."""
        pictures = self.path == "knee figure"
        known = _PICTURES if pictures else tuple(_suffixes())
        if _suffix(word) in known and Path(word).stem:
            return word
        format_name = FORMATS.get(word.lower(), word.lower())
        if pictures or format_name not in formats.FORMATS:
            return ""
        suffixes = formats.FORMATS[format_name].suffixes
        return f"routine{suffixes[0]}" if suffixes else ""

    def _with(self, kept: list[Part], word: Part) -> list[Part] | None:
        """The parts with one more; None where its option has a value already, or it has none."""
        if not word.option:
            return None
        at = [place for place, part in enumerate(kept) if part.option == word.option]
        if not at:
            return [*kept, word]
        if not self.several[word.option]:
            return None
        last = kept[at[-1]]
        both = Part(last.option, f"{last.value},{word.value}")
        return [*kept[: at[-1]], both, *kept[at[-1] + 1 :]]


def _run_of_words(parts: Sequence[Part]) -> list[str]:
    """The words at the beginning of some parts."""
    run: list[str] = []
    for part in parts:
        if part.option or part.value is None:
            break
        run.append(part.value)
    return run


def _suffix(word: str) -> str:
    return Path(word).suffix.lower()


def _suffixes() -> list[str]:
    """The suffixes of the files that routines are written to."""
    return [suffix for entry in formats.FORMATS.values() for suffix in entry.suffixes]

"""Layers of data: the built-in files, and folders or files of one's own on top of them."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from kneecli import paths
from kneecli.errors import InvalidDataError, NotFoundError, reason_of
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SUFFIXES = (".yaml", ".yml")
"""The ends of names that data files have."""
ALIKE = (*SUFFIXES, ".json", ".toml", ".csv", ".txt", ".bak", ".orig", ".old")
"""Ends of names that data could hide behind."""


class Layer(Record):
    """Data files that were put in one place by one hand."""

    name: str
    """As its owner named it."""
    files: tuple[Path, ...]
    unread: tuple[Path, ...] = ()
    """What lies beside them and looks like data."""
    built_in: bool = False
    """Whether it came with the program."""

    def shown(self, file: Path) -> str:
        """How a file of it is called in messages: with its folder, unless it is built in."""
        return file.name if self.built_in else paths.shown(file)


def built_in() -> Layer:
    """The data that comes with the program."""
    files, _ = _sorted_out(paths.built_in_data())
    return Layer(name="built in", files=files, built_in=True)


def layers(named: Iterable[Path] = (), *, own: bool = True) -> list[Layer]:
    """The layers in use, the lowest first; without those of one's own if `own` is false.

    Raises NotFoundError for a named folder that does not exist or holds no data file,
    InvalidDataError where one cannot be looked into.
    """
    found = [built_in()]
    if own:
        usual = paths.data_folder()
        if _is(usual.is_dir):
            found.append(_layer(usual))
        found += [named_layer(path) for path in named]
    return once_each(found) if len(found) > 1 else found


def named_layer(path: Path) -> Layer:
    """The layer that an option names: a folder, or a file alone. Raises as `layers` does."""
    if _is(path.is_file):
        return Layer(name=paths.shown(path), files=(path,))
    if not _is(path.is_dir):
        hint = "`--data` names a folder of YAML files, or one such file"
        raise NotFoundError(f"no folder or file `{path}`", hint)
    layer = _layer(path)
    if not layer.files:
        hint = f"a data file ends in {SUFFIXES[0]}; `knee new drill NAME` writes one"
        raise NotFoundError(f"no data file in `{path}`", hint)
    return layer


def once_each(found: Iterable[Layer]) -> list[Layer]:
    """The layers without files that a lower one has already; a layer of nothing else drops."""
    kept: list[Layer] = []
    known: set[str] = set()
    for layer in found:
        places = {file: realpath(file) for file in layer.files}
        files = tuple(file for file, place in places.items() if place not in known)
        known.update(places.values())
        if files or not layer.files:
            kept.append(layer.replace(files=files))
    return kept


def _layer(folder: Path) -> Layer:
    files, unread = _sorted_out(folder)
    return Layer(name=paths.shown(folder), files=files, unread=unread)


def _sorted_out(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The data files of a folder, and what else could be taken for one; hidden things aside."""
    files: list[Path] = []
    unread: list[Path] = []
    for path in _listing(folder):
        if path.suffix in SUFFIXES and _is(path.is_file):
            files.append(path)
        elif path.suffix.lower() in ALIKE or _is(path.is_dir):
            unread.append(path)
    return tuple(files), tuple(unread)


def _listing(folder: Path) -> list[Path]:
    """What a folder holds, in the order of the names; hidden things aside."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise _unreadable(folder, error) from None


def _is(test: Callable[[], bool]) -> bool:
    """What a path is. Raises InvalidDataError where one may not look."""
    try:
        return test()
    except OSError as error:
        raise _unreadable(error.filename, error) from None


def _unreadable(path: Path | str, error: OSError) -> InvalidDataError:
    reason = reason_of(error, "not readable")
    return InvalidDataError(f"cannot read `{path}`: {reason}", "`--no-data` leaves own data out")

"""Layers of data: the built-in files, and folders or files of one's own on top of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kneecli import paths
from kneecli.errors import InvalidDataError, NotFoundError
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = (".yaml", ".yml")
"""The ends of names that data files have."""
ALIKE = (*SUFFIXES, ".json", ".toml", ".csv", ".txt", ".bak", ".orig", ".old")
"""Ends of names that data could hide behind."""
BUILT_IN = "built in"
"""The name of the layer that comes with the program."""


class Layer(Record):
    """Data files that were put in one place by one hand."""

    name: str
    """As its owner named it."""
    files: tuple[Path, ...]
    unread: tuple[Path, ...] = ()
    """What lies beside them and looks like data."""

    @property
    def built_in(self) -> bool:
        """Whether it came with the program."""
        return self.name == BUILT_IN

    def shown(self, file: Path) -> str:
        """How a file of it is called in messages: with its folder, unless it is built in."""
        return file.name if self.built_in else paths.shown(file)


def built_in() -> Layer:
    """The data that comes with the program."""
    return Layer(name=BUILT_IN, files=_data_files(paths.built_in_data()))


def layers(named: Iterable[Path] = (), *, own: bool = True) -> list[Layer]:
    """The layers in use, the lowest first; without those of one's own if `own` is false.

    Raises NotFoundError for a named folder that does not exist or holds no data file.
    """
    found = [built_in()]
    if own:
        usual = paths.data_folder()
        if usual.is_dir():
            found.append(_layer(usual))
        found += [named_layer(path) for path in named]
    return found


def named_layer(path: Path) -> Layer:
    """The layer that an option names: a folder, or a file alone."""
    if path.is_file():
        return Layer(name=str(path), files=(path,))
    if not path.is_dir():
        hint = "`--data` names a folder of YAML files, or one such file"
        raise NotFoundError(f"no folder or file `{path}`", hint)
    layer = _layer(path)
    if not layer.files:
        hint = f"a data file ends in {SUFFIXES[0]}; `knee new drill NAME` writes one"
        raise NotFoundError(f"no data file in `{path}`", hint)
    return layer


def _layer(folder: Path) -> Layer:
    files = _data_files(folder)
    return Layer(name=paths.shown(folder), files=files, unread=_unread(folder))


def _data_files(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in _listing(folder) if path.suffix in SUFFIXES and not path.is_dir())


def _unread(folder: Path) -> tuple[Path, ...]:
    """Folders, and files whose name could be a slip for a data file's; hidden ones aside."""
    return tuple(
        path
        for path in _listing(folder)
        if path.is_dir() or (path.suffix.lower() in ALIKE and path.suffix not in SUFFIXES)
    )


def _listing(folder: Path) -> list[Path]:
    """What a folder holds, in the order of the names; hidden things aside."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        reason = (error.strerror or "not readable").lower()
        raise InvalidDataError(f"cannot read `{folder}`: {reason}") from None

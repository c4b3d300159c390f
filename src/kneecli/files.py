"""Files: read within limits, written whole or not at all, never over what must stay."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from errno import EISDIR, ELOOP, EPERM
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISLNK
from time import time
from typing import TYPE_CHECKING

from kneecli.endings import undone_at_the_end

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 2_000_000
"""No file larger than this is read."""
_BEGIN, _END = ".knee-", ".tmp"
"""How the name of a file begins and ends while it is being written."""
_LEFT_OVER = 60
"""Seconds after which a file that is still being written is of a run that was killed."""
_MOST_LINKS = 40
"""So many links that lead to one another are followed, as the system does."""
_MOST_ENTRIES = 10_000
"""How many entries of a folder are looked at for what killed runs have left."""


def read_limited(path: Path) -> bytes:
    """A file's content, cut off just beyond the most that is read of any file."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all: a temporary file beside it, then its name.

    A file that is replaced keeps its rights, and a link of one's own stays one. Raises
    FileExistsError where something has the name already and `replace` is false, OSError where
    it cannot be written; whatever was there is untouched then.
    """
    target, old = _replaced(path) if replace else (path, None)
    with written_beside(target, content, old=old) as temporary:
        if replace:
            temporary.replace(target)
        else:
            _name_first(temporary, target)


@contextmanager
def written_beside(
    target: Path,
    content: bytes,
    *,
    old: os.stat_result | None = None,
    mode: int = 0o666,
    durable: bool = True,
) -> Iterator[Path]:
    """A temporary file with the content, in the folder of `target`; gone when the block ends.

    It has the rights of `old`, else those of `mode` that the user grants to new files, before
    it holds anything.
    """
    _sweep(target.parent)
    temporary = target.with_name(f"{_BEGIN}{os.urandom(8).hex()}{_END}")

    def opener(path: str, flags: int) -> int:
        return os.open(path, flags, 0o600 if old else mode)

    def take_away() -> None:
        with suppress(OSError):
            temporary.unlink()

    with undone_at_the_end(take_away):
        with open(temporary, "xb", opener=opener) as stream:
            if old:
                _take_rights(stream.fileno(), old)
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        yield temporary


def _replaced(path: Path) -> tuple[Path, os.stat_result | None]:
    """Where links of one's own lead, and what is there. Raises OSError for what must stay.

    Each step is looked at once, and the last one is what is written: a link that somebody puts
    there meanwhile is replaced itself.
    """
    target = path
    for _ in range(_MOST_LINKS):
        try:
            found = target.lstat()
        except FileNotFoundError:
            return target, None
        if S_ISDIR(found.st_mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
        if not S_ISLNK(found.st_mode):
            return target, found
        refuse_foreign_link(target, found)
        target = target.parent / target.readlink()
    raise OSError(ELOOP, os.strerror(ELOOP), str(path))


def refuse_foreign_link(path: Path, found: os.stat_result) -> None:
    """Raises PermissionError for a link that somebody else made, to whatever is one's own."""
    if S_ISLNK(found.st_mode) and not is_ones_own(found):
        raise PermissionError(EPERM, "it is a link of somebody else's", str(path))


def _take_rights(file: int, old: os.stat_result) -> None:
    """Give a file owner and mode of another; where files have none, it stays as it is."""
    if hasattr(os, "fchown"):
        for user, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with suppress(OSError):  # only the superuser gives files away, or to any group
                os.fchown(file, user, group)
        os.fchmod(file, old.st_mode & 0o777)


def _name_first(temporary: Path, path: Path) -> None:
    """Give a file its name. Raises FileExistsError where something has it already."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: there the name is taken, then filled
        path.open("xb").close()
        temporary.replace(path)


def _sweep(folder: Path) -> None:
    """Take away what killed runs have left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST_ENTRIES):
            if entry.name.startswith(_BEGIN) and entry.name.endswith(_END):
                found = entry.stat(follow_symlinks=False)
                if is_ones_own(found) and time() - found.st_mtime > _LEFT_OVER:
                    Path(entry.path).unlink()


def is_ones_own(found: os.stat_result) -> bool:
    """Whether a file belongs to whoever runs the program; so are all where files have no owner."""
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()

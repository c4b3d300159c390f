"""Files the program keeps for itself: trusted only where nobody else can have written them.

What is kept decides what a person is told to do. A compiled form without its rules would let
through what must be avoided, however well its checksum fits.
"""

from __future__ import annotations

import os
from errno import EPERM
from stat import S_ISREG
from typing import TYPE_CHECKING

from kneecli.files import is_ones_own, written_beside

if TYPE_CHECKING:
    from pathlib import Path

_OTHERS_WRITE = 0o022
# Neither a link is followed, nor a pipe waited for.
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_private(path: Path, most: int) -> bytes:
    """What the program kept at `path`, no more than so many bytes of it.

    Raises OSError where there is nothing, PermissionError where somebody else could have put it.
    """
    _refuse_foreign_folder(path.parent)
    with open(path, "rb", opener=_open) as stream:
        found = os.fstat(stream.fileno())
        if not (S_ISREG(found.st_mode) and is_ones_own(found)) or _is_open_to_others(found):
            raise PermissionError(EPERM, "somebody else could have written it", str(path))
        return stream.read(most)


def _refuse_foreign_folder(folder: Path) -> os.stat_result:
    """What a folder of one's own is. Raises PermissionError for that of another, or their link."""
    found = folder.stat()
    if not (is_ones_own(found) and is_ones_own(folder.lstat())):
        raise PermissionError(EPERM, "the folder is somebody else's", str(folder))
    return found


def _is_open_to_others(found: os.stat_result) -> bool:
    """Whether others may write; never so where files have no owner, and modes mean nothing."""
    return hasattr(os, "geteuid") and bool(found.st_mode & _OTHERS_WRITE)


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def write_private(path: Path, content: bytes) -> None:
    """Keep something at `path` that nobody else can read; its folder is made, and closed to others.

    Raises OSError where that cannot be done.
    """
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = _refuse_foreign_folder(folder)
    if _is_open_to_others(found):
        folder.chmod(found.st_mode & 0o7777 & ~_OTHERS_WRITE)
    with written_beside(path, content, mode=0o600, durable=False) as temporary:
        temporary.replace(path)

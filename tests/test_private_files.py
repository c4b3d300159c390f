"""What the program keeps for itself is trusted only where nobody else can have written it."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

import pytest

from kneecli.private_files import read_private, write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Something that was kept."""
    path = tmp_path / "own" / "file"
    write_private(path, b"mine")
    return path


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_reads_or_writes_what_is_kept(tmp_path: Path, umask: int) -> None:
    """Neither the file nor its folder, whatever the rights of new files are."""
    before = os.umask(umask)
    try:
        write_private(tmp_path / "own" / "file", b"mine")
    finally:
        os.umask(before)
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "own" / "file").stat().st_mode & 0o777 == 0o600
    assert read_private(tmp_path / "own" / "file", 100) == b"mine"


def make_writable(path: Path) -> None:
    """Let the group write it."""
    path.chmod(0o620)


def make_link(path: Path) -> None:
    """Put a link in its place, to a file that would be trusted by itself."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def make_pipe(path: Path) -> None:
    """Put a pipe in its place, which nobody ever writes into."""
    path.unlink()
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (make_writable, errno.EPERM),
        (make_link, errno.ELOOP),
        (make_pipe, errno.EPERM),
        (make_folder, errno.EISDIR),
    ],
)
def test_what_another_could_have_put_there_is_refused(
    kept: Path, change: Callable[[Path], None], number: int
) -> None:
    """At once, without waiting for anybody."""
    change(kept)
    with pytest.raises(OSError, match=re.escape(os.strerror(number)) + "|somebody else") as caught:
        read_private(kept, 100)
    assert caught.value.errno == number


@as_root
def test_a_file_of_somebody_else_is_refused(kept: Path) -> None:
    """As root one would read anybody's."""
    os.chown(kept, NOBODY, NOBODY)
    with pytest.raises(PermissionError, match="somebody else could have written it"):
        read_private(kept, 100)


@as_root
def test_nothing_is_kept_in_a_folder_of_somebody_else(kept: Path) -> None:
    """Nor read from it: its owner could put another file there, also one of one's own."""
    os.chown(kept.parent, NOBODY, NOBODY)
    with pytest.raises(PermissionError, match="the folder is somebody else's"):
        read_private(kept, 100)
    with pytest.raises(PermissionError, match="the folder is somebody else's"):
        write_private(kept, b"new")
    assert kept.read_bytes() == b"mine"


def test_a_folder_that_others_write_in_is_closed_to_them(kept: Path) -> None:
    """One from before, or made by hand."""
    kept.parent.chmod(0o775)
    write_private(kept, b"new")
    assert kept.parent.stat().st_mode & 0o777 == 0o755


def test_a_planted_link_is_replaced_and_not_followed(kept: Path, tmp_path: Path) -> None:
    """What it leads to is as it was."""
    (tmp_path / "precious").write_bytes(b"old")
    kept.unlink()
    kept.symlink_to(tmp_path / "precious")
    write_private(kept, b"new")
    assert (tmp_path / "precious").read_bytes() == b"old"
    assert not kept.is_symlink()
    assert read_private(kept, 100) == b"new"


def test_reading_has_an_end(kept: Path) -> None:
    """However long the file is."""
    assert read_private(kept, 2) == b"mi"

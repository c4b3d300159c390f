"""Files are written whole or not at all, and never over what must stay."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from kneecli import files
from kneecli.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOBODY = 65534


def test_a_file_is_written(tmp_path: Path) -> None:
    """New, over an old one, and with nothing left beside it."""
    path = tmp_path / "file.txt"
    write_whole(path, b"one", replace=False)
    assert path.read_bytes() == b"one"
    write_whole(path, b"", replace=True)
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


def fail(*_: Any, **__: Any) -> NoReturn:
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt(*_: Any, **__: Any) -> NoReturn:
    """Ctrl-C comes at the worst moment."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(("trouble", "error"), [(fail, OSError), (interrupt, KeyboardInterrupt)])
def test_trouble_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    trouble: Callable[..., NoReturn],
    error: type[BaseException],
) -> None:
    """As it was, with nothing beside it."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, trouble)
    with pytest.raises(error):
        write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def noting(calls: list[str], name: str, real: Callable[..., None]) -> Callable[..., None]:
    """A function that also notes that it was called."""

    def call(*arguments: Any) -> None:
        calls.append(name)
        real(*arguments)

    return call


def test_the_content_is_on_the_disk_before_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut there is the old file or the new one, never an empty one.

    No test can cut the power, so this one holds the order of the calls.
    """
    calls: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noting(calls, name, getattr(os, name)))
    write_whole(tmp_path / "file.txt", b"new", replace=True)
    assert calls == ["fsync", "replace"]


def test_the_new_file_never_stands_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is whole, the name leads to the old one."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    seen: list[bytes] = []

    def look(_: int) -> None:
        seen.append(path.read_bytes())

    monkeypatch.setattr(os, "fsync", look)
    write_whole(path, b"new", replace=True)
    assert seen == [b"old"]


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A slip in a path makes no folders."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "file.txt", b"x", replace=True)
    assert list(tmp_path.iterdir()) == []


def test_the_rights_of_a_new_file_are_the_usual_ones(tmp_path: Path) -> None:
    """As with any other program's files."""
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "file.txt", b"x", replace=True)
    finally:
        os.umask(old)
    assert (tmp_path / "file.txt").stat().st_mode & 0o777 == 0o640


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    """A private plan stays private."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_whole(path, b"new", replace=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "real.txt").write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    write_whole(link, b"new", replace=True)
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    """A file, a folder, and a link that leads nowhere, which would be written through."""
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.iterdir())
    for path in before:
        with pytest.raises(FileExistsError):
            write_whole(path, b"new", replace=False)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("links", [True, False])
def test_of_many_writers_one_is_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """And only that one is told so; also on a file system that has no hard links."""
    if not links:
        monkeypatch.setattr(os, "link", fail)
    path = tmp_path / "file"
    won: list[bytes] = []
    ready = threading.Barrier(8)

    def write(content: bytes) -> None:
        ready.wait()
        try:
            write_whole(path, content, replace=False)
        except FileExistsError:
            return
        won.append(content)

    writers = [threading.Thread(target=write, args=(b"%d" % number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert won == [path.read_bytes()]
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_is_private_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary file never shows to others what the old one did not."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen: list[int] = []
    real = os.open

    def open_and_look(name: Any, *rest: Any, **more: Any) -> int:
        descriptor = real(name, *rest, **more)
        seen.append(os.fstat(descriptor).st_mode & 0o777)
        return descriptor

    monkeypatch.setattr(os, "open", open_and_look)
    monkeypatch.setattr(os, "fsync", lambda file: seen.append(os.fstat(file).st_mode & 0o777))
    write_whole(path, b"new", replace=True)
    assert seen == [0o600, 0o600]


@pytest.mark.parametrize("name", ["x" * 255, "ä" * 127 + "x", "-", " ", "a\nb", "*?"])
def test_any_name_the_system_takes(tmp_path: Path, name: str) -> None:
    """Up to 255 bytes: the temporary file has a short one of its own."""
    for content in (b"one", b"two"):
        write_whole(tmp_path / name, content, replace=content == b"two")
        assert (tmp_path / name).read_bytes() == content


def test_what_a_killed_run_has_left_is_taken_away(tmp_path: Path) -> None:
    """But nothing that another run may be writing, or that is somebody's file."""
    left, in_use, other = tmp_path / ".knee-1.tmp", tmp_path / ".knee-2.tmp", tmp_path / "a.tmp"
    for path in (left, in_use, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (0, 0))
    write_whole(tmp_path / "file", b"new", replace=False)
    assert {path.name for path in tmp_path.iterdir()} == {".knee-2.tmp", "a.tmp", "file"}


def test_a_link_that_goes_round_is_no_place(tmp_path: Path) -> None:
    """The system says so."""
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(OSError, match="symbolic links") as caught:
        write_whole(tmp_path / "one", b"new", replace=True)
    assert caught.value.errno == errno.ELOOP
    assert (tmp_path / "one").is_symlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_link_of_somebody_else_is_not_written_through(tmp_path: Path) -> None:
    """In a folder that all may write in, another may have put it there."""
    (tmp_path / "mine").write_bytes(b"old")
    link = tmp_path / "plan.txt"
    link.symlink_to("mine")
    os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
    through = tmp_path / "my-own-link"
    through.symlink_to(link)
    for path in (link, through):
        with pytest.raises(PermissionError, match="a link of somebody else's"):
            write_whole(path, b"new", replace=True)
    assert (tmp_path / "mine").read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes the files of others")
def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    """Its owner can still change it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.chown(path, NOBODY, NOBODY)
    write_whole(path, b"new", replace=True)
    found = path.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (NOBODY, NOBODY, 0o640)


def test_reading_has_an_end(tmp_path: Path) -> None:
    """However long a file is."""
    path = tmp_path / "long"
    with path.open("wb") as stream:
        stream.truncate(files.MOST_BYTES * 50)
    assert len(files.read_limited(path)) == files.MOST_BYTES + 1

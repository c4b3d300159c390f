"""Where files live, and that they are written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import platformdirs
import pytest

from kneecli import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS: list[tuple[Callable[[], Path], Callable[..., Path], str]] = [
    (paths.cache_folder, platformdirs.user_cache_path, "XDG_CACHE_HOME"),
    (paths.state_folder, platformdirs.user_state_path, "XDG_STATE_HOME"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("value", [None, "", "/somewhere/else", "/with space/ä", "/trailing/"])
@pytest.mark.parametrize(("ours", "theirs", "variable"), FOLDERS)
def test_agrees_with_platformdirs(
    monkeypatch: pytest.MonkeyPatch,
    ours: Callable[[], Path],
    theirs: Callable[..., Path],
    variable: str,
    value: str | None,
) -> None:
    """The XDG rules, written out because they are needed on every run."""
    if value is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, value)
    assert ours() == theirs("kneecli")


@pytest.mark.parametrize(("ours", "variable"), [(entry[0], entry[2]) for entry in FOLDERS])
def test_a_relative_folder_does_not_count(
    monkeypatch: pytest.MonkeyPatch, isolated: Path, ours: Callable[[], Path], variable: str
) -> None:
    """The XDG rules say so: it would be another folder wherever one stands."""
    monkeypatch.setenv(variable, "relative/folder")
    assert ours().is_relative_to(isolated)


@pytest.mark.parametrize("ours", [entry[0] for entry in FOLDERS])
def test_looking_up_creates_nothing(ours: Callable[[], Path]) -> None:
    """A folder is made by who writes into it."""
    assert not ours().exists()


def test_the_data_files_are_there() -> None:
    """In a checkout and in an installed package."""
    assert (paths.built_in_data() / "exercises.yaml").is_file()


def test_data_inside_the_package_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was installed together belongs together."""
    package = tmp_path / "src" / "kneecli"
    (tmp_path / "data").mkdir()
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.built_in_data() == tmp_path / "data"
    (package / "data").mkdir()
    assert paths.built_in_data() == package / "data"


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_written(tmp_path: Path, *, durable: bool) -> None:
    """New, over an old one, and with nothing left beside it."""
    path = tmp_path / "file.txt"
    paths.write_whole(path, b"one", durable=durable)
    assert path.read_bytes() == b"one"
    paths.write_whole(path, b"", durable=durable)
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
        paths.write_whole(path, b"new")
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
    """After a power cut there is the old file or the new one, never an empty one."""
    calls: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noting(calls, name, getattr(os, name)))
    paths.write_whole(tmp_path / "file.txt", b"new")
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
    paths.write_whole(path, b"new")
    assert seen == [b"old"]


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A slip in a path makes no folders."""
    with pytest.raises(FileNotFoundError):
        paths.write_whole(tmp_path / "none" / "file.txt", b"x")
    assert list(tmp_path.iterdir()) == []


def test_the_rights_of_a_new_file_are_the_usual_ones(tmp_path: Path) -> None:
    """As with any other program's files."""
    old = os.umask(0o027)
    try:
        paths.write_whole(tmp_path / "file.txt", b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "file.txt").stat().st_mode & 0o777 == 0o640


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    """A private plan stays private."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    paths.write_whole(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "real.txt").write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    paths.write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"

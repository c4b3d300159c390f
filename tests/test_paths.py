"""Where files live."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

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

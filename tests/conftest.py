"""What every test stands on: a world of its own, and the built-in catalogue."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog import loading
from kneecli.catalog.layers import built_in
from kneecli.catalog.loading import load_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

FOLDERS = {
    "HOME": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


@pytest.fixture(autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, an environment and a time zone that no other test and no user shares."""
    home = tmp_path_factory.mktemp("home")
    for name in os.environ:
        if name.startswith("KNEE_"):
            monkeypatch.delenv(name)
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TZ", "UTC")
    return home


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The built-in catalogue."""
    return load_yaml([built_in()])


@pytest.fixture(scope="session")
def compiled_cache(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the built-in catalogue compiled."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setattr(loading, "load_yaml", lambda *_: catalog)
        loading.load()
    return folder


@pytest.fixture
def compiled(
    isolated: Path,  # noqa: ARG001 - before it, or it would set the cache folder again
    compiled_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Commands find the built-in catalogue compiled."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled_cache))

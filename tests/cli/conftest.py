"""Commands run with a compiled catalogue, in an empty folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.catalog import loading

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog


@pytest.fixture(scope="session")
def compiled_cache(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the built-in catalogue compiled."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setattr(loading, "load_yaml", lambda _: catalog)
        loading.load()
    return folder


@pytest.fixture(autouse=True)
def here(
    isolated: Path,  # noqa: ARG001 - before it, or it would set the cache folder again
    compiled_cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """An empty folder to work in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled_cache))
    monkeypatch.chdir(tmp_path)
    return tmp_path

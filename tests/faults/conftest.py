"""Homes for runs in which something goes wrong."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.runs import NOBODY, Home, python_of_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """One's own, in which nothing was done yet."""
    path = tmp_path / "home"
    path.mkdir()
    return Home(path)


@pytest.fixture
def square() -> Iterator[Path]:
    """A folder in which everybody may do everything, as in /tmp but without its protection."""
    path = Path(tempfile.mkdtemp(prefix="square-", dir="/tmp"))
    path.chmod(0o777)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def stranger(square: Path) -> Home:
    """The home of another user, who can run the program too."""
    python = python_of_nobody()
    if python is None:
        pytest.skip("needs root, and a Python and packages that another user may read")
    path = square / "stranger"
    path.mkdir()
    os.chown(path, NOBODY, NOBODY)
    return Home(path, python=python, user=NOBODY)

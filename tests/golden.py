"""Golden files: what the program said, kept to be read and compared.

`pytest --update-golden` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

FOLDER = Path(__file__).parent / "golden"
OPTION = "--update-golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one flag that accepts what the program says now."""
    parser.addoption(OPTION, action="store_true", help="write the golden files anew")


def golden(name: str, actual: str, config: pytest.Config) -> None:
    """Compare a text with the golden file `name`, or keep it where the flag is given."""
    path = FOLDER / name
    if config.getoption(OPTION, default=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual.encode())
    expected = path.read_bytes().decode() if path.exists() else ""
    assert actual == expected, f"differs from tests/golden/{name}; `{OPTION}` accepts it"


def no_orphans(folder: str, names: set[str], config: pytest.Config) -> None:
    """Fail on golden files that no test compares; the flag removes them."""
    orphans = sorted(path for path in (FOLDER / folder).iterdir() if path.name not in names)
    if config.getoption(OPTION, default=False):
        for path in orphans:
            path.unlink()
        orphans = []
    assert not orphans, f"no test compares {', '.join(path.name for path in orphans)}"

"""How many columns output is read in; help needs no more of the world than that."""

from __future__ import annotations

import shutil

NARROWEST = 20
"""Nothing is set narrower."""


def terminal_width() -> int:
    """Columns of the terminal, or as many as usual where none is known."""
    return max(NARROWEST, shutil.get_terminal_size().columns)

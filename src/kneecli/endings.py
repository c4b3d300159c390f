"""What is undone however the program ends, be it by a signal."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_undoing: list[Callable[[], None]] = []


@contextmanager
def undone_at_the_end(undo: Callable[[], None]) -> Iterator[None]:
    """Call `undo` when the block ends, however it ends."""
    _undoing.append(undo)
    try:
        yield
    finally:
        undo()  # before it is forgotten: a signal in between undoes it once more
        _undoing.remove(undo)


def undo_all() -> None:
    """Undo what blocks that are still open would have undone, the innermost first."""
    while _undoing:
        with suppress(Exception):
            _undoing.pop()()

"""Single keys from the terminal, without Enter."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

if sys.platform == "win32":
    import msvcrt
    import time

    @contextmanager
    def single_keys(stdin: TextIO) -> Iterator[Callable[[float], str]]:  # noqa: ARG001
        """A function that waits so many seconds for a key: which one, or an empty string."""
        yield _key

    def _key(seconds: float) -> str:
        until = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return ""
            time.sleep(0.01)
        return msvcrt.getwch()

else:
    import os
    import select
    import termios
    import tty
    from functools import partial

    @contextmanager
    def single_keys(stdin: TextIO) -> Iterator[Callable[[float], str]]:
        """A function that waits so many seconds for a key: which one, or an empty string.

        The terminal is as it was when the context ends, however it ends.
        """
        terminal = stdin.fileno()
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal)
            yield partial(_key, terminal)
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)

    def _key(terminal: int, seconds: float) -> str:
        ready, _, _ = select.select([terminal], [], [], seconds)
        return os.read(terminal, 32).decode(errors="replace") if ready else ""

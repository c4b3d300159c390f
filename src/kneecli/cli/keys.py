"""Single keys from a terminal that shows no cursor; it is given back however the run ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kneecli.endings import undone_at_the_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

RESUMED = "\x0c"
"""What comes as a key where the run was stopped and goes on: what it had drawn is gone."""
_HIDE_CURSOR, _SHOW_CURSOR = b"\x1b[?25l", b"\x1b[?25h"

if sys.platform == "win32":
    import msvcrt
    import time

    @contextmanager
    def single_keys(stdin: TextIO, stdout: TextIO) -> Iterator[Callable[[float], str]]:  # noqa: ARG001
        """A function that waits so many seconds for a key: which one, or an empty string."""
        with undone_at_the_end(lambda: _send(stdout, _SHOW_CURSOR)):
            _send(stdout, _HIDE_CURSOR)
            yield _key

    def _key(seconds: float) -> str:
        until = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return ""
            time.sleep(0.01)
        return msvcrt.getwch()

else:
    import select
    import signal
    import termios
    import tty

    @contextmanager
    def single_keys(stdin: TextIO, stdout: TextIO) -> Iterator[Callable[[float], str]]:
        """A function that waits so many seconds for a key: which one, or an empty string.

        While the run is stopped, and when the context ends, the terminal is as it was before.
        """
        keyboard = stdin.fileno()
        usual = termios.tcgetattr(keyboard)
        resumed: list[str] = []

        def hold() -> None:
            tty.setcbreak(keyboard)
            _send(stdout, _HIDE_CURSOR)

        def give_back() -> None:
            # In the background a change of the terminal would stop the run, which ends.
            before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            with suppress(termios.error):  # the terminal has gone
                termios.tcsetattr(keyboard, termios.TCSANOW, usual)
            _send(stdout, _SHOW_CURSOR)
            signal.signal(signal.SIGTTOU, before)

        def stop(*_: object) -> None:
            give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            go_on()  # no signal tells of it where no shell could have stopped the run

        def go_on(*_: object) -> None:
            signal.signal(signal.SIGTSTP, stop)
            hold()
            resumed[:] = [RESUMED]

        def key(seconds: float) -> str:
            ready, _, _ = select.select([keyboard], [], [], seconds)
            if resumed:
                return resumed.pop()
            return os.read(keyboard, 32).decode(errors="replace") if ready else ""

        with _handling({signal.SIGTSTP: stop, signal.SIGCONT: go_on}), undone_at_the_end(give_back):
            hold()
            yield key

    @contextmanager
    def _handling(handlers: dict[signal.Signals, Callable[..., None]]) -> Iterator[None]:
        """Handle some signals meanwhile."""
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _send(stdout: TextIO, codes: bytes) -> None:
    """Send codes past the buffer, which a signal may have come in the midst of.

    They are left out where the terminal takes nothing just now: a run that ends waits for nobody.
    """
    with suppress(OSError):
        if sys.platform == "win32" or select.select([], [stdout], [], 0)[1]:
            os.write(stdout.fileno(), codes)

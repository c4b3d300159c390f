"""Where the `knee` command starts."""

import codecs
import gc
import os
import sys
from contextlib import suppress
from typing import Any


def main() -> None:
    """Run the command; the version is told before anything large is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _tells_version():
        return
    _end_at_signals()
    for stream in ("stdin", "stdout", "stderr"):
        if getattr(sys, stream) is None:
            mode = "r" if stream == "stdin" else "w"
            setattr(sys, stream, open(os.devnull, mode))  # noqa: PTH123, SIM115 - kept to the end
    codecs.register_error("nearest", _nearest)
    for stream in ("stdout", "stderr"):
        with suppress(OSError):  # it cannot be written; the command says so
            getattr(sys, stream).reconfigure(errors="nearest")
    # A run ends in a fraction of a second. Looking for garbage meanwhile, and taking
    # everything apart afterwards, would cost a fifth of it.
    gc.disable()
    if "_KNEE_COMPLETE" in os.environ:
        from kneecli.cli.completion import prepare

        prepare()
    from kneecli.cli.app import app

    try:
        app(prog_name="knee")
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 0)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What stands for letters that a terminal does not know; few runs meet any."""
    from kneecli.render.nearest import nearest

    return nearest(error)


def _tells_version() -> bool:
    """Tell the version; false where it cannot be told, which the long way explains."""
    from kneecli import __version__

    try:
        sys.stdout.write(f"knee {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):
        return False
    return True


def _end_at_signals() -> None:
    """End at once where a signal asks for it, wherever the run is, but for what must be undone.

    An exception would be lost where the interpreter catches every one, and tell its traceback
    while modules are imported. A signal that was ignored from the start stays so, as under nohup.
    """
    import signal

    from kneecli.endings import undo_all

    def end(number: int, _: Any) -> None:
        undo_all()
        if number == signal.SIGINT:
            os._exit(130)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        number = getattr(signal, name, None)  # Windows has two of them
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)


if __name__ == "__main__":
    main()

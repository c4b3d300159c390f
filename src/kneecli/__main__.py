"""Where the `knee` command starts."""

import gc
import os
import sys


def main() -> None:
    """Run the command; the version is told before anything large is imported."""
    if sys.argv[1:] == ["--version"]:
        from kneecli import __version__

        sys.stdout.write(f"knee {__version__}\n")
        return
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, "w"))  # noqa: PTH123, SIM115 - kept to the end
        getattr(sys, stream).reconfigure(errors="replace")
    # A run ends in a fraction of a second. Looking for garbage meanwhile, and taking
    # everything apart afterwards, would cost a fifth of it.
    gc.disable()
    from kneecli.cli.app import app

    try:
        app(prog_name="knee")
    except SystemExit as end:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            pass  # the reader of our output has gone
        os._exit(end.code if isinstance(end.code, int) else 0)


if __name__ == "__main__":
    main()

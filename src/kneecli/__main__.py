"""Where the `knee` command starts."""

import gc
import sys


def main() -> None:
    """Run the command; the version is told before anything large is imported."""
    if sys.argv[1:] == ["--version"]:
        from kneecli import __version__

        sys.stdout.write(f"knee {__version__}\n")
        return
    # A run ends in a fraction of a second; looking for garbage meanwhile costs a tenth of it.
    gc.disable()
    from kneecli.cli.app import app

    app(prog_name="knee")


if __name__ == "__main__":
    main()

"""Where the `knee` command starts."""

import sys


def main() -> None:
    """Run the command; the version is told before anything large is imported."""
    if sys.argv[1:] == ["--version"]:
        from kneecli import __version__

        sys.stdout.write(f"knee {__version__}\n")
        return
    from kneecli.cli.app import app

    app(prog_name="knee")


if __name__ == "__main__":
    main()

"""Where files live. Looking a path up never creates it."""

from __future__ import annotations

import os
from pathlib import Path
from sys import platform

PACKAGE = Path(__file__).parent


def built_in_data() -> Path:
    """The data files: inside an installed package, or at the top of a checkout."""
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "data"


def cache_folder() -> Path:
    """What can be thrown away at any time."""
    return _user_folder("XDG_CACHE_HOME", ".cache", "user_cache_path")


def state_folder() -> Path:
    """What is remembered between runs: the last routine, the traceback of a bug."""
    return _user_folder("XDG_STATE_HOME", ".local/state", "user_state_path")


def data_folder() -> Path:
    """Data files of one's own, which are read without an option."""
    return _user_folder("XDG_CONFIG_HOME", ".config", "user_config_path") / "data"


def _user_folder(variable: str, below_home: str, elsewhere: str) -> Path:
    """The folder the XDG rules name on Linux, platformdirs on other systems.

    These folders are needed on every run, and importing platformdirs takes longer than
    planning; where it agrees with these few lines is tested.
    """
    if platform.startswith("linux"):
        base = Path(os.environ.get(variable, ""))
        try:
            return (base if base.is_absolute() else Path.home() / below_home) / "kneecli"
        except RuntimeError:  # nobody's home: a place where nothing can be written
            return Path(os.devnull) / "kneecli"
    import platformdirs

    folder: Path = getattr(platformdirs, elsewhere)("kneecli")
    return folder


def shown(path: Path) -> str:
    """A path as one reads it: `~` stands for the home folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)

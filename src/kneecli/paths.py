"""Where files live. Looking a path up never creates it."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def built_in_data() -> Path:
    """The data files: inside an installed package, or at the top of a checkout."""
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "data"


def cache_folder() -> Path:
    """What can be thrown away at any time."""
    from platformdirs import user_cache_path

    return user_cache_path("kneecli")


def state_folder() -> Path:
    """What is remembered between runs: the last routine, the traceback of a bug."""
    from platformdirs import user_state_path

    return user_state_path("kneecli")


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file whole or not at all: a temporary file beside it, then a rename.

    Raises OSError; the old file is untouched then.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as stream:
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

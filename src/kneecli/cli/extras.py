"""How to get an extra, by the way `knee` was installed."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import sysconfig
from importlib import metadata, util
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kneecli.record import Record

NAME = "kneecli"
CLONE = Path(__file__).parents[3]
"""The folder of the source, where the program runs in it without being installed."""


class Installation(Record):
    """Where and how `knee` was installed."""

    python: str
    """The interpreter it runs with."""
    prefix: Path
    """The folder of the environment it lies in."""
    source: str
    """The folder or address it came from; empty for a package index, or where that is gone."""
    gone: bool
    """Whether what it came from is there no more."""
    editable: bool
    requirements: dict[str, tuple[str, ...]]
    """What each extra brings, by its name."""
    has_pip: bool
    pip_options: tuple[str, ...]
    """What pip must be told to install beside it."""


def way_to_install(extra: str) -> str:
    """The hint that tells how to get an extra."""
    return f"`{command(installation(), extra)}` brings it"


def command(found: Installation, extra: str) -> str:
    """The command that adds an extra to an installation, keeping the extras that are there."""
    needed = found.requirements.get(extra, ())
    if (found.prefix / "pipx_metadata.json").is_file():
        return _line("pipx", "inject", found.prefix.name, *needed)
    if (found.prefix / "uv-receipt.toml").is_file() and not found.gone:
        return _line("uv", "tool", "install", _package(found, extra))
    wanted = [*needed] if found.gone else [_package(found, extra)]
    if found.editable and not found.gone:
        wanted.insert(0, "-e")
    if not found.has_pip:
        return _line("uv", "pip", "install", "--python", found.python, *wanted)
    return _line(found.python, "-m", "pip", "install", *found.pip_options, *wanted)


def _package(found: Installation, extra: str) -> str:
    """The package with its extras, as installers name it: by folder, address or name."""
    present = [name for name, needed in found.requirements.items() if all(map(_is_there, needed))]
    extras = f"[{','.join(sorted({extra, *present}))}]"
    if not found.source:
        return f"{NAME}{extras}"
    address = "://" in found.source
    return f"{NAME}{extras} @ {found.source}" if address else f"{found.source}{extras}"


def _line(*words: str) -> str:
    """Words as the shell of this system reads them back."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _is_there(requirement: str) -> bool:
    try:
        metadata.distribution(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])
    except metadata.PackageNotFoundError:
        return False
    return True


def installation() -> Installation:
    """How the `knee` that runs was installed, from what its installer left behind."""
    found = next(iter(metadata.distributions(name=NAME)), None)
    source, gone, editable = _source((found and found.read_text("direct_url.json")) or "{}")
    if found is None and (CLONE / "pyproject.toml").is_file():
        source = str(CLONE)
    return Installation(
        python=sys.executable,
        prefix=Path(sys.prefix),
        source=source,
        gone=gone,
        editable=editable,
        requirements=_by_extra((found and found.requires) or []),
        has_pip=util.find_spec("pip") is not None,
        pip_options=_pip_options(),
    )


def _source(direct_url: str) -> tuple[str, bool, bool]:
    """Where a package came from, whether that is gone, and whether it is used in place."""
    told = json.loads(direct_url)
    address, editable = told.get("url", ""), told.get("dir_info", {}).get("editable", False)
    if vcs := told.get("vcs_info"):
        return f"{vcs['vcs']}+{address}@{vcs['commit_id']}", False, False
    parts = urlsplit(address)
    if parts.scheme != "file":
        return address, False, False
    path = Path(url2pathname(parts.path))
    gone = not path.exists()
    return "" if gone else str(path) if "dir_info" in told else address, gone, editable


def _by_extra(requires: list[str]) -> dict[str, tuple[str, ...]]:
    """What each extra brings, but for those that only gather others or serve development."""
    found: dict[str, tuple[str, ...]] = {}
    for requirement in requires:
        needed, _, marker = requirement.partition(";")
        extra = re.search(r"extra == ['\"](\w+)['\"]", marker)
        if extra and extra[1] not in ("all", "dev"):
            found[extra[1]] = (*found.get(extra[1], ()), needed.strip())
    return found


def _pip_options() -> tuple[str, ...]:
    """What pip must be told where the system looks after this Python: what it was told before."""
    own = sys.prefix != sys.base_prefix
    managed = Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED"
    return () if own or not managed.is_file() else ("--break-system-packages",)

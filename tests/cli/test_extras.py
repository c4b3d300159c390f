"""The hint for an extra says what works the way the program was installed."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kneecli.cli import extras
from kneecli.cli.extras import Installation, command, installation
from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

REQUIREMENTS = {"pdf": ("nowhere-one<2,>=1", "nowhere-two"), "png": ("nowhere-three",)}


def installed(prefix: Path, **changes: Any) -> Installation:
    """In a virtual environment with pip, from a clone."""
    usual: dict[str, Any] = {
        "python": "/env/bin/python",
        "source": "/home/me/my clone",
        "gone": False,
        "editable": False,
        "requirements": REQUIREMENTS,
        "has_pip": True,
        "pip_options": (),
    }
    return Installation(prefix=prefix, **{**usual, **changes})


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({}, "/env/bin/python -m pip install '/home/me/my clone[pdf]'"),
        ({"editable": True}, "/env/bin/python -m pip install -e '/home/me/my clone[pdf]'"),
        ({"source": ""}, "/env/bin/python -m pip install 'kneecli[pdf]'"),
        (
            {"source": "git+https://example.org/k@1"},
            "/env/bin/python -m pip install 'kneecli[pdf] @ git+https://example.org/k@1'",
        ),
        (
            {"source": "", "gone": True, "editable": True},
            "/env/bin/python -m pip install 'nowhere-one<2,>=1' nowhere-two",
        ),
        (
            {"has_pip": False},
            "uv pip install --python /env/bin/python '/home/me/my clone[pdf]'",
        ),
        (
            {"pip_options": ("--break-system-packages",)},
            "/env/bin/python -m pip install --break-system-packages '/home/me/my clone[pdf]'",
        ),
        (
            {"requirements": {**REQUIREMENTS, "png": ("pytest",)}},
            "/env/bin/python -m pip install '/home/me/my clone[pdf,png]'",
        ),
    ],
)
def test_with_pip(tmp_path: Path, changes: dict[str, Any], meant: str) -> None:
    """From where it came, or from the index what the extra brings; extras that are there stay."""
    assert command(installed(tmp_path, **changes), "pdf") == meant


def test_with_pipx(tmp_path: Path) -> None:
    """What the extra brings goes into the environment of that name."""
    prefix = tmp_path / "kneecli-two"
    prefix.mkdir()
    (prefix / "pipx_metadata.json").write_text("{}")
    said = command(installed(prefix), "pdf")
    assert said == "pipx inject kneecli-two 'nowhere-one<2,>=1' nowhere-two"


def test_with_uv(tmp_path: Path) -> None:
    """The tool anew, from where it came; where that is gone, into its environment."""
    (tmp_path / "uv-receipt.toml").write_text("")
    tool = installed(tmp_path, has_pip=False)
    assert command(tool, "pdf") == "uv tool install '/home/me/my clone[pdf]'"
    gone = tool.replace(source="", gone=True)
    line = "uv pip install --python /env/bin/python 'nowhere-one<2,>=1' nowhere-two"
    assert command(gone, "pdf") == line


def test_a_folder_with_odd_letters_is_quoted(tmp_path: Path) -> None:
    """So that the shell reads back one word."""
    odd = installed(tmp_path, source="/home/o'neil; rm $x")
    assert shlex.split(command(odd, "png"))[-1] == "/home/o'neil; rm $x[png]"


@pytest.mark.parametrize(
    ("direct_url", "source", "gone"),
    [
        ({}, "", False),
        ({"url": "https://x.org/k.whl", "archive_info": {}}, "https://x.org/k.whl", False),
        (
            {"url": "https://x.org/k", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "git+https://x.org/k@abc",
            False,
        ),
        ({"url": "file:///no/such/folder", "dir_info": {}}, "", True),
    ],
)
def test_where_it_came_from(direct_url: dict[str, Any], source: str, *, gone: bool) -> None:
    """As the installer noted it."""
    assert extras._source(json.dumps(direct_url)) == (source, gone, False)


def test_a_clone_with_a_space_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "my %20 clone").mkdir()
    noted = {"url": (tmp_path / "my %20 clone").as_uri(), "dir_info": {"editable": True}}
    assert extras._source(json.dumps(noted)) == (str(tmp_path / "my %20 clone"), False, True)


def test_this_installation() -> None:
    """What each extra brings is known, and the extras that gather others are none."""
    found = installation()
    assert found.python == sys.executable
    assert set(found.requirements) == {"png", "calendar", "fit", "pdf"}
    assert any(needed.startswith("reportlab") for needed in found.requirements["pdf"])


@pytest.mark.parametrize(
    ("library", "line", "extra"),
    [
        ("resvg_py", "figure clamshell -f png -o c.png", "png"),
        ("icalendar", "plan -o w.ics", "calendar"),
        ("fit_tool.fit_file", "plan -o w.fit", "fit"),
        ("reportlab", "plan -o w.pdf", "pdf"),
    ],
)
def test_the_hint_of_a_command(
    here: Path, monkeypatch: pytest.MonkeyPatch, library: str, line: str, extra: str
) -> None:
    """It names the extra, or all that it brings, and no file is begun."""
    monkeypatch.setitem(sys.modules, library, None)
    said = knee(*line.split())
    assert (said.code, said.out) == (2, "")
    hint = said.err.split("hint: ")[1]
    assert hint.endswith("` brings it\n")
    words = shlex.split(hint.split("`")[1])
    assert "install" in words or "inject" in words
    assert extra in words[-1] or library.split("_", maxsplit=1)[0] in " ".join(words)
    assert not list(here.iterdir())

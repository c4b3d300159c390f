"""`-o`: a whole routine in a file, written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import unquote

import pytest

from kneecli.catalog.wording import fitted
from kneecli.render.formats import FORMATS
from tests.cli.run import KNEE, knee, process, terminal

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

FULL = Path("/dev/full")
CLOSED = Path("/sys")
SUFFIXES = [entry.suffixes[0] for entry in FORMATS.values() if entry.suffixes]
"""One of each format that files can have."""


def files_in(folder: Path) -> list[str]:
    """The names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_text_file_holds_all_one_needs(here: Path, catalog: Catalog) -> None:
    """Every drill with its set-up and steps, no wider than a page, nothing on stdout."""
    said = knee("plan", "-e", "band", "-o", "warmup.txt")
    assert (said.code, said.out, said.err) == (0, "", "wrote warmup.txt\n")
    assert files_in(here) == ["warmup.txt"]
    text = (here / "warmup.txt").read_text()
    assert max(map(len, text.splitlines())) <= 78
    flat = " ".join(text.split())
    steps = json.loads(knee("export", "-f", "json").out)["steps"]
    for step in steps:
        chosen = (step["phase"], *step["equipment"], *step["props"])
        drill = fitted(catalog.exercises[step["exercise"]], chosen)
        for told in (drill.setup, *drill.steps, *drill.cues, drill.feel):
            assert told in flat, drill.id
    assert "knee safety" not in flat
    safety = catalog.safety
    for sign in (*(rule.sign for rule in safety.stop), *(flag.sign for flag in safety.red_flags)):
        assert sign in flat


def test_a_file_is_the_same_wherever_it_is_written(here: Path) -> None:
    """No width of a terminal, and no colour."""
    process("plan", "-o", "a.txt", COLUMNS="200")
    process("plan", "-o", "b.txt", COLUMNS="40", NO_COLOR="")
    assert (here / "a.txt").read_bytes() == (here / "b.txt").read_bytes()


@pytest.mark.parametrize("words", [("-o", "w.json"), ("-o", "w.JSON"), ("-f", "json", "-o", "w")])
def test_a_json_file(here: Path, words: tuple[str, ...]) -> None:
    """By its suffix, in any case, or by `--format`."""
    assert knee("plan", *words).code == 0
    (path,) = here.iterdir()
    assert json.loads(path.read_text())["kind"] == "routine"


def test_a_pdf_file(here: Path) -> None:
    """In a file or a pipe, the same bytes; on a terminal they would be noise."""
    assert knee("plan", "-o", "w.pdf").err == "wrote w.pdf\n"
    written = (here / "w.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    piped = subprocess.run([*KNEE, "export", "-f", "pdf"], capture_output=True, check=True)
    assert piped.stdout == written
    shown = terminal("export", "-f", "pdf")
    assert shown.code == 2
    assert "`pdf` is nothing to read on a terminal" in shown.lines[0]
    assert "add `-o routine.pdf`" in " ".join(shown.lines)


def test_format_goes_before_suffix(here: Path) -> None:
    """What is said outright counts."""
    knee("plan", "-f", "json", "-o", "w.txt")
    assert json.loads((here / "w.txt").read_text())["schema"] == 1


def test_an_existing_file_is_kept(here: Path) -> None:
    """Unless `--force` is given."""
    (here / "w.txt").write_text("mine")
    said = knee("plan", "-o", "w.txt")
    assert said.code == 2
    assert "`w.txt` exists already" in said.err
    assert "`--force` replaces it" in said.err
    assert (here / "w.txt").read_text() == "mine"
    assert knee("plan", "-o", "w.txt", "--force").code == 0
    assert (here / "w.txt").read_text().startswith("Warm-up")
    assert files_in(here) == ["w.txt"]


def test_a_dangling_link_is_not_followed_by_mistake(here: Path) -> None:
    """It is written as any new file."""
    (here / "w.txt").symlink_to("none/w.txt")
    assert knee("plan", "-o", "w.txt").code in (0, 2)
    assert not (here / "none").exists()


def test_markdown_with_its_figures(here: Path) -> None:
    """Every link leads to a file, in a folder beside."""
    assert knee("plan", "-e", "band", "-o", "my warm-up.md", "--figures").code == 0
    text = (here / "my warm-up.md").read_text()
    links = [unquote(link) for link in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text)]
    assert len(links) >= 5
    assert all((here / link).read_text().startswith("<svg") for link in links)
    assert files_in(here) == ["my warm-up-figures", "my warm-up.md"]


def test_an_unknown_suffix_names_the_known_ones(here: Path) -> None:
    """And nothing is written."""
    said = knee("plan", "-o", "w.doc")
    assert said.code == 2
    assert "end it in .pdf to print it on paper, else in .txt, .md, .html, .csv" in said.err
    assert files_in(here) == []


def test_a_folder_is_no_file(here: Path) -> None:
    """Nor is a file a folder."""
    (here / "w.txt").mkdir()
    said = knee("plan", "-o", "w.txt", "--force")
    assert said.code == 2
    assert "is a folder" in said.err
    said = knee("plan", "-o", "none/w.txt")
    assert said.code == 5
    assert files_in(here) == ["w.txt"]


def test_a_name_that_is_too_long_is_no_bug(here: Path) -> None:
    """The system's reason is told."""
    said = knee("plan", "-o", "w" * 300 + ".txt")
    assert said.code == 2
    assert "file name too long" in said.err
    assert files_in(here) == []


def full(*_: Any) -> NoReturn:
    """No space is left."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def forbidden(*_: Any) -> NoReturn:
    """The folder is read-only."""
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("trouble", "reason"), [(full, "no space left on device"), (forbidden, "permission denied")]
)
def test_trouble_keeps_the_old_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, step: str, trouble: Any, reason: str
) -> None:
    """One sentence says why, and nothing is left over."""
    (here / "w.txt").write_text("mine")
    real = getattr(os, step)

    def perhaps(*arguments: Any) -> Any:
        mine = step == "fsync" or str(arguments[-1]).endswith("w.txt")
        return trouble() if mine else real(*arguments)

    monkeypatch.setattr(os, step, perhaps)
    said = knee("plan", "-o", "w.txt", "--force")
    assert said.code == 2
    assert said.out == ""
    assert f"error: cannot write `w.txt`: {reason}" in said.err
    assert (here / "w.txt").read_text() == "mine"
    assert files_in(here) == ["w.txt"]


@pytest.mark.skipif(not CLOSED.is_dir(), reason="only Linux has a folder that is closed to root")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_nobody_may_write_to(suffix: str) -> None:
    """For real, and for root too."""
    said = knee("plan", "-o", f"{CLOSED}/w{suffix}")
    assert (said.code, said.out) == (2, "")
    assert re.search(
        f"cannot write `.*w{suffix}`: (permission denied|read-only file system)", said.err
    )
    assert "hint: name a file somewhere else" in said.err


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_room_for_the_file(here: Path, suffix: str) -> None:
    """For real: the system stops the writing in the middle, and the old file is whole."""
    old = here / f"w{suffix}"
    old.write_text("mine")
    done = subprocess.run(
        [*KNEE, "plan", "-o", old.name, "--force"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: cannot write `{old.name}`: file too large")
    assert "hint: the old file is as it was" in done.stderr
    assert (old.read_text(), files_in(here)) == ("mine", [old.name])


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has /dev/full")
def test_a_full_disk_behind_stdout() -> None:
    """Output that is lost is no success, and no bug of ours."""
    with FULL.open("w") as stream:
        done = subprocess.run(
            [*KNEE, "plan"], stdout=stream, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode != 0
    assert done.stderr.startswith("error: ")
    assert "bug" not in done.stderr


def test_something_that_is_no_file_is_not_replaced(here: Path) -> None:
    """A pipe or a device stays what it is, even with `--force`."""
    os.mkfifo(here / "w.txt")
    knee("plan", "-o", "w.txt", "--force")
    assert stat.S_ISFIFO((here / "w.txt").stat().st_mode)


def test_reasons_go_into_the_file_too(here: Path) -> None:
    """After the routine with its instructions, as in any file."""
    said = knee("plan", "--why", "-o", "w.txt")
    assert (said.code, said.out) == (0, "")
    text = (here / "w.txt").read_text()
    assert text.index("Set up: ") < text.index("Runner-up: ")


def test_reasons_and_steps_go_together() -> None:
    """One asked for does not drop the other."""
    said = knee("plan", "-m", "5", "--why", "--steps")
    assert "Set up: " in said.out
    assert "Runner-up: " in said.out
    assert "Set up: " not in knee("plan", "-m", "5", "--why").out


@pytest.mark.parametrize("more", [(), ("--why",), ("--why", "--steps")])
def test_a_file_never_holds_the_codes_of_a_terminal(here: Path, more: tuple[str, ...]) -> None:
    """A table neither, written from a terminal in colour."""
    shown = terminal("plan", "-m", "5", *more, "-f", "table", "-o", "w.txt")
    assert shown.code == 0
    text = (here / "w.txt").read_text()
    assert "Drill" in text
    assert "\x1b" not in text


def test_figures_of_one_s_own_are_not_overwritten(here: Path) -> None:
    """Those that are the same stay, so that the same plan can be written again."""
    assert knee("plan", "-o", "day.md", "--figures").code == 0
    (here / "day.md").unlink()
    assert knee("plan", "-o", "day.md", "--figures").code == 0
    (here / "day.md").unlink()
    drawn = next((here / "day-figures").iterdir())
    drawn.write_text("mine")
    said = knee("plan", "-o", "day.md", "--figures")
    assert (said.code, drawn.read_text()) == (2, "mine")
    assert "exists already" in said.err
    assert not (here / "day.md").exists()
    assert knee("plan", "-o", "day.md", "--figures", "--force").code == 0
    assert drawn.read_text() != "mine"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes links for others")
@pytest.mark.parametrize(
    "words", [("plan", "-o", "day.md", "--figures"), ("figure", "--all", "-o", "day-figures")]
)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_for_figures_that_is_somebody_s_link(
    here: Path, words: tuple[str, ...], force: tuple[str, ...]
) -> None:
    """It may lead to files of one's own."""
    (here / "pages").mkdir()
    (here / "day-figures").symlink_to("pages")
    os.chown(here / "day-figures", 65534, 65534, follow_symlinks=False)
    said = knee(*words, *force)
    assert said.code == 2
    assert "it is a link of somebody else's" in said.err
    assert not list((here / "pages").iterdir())

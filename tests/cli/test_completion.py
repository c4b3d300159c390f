"""What the shell offers after TAB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.run import Said, process

if TYPE_CHECKING:
    from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
SHELLS_TO_TRY = ["bash", *(pytest.param(one, marks=pytest.mark.slow) for one in ("zsh", "fish"))]
"""What the program offers is the same for each; how it is said is tried with one line below."""


def complete(shell: str, line: str) -> Said:
    """What a shell is told for a line that is being typed."""
    if shell == "bash":
        words = line.split(" ")
        environment = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        environment = {"_TYPER_COMPLETE_ARGS": line}
        if shell == "fish":
            environment["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
    return process(_KNEE_COMPLETE=f"complete_{shell}", **environment)


@pytest.mark.parametrize("shell", SHELLS_TO_TRY)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("knee show clam", "clamshell"),
        ("knee plan --include side_k", "side_kick_link"),
        ("knee plan -e ba", "band"),
        ("knee plan --equipment kettlebell,med", "kettlebell,medicine_ball"),
        ("knee plan --avoid pregn", "pregnancy"),
        ("knee plan --focus gluteus_me", "gluteus_medius"),
        ("knee muscles gluteus_me", "gluteus_medius"),
        ("knee conditions low_b", "low_back_pain"),
        ("knee plan --without mir", "mirror"),
        ("knee plan --blueprint coo", "cooldown"),
    ],
)
def test_names_of_the_catalogue(shell: str, line: str, offered: str) -> None:
    """Drills, muscles, equipment, conditions; after a comma too."""
    said = complete(shell, line)
    assert (said.code, said.err) == (0, "")
    assert offered in said.out


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("knee pl", {"plan"}),
        ("knee s", {"show", "safety"}),
        ("knee plan --level b", {"beginner"}),
        ("knee list --phase p", {"potentiate"}),
        ("knee plan -f j", {"json"}),
        ("knee show zzz", set()),
        ("knee plan -e band,", {"band,band", "band,link", "band,kettlebell", "band,medicine_ball"}),
    ],
)
def test_words_offered_in_bash(line: str, offered: set[str]) -> None:
    """Just those that fit, ready to be put in."""
    told = set(complete("bash", line).out.split())
    assert told == offered or (offered and offered <= told and line.endswith(","))


def test_options() -> None:
    """Every option of a command."""
    told = complete("bash", "knee plan --").out.split()
    assert {"--equipment", "--minutes", "--why", "--output", "--seed"} <= set(told)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_names_are_explained(shell: str) -> None:
    """Shells that can, show the name beside the id."""
    assert "Clamshell" in complete(shell, "knee show clam").out


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_the_shell(shell: str) -> None:
    """To be read by the shell at its start."""
    said = process("--show-completion", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1", SHELL="")
    script = process(_KNEE_COMPLETE=f"source_{shell}")
    assert script.code == 0
    assert f"complete_{shell}" in script.out
    assert said.code in (0, 1, 2)


def test_a_faulty_catalogue_breaks_no_line(here: Path) -> None:
    """While one types there is no place for a list of faults."""
    (here / "exercises.yaml").write_text("- broken\n")
    said = process(
        _KNEE_COMPLETE="complete_bash",
        COMP_WORDS="knee show clam",
        COMP_CWORD="2",
        KNEE_DATA=str(here),
    )
    assert "error" not in said.out
    assert "Traceback" not in said.err


def test_own_drills_are_offered(here: Path) -> None:
    """With data of one's own in `KNEE_DATA`; without it where that has faults."""
    words = {"_KNEE_COMPLETE": "complete_bash", "COMP_WORDS": "knee muscles mi", "COMP_CWORD": "2"}
    (here / "mine.yaml").write_text(
        "muscles: [{id: mine, name: Mine, group: ankle, where: There., does: [That.]}]\n"
    )
    assert process(**words, KNEE_DATA=str(here)).out.split() == ["mine"]
    (here / "mine.yaml").write_text("muscles: 5\n")
    assert process(**words, KNEE_DATA=str(here)).out.split() == []

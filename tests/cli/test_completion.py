"""What the shell offers after TAB."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kneecli.catalog.names import lookup
from kneecli.cli.completion import offer
from tests.cli.run import Said, process

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

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
    ],
)
def test_words_offered_in_bash(line: str, offered: set[str]) -> None:
    """Just those that fit, ready to be put in."""
    said = complete("bash", line)
    assert (said.code, said.err) == (0, "")
    assert set(said.out.split()) == offered


@pytest.mark.parametrize("line", ["knee help ", "knee version "])
def test_nothing_is_done_while_a_line_is_typed(line: str) -> None:
    """What comes after are commands; neither help nor version is told in between."""
    said = complete("bash", line)
    assert (said.code, said.err) == (0, "")
    assert {"plan", "list"} <= set(said.out.split())
    assert "Usage" not in said.out


def test_a_list_goes_on_after_a_comma() -> None:
    """With all there is, after what was typed."""
    told = set(complete("bash", "knee plan -e band,").out.split())
    assert {"band,link", "band,kettlebell", "band,medicine_ball"} <= told


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
    """By name, whichever shell this is; to be read by the shell at its start."""
    for words in (("--show-completion", shell), (f"--show-completion={shell.upper()}",)):
        said = process(*words)
        assert (said.code, said.err) == (0, "")
        assert f"complete_{shell}" in said.out
    assert process(_KNEE_COMPLETE=f"source_{shell}").out.strip() == said.out.strip()


def test_the_script_of_this_shell_where_none_is_named() -> None:
    """The tests are run from one that is known, or it is said how to name it."""
    said = process("--show-completion")
    assert "complete_" in said.out or "name one of bash, zsh, fish" in said.err


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/knee.sh"),
        ("zsh", ".zfunc/_knee"),
        ("fish", ".config/fish/completions/knee.fish"),
    ],
)
def test_completion_is_installed_for_the_shell_named(isolated: Path, shell: str, file: str) -> None:
    """Whichever shell this is, and no other."""
    said = process("--install-completion", shell)
    assert (said.code, said.err) == (0, "")
    assert str(isolated / file) in said.out
    assert f"complete_{shell}" in (isolated / file).read_text()
    others = {".bash_completions", ".zfunc", ".config"} - {file.split("/", maxsplit=1)[0]}
    assert not [name for name in others if (isolated / name).exists()]


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_an_unknown_shell_is_refused(option: str) -> None:
    """With those there are."""
    said = process(option, "tcsh")
    assert (said.code, said.out) == (2, "")
    assert "no completion for a shell called `tcsh`" in said.err
    assert (
        f"name one of bash, zsh, fish, powershell, pwsh, such as `knee {option} bash`" in said.err
    )


def test_completion_that_cannot_be_installed_is_no_bug(isolated: Path) -> None:
    """The script can be printed all the same."""
    (isolated / "file").write_text("")
    said = process("--install-completion", "fish", HOME=str(isolated / "file"))
    assert (said.code, said.out) == (2, "")
    assert "completion for fish cannot be installed: not a directory" in said.err
    assert "`knee --show-completion fish`" in said.err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("knee conditions runners-k", {"runners-knee", "runners-knee-flare"}),
        ("knee plan --avoid low-ba", {"low-back-pain"}),
        ("knee plan --avoid Low_ba", {"Low_back_pain"}),
        ("knee muscles glute-m", {"glute-med", "glute-max", "glute-min"}),
        ("knee muscles glute", {"gluteus_medius", "gluteus_maximus", "gluteus_minimus"}),
        ("knee plan -e kettlebell,mini", {"kettlebell,mini-band"}),
        ("knee list --uses resist", {"resistance-band"}),
        ("knee equipment ke", {"kettlebell"}),
        ("knee plan -e 'resistance", {"resistance-band"}),
        ("knee muscles $(x", set()),
    ],
)
def test_what_was_begun_is_spelt_on(line: str, offered: set[str]) -> None:
    """As ids, names and aliases can be typed, with the joints that were typed."""
    assert set(complete("bash", line).out.split()) == offered


def test_what_is_offered_can_be_typed(catalog: Catalog) -> None:
    """Every name of every drill, from any beginning of it."""
    for item in catalog.exercises.values():
        for name in (item.id, item.name, *item.aliases):
            typed = name.lower().replace("'", "").replace(",", "")
            for size in range(1, len(typed)):
                offered = offer(item, typed[:size])
                assert not offered or lookup(offered, catalog.exercises) is not None
            assert offer(item, typed) != "" or not typed.replace(" ", "").isalnum()


def test_data_named_on_the_line_are_offered(here: Path) -> None:
    """Wherever the option stands, and not with `--no-data`; what is missing breaks no line."""
    (here / "mine.yaml").write_text(
        "muscles: [{id: mine, name: Mine, group: ankle, where: There., does: [That.]}]\n"
    )
    for line in (
        f"knee --data {here}/mine.yaml muscles mi",
        f"knee muscles --data {here}/mine.yaml mi",
        f"knee muscles --data={here}/mine.yaml mi",
    ):
        assert complete("zsh", line).out.count('"mine"') == 1
    known = {"_TYPER_COMPLETE_ARGS": "knee --no-data muscles mi", "KNEE_DATA": str(here)}
    assert "mine" not in process(_KNEE_COMPLETE="complete_zsh", **known).out
    said = complete("bash", "knee --data nowhere muscles gluteus_me")
    assert (said.out.split(), said.err) == (["gluteus_medius"], "")
    assert complete("bash", "knee plan --data ").out.split() == []


@pytest.mark.parametrize("shell", SHELLS)
def test_a_hostile_name_steers_no_shell(here: Path, shell: str) -> None:
    """Nothing of it but letters is shown, and nothing else offered."""
    hostile = ["Ends in \\", "$(touch a) `touch b`", '"); touch c; ("', "'; touch d; '", "[red]e"]
    rows = [
        {"id": f"zz_{number}", "name": name, "aliases": [f"yy {number} {name}"]}
        | {"group": "ankle", "where": "There.", "does": ["That."]}
        for number, name in enumerate(hostile)
    ]
    (here / "mine.yaml").write_text(json.dumps({"muscles": rows}))
    for begun in ("zz", "yy"):
        said = complete(shell, f"knee muscles --data {here}/mine.yaml {begun}")
        assert (said.code, said.err) == (0, "")
        lines = said.out.removeprefix("_arguments '*: :((").removesuffix("))'\n").splitlines()
        assert len(lines) == len(hostile)
        assert not re.search(r"[\\$`;()'\[]", "".join(lines))
        assert all(begun in line for line in lines)


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

"""Lines that make no sense: the line to type instead holds all that was typed."""

from __future__ import annotations

import shlex
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from tests.cli.run import knee

if TYPE_CHECKING:
    from pathlib import Path

TYPED = [
    ("plan -a 'sore knee' band", "plan --avoid 'sore knee' --equipment band"),
    ("plan --avoid 'sore knee' band 10", "plan --avoid 'sore knee' --equipment band --minutes 10"),
    (
        "plan --avoid 'sore knee' --before walk 15",
        "plan --avoid 'sore knee' --before walk --minutes 15",
    ),
    ("list -a 'sore knee' band", "list --avoid 'sore knee' --equipment band"),
    (
        "warmup -e band -m 10 -a 'sore knee'",
        "plan --equipment band --minutes 10 --avoid 'sore knee'",
    ),
    ("run -a 'sore knee'", "plan --before run --avoid 'sore knee'"),
    ("run 15", "plan --before run --minutes 15"),
    ("cooldown -e 'foam roller'", "plan --blueprint cooldown --equipment 'foam roller'"),
    ("sore knee -e band", "plan --equipment band --avoid 'sore knee'"),
    ("exercises -e band -a 'sore knee'", "list --equipment band --avoid 'sore knee'"),
    ("plna -a 'sore knee'", "plan --avoid 'sore knee'"),
    ("plan -e band sore knee", "plan --equipment band --avoid 'sore knee'"),
    ("plan -o monday.pdf band 10", "plan --output monday.pdf --equipment band --minutes 10"),
    ("plan --avoid sore knee", "plan --avoid 'sore knee'"),
    ("plan -a sore knee band", "plan --avoid 'sore knee' --equipment band"),
    ("plan --seed 3 band --why", "plan --seed 3 --why --equipment band"),
    ("--no-data plan -a 'sore knee' band", "plan --avoid 'sore knee' --no-data --equipment band"),
    ("-e band plan", "plan --equipment band"),
    ("--equipment band", "plan --equipment band"),
    ("-e band -a 'sore knee'", "plan --equipment band --avoid 'sore knee'"),
    ("--plan -a 'sore knee'", "plan --avoid 'sore knee'"),
    ("plan -10", "plan --minutes 10"),
    ("plan -15m -a 'sore knee'", "plan --avoid 'sore knee' --minutes 15"),
    ("plan half an hour band", "plan --minutes 30 --equipment band"),
    ("plan \u2013equipment band", "plan --equipment band"),
    ("plan \u2014avoid 'sore knee' -e band", "plan --avoid 'sore knee' --equipment band"),
    ("plan \u2013e band", "plan --equipment band"),
    ("\u2013e band plan", "plan --equipment band"),
    ("export monday.yaml monday.pdf", "export monday.yaml --output monday.pdf"),
    ("export monday.yaml to pdf", "export monday.yaml --output routine.pdf"),
    ("export to pdf", "export --output routine.pdf"),
    ("export pdf", "export --output routine.pdf"),
    ("export calendar", "export --output routine.ics"),
    ("export watch", "export --output routine.fit"),
    ("export warmup.pdf --force", "export --force --output warmup.pdf"),
    ("save monday.pdf", "export --output monday.pdf"),
    ("figure clam clam.svg", "figure clam --output clam.svg"),
    ("show me squat", "show squat"),
    ("new drill Wall clam --from clamshell", "new drill 'Wall clam' --from clamshell"),
    ("plan -e=band kettlebell", "plan --equipment band,kettlebell"),
    ("plan '' band", "plan --equipment band"),
    ("'' -e band", "plan --equipment band"),
    ("routine -a 'sore knee'", "plan --avoid 'sore knee'"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_the_whole_line_is_hinted(typed: str, meant: str) -> None:
    """What was understood already is in it as well."""
    said = knee(*shlex.split(typed))
    assert (said.code in (2, 5), said.out) == (True, "")
    assert f"`knee {meant}`" in said.err


@pytest.mark.parametrize("meant", [meant for _, meant in TYPED if meant.startswith("plan")])
def test_the_line_that_is_hinted_works(meant: str) -> None:
    """As a shell reads it."""
    said = knee(*shlex.split(meant))
    assert (said.code, said.out or said.err.startswith("wrote")) != (0, "")
    assert said.code == 0


GIVEN = [
    ("-a", "sore knee"),
    ("-e", "foam roller,strap"),
    ("--avoid", "runner's knee"),
    ("--level", "beginner"),
    ("-o", "my $plan.pdf"),
    ("--seed", "7"),
    ("-m", "12"),
]
STRAY = ["band", "kettlebell 15", "sore knee", "frobnicate", "", "plan.pdf"]


@pytest.mark.parametrize("command", ["plan", "warmup", "run", "plna", "", "show", "list"])
def test_no_hint_drops_what_was_typed(command: str) -> None:
    """Every value is in the line that a hint names, be it one or two options and any words."""
    hinted = 0
    for (first, second), stray in product(pairwise(GIVEN), STRAY):
        words = [*command.split(), *first, *stray.split(), *second]
        if command in ("plan", "list", "show") and not stray:
            continue
        said = knee(*words)
        hint = said.err.partition("hint: ")[2]
        lines = [part for part in hint.split("`") if part.startswith("knee ")]
        for line in lines:
            if "--help" in line:
                continue
            hinted += 1
            told = shlex.split(line)
            for value in (first[1], second[1], *stray.split()):
                assert any(value in word for word in told), (words, line)
    assert hinted > 5 or command in ("show", "list")


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("plan -m 10 15", "`--minutes` takes `15`"),
        ("plan band frobnicate", "`--equipment` takes `band`"),
        ("plan -a 'sore knee' -b cooldown warmup", "`--blueprint` takes `warmup`"),
    ],
)
def test_where_the_line_is_not_certain_none_is_hinted(typed: str, taken: str) -> None:
    """What takes the word is said instead."""
    said = knee(*shlex.split(typed))
    assert said.code == 2
    assert taken in said.err
    assert "did you mean" not in said.err


@pytest.mark.parametrize(
    "typed",
    ["show squat clamshell", "conditions 'sore knee' band", "plan --repeat twice a week"],
)
def test_words_that_make_no_name_are_not_put_into_quotes(typed: str) -> None:
    said = knee(*shlex.split(typed))
    assert said.code == 2
    assert "did you mean" not in said.err
    assert "'" not in said.err.split("hint:")[1]


@pytest.mark.parametrize(
    "typed",
    [
        *("pain", "doctor", "emergency", "red flags", "ouch", "hurts", "injury", "swollen"),
        *("sore", "hot knee", "'hot knee'", "pain -e band"),
    ],
)
def test_who_is_in_pain_is_told_when_to_see_a_clinician(typed: str) -> None:
    said = knee(*shlex.split(typed))
    assert said.code == 2
    assert "`knee safety` tells when to see a clinician" in said.err
    assert "`knee conditions`" in said.err


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("half an hour", 30),
        ("an hour", 60),
        ("ten", 10),
        ("fifteen", 15),
        ("12'", 12),
        ("15,", 15),
        ("15,0", 15),
        ("12.5", 12),
        ("15 Minuten", 15),
        ("about 15", 15),
        ("-5", 5),
        ("5-12", 12),
        ("8 to 12 min", 12),
    ],
)
def test_the_number_that_was_meant_is_hinted(typed: str, minutes: int) -> None:
    said = knee("plan", "-m", typed)
    assert said.code == 2
    assert f"`--minutes {minutes}`" in said.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plan -a \u201csore knee\u201d", "plan -a 'sore knee'"),
        ("plan --avoid=\u201csore knee\u201d", "plan -a 'sore knee'"),
        ("plan -e \u2018band\u2019 -a \u201esore knee\u201c", "plan -e band -a 'sore knee'"),
        ("show \u2018clamshell\u2019", "show clamshell"),
    ],
)
def test_quotes_of_a_text_processor_are_quotes(typed: str, meant: str) -> None:
    """As a shell leaves them: words apart."""
    first, second = knee(*typed.split()), knee(*shlex.split(meant))
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out


def test_a_quote_that_is_not_closed_is_a_letter() -> None:
    assert "no condition called `\u201csore`" in knee("plan", "-a", "\u201csore").err


def test_the_home_folder_needs_no_shell(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In options and arguments, for files and folders."""
    monkeypatch.setenv("HOME", str(here))
    monkeypatch.setenv("USERPROFILE", str(here))
    assert knee("plan", "-o", "~/monday.yaml").code == 0
    assert (here / "monday.yaml").is_file()
    assert knee("check", "~/monday.yaml").code == 0
    assert knee("export", "~/monday.yaml", "-o", "~/monday.txt").code == 0
    assert knee("figure", "clamshell", "-o", "~/clam.svg").code == 0
    assert knee("new", "drill", "Wall clam", "-o", "~/own.yaml").code == 0
    assert "own.yaml" in knee("check", "~/own.yaml").out
    assert "wall_clam" in knee("--data", "~/own.yaml", "data").out
    assert {file.name for file in here.iterdir()} == {
        "monday.yaml",
        "monday.txt",
        "clam.svg",
        "own.yaml",
    }


def test_a_routine_file_is_found_without_its_suffix(here: Path) -> None:
    knee("plan", "-o", str(here / "monday.yaml"))
    said = knee("export", "monday")
    assert said.code == 5
    assert "did you mean `monday.yaml`?" in said.err


def test_a_routine_is_no_dead_end() -> None:
    """There is no command to see it with: what can be done is named."""
    for words in (["routine"], ["routine", "monday.yaml"]):
        said = knee(*words)
        assert said.code == 2
        assert "`knee plan` plans one" in said.err

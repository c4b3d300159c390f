"""What each command says, whole: exit code, output and errors.

`pytest --update-golden` accepts what they say now.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from kneecli.cli.app import COMMANDS
from tests.builders import HEEL_RAISES, WALL_SIT
from tests.cli.run import knee
from tests.golden import golden, no_orphans

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, tuple[str, ...]] = {
    # plan
    "plan": ("plan",),
    "plan-band": ("plan -e band",),
    "plan-link-20": ("plan -e link -m 20",),
    "plan-all-equipment": ("plan -e 'band,link,kettlebell,medicine ball' -m 20 -l advanced",),
    "plan-5-minutes": ("plan -m 5",),
    "plan-irritable-knee": ("plan -e band --avoid pfp_irritable",),
    "plan-cautions": ("plan -e band,ball -m 15 -a pregnancy -a 'low back pain' -a latex",),
    "plan-cooldown": ("plan -b cooldown -e strap,roller",),
    "plan-desk": ("plan -b desk",),
    "plan-beginner-focus": ("plan --level beginner --focus glutes --without wall,step",),
    "plan-before-cooldown": ("plan --blueprint cooldown --before run",),
    "plan-include": ("plan -e band --include clamshell --exclude 'leg swings, side to side'",),
    "plan-gear-not-used": ("plan -e roller -m 5",),
    "plan-steps": ("plan -m 5 --steps",),
    "plan-why": ("plan -e band -m 5 --why",),
    "plan-why-json": ("plan -m 5 --why -f json",),
    "plan-json": ("plan -e band -f json",),
    "plan-table": ("plan -e band -f table",),
    "plan-seed": ("plan -e band --seed 1", "plan -e band --seed 2"),
    # files
    "output": (
        "plan -e band -o warmup.txt",
        "plan -e band -o warmup.txt",
        "plan -e link -o warmup.txt --force",
    ),
    "output-json": ("plan -e band -o warmup.json", "export warmup.json --no-steps"),
    "output-yaml": (
        "plan -e band -m 5 -f yaml",
        "plan -e band -m 5 -o monday.yaml",
        "routine check monday.yaml",
        "export monday.yaml --no-steps",
        "export monday.yaml -f json",
    ),
    "routine-check": ("routine check own.yaml", "export own.yaml --no-steps"),
    "export-last": ("plan -e band", "export", "export -f json -o last.json"),
    "export-none": ("export",),
    # catalogue
    "list": ("list",),
    "list-muscle": ("list --muscle 'glute med' --phase potentiate --level beginner",),
    "list-equipment": ("list -e kettlebell --phase potentiate -a 'runners knee'",),
    "list-nothing": ("list --uses strap --phase raise", "list --uses strap --phase raise -f json"),
    "show": ("show clam",),
    "show-banded": ("show 'lateral squat walk'",),
    "muscles": ("muscles",),
    "muscle": ("muscles 'glute med'",),
    "equipment": ("equipment",),
    "conditions": ("conditions",),
    "condition": ("conditions runners-knee",),
    "condition-referred": ("conditions dvt",),
    "safety": ("safety",),
    "check": ("check", "check small", "check faulty", "--data faulty list", "check own.yaml"),
    "own-data": (
        "data",
        "--data small data",
        "--data small list --muscle quads --uses kettlebell",
        "--data small show 'heel raise game'",
        "--data small plan -m 5 --include heel-raise-game",
        "--data small plan -m 5 -a 'sore shin'",
    ),
    "own-data-new": (
        "new drill 'Wall clam' -o wall.yaml",
        "new drill 'Wall clam' -o wall.yaml",
        "--data wall.yaml data",
        "--data wall.yaml plan --include wall-clam",
        "new drill clam",
    ),
    # help
    "help": ("--help", "-h", ""),
    **{f"help-{name.replace(' ', '-')}": (f"{name} --help",) for name in COMMANDS},
    "version": ("--version",),
    # errors, by exit code
    "error-2-option": ("plan --nope", "plan --minuts 5", "--nope", "plan -m"),
    "error-2-command": ("lst", "foo"),
    "error-2-value": (
        "plan -m abc",
        "plan -m 0",
        "plan -m 99",
        "plan -l expert",
        "plan --seed -1",
        "list --phase warm",
    ),
    "error-2-argument": ("show", "plan extra", "muscles one two", "routine", "routine chek"),
    "error-2-format": ("plan -f toml", "plan -o warmup.doc", "plan -o warmup", "show clam -f html"),
    "error-3-minutes": ("plan -m 1",),
    "error-3-referral": ("plan -a dvt", "plan -a dvt -f json", "plan --why -a fracture"),
    "error-3-include": ("plan --include kettlebell_knee_extension",),
    "error-3-left-out": (
        "plan --include clamshell -a side_lying_hip_pain",
        "plan --include pogo_hops -b desk",
    ),
    "error-4-routine": (
        "export broken.json",
        "export wrong.json",
        "export other.json",
        "routine check slips.yaml",
    ),
    "error-5-names": (
        "plan -e bnd",
        "plan -a tendonitis",
        "plan --focus glutes,quadz",
        "show clamshel",
        "show zzz",
        "muscles zzz",
        "plan -b warmdown",
    ),
    "error-5-files": ("export none.json", "plan -o none/warmup.txt", "--data none list"),
}


OWN = f"""\
kind: routine
schema: 1
title: Mine
request: {{minutes: 5, equipment: [loop], avoid: [Kneeling hurts]}}
notes: [Slowly on Mondays.]
steps:
- exercise: High-knee march
- exercise: clam
  reps: 12
- exercise: banded clamshell
- exercise: wall_perch
{WALL_SIT}"""
MINE = """\
conditions:
- id: sore_shin
  name: Sore shin
  means: Your shin is sore.
  rules:
  - {effect: avoid, when: [impact >= low], say: No jumps., basis: prudence}
hide: {exercises: [pogo_hops, hip_hitch]}
"""
SLIPS = """\
kind: routine
schema: 1
title: Mine
steps:
- exercise: clamshel
- exercise: clamshell
  rep: 12
"""


@pytest.fixture
def files(here: Path) -> Path:
    """Data folders and routines, whole and broken, for the commands to read."""
    (here / "small").mkdir()
    (here / "small" / "mine.yaml").write_text(f"exercises:\n{HEEL_RAISES}{MINE}")
    (here / "small" / "old.yaml.bak").write_text("")
    (here / "faulty").mkdir()
    faulty = HEEL_RAISES.replace("usual: 1,", "usual: lots,").replace("name: Heel", "nmae: Heel")
    (here / "faulty" / "a.yaml").write_text(f"exercises:\n{faulty}")
    (here / "faulty" / "b.yml").write_text("props:\n- {id: stool, name: Stool, wat: A stool.}\n")
    (here / "broken.json").write_text('{\n  "schema": 1,\n  "kind": "routine",\n  "steps": [\n')
    step = {"exercise": "clamshell", "phase": "activate", "slot": "hips", "sets": 9, "reps": 500}
    other = {"exercise": "handstand", "phase": "sleep", "slot": "hips", "sets": 1}
    request = {"minutes": 10, "avoid": ["side_lying_hip_pain"]}
    wrong = {"schema": 1, "kind": "routine", "title": "Mine", "request": request, "steps": [step]}
    (here / "wrong.json").write_text(json.dumps(wrong, indent=1))
    (here / "own.yaml").write_text(OWN)
    (here / "slips.yaml").write_text(SLIPS)
    (here / "other.json").write_text(json.dumps({**wrong, "steps": [step, other]}, indent=1))
    return here


@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.usefixtures("files")
def test_golden(name: str, pytestconfig: pytest.Config) -> None:
    """The commands of a case, one after the other, and the files they wrote."""
    told = []
    for line in CASES[name]:
        said = knee(*shlex.split(line))
        told.append(f"$ knee {line}".rstrip())
        told.append(f"--- exit code {said.code}; output:\n{said.out}--- errors:\n{said.err}")
    golden(f"cli/{name}.txt", "\n".join(told), pytestconfig)


def test_no_orphans(pytestconfig: pytest.Config) -> None:
    """Every golden file is compared with something."""
    no_orphans("cli", {f"{name}.txt" for name in CASES}, pytestconfig)


def test_every_command_is_there() -> None:
    """A new command needs its golden file."""
    run = {f"{line} " for lines in CASES.values() for line in lines}
    assert [name for name in COMMANDS if not any(line.startswith(f"{name} ") for line in run)] == []


def test_every_exit_code_is_there(pytestconfig: pytest.Config) -> None:
    """As far as commands alone bring them about: a bug and Ctrl-C are tried elsewhere."""
    told = "".join(
        path.read_text() for path in (pytestconfig.rootpath / "tests/golden/cli").iterdir()
    )
    assert {code for code in range(10) if f"--- exit code {code};" in told} == {0, 2, 3, 4, 5}

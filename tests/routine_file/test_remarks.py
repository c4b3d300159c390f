"""What a planner would not have done is remarked on, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from kneecli.routine_file.reading import read_routine
from kneecli.routine_file.remarks import remarks

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog


def said_of(catalog: Catalog, *drills: str, request: str = "") -> list[str]:
    """The remarks on a routine of these steps."""
    steps = "".join(f"- {{exercise: {drill}}}\n" for drill in drills)
    text = f"kind: routine\nschema: 1\ntitle: Mine\nrequest: {{{request}}}\nsteps:\n{steps}"
    return list(remarks(catalog, read_routine(catalog, text.encode(), "r.yaml")))


@pytest.mark.parametrize(
    ("drills", "request_", "remark"),
    [
        (("clamshell", "banded_clamshell"), "equipment: [band]",
         "Clamshell and Banded clamshell are variants of one drill"),
        (("clamshell", "clamshell"), "", "Clamshell is in it 2 times"),
        (("march_in_place", "clamshell"), "minutes: 3", "it takes 1:10 longer than its minutes"),
        (("clamshell", "march_in_place"), "",
         "March in place (raise) comes after the activate phase has begun"),
        (("calf_stretch",), "", "cool-down is no phase of the warm-up"),
        (("calf_stretch",), "blueprint: cooldown", None),
        (("glute_bridge", "mini_squat", "clamshell"), "", "you go down to the floor 2 times"),
        (("banded_clamshell",), "",
         "Banded clamshell needs what `equipment` in the request does not name: band"),
        (("calf_raise",), "without: [wall, chair]", None),
        (("clamshell",), "without: [floor]",
         "Clamshell needs what `without` in the request rules out: floor"),
        (("pogo_hops",), "without: [jumping]",
         "Low pogo hops needs what `without` in the request rules out"),
        (("pogo_hops",), "level: beginner", "Low pogo hops is for the level intermediate"),
        (("clamshell",), "include: [mini_squat]", "Mini squat is to be in it, but is not"),
        (("clamshell",), "exclude: [clamshell]", "Clamshell is not to be in it, but is"),
        (("clamshell",), "minutes: 45", "a warm-up lasts at most 30 minutes, not 45"),
        (("clamshell, phase: raise",), "",
         "Clamshell belongs to the phase activate, not raise"),
        (("clamshell, slot: plse",), "", "the activate phase has no slot `plse` for Clamshell"),
        (("clamshell, slot: balance",), "", "Clamshell does not serve the slot `balance`"),
        (("clamshell", "clamshell", "banded_clamshell"), "",
         "Clamshell and Banded clamshell are variants of one drill"),
        (("march_in_place", "clamshell", "mini_squat"), "", None),
    ],
)  # fmt: skip
def test_remarks(
    catalog: Catalog, drills: tuple[str, ...], request_: str, remark: str | None
) -> None:
    said = said_of(catalog, *drills, request=request_)
    if remark is None:
        assert said == []
    else:
        assert [line for line in said if line.startswith(remark)], said


@pytest.mark.parametrize(
    "request_",
    [
        Request(equipment=("band",)),
        Request(equipment=("link",), minutes=20),
        Request(blueprint="cooldown", equipment=("strap", "foam_roller")),
        Request(avoid=("pregnancy",), minutes=15),
        Request(blueprint="desk", minutes=5),
        Request(level="advanced", before="court"),
        Request(avoid=("balance_risk", "osteoporosis")),
    ],
)
def test_a_planned_routine_needs_none(catalog: Catalog, request_: Request) -> None:
    assert list(remarks(catalog, routine_of(catalog, plan(catalog, request_)))) == []

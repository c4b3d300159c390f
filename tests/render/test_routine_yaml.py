"""Routine files: what is written is read back the same, by us and by others."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from ruamel.yaml import YAML

from kneecli.catalog.encoded import FORBIDDEN, on_one_line
from kneecli.render.document import routine_document, to_json
from kneecli.render.routine_yaml import routine_yaml
from kneecli.routine.request import Request
from kneecli.routine_file.reading import read_routine
from tests.render.pages import steering
from tests.render.routines import HOSTILE, everything, routine, step

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

BORNE = tuple(on_one_line(FORBIDDEN.sub("", text)) for text in HOSTILE)
"""What the border lets through of hostile texts."""


WORDS = (
    "no", "Yes", "on", "null", "~", "true", "FALSE", "1:30", "1:30:30.5", "010", "0o17", "0x1f",
    "0b1", "1_000", "5", "+5", "-0", "1e3", "1E-3", "5.", ".5", "5.0", ".inf", "-.INF", ".nan",
    "2026-11-21", "2026-11-21T10:00:00Z", "=", "<<", "{", "- a", "? a", "*a", "&a", "!a", "%a",
    "@a", "`a", "# a", "a: b", "a #b", "---", "...", "'", '"', "\\ud83d\\udcaa", "\N{EM SPACE}a",
    "\u200d", "\ufeff", "\U0001f468\u200d\U0001f469", "\u0661\u0662", "x" * 2000,
)  # fmt: skip
"""Words that some reader takes for something else than text."""


def by_another_reader(text: str) -> Any:
    """The plain values of a file, as a reader of YAML 1.2 has them."""
    return YAML(typ="safe", pure=True).load(StringIO(text))


def own_drills(catalog: Catalog) -> Routine:
    """Every drill again, as one's own, with hostile words in it."""
    drills = [
        drill.replace(
            id=f"my_{drill.id}",
            family=f"my_{drill.id}",
            name=f"My {number} {text}"[:80].strip(),
            aliases=(),
            setup=text,
            cues=(text,),
            steps=(text, text),
        )
        for number, (drill, text) in enumerate(
            zip(catalog.exercises.values(), BORNE * 10, strict=False)
        )
    ]
    return routine(*map(step, drills)).replace(drills=tuple(drills))


def test_every_drill_is_read_back(catalog: Catalog) -> None:
    text = routine_yaml(everything(catalog))
    back = read_routine(catalog, text.encode(), "r.yaml")
    assert [s.exercise.id for s in back.steps] == list(catalog.exercises)
    assert [s.amount for s in back.steps] == [s.amount for s in everything(catalog).steps]
    assert routine_yaml(back) == text


def test_drills_of_ones_own_are_read_back_whole(catalog: Catalog) -> None:
    written = own_drills(catalog)
    back = read_routine(catalog, routine_yaml(written).encode(), "r.yaml")
    assert back.drills == written.drills
    in_json = to_json(routine_document(back))
    assert read_routine(catalog, in_json, "r.json") == back


@pytest.mark.parametrize("text", [*BORNE, *WORDS])
def test_texts_come_back_as_they_were(catalog: Catalog, text: str) -> None:
    notes = (text.strip(), f"{text} {text}".strip(), (text * 2).strip())
    written = everything(catalog).replace(title=text.strip(), notes=notes)
    in_yaml = routine_yaml(written)
    back = read_routine(catalog, in_yaml.encode(), "r.yaml")
    assert (back.title, back.notes) == (written.title, written.notes)
    in_json = to_json(routine_document(written))
    back = read_routine(catalog, in_json, "r.json")
    assert (back.title, back.notes) == (written.title, written.notes)
    for seen in (by_another_reader(in_yaml), yaml.safe_load(in_yaml), json.loads(in_json)):
        assert (seen["title"], tuple(seen["notes"])) == (written.title, written.notes)


def test_another_reader_sees_the_same(catalog: Catalog) -> None:
    written = own_drills(catalog).replace(title=BORNE[2], notes=BORNE)
    seen = by_another_reader(routine_yaml(written))
    assert (seen["kind"], seen["title"], seen["notes"]) == ("routine", BORNE[2], list(BORNE))
    assert [s["exercise"] for s in seen["steps"]] == [d.id for d in written.drills]
    assert [d["setup"] for d in seen["drills"]] == [d.setup for d in written.drills]
    assert [d["name"] for d in seen["drills"]] == [d.name for d in written.drills]


def test_nothing_in_it_steers_a_terminal(catalog: Catalog) -> None:
    text = routine_yaml(own_drills(catalog).replace(title=HOSTILE[-2], notes=HOSTILE))
    assert not steering(text)


def test_a_step_says_what_is_allowed(catalog: Catalog) -> None:
    lines = routine_yaml(routine(step(catalog.exercises["banded_clamshell"]))).splitlines()
    reps = catalog.exercises["banded_clamshell"].dose.reps
    assert reps is not None
    assert f"  reps: {reps.usual}  # {reps.least} to {reps.most}" in lines
    assert "- exercise: banded_clamshell  # Banded clamshell" in lines


def test_what_is_left_out_of_a_request_is_read_as_the_planner_takes_it(catalog: Catalog) -> None:
    request = Request()
    written = everything(catalog).replace(request=request)
    back = read_routine(catalog, routine_yaml(written).encode(), "r.yaml")
    assert back.request == request

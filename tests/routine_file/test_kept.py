"""What knee kept for itself: without the border it is the same routine, or none."""

from __future__ import annotations

import json
from ast import literal_eval
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kneecli.errors import KneeError, NoRoutineError, ReferralError
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.render.document import routine_document
from kneecli.routine.request import Request
from kneecli.routine.step_fields import STEP_FIELDS
from kneecli.routine_file.kept import read_kept
from kneecli.routine_file.reading import read_routine
from tests.builders import random_catalog, random_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine


def kept(catalog: Catalog, request: Request) -> Any:
    """The document of a planned routine, as it comes back from disk; None where there is none."""
    try:
        found = plan(catalog, request)
    except (NoRoutineError, ReferralError):
        return None
    return literal_eval(repr(routine_document(routine_of(catalog, found))))


def by_the_border(catalog: Catalog, document: Any) -> Routine:
    """The routine of a document, as a file is read."""
    return read_routine(catalog, json.dumps(document).encode(), "r.json")


def exactly(routine: Routine | None) -> str:
    """A routine with the types of all it holds, so that `1` is not `True`."""
    return repr(routine)


def same(catalog: Catalog, document: Any) -> bool:
    """Whether a document can be read back; both ways must give the same routine, or none."""
    routine = read_kept(catalog, document)
    if routine is None:
        with pytest.raises(KneeError):
            by_the_border(catalog, document)
        return False
    assert routine_document(routine) == document
    assert exactly(routine) == exactly(by_the_border(catalog, document))
    return True


@pytest.mark.parametrize("blueprint", ["warmup", "cooldown", "desk"])
def test_both_ways_give_the_same_routine(catalog: Catalog, blueprint: str) -> None:
    """Whatever was asked for."""
    chance = Random(blueprint)
    most = catalog.blueprints[blueprint].minutes.most
    requests = [random_request(chance, catalog, range(2, most + 1)) for _ in range(12)]
    requests += [Request(seed=7), Request(equipment=tuple(catalog.equipment), minutes=most)]
    before = {} if catalog.blueprints[blueprint].rehearses else {"before": None}
    documents = [kept(catalog, one.replace(blueprint=blueprint, **before)) for one in requests]
    planned = [document for document in documents if document is not None]
    assert len(planned) > len(requests) // 2
    assert all(same(catalog, document) for document in planned)


@pytest.mark.parametrize("activity", ["run", "court", "day"])
def test_before_an_activity(catalog: Catalog, activity: str) -> None:
    """It names the activity in its title."""
    request = Request(before=activity, equipment=("band", "kettlebell"))
    assert same(catalog, kept(catalog, request))


@pytest.mark.parametrize("seed", range(0, 40, 10))
def test_with_catalogues_of_ones_own(seed: int) -> None:
    """With drills, conditions and blueprints at random."""
    done = 0
    for number in range(seed, seed + 10):
        catalog = random_catalog(number)
        document = kept(catalog, random_request(Random(number), catalog, range(5, 21)))
        done += document is not None and same(catalog, document)
    assert done > 1


ODD: list[Any] = [
    None, True, -1, 10**9, 1.5, 1.0, "", "x", "clamshell", "Clamshell", "band", "raise", "hard",
    "pregnancy", "dvt_risk", "side_lying_hip_pain", [], {}, [[]], [None], [1], {"a": 1},
    ["band", "link"], ["wall"], ["dvt_risk"], ["side_lying_hip_pain"], ("band",), b"band", 1j,
]  # fmt: skip
UNREAD = {
    "schema",
    "kind",
    "total_seconds",
    *(field.name for field in STEP_FIELDS.values() if field.follows),
}
"""What is written for others, and never read."""
FREE = {"title", "notes", "objective", "points", "slot", "seed", "minutes"}
"""What nothing but the seal vouches for, as long as it is of its type."""


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of a document."""
    parts = enumerate(value) if isinstance(value, list) else value.items()
    for name, part in parts:
        yield (*way, name)
        if isinstance(part, (list, dict)):
            yield from ways(part, (*way, name))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_odd_is_left_to_the_border(catalog: Catalog, seed: int) -> None:
    """A document changed in one place gives what the border gives, or nothing."""
    planned = kept(catalog, Request(equipment=("band",), minutes=8, avoid=("pregnancy",)))
    chance = Random(seed)
    places = [way for way in ways(planned) if not (FREE | UNREAD) & set(way)]
    given = 0
    for _ in range(150):
        document = deepcopy(planned)
        *way, last = chance.choice(places)
        inside = document
        for name in way:
            inside = inside[name]
        inside[last] = deepcopy(chance.choice(ODD))
        if routine := read_or_refuse(catalog, document):
            given += 1
            assert exactly(routine) == exactly(by_the_border(catalog, document))
    assert given


def read_or_refuse(catalog: Catalog, document: Any) -> Routine | None:
    """The routine of a document; where a clinician comes first, the border says so too."""
    try:
        return read_kept(catalog, document)
    except KneeError as error:
        with pytest.raises(type(error)):
            by_the_border(catalog, document)
        return None


@pytest.mark.parametrize("name", sorted(FREE))
@pytest.mark.parametrize("odd", [True, 1.5, 1j, b"x", {}, [1], [None], ("x",)])
def test_nothing_is_of_another_type(catalog: Catalog, name: str, odd: Any) -> None:
    """Not even what nobody looks up."""
    document = kept(catalog, Request())
    for part in (document, document["request"], *document["steps"]):
        if name in part:
            part[name] = odd
    assert read_kept(catalog, document) is None


@pytest.mark.parametrize("document", [None, 1, "x", [], {}, {"steps": []}, {"title": "x"}, {1: 2}])
def test_what_is_no_routine(catalog: Catalog, document: Any) -> None:
    """It is left to the border, which says so."""
    assert read_kept(catalog, document) is None


def test_drills_that_came_from_elsewhere(catalog: Catalog) -> None:
    """A plan leaves none behind."""
    document = kept(catalog, Request())
    drill = routine_document(routine_of(catalog, plan(catalog, Request())))["steps"][0]
    assert read_kept(catalog, {**document, "drills": [drill]}) is None

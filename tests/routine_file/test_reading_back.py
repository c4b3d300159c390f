"""What is written is read back: any routine of any plan, in every form it is kept in."""

from __future__ import annotations

from ast import literal_eval
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kneecli import paths
from kneecli.catalog import reader
from kneecli.catalog.layers import built_in, named_layer
from kneecli.catalog.loading import load_yaml
from kneecli.catalog.quoting import dump
from kneecli.errors import NoRoutineError, ReferralError
from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.render.document import routine_document, to_json
from kneecli.render.routine_yaml import routine_yaml
from kneecli.routine_file.kept import read_kept
from kneecli.routine_file.reading import read_routine
from tests.builders import random_request

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

TEXTS = (
    "No", "1e3", "010", "0o17", "1:30", ".5", "null too", "\U0001f468\u200d\U0001f469",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u200fRLM\u200f", "U\u0308bung",
    "'single' \"double\"", "# no remark", "a: b", "- a", "[b]", "!c", "=1+1", "<b>&amp;</b>",
    "back\\slash \\ud83d\\udcaa", "soft\u00adhyphen", "\u819d\u306e\u30a6\u30a9", "\ue000",
)  # fmt: skip


def stated(kind: str) -> list[dict[str, Any]]:
    """The records of a built-in data file, as they stand there."""
    document, _ = reader.read(paths.built_in_data() / f"{kind}.yaml")
    assert document is not None
    records: list[dict[str, Any]] = document.value[kind]
    return records


def worded(number: int, most: int) -> str:
    """A text that some reader could take for something else, as long as may be."""
    text = TEXTS[number % len(TEXTS)]
    return f"{text} {'x' * most}"[:most] if number % 3 == 0 else f"{text} {number}"


def own_drills() -> list[dict[str, Any]]:
    """Drills that are replaced, and drills that are added, in texts of every kind."""
    drills = stated("exercises")
    shared = ("figure", "watch")
    added = [
        {k: v for k, v in drill.items() if k not in (*shared, "aliases", "progressions")}
        | {"id": f"own_{number}", "family": f"own_{number}", "name": worded(number, 80)}
        for number, drill in enumerate(drills)
    ]
    changed = [*drills[::4], *added[::2]]
    return [
        drill
        | {
            "setup": worded(number, 600),
            "steps": [worded(number + 1, 600), worded(number + 2, 9)],
            "cues": [worded(number + 3, 600)],
            **{
                field: worded(number + place, 600)
                for place, field in enumerate(("feel", "easier", "harder", "breathing"), 4)
            },
            "faults": [worded(number + 8, 600)],
            "load": worded(number + 9, 600),
        }
        for number, drill in enumerate(changed)
    ]


def own_data() -> dict[str, Any]:
    """A layer with names and notes as long as they may be, and a blueprint of an hour."""
    gear = [
        {**item, "id": f"own_{item['id']}", "name": worded(3 * number, 80), "aliases": []}
        for number, item in enumerate(stated("equipment"))
    ]
    drills = own_drills()
    for drill in drills[::2]:
        alternatives = drill.get("equipment", [[]])
        drill["equipment"] = [[f"own_{item}" for item in items] for items in alternatives]
    healthy = [one for one in stated("conditions") if "refer" not in one]
    conditions = [
        {
            **condition,
            "id": f"own_{number}",
            "name": worded(3 * number, 80),
            "aliases": [],
            "first": worded(3 * number, 600),
        }
        for number, condition in enumerate(healthy[::3])
    ]
    (warm_up,) = [one for one in stated("blueprints") if one["id"] == "warmup"]
    hour = {**warm_up, "id": "hour", "name": worded(0, 80), "aliases": []}
    hour["minutes"] = {"least": 3, "usual": 10, "most": 60}
    for plan_ in hour["phases"]:
        last = plan_["shares"][-1]
        plan_["shares"] = [*plan_["shares"], {"minutes": 60, "seconds": 2 * last["seconds"]}]
    return {
        "equipment": gear,
        "exercises": drills,
        "conditions": conditions,
        "blueprints": [hour],
    }


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The built-in catalogue with a layer of own data on it."""
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(dump(own_data(), 98), encoding="utf-8")
    return load_yaml([built_in(), named_layer(path)])


def planned(catalog: Catalog, chance: Random) -> Routine | None:
    """The routine of some request; None where there is none."""
    asked = random_request(chance, catalog, range(2, 31))
    gear = list(catalog.equipment)
    conditions = [item.id for item in catalog.conditions.values() if not item.refer]
    blueprint = catalog.blueprints[asked.blueprint]
    request = asked.replace(
        equipment=tuple(chance.sample(gear, chance.randint(0, min(6, len(gear))))),
        avoid=tuple(chance.sample(conditions, chance.choice((0, 1, 2, 2)))),
        minutes=chance.randint(blueprint.minutes.least, blueprint.minutes.most),
        before=asked.before if blueprint.rehearses else None,
        seed=chance.choice((None, None, 0, 1, 7, 10**30)),
    )
    try:
        return routine_of(catalog, plan(catalog, request))
    except (NoRoutineError, ReferralError):
        return None


def exactly(routine: Routine) -> str:
    """A routine with the types of all it holds."""
    return repr(routine)


def assert_read_back(catalog: Catalog, routine: Routine) -> None:
    """It is read back the same from YAML, from JSON, and as the routine planned last."""
    document = routine_document(routine)
    as_yaml, as_json = routine_yaml(routine), to_json(document)
    assert exactly(read_routine(catalog, as_yaml.encode(), "r.yaml")) == exactly(routine)
    assert exactly(read_routine(catalog, as_json, "r.json")) == exactly(routine)
    if not routine.drills:
        kept = read_kept(catalog, literal_eval(repr(document)))
        assert kept is not None
        assert exactly(kept) == exactly(routine)


def sweep(catalog: Catalog, seeds: range) -> int:
    """Plan and read back a request for each seed; how many had a routine."""
    routines = [planned(catalog, Random(seed)) for seed in seeds]
    found = [routine for routine in routines if routine is not None]
    for routine in found:
        assert_read_back(catalog, routine)
    return len(found)


def test_plans_are_read_back(catalog: Catalog) -> None:
    """With the built-in catalogue."""
    assert sweep(catalog, range(12)) > 6


def test_plans_with_data_of_ones_own_are_read_back(own: Catalog) -> None:
    """Whatever it is called, and however much it says."""
    assert sweep(own, range(100, 112)) > 6


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 2000, 125))
def test_a_thousand_plans_are_read_back(catalog: Catalog, first: int) -> None:
    assert sweep(catalog, range(first, first + 125)) > 60


@pytest.mark.slow
@pytest.mark.parametrize("first", range(2000, 3000, 125))
def test_a_thousand_plans_with_data_of_ones_own_are_read_back(own: Catalog, first: int) -> None:
    assert sweep(own, range(first, first + 125)) > 60


def test_a_title_names_all_that_is_used(own: Catalog) -> None:
    """However many pieces there are, and however long their names."""
    routine = planned_with_all_gear(own)
    assert len(routine.title) > 300
    assert_read_back(own, routine)


def planned_with_all_gear(catalog: Catalog) -> Routine:
    request = random_request(Random(1), catalog, [30]).replace(
        equipment=tuple(item for item in catalog.equipment if item.startswith("own_")),
        avoid=(), focus=(), without=(), include=(), exclude=(),
        blueprint="hour", before=None, level="advanced", minutes=55,
    )  # fmt: skip
    return routine_of(catalog, plan(catalog, request))


def test_a_long_routine_without_a_request_is_read_back(catalog: Catalog) -> None:
    """Its minutes are those it takes, be they hours."""
    steps = "".join(f"- exercise: {name}\n" for name in catalog.exercises) * 3
    text = f"kind: routine\nschema: 1\ntitle: All of them\nsteps:\n{steps}"
    routine = read_routine(catalog, text.encode(), "r.yaml")
    assert routine.request.minutes > 60
    assert_read_back(catalog, routine)


def test_notes_of_ones_own_may_be_long(catalog: Catalog) -> None:
    text = (
        "kind: routine\nschema: 1\ntitle: A\nsteps: [{exercise: clamshell}]\n"
        f"notes: [{'long ' * 400}, x]\n"
    )
    routine = read_routine(catalog, text.encode(), "r.yaml")
    assert routine.notes == (("long " * 400).strip(), "x")
    assert_read_back(catalog, routine)


@pytest.mark.parametrize("seed", range(4))
def test_routines_that_bring_their_drills_along_are_read_back(
    catalog: Catalog, own: Catalog, seed: int
) -> None:
    """They need no layer of own data then."""
    added = [
        drill.replace(equipment=catalog.exercises["clamshell"].equipment, placement=None)
        for name, drill in own.exercises.items()
        if name not in catalog.exercises
    ]
    chosen = tuple(Random(seed).sample(added, 5))
    steps = "".join(f"- exercise: {drill.id}\n" for drill in chosen)
    text = f"kind: routine\nschema: 1\ntitle: Mine\nsteps:\n{steps}{dump_drills(chosen)}"
    routine = read_routine(catalog, text.encode(), "r.yaml")
    assert routine.drills == chosen
    assert_read_back(catalog, routine)


def dump_drills(drills: Any) -> str:
    from kneecli.render.document import plain

    return dump({"drills": plain(drills)}, 98)

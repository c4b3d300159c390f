"""A routine read back from a file: what the catalogue says counts, not what the file says."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kneecli.catalog.exercise import Dose, Muscles
from kneecli.catalog.faults import MOST_FAULTS, MOST_SHOWN, FaultyDataError
from kneecli.catalog.names import nearest
from kneecli.errors import KneeError, ReferralError
from kneecli.render.document import routine_document
from kneecli.render.routine_yaml import routine_yaml
from kneecli.routine_file import problems as problems_of_files
from kneecli.routine_file.problems import unknown_keys
from kneecli.routine_file.reading import read_routine
from kneecli.routine_file.remarks import remarks
from tests.builders import (
    WALL_SIT,
    at,
    blueprint,
    care,
    catalog_of,
    condition,
    drill,
    phase,
    slot,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.names import Named

SQUAT = drill(
    "squat",
    dose=Dose(sets=span(1, 2, 3), reps=span(5, 8, 12), tempo="2-1-2-0", rest=15),
    demands=at("standing", loaded_knee_flexion=60),
    equipment=((), ("band",)),
    props=(("wall",), ("chair",)),
    muscles=Muscles(primary=("quadriceps",)),
)
BRIDGE = drill(
    "bridge",
    dose=Dose(sets=span(1), duration=span(20, 30, 60), per="side"),
    demands=at("supine"),
)
HOP = drill(
    "hop", demands=at("standing", impact="high"), dose=Dose(sets=span(1), duration=span(20))
)


@pytest.fixture
def small() -> Catalog:
    """Three drills, a condition that avoids one and one that asks care with another."""
    return catalog_of(
        [SQUAT, BRIDGE, HOP],
        [blueprint(phase("activate", slot("thighs"), slot("hips")))],
        [
            condition("no_jumps", "impact >= low"),
            condition("careful", "loaded_knee_flexion > 45", effect="caution"),
            condition("see_someone", refer="Ask first."),
        ],
    )


def step(exercise: str, **changes: Any) -> dict[str, Any]:
    """A step of a file."""
    return {"exercise": exercise, "phase": "activate", "slot": "thighs", "sets": 1, **changes}


def written(*steps: dict[str, Any], **changes: Any) -> bytes:
    """A routine in a file."""
    plain = {"schema": 1, "kind": "routine", "title": "Mine", "request": {"minutes": 5}}
    return json.dumps({**plain, "steps": steps, **changes}, indent=1).encode()


SQUATS = step("squat", sets=2, reps=10, equipment=["band"], props=["chair"])
BRIDGES = step("bridge", duration_seconds=30)


def faults(catalog: Catalog, content: bytes) -> list[str]:
    """The faults of a file."""
    with pytest.raises(FaultyDataError) as caught:
        read_routine(catalog, content, "r.json")
    return [str(fault) for fault in caught.value.faults]


def test_a_routine_is_read(small: Catalog) -> None:
    """Names and doses from the file, drills from the catalogue."""
    routine = read_routine(small, written(SQUATS, BRIDGES, notes=["No link."]), "r.json")
    assert routine.title == "Mine"
    assert routine.notes == ("No link.",)
    first, second = routine.steps
    assert (first.exercise, second.exercise) == (SQUAT, BRIDGE)
    assert (first.amount.sets, first.amount.reps, first.amount.duration) == (2, 10, None)
    assert (first.equipment, first.props) == (("band",), ("chair",))


def test_what_comes_next_goes_with_a_warm_up(catalog: Catalog) -> None:
    """As on the command line: no cool-down rehearses a run."""
    (fault,) = faults(
        catalog,
        written(
            step("calf_stretch", phase="cooldown", slot="calf", reps=1, props=["wall"]),
            request={"minutes": 5, "blueprint": "cooldown", "before": "run"},
        ),
    )
    assert "request.before: goes with a warm-up, not with a cool-down" in fault


def test_its_times_are_worked_out(small: Catalog) -> None:
    """Two sets of ten at 5 s, a rest of 15, 10 to put on the band: 125, so 130; 10 to begin.

    Then 30 s a side and 5 to change: 65, so 70; 20 to get down.
    """
    routine = read_routine(small, written(SQUATS, BRIDGES, total_seconds=1), "r.json")
    assert [step.seconds for step in routine.steps] == [140, 90]
    assert routine.total_seconds == 230


def test_cautions_are_those_of_the_rules(small: Catalog) -> None:
    """A file can neither add one nor leave one out."""
    content = written(
        {**SQUATS, "cautions": ["Old."]}, request={"minutes": 5, "avoid": ["careful"]}
    )
    (squats,) = read_routine(small, content, "r.json").steps
    assert squats.cautions == ("Not with careful.",)


def test_what_is_avoided_is_refused(small: Catalog) -> None:
    """With its place and the rule's sentence."""
    hop = step("hop", duration_seconds=20)
    assert read_routine(small, written(hop), "r.json").steps
    found = faults(small, written(hop, SQUATS, hop, request={"minutes": 5, "avoid": ["no_jumps"]}))
    assert len(found) == 2
    for fault in found:
        assert fault.startswith("r.json:")
        assert fault.endswith(
            "steps.exercise: `Hop` is left out with no jumps; take it out, or plan anew: "
            "Not with no_jumps."
        )


def test_all_reasons_of_a_condition_are_one_fault(catalog: Catalog) -> None:
    """Its sentences one after another, beside what to do."""
    text = "request: {avoid: [side_lying_pain]}\nsteps:\n- exercise: clamshell\n"
    (fault,) = faults_in(catalog, in_yaml(text))
    assert fault.endswith(
        "steps.exercise: `Clamshell` is left out with pain lying on the side; take it out, or plan "
        "anew: The drill is done lying on the side. The drill puts weight on the side of the hip."
    )


def test_a_referral_is_refused(small: Catalog) -> None:
    """No routine where a clinician comes first."""
    content = written(BRIDGES, request={"minutes": 5, "avoid": ["see_someone"]})
    with pytest.raises(ReferralError, match="see a clinician first: ask first"):
        read_routine(small, content, "r.json")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (step("squat", sets=4, reps=10), "steps.sets: expected 1 to 3, got 4"),
        (step("squat", reps=4), "steps.reps: expected 5 to 12, got 4"),
        (step("squat", reps=13), "steps.reps: expected 5 to 12, got 13"),
        (
            step("squat", reps=8, duration_seconds=9),
            "steps.duration_seconds: the drill is not measured so",
        ),
        (step("bridge", duration_seconds=61), "steps.duration_seconds: expected 20 to 60, got 61"),
        (step("hang", reps=8), "steps.exercise: there is no drill `hang`"),
        (
            step("bridge", duration_seconds=30, sets="lots"),
            'steps.sets: expected a whole number, got "lots"',
        ),
        ({"phase": "activate"}, "steps.exercise: is missing"),
    ],
)
def test_a_step_that_cannot_be(small: Catalog, changed: dict[str, Any], fault: str) -> None:
    """Each fault has its place, its field and what was expected."""
    found = faults(small, written(SQUATS, changed))
    assert any(line.endswith(f"error: {fault}") for line in found), found


def test_all_faults_at_once_in_order(small: Catalog) -> None:
    """Whatever number there are."""
    content = written(
        step("hang", reps=8), step("squat", reps=99, props=["wall"]), step("bridge", sets=9)
    )
    fields = [fault.split(": ")[2] for fault in faults(small, content)]
    assert fields == ["steps.exercise", "steps.reps", "steps.sets"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": "recipe"}, "r.json:3:10: error: not a routine: expected `kind` to be `routine`"),
        ({"schema": 2}, "r.json:2:12: error: schema: expected schema 1, got 2"),
    ],
)
def test_another_document(small: Catalog, changes: dict[str, Any], fault: str) -> None:
    """Its kind and its schema are looked at before anything else."""
    (found,) = faults(small, written(SQUATS, **changes))
    assert found == fault


@pytest.mark.parametrize("number", ["10.0", "1e1", "1.0E+1"])
def test_whole_numbers_of_json_are_whole(small: Catalog, number: str) -> None:
    """As JSON Schema counts them, in the document and in what it holds."""
    content = written(SQUATS, request={"minutes": 5}).replace(
        b'"reps": 10', b'"reps": %b' % number.encode()
    )
    content = content.replace(b'"schema": 1', b'"schema": 1.0').replace(b": 5\n", b": 5.0\n")
    routine = read_routine(small, content, "r.json")
    assert repr((routine.steps[0].amount.reps, routine.request.minutes)) == "(10, 5)"


def test_a_fraction_is_no_whole_number(small: Catalog) -> None:
    (fault,) = faults(small, written(step("squat", reps=5.5)))
    assert fault.endswith("steps.reps: expected a whole number, got 5.5")


@pytest.mark.parametrize("schema", [True, "1", "9" * 5000, None, [1]])
def test_schema_is_the_number_one(small: Catalog, schema: Any) -> None:
    (fault,) = faults(small, written(SQUATS, schema=schema))
    assert "schema: expected schema 1, got " in fault
    assert len(fault) < 200


def test_a_key_given_twice_is_a_fault_in_json_too(small: Catalog) -> None:
    """One of the two would be lost."""
    content = written(SQUATS).replace(b'"title": "Mine"', b'"title": "Mine", "title": "Yours"')
    (fault,) = faults(small, content)
    assert fault == "r.json:4:19: error: title: `title` is given twice"


def test_names_are_guessed_at_only_where_that_is_shown(
    small: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guessing takes a while; however many names are unknown, it ends."""
    asked: list[str] = []

    def counted(name: str, items: Iterable[Named]) -> list[str]:
        asked.append(name)
        return nearest(name, items)

    monkeypatch.setattr(problems_of_files, "nearest", counted)
    lists = {"equipment": [f"e{n}" for n in range(3000)], "focus": [f"m{n}" for n in range(3000)]}
    found = faults(small, written(step("squatt"), request=lists))
    assert len(found) == MOST_FAULTS
    assert len(asked) == MOST_SHOWN


def test_what_is_named_often_counts_once(small: Catalog) -> None:
    content = written(SQUATS, request={"minutes": 5, "avoid": ["careful", "Careful"] * 5000})
    assert read_routine(small, content, "r.json").request.avoid == ("careful",)


def test_what_is_read_is_written_the_same(small: Catalog) -> None:
    """The document of a routine, read and written again, is stable."""
    once = routine_document(read_routine(small, written(SQUATS, BRIDGES), "r.json"))
    again = read_routine(small, json.dumps(once).encode(), "r.json")
    assert routine_document(again) == once


def test_a_routine_without_steps_is_none(small: Catalog) -> None:
    """There would be nothing to do."""
    (fault,) = faults(small, written())
    assert fault.endswith("error: steps: expected at least one step")


def in_yaml(text: str) -> bytes:
    """A routine in YAML, from its steps on."""
    return f"kind: routine\nschema: 1\ntitle: Mine\n{text}".encode()


def test_a_drill_alone_is_a_step(small: Catalog) -> None:
    """In its usual dose, with what the request has at hand."""
    text = "request: {equipment: [band], without: [wall]}\nsteps:\n- exercise: squat\n"
    routine = read_routine(small, in_yaml(text), "r.yaml")
    (squats,) = routine.steps
    assert (squats.amount.sets, squats.amount.reps, squats.amount.duration) == (2, 8, None)
    assert (squats.equipment, squats.props) == (("band",), ("chair",))
    assert (squats.phase, squats.slot) == ("activate", "thighs")


def test_minutes_that_are_left_out_are_those_it_takes(small: Catalog) -> None:
    """Whole ones: 90 s are two."""
    routine = read_routine(small, in_yaml("steps:\n- exercise: bridge\n"), "r.yaml")
    assert routine.total_seconds == 90
    assert routine.request.minutes == 2


def test_all_that_a_routine_lacks_is_named_at_once(small: Catalog) -> None:
    """A file is mended in one go."""
    assert faults_in(small, b"steps:\n- squat\n- exercise: squat\n  reps: 99\n") == [
        "r.yaml:1:1: error: title: is missing",
        "r.yaml:1:1: error: kind: is missing: write `kind: routine`",
        "r.yaml:1:1: error: schema: is missing: write `schema: 1`",
        "r.yaml:2:3: error: steps: a step names its drill: write `exercise: squat`",
    ]


def test_names_are_as_forgiving_as_elsewhere(small: Catalog) -> None:
    """An id, a name or an alias, whatever the case."""
    text = "request: {avoid: [CAREFUL]}\nsteps:\n- {exercise: Squat, equipment: [Band]}\n"
    routine = read_routine(small, in_yaml(text), "r.yaml")
    assert routine.steps[0].exercise == SQUAT
    assert routine.steps[0].equipment == ("band",)
    assert routine.steps[0].cautions == ("Not with careful.",)


def test_props_that_a_condition_bars_are_not_used() -> None:
    """Neither where a file names none, nor where it names them."""
    hitch = drill("hitch", props=(("step",), ("wall",)), dose=Dose(sets=span(1), duration=span(30)))
    flat = care("On the flat.", "end_range", without=("step",))
    hitch = hitch.replace(demands=at("standing", end_range=True))
    catalog = catalog_of(
        [hitch],
        [blueprint(phase("activate", slot("thighs")))],
        [condition("shaky", rules=(flat,))],
    )
    shaky = {"minutes": 5, "avoid": ["shaky"]}
    routine = read_routine(catalog, written(step("hitch"), request=shaky), "r.json")
    assert routine.steps[0].props == ("wall",)
    (fault,) = faults(catalog, written(step("hitch", props=["step"]), request=shaky))
    assert "`hitch` is done with wall" in fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("steps:\n- exercise: squatt\n",
         "r.yaml:5:13: error: steps.exercise: there is no drill `squatt`; did you mean `squat`?"),
        ("steps:\n- exercise: squat\n  rep: 8\n",
         "r.yaml:6:3: error: steps.rep: is not a known key: write `reps`"),
        ("request: {avoids: [x]}\nsteps:\n- exercise: squat\n",
         "r.yaml:4:11: error: request.avoids: is not a known key; did you mean `avoid`?"),
        ("step: []\nsteps:\n- exercise: squat\n",
         "r.yaml:4:1: error: step: is not a known key; did you mean `steps`?"),
        ("equipment: [band]\nsteps:\n- exercise: squat\n",
         "r.yaml:4:1: error: equipment: is not a known key here; put `equipment` under `request`"),
        ("steps:\n- exercise: squat\n  hold_seconds: 9\n",
         "r.yaml:6:17: error: steps.hold_seconds: follows from the drill: leave it out"),
        ("steps:\n- exercise: squat\n  rest: 90s\n",
         ("r.yaml:6:3: error: steps.rest: is not a known key: "
          "the rest between sets follows from the drill, so leave it out")),
        ("steps:\n- exercise: squat\n  repetitions: 8\n",
         "r.yaml:6:3: error: steps.repetitions: is not a known key: write `reps`"),
        ("steps:\n- exercise: bridge\n  time: 30\n",
         "r.yaml:6:3: error: steps.time: is not a known key: write `duration_seconds`"),
        ("steps:\n- exercise: squat\n  reps: 010\n",
         ('r.yaml:6:9: error: steps.reps: expected a whole number, got "010": '
          "with a leading zero programs disagree on it: write 10")),
        ("request: {seed: 0x1f}\nsteps:\n- exercise: squat\n",
         ('r.yaml:4:17: error: request.seed: expected a whole number, got "0x1f": '
          "write it in decimal digits: 31")),
        ("request: {avoid: sore knee}\nsteps:\n- exercise: squat\n",
         ('r.yaml:4:18: error: request.avoid: expected a list, got "sore knee": '
          "write `[sore knee]`")),
        ("steps:\n- squat\n",
         "r.yaml:5:3: error: steps: a step names its drill: write `exercise: squat`"),
        ("steps: []\n", "r.yaml:4:8: error: steps: expected at least one step"),
        ("request: {equipment: [rope]}\nsteps:\n- exercise: squat\n",
         "r.yaml:4:23: error: request.equipment: there is no equipment `rope`"),
        ("request: {avoid: [carful]}\nsteps:\n- exercise: squat\n",
         ("r.yaml:4:19: error: request.avoid: there is no condition `carful`; "
          "did you mean `Careful`?")),
        ("request: {avoid: [car full]}\nsteps:\n- exercise: squat\n",
         "r.yaml:4:19: error: request.avoid: there is no condition `car full`"),
        ("request: {blueprint: nap}\nsteps:\n- exercise: squat\n",
         "r.yaml:4:22: error: request.blueprint: there is no blueprint `nap`"),
    ],
)  # fmt: skip
def test_slips_of_the_pen(small: Catalog, text: str, fault: str) -> None:
    """People write YAML, so what means nothing there is a fault."""
    assert faults_in(small, in_yaml(text)) == [fault]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("drill", "steps.drill: is not a known key: write `exercise`"),
        ("name", "steps.name: a step names its drill with `exercise`"),
    ],
)
def test_a_drill_under_another_key(small: Catalog, key: str, said: str) -> None:
    """A step without its drill tells what names one, at the key that was meant to."""
    found = faults_in(small, in_yaml(f"steps:\n- {key}: squat\n"))
    assert f"r.yaml:5:3: error: {said}" in found


def faults_in(catalog: Catalog, content: bytes) -> list[str]:
    """The faults of a YAML file."""
    with pytest.raises(FaultyDataError) as caught:
        read_routine(catalog, content, "r.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_every_key_that_is_printed_is_known(small: Catalog) -> None:
    """So JSON turned into YAML by another program is read as well."""
    document = routine_document(read_routine(small, written(SQUATS, BRIDGES), "r.json"))
    assert not list(unknown_keys({**document, "why": {}}))


OWN = f"steps:\n- exercise: wall_perch\n{WALL_SIT}"


def test_a_drill_of_ones_own(catalog: Catalog) -> None:
    """It is read whole, timed, and kept with the routine."""
    routine = read_routine(catalog, in_yaml(OWN), "r.yaml")
    (drill,) = routine.drills
    (sit,) = routine.steps
    assert sit.exercise == drill
    assert sit.props == ("wall",)
    assert sit.seconds == 30
    assert "wall_perch" not in catalog.exercises


def test_the_rules_hold_for_it(catalog: Catalog) -> None:
    """A condition looks at what a drill asks of the body, whoever wrote it down."""
    text = f"request: {{avoid: [pfp_irritable]}}\n{OWN}"
    (fault,) = faults_in(catalog, in_yaml(text))
    assert fault.startswith(
        "r.yaml:6:13: error: steps.exercise: `Wall perch` is left out with irritable kneecap pain; "
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[quadriceps]", "[quads]", "r.yaml:17:23: error: drills.muscles.primary: there is no "),
        (
            "id: wall_perch",
            "id: clamshell",
            "r.yaml:7:7: error: drills.id: `clamshell` is used twice",
        ),
        ("most: 40", "most: 4", "r.yaml:21:15: error: drills.dose.duration: expected least <= "),
        ("feel: ", "feels: ", "r.yaml:7:3: error: drills.feel: is missing"),
        ("  unknown: Not looked up.\n", "", "drills.evidence: give evidence, or say in `unknown`"),
        ("props: [[wall]]", "props: [[moon]]", "r.yaml:18:12: error: drills.props: there is no "),
    ],
)
def test_its_faults_have_their_place(catalog: Catalog, old: str, new: str, fault: str) -> None:
    """It is checked as the catalogue is, and beside it."""
    assert OWN.count(old) == 1
    found = faults_in(catalog, in_yaml(OWN.replace(old, new)))
    assert any(fault in line for line in found), found


ODD: list[Any] = [
    None, True, 0, -1, 10**9, 1.5, "", "x", "clamshell", "band", "raise", "pregnancy", "dvt_risk",
    "\x07", "a" * 700, [], {}, [[]], [None], {"a": 1}, ["band", "link"], ["wall"],
]  # fmt: skip


def parts_of(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of a value."""
    if way:
        yield way
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for name, part in value.items():
            yield from parts_of(part, (*way, name))


@pytest.mark.parametrize("seed", range(0, 300, 60))
def test_a_file_that_was_tampered_with_ends_in_faults_or_a_routine(
    catalog: Catalog, seed: int
) -> None:
    """Never in anything else, and a routine comes out whole."""
    read = sum(tamper_and_read(catalog, Random(number)) for number in range(seed, seed + 60))
    assert 0 < read < 60


def tamper_and_read(catalog: Catalog, chance: Random) -> bool:
    """Change a file in one place or two, and read it; whether that could be done."""
    value = yaml.safe_load(in_yaml(f"request: {{minutes: 9, avoid: [pregnancy]}}\n{OWN}"))
    for _ in range(chance.choice((1, 1, 1, 2))):
        *way, last = chance.choice(list(parts_of(value)))
        inside = value
        for name in way:
            inside = inside[name]
        if chance.random() < 0.3:
            del inside[last]
        else:
            inside[last] = deepcopy(chance.choice(ODD))
    try:
        routine = read_routine(catalog, yaml.safe_dump(value).encode(), "r.yaml")
    except KneeError:
        return False
    list(remarks(catalog, routine))
    assert read_routine(catalog, routine_yaml(routine).encode(), "r.yaml") == routine
    return True


def test_a_title_may_name_much(small: Catalog) -> None:
    """What a plan calls itself grows with the names of one's own equipment."""
    content = in_yaml("steps:\n- exercise: squat\n")
    (title,) = [line for line in content.splitlines() if line.startswith(b"title:")]
    long = content.replace(title, b"title: " + b"x" * 3000)
    assert read_routine(small, long, "r.yaml").title == "x" * 3000


@pytest.mark.parametrize("key", ["avoids", "Avoid", "witout", "excludes"])
def test_a_slip_in_what_keeps_somebody_safe_is_a_fault_in_json_too(
    small: Catalog, key: str
) -> None:
    """Elsewhere JSON may hold what a later version adds."""
    whole = {"schema": 1, "kind": "routine", "title": "Day", "steps": [{"exercise": "squat"}]}
    known = json.dumps({**whole, "request": {"avoid": []}, "mood": "good"})
    assert read_routine(small, known.encode(), "r.json").title == "Day"
    for slip in ({"request": {key: ["sore"]}}, {"requests": {"avoid": ["sore"]}}):
        with pytest.raises(FaultyDataError) as caught:
            read_routine(small, json.dumps({**whole, **slip}).encode(), "r.json")
        assert "is not a known key; did you mean" in str(caught.value.faults[0])


def test_a_routine_has_an_end(small: Catalog) -> None:
    """What is drawn, printed or sent to a watch for each step stays within bounds."""
    steps = "- exercise: squat\n" * 301
    text = f"kind: routine\nschema: 1\ntitle: Day\nsteps:\n{steps}"
    with pytest.raises(FaultyDataError) as caught:
        read_routine(small, text.encode(), "r.yaml")
    assert "expected at most 300 steps, got 301" in str(caught.value.faults[0])

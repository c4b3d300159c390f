"""What must hold between records: each check with a record that breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.folders import faults_of

if TYPE_CHECKING:
    from pathlib import Path

EXERCISES = "exercises.yaml"
CONDITIONS = "conditions.yaml"
BLUEPRINTS = "blueprints.yaml"
SAFETY = "safety.yaml"

REFERENCES = [
    (EXERCISES, "primary: [quad]", "primary: [odd]", "12:15: error: muscles.primary"),
    (EXERCISES, "secondary: [glute]", "secondary: [glute, odd]", "13:24: error: muscles.secondary"),
    (EXERCISES, "helpful: [chair]", "helpful: [odd]", "16:13: error: helpful"),
    (EXERCISES, "progressions: [lunge]", "progressions: [odd]", "29:18: error: progressions"),
    (EXERCISES, "[[], [band]]", "[[], [odd]]", "14:20: error: equipment"),
    (EXERCISES, "[[], [band]]", "[[band, odd]]", "14:22: error: equipment"),
    (EXERCISES, "props: [[wall]]", "props: [[odd]]", "15:12: error: props"),
    (EXERCISES, "muscle: quad", "muscle: odd", "39:51: error: evidence.muscle"),
    (EXERCISES, "[study], muscle", "[study, odd], muscle", "39:42: error: evidence.sources"),
    (EXERCISES, "source: study", "source: odd", "41:16: error: articles.source"),
    (EXERCISES, "equipment: [band]}", "equipment: [odd]}", "41:52: error: articles.equipment"),
    (EXERCISES, "condition: sore", "condition: odd", "37:19: error: conditions.condition"),
    (EXERCISES, "slowly.}", "slowly., sources: [odd]}", "37:69: error: conditions.sources"),
    (CONDITIONS, "hurts.", "hurts.\n  sources: [odd]", "5:13: error: sources"),
    (CONDITIONS, "sources: [study]", "sources: [study, odd]", "10:24: error: rules.sources"),
    (CONDITIONS, "includes: [sore]", "includes: [sore, odd]", "18:20: error: includes"),
    (BLUEPRINTS, "muscles: [quad]", "muscles: [odd]", "16:30: error: phases.slots.serves.muscles"),
    (
        BLUEPRINTS,
        "       sources: [study]",
        "       sources: [odd]",
        "17:21: error: phases.slots.sources",
    ),
    (BLUEPRINTS, "\n  sources: [study]", "\n  sources: [odd]", "18:13: error: sources"),
    ("muscles.yaml", "sources: [study]", "sources: [odd]", "7:13: error: sources"),
    ("equipment.yaml", "sources: [study]", "sources: [odd]", "9:13: error: sources"),
    (SAFETY, "\n  sources: [study]", "\n  sources: [odd]", "15:13: error: sources"),
    (SAFETY, "\n    sources: [study]", "\n    sources: [odd]", "12:15: error: pain_scale.sources"),
    (SAFETY, "Ask., basis: prudence, sources: [study]", "Ask., basis: source, sources: [odd]", ""),
    (
        SAFETY,
        "Stop., basis: prudence, sources: [study]",
        "Stop., basis: source, sources: [odd]",
        "",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "fault"), REFERENCES)
def test_a_reference_leads_somewhere(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    """Every id that a record names is the id of a record."""
    faults = faults_of(tmp_path, (file, old, new))
    (found,) = [one for one in faults if one.startswith(file) and "there is no" in one]
    assert found.startswith(f"{file}:{fault}")
    assert found.endswith(": there is no `odd`")


EXERCISE_FAULTS = [
    (
        "[[], [band]]",
        "[]",
        "14:14: error: equipment: no alternative is left, so nobody can do this drill",
    ),
    ("[[wall]]", "[]", "15:10: error: props: no alternative is left, so nobody can do this drill"),
    (
        "primary: [quad]",
        "primary: []",
        "12:14: error: muscles.primary: at least one primary muscle",
    ),
    (
        "positions: [standing]\n",
        "positions: []\n",
        "31:16: error: demands.positions: at least one position",
    ),
    (
        "    tempo: 2-1-2-0\n",
        "",
        "18:5: error: dose: repetitions need a `tempo`, such as `2-1-2-0`",
    ),
    (
        "most: 60}",
        "most: 60}\n    tempo: 1-0-1-0",
        "66:12: error: dose.tempo: a tempo goes with `reps`, and only with them",
    ),
    (
        "    rest: 15\n",
        "    duration: {least: 5, usual: 8, most: 12}\n",
        "18:5: error: dose: give either `reps` or `duration`",
    ),
    (
        "    duration: {least: 20, usual: 30, most: 60}\n",
        "",
        "64:5: error: dose: give either `reps` or `duration`",
    ),
    (
        "least: 5, usual: 8",
        "least: 9, usual: 8",
        "19:11: error: dose.reps: expected least <= usual <= most",
    ),
    (
        "usual: 2, most: 3",
        "usual: 4, most: 3",
        "18:11: error: dose.sets: expected least <= usual <= most",
    ),
    ("usual: 30", "usual: 61", "65:15: error: dose.duration: expected least <= usual <= most"),
    ("most: 3}", "most: 11}", "18:38: error: dose.sets.most: expected at most 10, got 11"),
    (
        "  unknown: All of it.\n",
        "",
        "54:3: error: evidence: give evidence, or say in `unknown` what has not been shown",
    ),
    ("[study], muscle", "[], muscle", "39:34: error: evidence.sources: a claim needs a source"),
    (", muscle: quad", "", "39:49: error: evidence.band: `muscle` and `band` go together"),
    (", band: moderate", "", "39:7: error: evidence.band: `muscle` and `band` go together"),
    ("- id: lunge", "- id: squat", "54:7: error: id: `squat` is used twice"),
    ("name: Lunge", "name: Small-SQUAT", "55:9: error: name: `Small-SQUAT` already names `squat`"),
    ("name: Lunge", "name: Dip", "55:9: error: name: `Dip` already names `squat`"),
    ("[dip]", "[lunge]", "54:7: error: id: `lunge` already names `squat`"),
    (
        "name: Lunge",
        "name: Lunge\n  aliases: [d-i-p]",
        "56:12: error: aliases: `d-i-p` already names `squat`",
    ),
]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Bend {wall=there|odd=here}.", "`odd` is nothing this drill is done with"),
        ("Bend {band=there|none=}.", "`none` has no words; write `none=...`"),
        ("Bend {wall=there}.", "a choice of words needs at least two"),
    ],
)
def test_a_choice_of_words_fits_what_the_drill_is_done_with(
    tmp_path: Path, words: str, said: str
) -> None:
    (found,) = faults_of(tmp_path, (EXERCISES, "[Bend., Rise.]", f"[{words!r}, Rise.]"))
    assert found.startswith(f"{EXERCISES}:23:10: error: steps: ")
    assert said in found


@pytest.mark.parametrize(("old", "new", "fault"), EXERCISE_FAULTS)
def test_an_exercise(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """A drill can be done, dosed, found and believed."""
    assert f"{EXERCISES}:{fault}" in faults_of(tmp_path, (EXERCISES, old, new))


def test_progressions_do_not_lead_back(tmp_path: Path) -> None:
    """Each drill of a circle is named; what only leads into it is not."""
    change = (EXERCISES, "unknown: All of it.", "unknown: All of it.\n  progressions: [squat]")
    assert faults_of(tmp_path, change) == [
        "exercises.yaml:29:17: error: progressions: `squat` leads back to itself",
        "exercises.yaml:77:17: error: progressions: `lunge` leads back to itself",
    ]
    change = (EXERCISES, "unknown: All of it.", "unknown: All of it.\n  progressions: [lunge]")
    assert faults_of(tmp_path, change) == [
        "exercises.yaml:77:17: error: progressions: `lunge` leads back to itself"
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "phases: [activate]\n  level: beginner",
            "phases: []\n  level: beginner",
            "7:11: error: phases: ",
        ),
        ("tempo: 2-1-2-0", "tempo: 0-0-0-0", "20:12: error: dose.tempo: "),
    ],
)
def test_a_drill_nobody_can_do(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Without a phase it is never planned; without time a repetition is none."""
    (found,) = faults_of(tmp_path, (EXERCISES, old, new))
    assert found.startswith(f"{EXERCISES}:{fault}")


@pytest.mark.parametrize(
    ("file", "first"), [("muscles.yaml", "quad"), ("props.yaml", "wall"), (CONDITIONS, "sore")]
)
def test_ids_are_used_once_in_every_file(tmp_path: Path, file: str, first: str) -> None:
    """A second record under an id would hide the first."""
    other = {"quad": "glute", "wall": "chair", "sore": "broken"}[first]
    faults = faults_of(tmp_path, (file, f"id: {other}", f"id: {first}"))
    assert [fault for fault in faults if fault.endswith(f"error: id: `{first}` is used twice")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "  includes: [sore]\n",
            "",
            "15:3: error: a condition needs `refer`, `rules` or `includes`",
        ),
        (
            "includes: [sore]",
            "includes: [both]",
            "18:13: error: includes: a condition cannot include itself",
        ),
        (
            "refer: See someone.",
            "refer: See someone.\n  includes: [sore]",
            "11:3: error: rules: a condition that is referred has no rules",
        ),
        (
            "basis: source\n",
            "basis: prudence\n",
            "9:14: error: rules.basis: name sources, or say `prudence` and name none",
        ),
        (
            "      sources: [study]\n",
            "",
            "9:14: error: rules.basis: name sources, or say `prudence` and name none",
        ),
        (
            "impact >= low",
            "impact >= low, impact >= huge",
            "7:29: error: rules.when: `impact` is one of none, low, moderate, high, got `huge`",
        ),
        (
            "impact >= low",
            "speed > 3",
            "7:14: error: rules.when: `speed` is nothing a drill states; see docs/catalogue.md",
        ),
        (
            "      basis: source\n",
            "      without: [pool]\n      basis: source\n",
            "9:17: error: rules.without: there is no `pool`",
        ),
        (
            "      basis: source\n",
            "      hold: [[wall], [rope]]\n      basis: source\n",
            "9:23: error: rules.hold: there is no `rope`",
        ),
        (
            "      basis: source\n",
            "      without: [wall]\n      basis: source\n",
            "6:15: error: rules.effect: `without` and `hold` go with `caution`",
        ),
        (
            "- id: broken",
            "    - {effect: prefer, when: [impact >= low], say: Go, basis: prudence}\n- id: broken",
            "11:16: error: rules.effect: the same drills cannot be preferred and avoided",
        ),
        (
            "  refer: See someone.",
            "  refer: See someone.\n  may_be: [odd]",
            "15:12: error: may_be: there is no `odd`",
        ),
    ],
)
def test_a_condition(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """It says something, on a stated basis, in tests that can be run."""
    assert f"{CONDITIONS}:{fault}" in faults_of(tmp_path, (CONDITIONS, old, new))


def test_a_condition_does_not_include_one_that_is_referred(tmp_path: Path) -> None:
    """What needs a clinician would else be planned for without one."""
    change = (CONDITIONS, "includes: [sore]", "includes: [sore, broken]")
    assert faults_of(tmp_path, change)


def test_a_rule_without_a_test_is_a_fault(tmp_path: Path) -> None:
    """It would speak of every drill there is."""
    assert faults_of(tmp_path, (CONDITIONS, "when: [impact >= low]", "when: []"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "usual: 5, most: 10",
            "usual: 15, most: 10",
            "5:12: error: minutes: expected least <= usual <= most",
        ),
        (
            "{minutes: 10, seconds",
            "{minutes: 3, seconds",
            "9:15: error: phases.shares: expected minutes that rise from share to share",
        ),
        (
            "[{minutes: 3, seconds: 180}, {minutes: 10, seconds: 600}]",
            "[]",
            "9:15: error: phases.shares: expected minutes that rise from share to share",
        ),
        (
            "from_minutes: 3",
            "from_minutes: 3\n          required_from: 2",
            "16:26: error: phases.slots.required_from: comes before `from_minutes`",
        ),
        (
            "\n  sources: [study]",
            "\n        - {id: thighs, name: a, why: So., weight: 1, from_minutes: 3, serves: {}}",
            "18:16: error: phases.slots.id: `thighs` is used twice",
        ),
    ],
)
def test_a_blueprint(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Its minutes, shares and slots make sense together."""
    assert faults_of(tmp_path, (BLUEPRINTS, old, new)) == [f"{BLUEPRINTS}:{fault}"]


def test_a_source_can_be_found(tmp_path: Path) -> None:
    """By its title or its address."""
    change = ("sources.yaml", "title: A study, ", "")
    assert faults_of(tmp_path, change) == [
        "sources.yaml:2:3: error: title: a source needs a title or an address"
    ]
    assert faults_of(tmp_path, ("sources.yaml", "title: A", "address: A")) == []


def test_a_red_flag_on_a_source_names_it(tmp_path: Path) -> None:
    """A claim without a source is a fault on the safety page too."""
    change = (SAFETY, "Ask., basis: prudence, sources: [study]", "Ask., basis: source")
    assert faults_of(tmp_path, change)


def test_references_are_checked_once_records_are_valid(tmp_path: Path) -> None:
    """A wrong type is told first; what it refers to cannot be judged yet."""
    faults = faults_of(
        tmp_path,
        (EXERCISES, "primary: [quad]", "primary: [odd]"),
        ("props.yaml", "what: A chair.", "what: 5"),
    )
    assert faults == ["props.yaml:3:34: error: what: expected text, got 5: put text in quotes"]


def test_equipment_and_props_share_no_id(tmp_path: Path) -> None:
    """Asked for by name, only one of the two would ever be found."""
    faults = faults_of(tmp_path, ("props.yaml", "id: wall", "id: band"))
    assert "equipment.yaml:2:7: error: id: `band` is a prop already" in faults

"""Data in layers: what adds, replaces and hides, and what may not be lost by it."""

from __future__ import annotations

import os
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kneecli import paths
from kneecli.catalog import sheet
from kneecli.catalog.drafts import why_unfinished
from kneecli.catalog.layers import layers
from kneecli.catalog.loading import load, read_all, read_layers
from kneecli.errors import InvalidDataError
from kneecli.figure import svg
from kneecli.planner.best import search_plan
from kneecli.routine.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.faults import Fault
    from kneecli.catalog.layers import Layer
    from kneecli.catalog.sheet import Sheet

    Sheets = dict[Path, tuple[Sheet | None, list[Fault]]]

MUSCLE = {"name": "Mine", "group": "ankle", "where": "There.", "does": ["That."]}


@cache
def stated(kind: str) -> dict[str, Any]:
    """The built-in records of a kind as their file states them, by id."""
    content = (paths.built_in_data() / f"{kind}.yaml").read_text(encoding="utf-8")
    return {record["id"]: record for record in yaml.safe_load(content)[kind]}


def copy_of(drill: str, **changes: Any) -> dict[str, Any]:
    """A copy of a drill that shares its drawing, under another name unless told otherwise."""
    record = {**stated("exercises")[drill], "figure": drill, "watch": drill, "aliases": []}
    record |= {"id": "mine", "name": "Mine of all", **changes}
    return {key: value for key, value in record.items() if value is not None}


def write(folder: Path, name: str = "any.yaml", **data: Any) -> Path:
    """A data file in a folder of one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, _sheets: Sheets) -> None:
    """The built-in files do not change while these tests run."""
    original = sheet.read

    def read(
        layer: Layer, level: int, path: Path, content: bytes
    ) -> tuple[Sheet | None, list[Fault]]:
        if not layer.built_in:
            return original(layer, level, path, content)
        if path not in _sheets:
            _sheets[path] = original(layer, level, path, content)
        return _sheets[path]

    monkeypatch.setattr(sheet, "read", read)


@pytest.fixture(scope="module")
def _sheets() -> Sheets:
    return {}


def catalog_with(*folders: Path) -> Catalog:
    """The catalogue with folders of one's own on top."""
    catalog, faults = read_all(layers(folders))
    assert catalog is not None, [str(fault) for fault in faults]
    return catalog


def faults_with(*folders: Path) -> list[str]:
    """The faults, without the folder they are in."""
    _, faults = read_all(layers(folders))
    return [f"{fault.field}: {fault.sentence}" for fault in faults]


# What layers do


def test_new_ids_add(tmp_path: Path, catalog: Catalog) -> None:
    own = catalog_with(write(tmp_path, muscles=[{"id": "mine", **MUSCLE}]))
    assert set(own.muscles) - set(catalog.muscles) == {"mine"}
    assert own.exercises == catalog.exercises


def test_the_same_id_replaces_the_whole_record(tmp_path: Path, catalog: Catalog) -> None:
    """Nothing is taken over, and it keeps its place."""
    bare = {**MUSCLE, "name": "Calf of mine"}
    own = catalog_with(write(tmp_path, muscles=[{"id": "soleus", **bare}]))
    assert own.muscles["soleus"].name == "Calf of mine"
    assert own.muscles["soleus"].aliases == ()
    assert list(own.muscles) == list(catalog.muscles)


def test_hide_takes_away_and_soft_references_drop(tmp_path: Path, catalog: Catalog) -> None:
    """Harder drills and notes on conditions go with what they name."""
    hidden = {"exercises": ["banded_clamshell"], "conditions": ["wrist_pain"]}
    own = catalog_with(write(tmp_path, hide=hidden))
    assert "banded_clamshell" not in own.exercises
    assert "banded_clamshell" in catalog.exercises["clamshell"].progressions
    assert "banded_clamshell" not in own.exercises["clamshell"].progressions
    assert all("wrist_pain" not in found for found in own.rule_findings.values())


def test_an_alternative_that_needs_what_is_hidden_drops(tmp_path: Path) -> None:
    """Where another one is left; else its drills stand in the way, by name."""
    hidden = {"exercises": ["lateral_walk_link", "side_kick_link"], "equipment": ["link"]}
    own = catalog_with(write(tmp_path, hide=hidden))
    kits = [items for exercise in own.exercises.values() for items in exercise.equipment]
    assert all("link" not in items for items in kits)
    (fault,) = faults_with(write(tmp_path / "two", hide={"equipment": ["link"]}))
    assert fault == ": `link` is still needed by `side_kick_link`, `lateral_walk_link`"


def test_what_is_hidden_is_no_more_drawn(tmp_path: Path, catalog: Catalog) -> None:
    """A helpful mirror goes from the figures too."""
    mirrored = [n for n, figure in catalog.figures.items() if "mirror" in figure.choices]
    assert mirrored
    own = catalog_with(write(tmp_path, hide={"props": ["mirror"]}))
    for name in mirrored:
        assert "mirror" not in own.figures[name].choices


def test_later_layers_lie_on_top(tmp_path: Path) -> None:
    """Each may hide what the one before it added."""
    one = write(tmp_path / "one", muscles=[{"id": "mine", **MUSCLE}])
    two = write(tmp_path / "two", muscles=[{"id": "mine", **MUSCLE, "name": "Later"}])
    three = write(tmp_path / "three", hide={"muscles": ["mine"]})
    assert catalog_with(one, two).muscles["mine"].name == "Later"
    assert catalog_with(two, one).muscles["mine"].name == "Mine"
    assert "mine" not in catalog_with(one, two, three).muscles
    assert faults_with(three)[0].startswith(": there is no `mine` to hide")


def test_the_usual_folder_is_found_without_an_option() -> None:
    write(paths.data_folder(), "a.yml", muscles=[{"id": "mine", **MUSCLE}])
    assert "mine" in load().muscles
    assert "mine" not in load(layers(own=False)).muscles


def test_a_drill_shares_a_drawing_as_it_is_at_present(tmp_path: Path, catalog: Catalog) -> None:
    """Its own too, where it replaces the drill; a chain of layers leads to the same one."""
    one = write(tmp_path / "one", exercises=[copy_of("clamshell")])
    two = write(tmp_path / "two", exercises=[copy_of("clamshell", figure="mine", watch=None)])
    same = {"id": "clamshell", "name": "Clamshell"}
    three = write(tmp_path / "three", exercises=[copy_of("clamshell", **same)])
    assert catalog_with(one).figures["mine"] == catalog.figures["clamshell"]
    both = catalog_with(one, two)
    assert both.figures["mine"] == catalog.figures["clamshell"]
    assert "mine" not in both.watches
    assert catalog_with(three).figures["clamshell"] == catalog.figures["clamshell"]
    lost = write(tmp_path / "lost", exercises=[copy_of("clamshell", figure="nobody")])
    assert faults_with(lost) == ["figure: no drill `nobody` has one to share"]


def test_what_lies_there_and_is_not_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, muscles=[])
    for name in ("old.yaml.bak", "mine.json", "notes.md", ".hidden.yaml"):
        (tmp_path / name).write_text("x")
    (tmp_path / "more").mkdir()
    own = layers([tmp_path])[-1]
    assert [path.name for path in own.unread] == ["mine.json", "more", "old.yaml.bak"]


# What may not be lost


def test_a_referral_stays(tmp_path: Path) -> None:
    """Neither hidden nor replaced by what no longer refers."""
    hidden = write(tmp_path / "a", hide={"conditions": ["fracture"]})
    assert faults_with(hidden) == [": `fracture` sends people to a clinician, and cannot be hidden"]
    rule = {"effect": "caution", "when": ["impact >= low"], "say": "Go.", "basis": "prudence"}
    mild = {"id": "fracture", "name": "Fracture", "means": "It broke.", "rules": [rule]}
    names = stated("conditions")["fracture"]
    same = {**mild, "name": names["name"], "aliases": names["aliases"]}
    assert faults_with(write(tmp_path / "b", conditions=[same])) == [
        "id: `fracture` sent people to a clinician, and no longer does"
    ]
    unnamed = {**names, "aliases": ["broken bone"]}
    assert faults_with(write(tmp_path / "c", conditions=[unnamed])) == [
        "id: names that lead to a clinician are missing: `broken leg`, `stress fracture`"
    ]
    lost = write(tmp_path / "d", hide={"conditions": ["sore_knee"]})
    assert faults_with(lost) == [
        ": `sore_knee` is where a knee without a name leads, and cannot be hidden"
    ]


def test_a_safety_page_of_ones_own_keeps_the_red_flags(tmp_path: Path, catalog: Catalog) -> None:
    content = (paths.built_in_data() / "safety.yaml").read_text(encoding="utf-8")
    page = yaml.safe_load(content)["safety"]
    flag, *rest = page["red_flags"]
    less = write(tmp_path / "a", safety={**page, "red_flags": rest})
    said = "id: red flags are missing, or say something else"
    assert faults_with(less) == [f"{said}: `{flag['id']}`"]
    milder = [{**flag, "sign": "You feel well."}, *rest]
    assert faults_with(write(tmp_path / "c", safety={**page, "red_flags": milder})) == [
        f"{said}: `{flag['id']}`"
    ]
    endless = write(tmp_path / "d", safety={**page, "stop": page["stop"][1:]})
    assert faults_with(endless) == ["id: reasons to stop are missing from `stop`"]
    other = write(tmp_path / "b", safety={**page, "disclaimer": "Ask first."})
    assert catalog_with(other).safety.disclaimer == "Ask first."
    assert catalog.safety.disclaimer != "Ask first."


# Drafts


def demands(**changes: Any) -> dict[str, Any]:
    """The demands of a clamshell, with changes; without those that are none."""
    asked = {**stated("exercises")["clamshell"]["demands"], **changes}
    return {name: value for name, value in asked.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"demands": demands(otherwise=None)}, "`otherwise: none`"),
        ({"setup": "? How does one begin?"}, "`setup` still asks a question"),
        ({"cues": ["Knees out.", "? What else?"]}, "`cues` still asks a question"),
    ],
)
def test_a_draft_is_shown_and_never_planned(
    tmp_path: Path, changes: dict[str, Any], why: str
) -> None:
    own = catalog_with(write(tmp_path, exercises=[copy_of("clamshell", family="mine", **changes)]))
    assert why in own.drafts["mine"]
    found = search_plan(own, Request(include=("mine",)))
    assert found is None
    whole = write(tmp_path / "whole", exercises=[copy_of("clamshell", family="mine")])
    planned = search_plan(catalog_with(whole), Request(include=("mine",)))
    assert planned is not None
    assert "mine" in planned.exercise_ids()


def test_a_demand_that_was_added_since_makes_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the file states it, or says that it was written for the version that asks for it."""
    from kneecli.catalog import drafts

    monkeypatch.setattr(drafts, "ADDED", {"end_range": "0.10.0"})
    drill = copy_of("clamshell")
    for version, draft in ((None, True), ("0.9.0", True), ("0.10.0", False), ("1.0.0", False)):
        extra = {"written_for": version} if version else {}
        own = catalog_with(write(tmp_path, exercises=[drill], **extra))
        assert ("mine" in own.drafts) is draft, version
        assert not set(own.drafts) - {"mine"}
    told = copy_of("clamshell", demands=demands(end_range=False))
    assert not catalog_with(write(tmp_path, exercises=[told])).drafts


def test_a_condition_that_still_asks_sends_to_who_wrote_it(tmp_path: Path) -> None:
    rule = {"effect": "caution", "when": ["impact >= low"], "say": "? Why?", "basis": "prudence"}
    mine = {"id": "mine", "name": "Mine", "means": "It is.", "rules": [rule]}
    own = catalog_with(write(tmp_path, conditions=[mine]))
    referral = str(own.conditions["mine"].refer)
    assert "not finished" in referral
    assert referral.endswith("any.yaml`.")
    assert why_unfinished(own.conditions["mine"]) == "its `rules` still asks a question"
    answered = {**mine, "rules": [{**rule, "say": "Softly."}]}
    own = catalog_with(write(tmp_path, conditions=[answered]))
    assert own.conditions["mine"].refer is None
    assert own.findings("easy_skip", "mine")


# Files


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- id: mine\n", "a list of records needs its kind above it, such as `exercises:`"),
        ("mine\n", "expected kinds of records such as `exercises:`, `muscles:`"),
        ("muscle: []\n", "muscle: is no kind of record; did you mean `muscles`?"),
        ("kind: routine\nsteps: []\n", "kind: is of a routine; keep routines apart from data"),
        ("muscles: 5\n", "expected a list of records"),
        ("hide: [clamshell]\n", "hide: expected kinds with ids"),
        ("hide: {safety: [x]}\n", "hide.safety: is no kind of record that can be hidden"),
        ("hide: {exercises: clamshell}\n", "expected a list"),
        ("hide: {exercises: [clamshel]}\n", "there is no `clamshel` to hide; did you mean"),
        ("written_for: 1\n", "expected text, got 1"),
        ("written_for: soon\n", "expected a version such as 1.2.3, got"),
    ],
)
def test_a_file_that_is_no_data(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "any.yaml").write_text(text)
    assert any(fault in one for one in faults_with(tmp_path))


def test_one_file_may_be_named_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", muscles=[{"id": "mine", **MUSCLE}])
    write(tmp_path, "b.yaml", muscles=[{"id": "other", **MUSCLE, "name": "Other"}])
    own = catalog_with(tmp_path / "b.yaml")
    assert "other" in own.muscles
    assert "mine" not in own.muscles


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, hide={"exercises": ["clamshell"]})
    same = tmp_path / "any.yaml"
    assert "clamshell" not in catalog_with(tmp_path, same, tmp_path).exercises


def test_a_name_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    """File systems allow names that are not UTF-8."""
    path = tmp_path / os.fsdecode(b"b\xff.yaml")
    path.write_text("hide: {exercises: [clamshell]}\n")
    assert "clamshell" not in load(layers([tmp_path])).exercises


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_one_may_not_look_into_is_told_of(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        with pytest.raises(InvalidDataError, match="cannot read"):
            layers([tmp_path / "a.yaml"])
    finally:
        tmp_path.chmod(0o700)


def test_an_id_is_used_once_in_a_layer(tmp_path: Path) -> None:
    """Over all of its files."""
    for name in ("a.yaml", "b.yaml"):
        write(tmp_path, name, muscles=[{"id": "mine", **MUSCLE}])
    assert faults_with(tmp_path) == ["id: `mine` is used twice"]
    both = write(
        tmp_path / "c",
        exercises=[copy_of("clamshell", id="clamshell", name="Clamshell")],
        hide={"exercises": ["clamshell"]},
    )
    assert faults_with(both) == ["id: `clamshell` is hidden and given; giving it replaces it"]


def test_the_one_who_clashes_is_to_blame(tmp_path: Path) -> None:
    """Not the built-in record that had the name first, wherever it stands."""
    drill = copy_of("clamshell", aliases=["lateral walk"])
    _, faults = read_all(layers([write(tmp_path, exercises=[drill])]))
    assert [fault.file for fault in faults] == [str(tmp_path / "any.yaml")]


# Folders at random


@pytest.mark.parametrize(
    "seed", [*range(30), *(pytest.param(n, marks=pytest.mark.slow) for n in range(30, 300))]
)
def test_whatever_ones_own_data_are_nothing_is_lost(
    seed: int, tmp_path: Path, catalog: Catalog
) -> None:
    """Every referral still refers, every drawing still draws, no draft is planned."""
    rng = Random(seed)
    folders = [_random_folder(rng, tmp_path / str(number)) for number in range(rng.randint(1, 3))]
    used = layers(folders)
    for layer, folder in zip(used[1:], folders, strict=True):
        named = {*layer.files, *layer.unread}
        assert named == {path for path in folder.iterdir() if not path.name.startswith(".")}
    own, faults = read_all(used)
    if own is None:
        assert faults
        assert all(str(tmp_path) in fault.file for fault in faults), [str(f) for f in faults]
        return
    _check_safety(own, catalog)
    merged, _ = read_layers(used)
    changed = [name for name, found in merged.found["exercises"].items() if found.origin.level]
    for name in changed:
        if name in own.figures:
            assert "</svg>" in svg.still(own.figures[name], "x", "x")
    for request in (Request(), Request(level="advanced", equipment=("band",), minutes=15)):
        found = search_plan(own, request)
        assert found is None or not found.exercise_ids() & set(own.drafts)


def _check_safety(own: Catalog, catalog: Catalog) -> None:
    for name, condition in catalog.conditions.items():
        if condition.refer:
            assert own.conditions[name].refer
    flags = {flag.id for flag in own.safety.red_flags}
    assert {flag.id for flag in catalog.safety.red_flags} <= flags


def _random_folder(rng: Random, folder: Path) -> Path:
    """A folder with new, replaced and hidden records, drafts, and things that are no data."""
    drills = list(stated("exercises"))
    records = []
    for number in range(rng.randint(0, 4)):
        original = rng.choice(drills)
        asked = dict(stated("exercises")[original]["demands"])
        if rng.random() < 0.3:
            asked.pop("otherwise")
        if rng.random() < 0.3:
            asked.pop(rng.choice(list(asked)))
        same = rng.random() < 0.4
        names = stated("exercises")[original]
        changes: dict[str, Any] = {
            "id": original if same else f"own_{folder.name}_{number}",
            "name": names["name"] if same else f"Own {folder.name} {number}",
            "demands": asked,
        }
        if rng.random() < 0.2:
            changes["figure"] = rng.choice([None, rng.choice(drills)])
        records.append(copy_of(original, **changes))
    hidden: dict[str, list[str]] = {}
    for kind in ("exercises", "conditions", "muscles", "props", "sources", "equipment"):
        if rng.random() < 0.25:
            hidden[kind] = rng.sample(list(stated(kind)), rng.randint(1, 2))
    write(folder, f"{rng.choice('abc')}{rng.choice(['.yaml', '.yml'])}", exercises=records)
    if hidden:
        write(folder, "hide.yaml", hide=hidden)
    for stray in rng.sample(["old.bak", "data.json", "x.yaml.orig"], rng.randint(0, 2)):
        (folder / stray).write_text("[]")
    return folder

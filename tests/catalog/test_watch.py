"""What watches call drills: the entries against two FIT profiles, and faults in one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fit_tool.profile import profile_type
from fitdecode.profile import FIELD_TYPES

from tests.catalog.folders import faults_of, small_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.watch import WatchExercise

LAST_OF_2019 = {
    "calf_raise": 20,
    "carry": 4,
    "deadlift": 18,
    "hip_raise": 42,
    "hip_stability": 33,
    "leg_curl": 11,
    "leg_raise": 21,
    "lunge": 80,
    "plank": 127,
    "plyo": 32,
    "run": 3,
    "squat": 86,
    "warm_up": 30,
}
"""The highest number of an exercise in each category that profile 20.8 of March 2019 has."""


def exercises(catalog: Catalog) -> list[WatchExercise]:
    """Every exercise that the entries name."""
    found = [(entry.current, entry.older) for entry in catalog.watches.values()]
    return [exercise for both in found for exercise in both if exercise is not None]


def test_every_drill_has_an_entry(catalog: Catalog) -> None:
    assert list(catalog.watches) == list(catalog.exercises)


def test_the_numbers_are_those_of_one_profile(catalog: Catalog) -> None:
    """Profile 21.171, as fitdecode has it; none of the exercises is newer."""
    categories = FIELD_TYPES["exercise_category"].enum
    for exercise in exercises(catalog):
        assert categories[exercise.category_number] == exercise.category
        if exercise.name is not None:
            names = FIELD_TYPES[f"{exercise.category}_exercise_name"].enum
            assert names[exercise.name_number] == exercise.name


def test_the_numbers_are_those_of_another_profile(catalog: Catalog) -> None:
    """Profile 21.212, as fit-tool has it, which was made from other tables."""
    kinds = {name.lower(): kind for name, kind in vars(profile_type).items()}
    for exercise in exercises(catalog):
        category = profile_type.ExerciseCategory(exercise.category_number)
        assert category.name.lower() == exercise.category
        if exercise.name is not None:
            names = kinds[f"{exercise.category.replace('_', '')}exercisename"]
            assert names(exercise.name_number).name.lower() == exercise.name


def test_old_watches_get_what_they_know(catalog: Catalog) -> None:
    """And nothing else where they know the drill's own exercise."""
    for drill, entry in catalog.watches.items():
        assert knows(entry.current) == (entry.older is None), drill
        assert knows(entry.older or entry.current), drill


def knows(exercise: WatchExercise) -> bool:
    """Whether the profile of 2019 has an exercise."""
    last = LAST_OF_2019.get(exercise.category)
    return last is not None and (exercise.name_number is None or exercise.name_number <= last)


OLDER = "    older: {category: squat, category_number: 28, name: squat, name_number: 61}\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("watch:\n", "watch: dip\n  wach:\n", "wach: is not a known key"),
        ("match: near", "match: none", "51:12: error: watch.match: `none` gives a category alone"),
        ("match: near", "match: close", "51:12: error: watch.match: expected exact, near, none"),
        (
            OLDER,
            "",
            "52:60: error: watch.current.category_number: old watches do not know it: ",
        ),
        ("category_number: 28", "category_number: 34", "older.category_number: old watches do not"),
        (", name_number: 42", "", "current: `name` and `name_number` go together"),
        (", name_number: 61", "", "older: `name` and `name_number` go together"),
        ("name_number: 42", "name_number: 65535", "expected at most 65534, got 65535"),
        (
            "{category: banded_exercises",
            "{category: Banded",
            "expected small letters, digits and _",
        ),
        ("match: near", "match: near\n    sport: 10", "sport: is not a known key"),
    ],
)
def test_a_fault_of_an_entry(old: str, new: str, fault: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, ("exercises.yaml", old, new))
    assert len(faults) == 1
    assert faults[0].startswith("exercises.yaml:")
    assert fault in faults[0]


def test_a_drill_may_have_no_entry(tmp_path: Path) -> None:
    catalog = small_catalog(tmp_path)
    assert set(catalog.exercises) - set(catalog.watches) == {"lunge"}

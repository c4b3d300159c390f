"""Faults as values, and as lines."""

from __future__ import annotations

from kneecli.catalog.faults import Fault, FaultyDataError


def fault(**changes: object) -> Fault:
    """A fault."""
    plain = {"file": "a.yaml", "line": 2, "column": 3, "field": "sets", "sentence": "is missing"}
    return Fault(**{**plain, **changes})  # type: ignore[arg-type]


def test_a_fault_as_a_line() -> None:
    """Editors and people find the place."""
    assert str(fault()) == "a.yaml:2:3: error: sets: is missing"
    assert str(fault(field="")) == "a.yaml:2:3: error: is missing"


def test_faults_are_sorted_by_place() -> None:
    """By number, not by the letters of the number."""
    faults = [fault(line=10), fault(file="b.yaml"), fault(line=9, column=10), fault(line=9)]
    told = [str(found).split(": ")[0] for found in FaultyDataError(faults).faults]
    assert told == ["a.yaml:9:3", "a.yaml:9:10", "a.yaml:10:3", "b.yaml:2:3"]


def test_only_the_first_of_many_faults_are_shown() -> None:
    """With how many more there are; all are counted."""
    error = FaultyDataError([fault(line=line) for line in range(1, 54)])
    assert error.message == "53 faults in a.yaml"
    assert len(error.lines()) == 51
    assert error.lines()[49:] == ["a.yaml:50:3: error: sets: is missing", "... and 3 more"]
    assert len(FaultyDataError(error.faults[:50]).lines()) == 50


def test_of_many_files_some_are_named() -> None:
    """The line stays one that can be read."""
    files = [f"{letter}.yaml" for letter in "abcdef"]
    error = FaultyDataError([fault(file=file) for file in files])
    assert error.message == "6 faults in a.yaml, b.yaml, c.yaml, d.yaml and 2 more files"
    assert "e.yaml" in FaultyDataError([fault(file=file) for file in files[:5]]).message


def test_a_long_field_is_shown_in_part() -> None:
    assert str(fault(field="k" * 1000)) == f"a.yaml:2:3: error: {'k' * 60}...: is missing"

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

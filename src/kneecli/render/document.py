"""Routines, lists and records as documents for programs. docs/formats.md describes each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.record import Record
from kneecli.routine.step_fields import STEP_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.planner.explanation import Explanation
    from kneecli.routine.routine import Routine

SCHEMA = 1


def to_json(document: dict[str, Any]) -> bytes:
    """A document as JSON in UTF-8 that ends in a line break."""
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    lines = (_escaped(line) for line in text.split("\n"))
    return ("\n".join(lines) + "\n").encode()


def _escaped(line: str) -> str:
    """A line of JSON without letters that could steer a terminal: those are escaped."""
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else _escape(c) for c in line)


def _escape(letter: str) -> str:
    halves = letter.encode("utf-16-be").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4))


def routine_document(routine: Routine) -> dict[str, Any]:
    """A routine."""
    return {
        "schema": SCHEMA,
        "kind": "routine",
        "title": routine.title,
        "request": plain(routine.request),
        "total_seconds": routine.total_seconds,
        "objective": routine.objective,
        "notes": list(routine.notes),
        "steps": [
            {name: field.find(step) for name, field in STEP_FIELDS.items()}
            for step in routine.steps
        ],
        "drills": plain(routine.drills),
    }


def list_document(kind: str, items: Iterable[Record | dict[str, Any]]) -> dict[str, Any]:
    """A list of records, each whole."""
    return {"schema": SCHEMA, "kind": kind, "items": [plain(item) for item in items]}


def record_document(kind: str, record: Record, **more: Any) -> dict[str, Any]:
    """One whole record."""
    return {"schema": SCHEMA, "kind": kind, **plain(record), **more}


def plain(value: Any) -> Any:
    """A value as JSON can write it."""
    if isinstance(value, Record):
        return {name: plain(field) for name, field in value.values().items()}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def why_document(explanation: Explanation) -> dict[str, Any]:
    """The reasons behind a routine."""
    return {
        "drills": [
            {
                "exercise": reason.exercise.id,
                "purpose": reason.purpose,
                "service": reason.service,
                "equipment": reason.equipment,
                "extras": reason.extras,
                "evidence": [plain(claim) for claim in reason.claims],
                "runner_up": reason.runner_up.id if reason.runner_up else None,
                "runner_up_points": reason.runner_up_points if reason.runner_up else None,
            }
            for reason in explanation.reasons
        ],
        "once_only": explanation.once_only,
        "gap": explanation.gap,
        "left_out": {
            rule: [{"exercise": exercise.id, "reason": said} for exercise, said in barred]
            for rule, barred in explanation.left_out.items()
        },
        "gains": {item: [drill.id for drill in d] for item, d in explanation.gains.items()},
    }

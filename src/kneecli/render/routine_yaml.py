"""A routine as YAML: short, and meant to be edited by hand.

It holds what the catalogue cannot tell; the amounts a drill allows stand beside those chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneecli.catalog.exercise import Range
from kneecli.catalog.quoting import Dumper, dump, text_node
from kneecli.letters import printable
from kneecli.record import Record
from kneecli.render.document import SCHEMA, plain
from kneecli.routine.request import Request
from kneecli.routine.setting import usual_equipment, usual_props
from kneecli.routine.step_fields import STEP_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

    from kneecli.routine.routine import Routine, Step

_HEAD = """\
# A routine of knee, to edit by hand. A drill alone is enough for a step: sets, reps, equipment
# and the rest are then the usual ones. `knee check FILE` tells what does not fit.
"""
_WIDTH = 100
_MISSING = object()


def routine_yaml(routine: Routine) -> str:
    """The routine as a file that `read_routine` reads back the same."""
    parts = [
        _HEAD,
        yaml_of({"kind": "routine", "schema": SCHEMA, "title": routine.title}),
        yaml_of({"request": _request(routine.request)}),
        yaml_of({"objective": routine.objective}) if routine.objective else "",
        yaml_of({"notes": list(routine.notes)}) if routine.notes else "",
        "\nsteps:\n",
        *(_step(step, routine.request) for step in routine.steps),
    ]
    if routine.drills:
        drills = [_changed(drill) for drill in routine.drills]
        parts.append("\n" + yaml_of({"drills": drills}))
    return "".join(parts)


def _request(request: Request) -> dict[str, Any]:
    """The minutes, and whatever else differs from what the planner takes for granted."""
    return {
        name: plain(value)
        for name, value in request.values().items()
        if name == "minutes" or value != getattr(Request, name)
    }


def _step(step: Step, request: Request) -> str:
    """A step, with the drill's name and the range of its amounts as remarks."""
    exercise, dose = step.exercise, step.exercise.dose
    ranges = {"sets": dose.sets, "reps": dose.reps, "duration_seconds": dose.duration}
    usual: dict[str, Any] = {
        **{name: _only_amount(allowed) for name, allowed in ranges.items()},
        "equipment": [*usual_equipment(exercise, request.equipment)],
        "props": [*usual_props(exercise, request.without)],
        "points": 0,
    }
    fields = {
        name: value
        for name, field in STEP_FIELDS.items()
        if not field.follows and (value := field.find(step)) != usual.get(name, _MISSING)
    }
    remarks = {"exercise": printable(exercise.name)}
    remarks |= {name: f"{r.least} to {r.most}" for name, r in ranges.items() if r}
    lines = yaml_of([fields]).splitlines()
    return "".join(f"{_remarked(line, remarks)}\n" for line in lines)


def _only_amount(allowed: Range | None) -> object:
    """The amount that is not worth writing down: none at all, or the only one there is."""
    if allowed is None:
        return None
    return allowed.usual if allowed.least == allowed.most else _MISSING


def _remarked(line: str, remarks: Mapping[str, str]) -> str:
    remark = remarks.get(line[2:].partition(":")[0])
    return f"{line}  # {remark}" if remark else line


def _changed(record: Record) -> dict[str, Any]:
    """The fields of a record that differ from what is taken for granted."""
    return {
        name: _value(value)
        for name, value in record.values().items()
        if value != getattr(type(record), name, _MISSING)
    }


def _value(value: Any) -> Any:
    if isinstance(value, Range):
        return plain(value)
    if isinstance(value, Record):
        return _changed(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value


class _Dumper(Dumper):
    """Writes YAML as people do: short lists and mappings in one line."""


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    """A list of ids in one line, all else a line each."""
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_is_short(items))


def _dict(dumper: _Dumper, fields: dict[str, Any]) -> yaml.Node:
    """A mapping of several numbers in one line, all else a line each."""
    short = len(fields) > 1 and all(isinstance(value, int) for value in fields.values())
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields.items(), flow_style=short)


def _str(dumper: _Dumper, text: str) -> yaml.Node:
    """Text; in quotes where it holds what has to be escaped."""
    return text_node(dumper, text, style=None if text.isprintable() else '"')


_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _dict)
_Dumper.add_representer(str, _str)


def _is_short(items: list[Any]) -> bool:
    """Whether a list holds nothing but ids, or lists of them."""
    return all(
        _is_short(item) if isinstance(item, list) else str(item).isidentifier() for item in items
    )


def yaml_of(value: Any) -> str:
    """A value as YAML that people would write, without letters that could steer a terminal."""
    text = dump(value, _WIDTH, _Dumper)
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text)


def _escape(letter: str) -> str:
    """A letter that could steer a terminal; it stands in quotes, where YAML reads it back."""
    return f"\\U{ord(letter):08x}"

"""A routine that knee kept for itself, read back without the border.

pydantic and yaml take most of the time it takes to read a file. What a plan has left behind
needs neither: its types are looked at here, and ids, doses and conditions as those of any file.
Whatever is odd about it is left to the border, which says what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from kneecli.catalog.level import LEVELS
from kneecli.record import Record
from kneecli.routine.request import OpenRequest
from kneecli.routine.routine import PHASE_NAMES
from kneecli.routine_file.problems import problems
from kneecli.routine_file.working_out import worked_out
from kneecli.routine_file.written import WrittenRoutine, WrittenStep

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

R = TypeVar("R", bound=Record)

_PLAIN = {
    **dict.fromkeys(("Label", "Line", "Identifier", "Phase", "Level"), str),
    **dict.fromkeys(("Count", "Whole", "Lasting", "Seed"), int),
}
"""The words of the vocabulary that a routine is annotated with, by what they are to Python."""
_CHOICES = {"Phase": tuple(PHASE_NAMES), "Level": LEVELS}
_RECORDS: dict[str, type[Record]] = {"OpenRequest": OpenRequest, "WrittenStep": WrittenStep}


def read_kept(catalog: Catalog, kept: Any) -> Routine | None:
    """The routine of a document, the same that `read_routine` gives; None where it is odd.

    Raises ReferralError where its request names a condition that needs a clinician first.
    """
    try:
        written = _record(WrittenRoutine, kept)
    except TypeError:
        return None
    if any(problems(catalog, written)):
        return None
    catalog.refuse_referred(written.request.avoid)
    return worked_out(catalog, written)


def _record(kind: type[R], kept: Any) -> R:
    """A record of the values kept for it. Raises TypeError where one is of another type."""
    if type(kept) is not dict:
        raise TypeError
    fields = {name: kind.__annotations__[name] for name in kind.field_names()}
    return kind(**{name: _value(kept[name], fields[name]) for name in fields if name in kept})


def _value(kept: Any, annotation: str) -> Any:
    """A value that is of one of the types of an annotation. Raises TypeError otherwise."""
    for kind in annotation.split(" | "):
        if kind == "None" and kept is None:
            return None
        if kind in _RECORDS:
            return _record(_RECORDS[kind], kept)
        if kind.startswith("tuple[") and type(kept) is list:
            each = kind.removeprefix("tuple[").removesuffix(", ...]")
            return tuple([_value(item, each) for item in kept])
        if type(kept) is _PLAIN.get(kind) and kept in _CHOICES.get(kind, (kept,)):
            return kept
    raise TypeError

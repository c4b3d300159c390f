"""Drafts: drills whose files do not say of the body all that there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kneecli.catalog.condition import Condition
    from kneecli.catalog.exercise import Exercise

ADDED: Mapping[str, str] = {}
"""Demands that were added later -> the first version of the program that asks for them."""
UNFINISHED = "its `demands` do not end with `otherwise: none`, so what they leave out is unknown"


def why_draft(
    exercise: Exercise, stated: Collection[str] | None = None, written_for: str | None = None
) -> str | None:
    """Why a drill is a draft, which is never planned, or None.

    Told which demands its file states, and for which version, it looks for those added since.
    """
    if exercise.demands.otherwise is None:
        return UNFINISHED
    asking = next((field for field, text in _texts(exercise) if text.startswith("?")), None)
    if asking:
        return f"its `{asking}` still asks a question"
    if stated is None:
        return None
    unseen = [
        demand
        for demand, version in ADDED.items()
        if demand not in stated and (written_for is None or _parts(written_for) < _parts(version))
    ]
    if unseen:
        return f"it does not state {listed([f'`{demand}`' for demand in unseen])}, asked for since"
    return None


UNANSWERED = "This condition is not finished, so no drill was judged by it; ask whoever wrote it."


def finished(condition: Condition) -> Condition:
    """A condition; one whose texts still ask a question sends people to who wrote it."""
    said = (condition.means, condition.first or "", *(rule.say for rule in condition.rules))
    if condition.refer or not any(text.startswith("?") for text in said):
        return condition
    return condition.replace(refer=UNANSWERED, rules=(), includes=())


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The texts of a drill that a person must write, by field."""
    for field in ("summary", "setup", "feel", "easier", "harder", "unknown"):
        yield field, getattr(exercise, field) or ""
    for field in ("steps", "cues", "faults"):
        for text in getattr(exercise, field):
            yield field, text


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))

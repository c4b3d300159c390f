"""Drafts: drills whose files do not say of the body all that there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import listed
from kneecli.letters import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kneecli.catalog.condition import Condition
    from kneecli.catalog.exercise import Exercise

ADDED: Mapping[str, str] = {}
"""Demands that were added later -> the first version of the program that asks for them."""
UNFINISHED = "its `demands` are not finished (once all is said, end them with `otherwise: none`)"


def why_draft(
    exercise: Exercise, stated: Collection[str] | None = None, written_for: str | None = None
) -> str | None:
    """Why a drill is a draft, which is never planned, or None.

    Told which demands its file states, and for which version, it looks for those added since.
    """
    unfinished = [UNFINISHED] if exercise.demands.otherwise is None else []
    if asking := _asking(_texts(exercise)):
        unfinished.append(asking)
    if unfinished:
        return "; ".join(unfinished)
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


UNANSWERED = "This condition is not finished, so no drill was judged by it; ask whoever wrote "


def finished(condition: Condition, file: str) -> Condition:
    """A condition; one of a file that still asks a question sends people to who wrote that."""
    if condition.refer or not why_unfinished(condition):
        return condition
    return condition.replace(refer=f"{UNANSWERED}`{printable(file)}`.", rules=(), includes=())


def why_unfinished(condition: Condition) -> str | None:
    """Which texts of a condition still ask a question, or None."""
    texts = [("means", condition.means), ("first", condition.first or "")]
    texts += [("rules", rule.say) for rule in condition.rules]
    if condition.refer and condition.refer.startswith(UNANSWERED):
        return _asking(texts) or _asking([("rules", "?")])
    return _asking(texts)


def _asking(texts: Iterable[tuple[str, str]]) -> str | None:
    """Which of some texts ask a question of whoever writes them, or None."""
    fields = dict.fromkeys(f"`{field}`" for field, text in texts if text.startswith("?"))
    if not fields:
        return None
    return f"its {listed(list(fields))} still ask{'s' if len(fields) == 1 else ''} a question"


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The texts of a drill that a person must write, by field."""
    for field in ("summary", "setup", "feel", "easier", "harder", "unknown"):
        yield field, getattr(exercise, field) or ""
    for field in ("steps", "cues", "faults"):
        for text in getattr(exercise, field):
            yield field, text


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))

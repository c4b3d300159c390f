"""What records name of one another: every reference, and which of them may drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from kneecli.catalog.activity import Activity
    from kneecli.catalog.blueprint import Blueprint, Need, Purpose
    from kneecli.catalog.condition import Condition, Rule
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.reference import Safety
    from kneecli.record import Record

Location = tuple["str | int", ...]


class Reference(NamedTuple):
    """A record named by another one."""

    kind: str
    name: str
    location: Location
    """Where the other one names it."""


def references(kind: str, record: Any) -> Iterator[Reference]:
    """Everything a record of a kind names."""
    return _REFERENCES[kind](record)


def without(kind: str, record: Any, gone: Mapping[str, Collection[str]]) -> Any:
    """The record without what it can do without, of the names that are gone by kind.

    Harder drills, helpful props, notes on conditions and what a condition may turn out to be
    drop; of several alternatives of equipment or props those that need what is gone.
    """
    changes: dict[str, Any] = {}
    for field, named, name_of in _SOFT.get(kind, ()):
        kept = tuple(item for item in getattr(record, field) if name_of(item) not in gone[named])
        if len(kept) < len(getattr(record, field)):
            changes[field] = kept
    if kind == "exercises":
        for field in ("equipment", "props"):
            possible = getattr(record, field)
            kept = tuple(items for items in possible if not set(items) & set(gone[field]))
            if kept and len(kept) < len(possible):
                changes[field] = kept
    return record.replace(**changes) if changes else record


def _itself(name: str) -> str:
    return name


_SOFT: dict[str, tuple[tuple[str, str, Callable[[Any], str]], ...]] = {
    "exercises": (
        ("progressions", "exercises", _itself),
        ("helpful", "props", _itself),
        ("conditions", "conditions", lambda note: note.condition),
    ),
    "conditions": (("may_be", "conditions", _itself),),
}
"""By kind: fields of names that may drop, the kind they name, and how to read the name."""


def _all(kind: str, names: Iterable[str], *location: str | int) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference(kind, name, (*location, index))


def _alternatives(
    kind: str, alternatives: Iterable[Iterable[str]], *location: str | int
) -> Iterator[Reference]:
    for index, items in enumerate(alternatives):
        yield from _all(kind, items, *location, index)


def _of_exercise(exercise: Exercise) -> Iterator[Reference]:
    yield from _all("muscles", exercise.muscles.primary, "muscles", "primary")
    yield from _all("muscles", exercise.muscles.secondary, "muscles", "secondary")
    yield from _all("props", exercise.helpful, "helpful")
    yield from _all("exercises", exercise.progressions, "progressions")
    yield from _alternatives("equipment", exercise.equipment, "equipment")
    yield from _alternatives("props", exercise.props, "props")
    for index, claim in enumerate(exercise.evidence):
        yield from _all("sources", claim.sources, "evidence", index, "sources")
        if claim.muscle:
            yield Reference("muscles", claim.muscle, ("evidence", index, "muscle"))
    for index, article in enumerate(exercise.articles):
        yield Reference("sources", article.source, ("articles", index, "source"))
        yield from _all("equipment", article.equipment, "articles", index, "equipment")
    for index, note in enumerate(exercise.conditions):
        yield Reference("conditions", note.condition, ("conditions", index, "condition"))
        yield from _all("sources", note.sources, "conditions", index, "sources")


def _of_condition(condition: Condition) -> Iterator[Reference]:
    yield from _all("sources", condition.sources, "sources")
    yield from _all("conditions", condition.includes, "includes")
    yield from _all("conditions", condition.may_be, "may_be")
    for index, rule in enumerate(condition.rules):
        yield from _of_rule(rule, "rules", index)


def _of_rule(rule: Rule, *location: str | int) -> Iterator[Reference]:
    yield from _all("sources", rule.sources, *location, "sources")
    yield from _all("props", rule.without, *location, "without")
    yield from _alternatives("props", rule.hold, *location, "hold")


def _of_blueprint(blueprint: Blueprint) -> Iterator[Reference]:
    yield from _all("sources", blueprint.sources, "sources")
    yield from _of_needs(blueprint.needs)
    for number, plan in enumerate(blueprint.phases):
        for position, slot in enumerate(plan.slots):
            location = ("phases", number, "slots", position)
            yield from _all("sources", slot.sources, *location, "sources")
            yield from _of_purpose(slot.serves, *location, "serves")


def _of_needs(needs: Iterable[Need]) -> Iterator[Reference]:
    for number, need in enumerate(needs):
        yield from _all("sources", need.sources, "needs", number, "sources")
        yield from _of_purpose(need.serves, "needs", number, "serves")


def _of_purpose(purpose: Purpose, *location: str | int) -> Iterator[Reference]:
    yield from _all("muscles", purpose.muscles, *location, "muscles")
    yield from _all("props", purpose.props, *location, "props")
    yield from _all("equipment", purpose.equipment, *location, "equipment")


def _of_activity(activity: Activity) -> Iterator[Reference]:
    yield from _all("sources", activity.sources, "sources")
    yield from _all("props", activity.without, "without")
    yield from _all("props", activity.at_hand, "at_hand")
    yield from _of_needs(activity.needs)


def _of_safety(safety: Safety) -> Iterator[Reference]:
    yield from _all("sources", safety.sources, "sources")
    yield from _all("sources", safety.pain_scale.sources, "pain_scale", "sources")
    yield from _all("sources", safety.pain.sources, "pain", "sources")
    for index, flag in enumerate(safety.red_flags):
        yield from _all("sources", flag.sources, "red_flags", index, "sources")
    for index, stop in enumerate(safety.stop):
        yield from _all("sources", stop.sources, "stop", index, "sources")


def _sources(record: Any) -> Iterator[Reference]:
    return _all("sources", record.sources, "sources")


def _nothing(record: Record) -> Iterator[Reference]:  # noqa: ARG001 - the table's signature
    return iter(())


_REFERENCES: dict[str, Callable[[Any], Iterator[Reference]]] = {
    "exercises": _of_exercise,
    "muscles": _sources,
    "equipment": _sources,
    "props": _nothing,
    "conditions": _of_condition,
    "blueprints": _of_blueprint,
    "activities": _of_activity,
    "sources": _nothing,
    "safety": _of_safety,
}

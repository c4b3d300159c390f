"""What must hold between records: references, clashes, cycles, doses one can do.

Each check yields (file, location, field, sentence); the loader turns them into faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kneecli.catalog.activity import Activity
from kneecli.catalog.blueprint import Blueprint, Need
from kneecli.catalog.condition import Condition, Rule
from kneecli.catalog.drawn_checks import drawn_problems
from kneecli.catalog.exercise import Exercise, Range
from kneecli.catalog.faults import field_name
from kneecli.catalog.figure import Figure
from kneecli.catalog.names import key_of
from kneecli.catalog.reference import Equipment, Muscle, RedFlag, Safety, Source, StopRule
from kneecli.catalog.rules import parse_test
from kneecli.catalog.watch import WatchEntry, WatchExercise
from kneecli.catalog.wording import NOTHING, choices_in

Location = tuple[str | int, ...]
Problem = tuple[str, Location, str, str]
Records = Mapping[str, Any]
"""File name -> the records of that file."""
Ids = Mapping[str, set[str]]
"""File name -> the ids used in that file."""

MOST_SETS = 10
NEW_CATEGORIES = range(33, 65534)
"""Categories of exercises that old watches do not know; 65534 says `unknown`."""
STRETCHED = ("band", "link", "cord", "strap")
BOTH_ENDS = 2
_NAMED = (
    "exercises.yaml",
    "muscles.yaml",
    "equipment.yaml",
    "props.yaml",
    "conditions.yaml",
    "blueprints.yaml",
    "activities.yaml",
)


def check(records: Records) -> Iterator[Problem]:
    """Every problem between the records of all files."""
    lists = {file: items for file, items in records.items() if file != "safety.yaml"}
    ids = {file: {item.id for item in items} for file, items in lists.items()}
    ids["referred"] = {c.id for c in records["conditions.yaml"] if c.refer}
    for file, items in lists.items():
        yield from _duplicate_ids(file, items)
    for file in _NAMED:
        yield from _name_clashes(file, records[file])
    for file, problems_of in _RECORD_CHECKS.items():
        for index, record in enumerate(records[file]):
            for location, sentence in problems_of(record, ids):
                yield file, (index, *location), field_name(location), sentence
    yield from _progression_cycles(records["exercises.yaml"])
    yield from _drawing_problems(records["figures.yaml"], records["exercises.yaml"])
    for location, sentence in _safety_problems(records["safety.yaml"], ids):
        yield "safety.yaml", location, field_name(location), sentence


def _duplicate_ids(file: str, items: Iterable[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield file, (index, "id"), "id", f"`{item.id}` is used twice"
        seen.add(item.id)


def _name_clashes(file: str, items: Iterable[Any]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for index, item in enumerate(items):
        names = [("id", item.id), ("name", item.name), *(("aliases", a) for a in item.aliases)]
        for field, name in names:
            owner = owners.setdefault(key_of(name), item.id)
            if owner != item.id:
                yield file, (index, field), field, f"`{name}` already names `{owner}`"


def _unknown(
    names: Iterable[str], known: set[str], field: str, location: Location = ()
) -> Iterator[tuple[Location, str]]:
    for index, name in enumerate(names):
        if name not in known:
            yield (*location, field, index), f"there is no `{name}`"


def _exercise_problems(exercise: Exercise, ids: Ids) -> Iterator[tuple[Location, str]]:
    yield from _unknown(exercise.muscles.primary, ids["muscles.yaml"], "primary", ("muscles",))
    yield from _unknown(exercise.muscles.secondary, ids["muscles.yaml"], "secondary", ("muscles",))
    yield from _unknown(exercise.helpful, ids["props.yaml"], "helpful")
    yield from _unknown(exercise.progressions, ids["exercises.yaml"], "progressions")
    for field, alternatives, known in (
        ("equipment", exercise.equipment, ids["equipment.yaml"]),
        ("props", exercise.props, ids["props.yaml"]),
    ):
        if not alternatives:
            yield (field,), "no alternative is left, so nobody can do this drill"
        for index, alternative in enumerate(alternatives):
            for location, sentence in _unknown(alternative, known, "?"):
                yield (field, index, location[-1]), sentence
    if not exercise.muscles.primary:
        yield ("muscles", "primary"), "at least one primary muscle"
    if not exercise.demands.positions:
        yield ("demands", "positions"), "at least one position"
    if not exercise.phases:
        yield ("phases",), "at least one phase"
    yield from _wording_problems(exercise)
    yield from _dose_problems(exercise)
    yield from _evidence_problems(exercise, ids)


def _wording_problems(exercise: Exercise) -> Iterator[tuple[Location, str]]:
    """Choices of words that name something else than what the drill may be done with."""
    kits = (*exercise.equipment, *exercise.props, exercise.phases)
    used = {item for items in kits for item in items}
    for field, choices in choices_in(exercise):
        if NOTHING not in choices and len(choices) == 1:
            yield (field,), "a choice of words needs at least two, such as `{wall=..|chair=..}`"
        for key, words in choices.items():
            if not words:
                yield (field,), f"`{key}` has no words; write `{key}=...`"
            elif key not in used and key != NOTHING:
                yield (field,), f"`{key}` is nothing this drill is done with, and no phase of it"


def _dose_problems(exercise: Exercise) -> Iterator[tuple[Location, str]]:
    dose = exercise.dose
    if (dose.reps is None) == (dose.duration is None):
        yield ("dose",), "give either `reps` or `duration`"
    if (dose.reps is None) != (dose.tempo is None):
        yield ("dose", "tempo"), "a tempo goes with `reps`, and only with them"
    if dose.tempo and not dose.tempo.strip("0-"):
        yield ("dose", "tempo"), "a repetition takes some time"
    for name in ("sets", "reps", "duration"):
        amount: Range | None = getattr(dose, name)
        if amount and not amount.least <= amount.usual <= amount.most:
            yield ("dose", name), "expected least <= usual <= most"
    if dose.sets.most > MOST_SETS:
        yield ("dose", "sets", "most"), f"expected at most {MOST_SETS}, got {dose.sets.most}"


def _evidence_problems(exercise: Exercise, ids: Ids) -> Iterator[tuple[Location, str]]:
    if not exercise.evidence and not exercise.unknown:
        yield ("evidence",), "give evidence, or say in `unknown` what has not been shown"
    for index, claim in enumerate(exercise.evidence):
        location: Location = ("evidence", index)
        if not claim.sources:
            yield (*location, "sources"), "a claim needs a source"
        if (claim.band is None) != (claim.muscle is None):
            yield (*location, "band"), "`muscle` and `band` go together"
        yield from _unknown(claim.sources, ids["sources.yaml"], "sources", location)
        if claim.muscle and claim.muscle not in ids["muscles.yaml"]:
            yield (*location, "muscle"), f"there is no `{claim.muscle}`"
    for index, article in enumerate(exercise.articles):
        if article.source not in ids["sources.yaml"]:
            yield ("articles", index, "source"), f"there is no `{article.source}`"
        yield from _unknown(
            article.equipment, ids["equipment.yaml"], "equipment", ("articles", index)
        )
    for index, note in enumerate(exercise.conditions):
        if note.condition not in ids["conditions.yaml"]:
            yield ("conditions", index, "condition"), f"there is no `{note.condition}`"
        yield from _unknown(note.sources, ids["sources.yaml"], "sources", ("conditions", index))


def _progression_cycles(exercises: Iterable[Exercise]) -> Iterator[Problem]:
    """Each drill that can be reached from itself by its progressions."""
    harder = {exercise.id: exercise.progressions for exercise in exercises}
    for index, start in enumerate(harder):
        reached: set[str] = set()
        pending = list(harder[start])
        while pending:
            current = pending.pop()
            if current not in reached:
                reached.add(current)
                pending.extend(harder.get(current, ()))
        if start in reached:
            yield (
                "exercises.yaml",
                (index, "progressions"),
                "progressions",
                f"`{start}` leads back to itself",
            )


def _condition_problems(condition: Condition, ids: Ids) -> Iterator[tuple[Location, str]]:
    yield from _unknown(condition.sources, ids["sources.yaml"], "sources")
    yield from _unknown(condition.includes, ids["conditions.yaml"], "includes")
    yield from _unknown(condition.may_be, ids["conditions.yaml"], "may_be")
    if condition.id in condition.includes:
        yield ("includes",), "a condition cannot include itself"
    for index, name in enumerate(condition.includes):
        if name in ids["referred"]:
            yield ("includes", index), f"`{name}` is referred, so no rules can be taken from it"
    ruled = condition.rules or condition.includes
    if condition.refer and ruled:
        yield ("rules",), "a condition that is referred has no rules"
    if not condition.refer and not ruled:
        yield (), "a condition needs `refer`, `rules` or `includes`"
    for index, rule in enumerate(condition.rules):
        yield from _rule_problems(rule, ("rules", index), ids)
        against = [other for other in condition.rules if other.effect == "avoid"]
        if rule.effect == "prefer" and any(set(rule.when) == set(o.when) for o in against):
            yield ("rules", index, "effect"), "the same drills cannot be preferred and avoided"


def _rule_problems(rule: Rule, location: Location, ids: Ids) -> Iterator[tuple[Location, str]]:
    """Unknown sources and props, a basis without sources, tests that mean nothing."""
    yield from _unknown(rule.sources, ids["sources.yaml"], "sources", location)
    if (rule.basis == "prudence") == bool(rule.sources):
        yield (*location, "basis"), "name sources, or say `prudence` and name none"
    if (rule.without or rule.hold) and rule.effect != "caution":
        yield (*location, "effect"), "`without` and `hold` go with `caution`"
    yield from _unknown(rule.without, ids["props.yaml"], "without", location)
    for number, alternative in enumerate(rule.hold):
        for at, sentence in _unknown(alternative, ids["props.yaml"], "?"):
            yield (*location, "hold", number, at[-1]), sentence
    for position, text in enumerate(rule.when):
        try:
            parse_test(text)
        except ValueError as error:
            yield (*location, "when", position), str(error)


def _blueprint_problems(blueprint: Blueprint, ids: Ids) -> Iterator[tuple[Location, str]]:
    yield from _unknown(blueprint.sources, ids["sources.yaml"], "sources")
    yield from _need_problems(blueprint.needs, ids)
    minutes = blueprint.minutes
    if not minutes.least <= minutes.usual <= minutes.most:
        yield ("minutes",), "expected least <= usual <= most"
    slot_ids: set[str] = set()
    for number, plan in enumerate(blueprint.phases):
        at = [share.minutes for share in plan.shares]
        if not at or at != sorted(set(at)):
            yield ("phases", number, "shares"), "expected minutes that rise from share to share"
        for position, slot in enumerate(plan.slots):
            location: Location = ("phases", number, "slots", position)
            if slot.id in slot_ids:
                yield (*location, "id"), f"`{slot.id}` is used twice"
            slot_ids.add(slot.id)
            if slot.required_from is not None and slot.required_from < slot.from_minutes:
                yield (*location, "required_from"), "comes before `from_minutes`"
            yield from _unknown(slot.sources, ids["sources.yaml"], "sources", location)
            yield from _unknown(
                slot.serves.muscles, ids["muscles.yaml"], "muscles", (*location, "serves")
            )


def _need_problems(needs: Iterable[Need], ids: Ids) -> Iterator[tuple[Location, str]]:
    for number, need in enumerate(needs):
        location: Location = ("needs", number)
        yield from _unknown(need.sources, ids["sources.yaml"], "sources", location)
        muscles = need.serves.muscles
        yield from _unknown(muscles, ids["muscles.yaml"], "muscles", (*location, "serves"))


def _activity_problems(activity: Activity, ids: Ids) -> Iterator[tuple[Location, str]]:
    yield from _unknown(activity.sources, ids["sources.yaml"], "sources")
    yield from _unknown(activity.without, ids["props.yaml"], "without")
    yield from _need_problems(activity.needs, ids)


def _figure_problems(figure: Figure, ids: Ids) -> Iterator[tuple[Location, str]]:
    if figure.exercise not in ids["exercises.yaml"]:
        yield ("exercise",), f"there is no `{figure.exercise}`"
    for index, piece in enumerate(figure.gear):
        ends = [piece.at, piece.to, piece.place]
        if piece.kind in STRETCHED and sum(end is not None for end in ends) != BOTH_ENDS:
            yield ("gear", index), "give both ends: two of `at`, `to` and `place`"
        if piece.kind not in STRETCHED and piece.to is not None:
            yield ("gear", index, "to"), "only bands and straps lead from one point to another"


def _drawing_problems(
    figures: Iterable[Figure], exercises: Iterable[Exercise]
) -> Iterator[Problem]:
    """Figures that do not show what their drill is done with."""
    drills = {exercise.id: exercise for exercise in exercises}
    for index, figure in enumerate(figures):
        if figure.exercise in drills:
            for location, sentence in drawn_problems(figure, drills[figure.exercise]):
                yield "figures.yaml", (index, *location), field_name(location), sentence


def _watch_problems(entry: WatchEntry, ids: Ids) -> Iterator[tuple[Location, str]]:
    if entry.exercise not in ids["exercises.yaml"]:
        yield ("exercise",), f"there is no `{entry.exercise}`"
    if (entry.match == "none") != (entry.current.name is None):
        yield ("match",), "`none` gives a category alone, `exact` and `near` a name too"
    if entry.older is None and entry.current.category_number in NEW_CATEGORIES:
        yield ("current", "category_number"), "old watches do not know it: give `older` too"
    if entry.older is not None and entry.older.category_number in NEW_CATEGORIES:
        yield ("older", "category_number"), "old watches do not know it: expected less than 33"
    for field in ("current", "older"):
        exercise: WatchExercise | None = getattr(entry, field)
        if exercise and (exercise.name is None) != (exercise.name_number is None):
            yield (field,), "`name` and `name_number` go together"


def _safety_problems(safety: Safety, ids: Ids) -> Iterator[tuple[Location, str]]:
    known = ids["sources.yaml"]
    yield from _unknown(safety.sources, known, "sources")
    yield from _unknown(safety.pain_scale.sources, known, "sources", ("pain_scale",))
    yield from _unknown(safety.pain.sources, known, "sources", ("pain",))
    lists: tuple[tuple[str, tuple[RedFlag | StopRule, ...]], ...] = (
        ("red_flags", safety.red_flags),
        ("stop", safety.stop),
    )
    for field, entries in lists:
        for index, entry in enumerate(entries):
            yield from _unknown(entry.sources, known, "sources", (field, index))
            if entry.basis != "prudence" and not entry.sources:
                yield (field, index, "basis"), "name sources, or say `prudence`"


def _source_problems(source: Source, _: Ids) -> Iterator[tuple[Location, str]]:
    if not source.title and not source.address:
        yield ("title",), "a source needs a title or an address"


def _sources_exist(record: Muscle | Equipment, ids: Ids) -> Iterator[tuple[Location, str]]:
    yield from _unknown(record.sources, ids["sources.yaml"], "sources")


_RECORD_CHECKS: dict[str, Callable[[Any, Ids], Iterator[tuple[Location, str]]]] = {
    "exercises.yaml": _exercise_problems,
    "conditions.yaml": _condition_problems,
    "blueprints.yaml": _blueprint_problems,
    "activities.yaml": _activity_problems,
    "muscles.yaml": _sources_exist,
    "equipment.yaml": _sources_exist,
    "sources.yaml": _source_problems,
    "figures.yaml": _figure_problems,
    "watch.yaml": _watch_problems,
}

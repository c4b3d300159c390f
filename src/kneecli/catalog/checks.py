"""What must hold between records: references, clashes, cycles, doses one can do.

Each check yields (kind, location, field, sentence); the loader turns them into faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kneecli.catalog.blueprint import Blueprint
from kneecli.catalog.condition import MOST_INCLUDED, MOST_RULES, Condition, Rule, with_included
from kneecli.catalog.contradictions import contradictions
from kneecli.catalog.cycles import on_cycles
from kneecli.catalog.drawn_checks import drawn_problems
from kneecli.catalog.entry import Entry
from kneecli.catalog.exercise import Exercise, Range
from kneecli.catalog.faults import field_name
from kneecli.catalog.figure import Figure
from kneecli.catalog.names import key_of
from kneecli.catalog.reference import RedFlag, Safety, Source, StopRule
from kneecli.catalog.references import Location, references
from kneecli.catalog.rules import parse_test
from kneecli.catalog.watch import Watch, WatchExercise
from kneecli.catalog.wording import NOTHING, choices_in

Problem = tuple[str, Location, str, str]
Records = Mapping[str, Sequence[Any]]
"""By kind, the records of a lower layer before those of a higher one."""

MOST_SETS = 10
NEW_CATEGORIES = range(33, 65534)
"""Categories of exercises that old watches do not know; 65534 says `unknown`."""
STRETCHED = ("band", "link", "cord", "strap")
BOTH_ENDS = 2
NAMELESS = ("sources", "safety")
"""Kinds whose records have no name that people type."""


def check(records: Records, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """Every problem between records, and between drills and how they are drawn, by id."""
    ids = {
        kind: {record.id for record in items} for kind, items in records.items() if kind != "safety"
    }
    for kind, items in records.items():
        if kind not in NAMELESS:
            yield from _name_clashes(kind, items)
        for index, record in enumerate(items):
            for location, sentence in _problems(kind, record, ids):
                yield kind, (index, *location), field_name(location), sentence
    yield from _both_kinds_of_gear(records)
    yield from _progression_cycles(records["exercises"])
    yield from _included_referrals(records["conditions"])
    yield from _drawing_problems(records["exercises"], figures)


def _both_kinds_of_gear(records: Records) -> Iterator[Problem]:
    """Equipment that is called as a prop is: asked for by name, only one would be found."""
    props = {prop.id for prop in records["props"]}
    for index, item in enumerate(records["equipment"]):
        if item.id in props:
            yield "equipment", (index, "id"), "id", f"`{item.id}` is a prop already"


def _problems(
    kind: str, record: Any, ids: Mapping[str, set[str]]
) -> Iterator[tuple[Location, str]]:
    """What is wrong with one record: names of nothing, and what its kind checks."""
    for reference in references(kind, record):
        if reference.name not in ids[reference.kind]:
            yield reference.location, f"there is no `{reference.name}`"
    if kind in _RECORD_CHECKS:
        yield from _RECORD_CHECKS[kind](record)


def _name_clashes(kind: str, items: Iterable[Any]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for index, item in enumerate(items):
        names = [("id", item.id), ("name", item.name), *(("aliases", a) for a in item.aliases)]
        for field, name in names:
            owner = owners.setdefault(key_of(name), item.id)
            if owner != item.id:
                yield kind, (index, field), field, f"`{name}` already names `{owner}`"


def _exercise_problems(exercise: Exercise) -> Iterator[tuple[Location, str]]:
    for field, alternatives in (("equipment", exercise.equipment), ("props", exercise.props)):
        if not alternatives:
            yield (field,), "no alternative is left, so nobody can do this drill"
    if not exercise.muscles.primary:
        yield ("muscles", "primary"), "at least one primary muscle"
    if not exercise.demands.positions:
        yield ("demands", "positions"), "at least one position"
    if not exercise.phases:
        yield ("phases",), "at least one phase"
    yield from _wording_problems(exercise)
    yield from _dose_problems(exercise)
    yield from _evidence_problems(exercise)
    yield from contradictions(exercise)
    if isinstance(exercise, Entry):
        if isinstance(exercise.figure, Figure):
            yield from _figure_problems(exercise.figure)
        if isinstance(exercise.watch, Watch):
            yield from _watch_problems(exercise.watch)


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
    if dose.reps is not None and dose.tempo is None:
        yield ("dose",), "repetitions need a `tempo`, such as `2-1-2-0`"
    if dose.reps is None and dose.tempo is not None:
        yield ("dose", "tempo"), "a tempo goes with `reps`, and only with them"
    if dose.tempo and not dose.tempo.strip("0-"):
        yield ("dose", "tempo"), "a repetition takes some time"
    for name in ("sets", "reps", "duration"):
        amount: Range | None = getattr(dose, name)
        if amount and not amount.least <= amount.usual <= amount.most:
            yield ("dose", name), "expected least <= usual <= most"
    if dose.sets.most > MOST_SETS:
        yield ("dose", "sets", "most"), f"expected at most {MOST_SETS}, got {dose.sets.most}"


def _evidence_problems(exercise: Exercise) -> Iterator[tuple[Location, str]]:
    if not exercise.evidence and not exercise.unknown:
        yield ("evidence",), "give evidence, or say in `unknown` what has not been shown"
    for index, claim in enumerate(exercise.evidence):
        location: Location = ("evidence", index)
        if not claim.sources:
            yield (*location, "sources"), "a claim needs a source"
        if (claim.band is None) != (claim.muscle is None):
            yield (*location, "band"), "`muscle` and `band` go together"


def _progression_cycles(exercises: Iterable[Exercise]) -> Iterator[Problem]:
    """Each drill that can be reached from itself by its progressions."""
    harder = {exercise.id: exercise.progressions for exercise in exercises}
    turning = on_cycles(harder)
    for index, start in enumerate(harder):
        if start in turning:
            yield (
                "exercises",
                (index, "progressions"),
                "progressions",
                f"`{start}` leads back to itself",
            )


def _condition_problems(condition: Condition) -> Iterator[tuple[Location, str]]:
    if condition.id in condition.includes:
        yield ("includes",), "a condition cannot include itself"
    ruled = condition.rules or condition.includes
    if condition.refer and ruled:
        yield ("rules",), "a condition that is referred has no rules"
    if not condition.refer and not ruled:
        yield (), "a condition needs `refer`, `rules` or `includes`"
    against = {frozenset(rule.when) for rule in condition.rules if rule.effect == "avoid"}
    for index, rule in enumerate(condition.rules):
        yield from _rule_problems(rule, ("rules", index))
        if rule.effect == "prefer" and frozenset(rule.when) in against:
            yield ("rules", index, "effect"), "the same drills cannot be preferred and avoided"


def _included_referrals(conditions: Sequence[Condition]) -> Iterator[Problem]:
    """Conditions that take in the rules of too many, or of one that is referred, and has none."""
    by_id = {condition.id: condition for condition in conditions}
    in_all = 0
    referred = {condition.id for condition in conditions if condition.refer}
    for index, condition in enumerate(conditions):
        included = with_included(by_id, condition.id)
        if len(included) > MOST_INCLUDED + 1:
            said = f"more than {MOST_INCLUDED} conditions, with those that these include"
            yield "conditions", (index, "includes"), "includes", said
        before = in_all
        in_all += sum(len(by_id[name].rules) for name in included if name in by_id)
        if before <= MOST_RULES < in_all:
            said = f"more than {MOST_RULES} rules in all, those of included conditions again"
            yield "conditions", (index,), "", said
        for number, name in enumerate(condition.includes):
            if name in referred:
                said = f"`{name}` is referred, so no rules can be taken from it"
                yield "conditions", (index, "includes", number), "includes", said


def _rule_problems(rule: Rule, location: Location) -> Iterator[tuple[Location, str]]:
    """A basis without sources, props with another effect, tests that mean nothing."""
    if (rule.basis == "prudence") == bool(rule.sources):
        yield (*location, "basis"), "name sources, or say `prudence` and name none"
    if (rule.without or rule.hold) and rule.effect != "caution":
        yield (*location, "effect"), "`without` and `hold` go with `caution`"
    for position, text in enumerate(rule.when):
        try:
            parse_test(text)
        except ValueError as error:
            yield (*location, "when", position), str(error)


def _blueprint_problems(blueprint: Blueprint) -> Iterator[tuple[Location, str]]:
    minutes = blueprint.minutes
    if not minutes.least <= minutes.usual <= minutes.most:
        yield ("minutes",), "expected least <= usual <= most"
    if not any(plan.slots for plan in blueprint.phases):
        yield ("phases",), "at least one phase with a slot"
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


def _figure_problems(figure: Figure) -> Iterator[tuple[Location, str]]:
    for index, piece in enumerate(figure.gear):
        ends = [piece.at, piece.to, piece.place]
        if piece.kind in STRETCHED and sum(end is not None for end in ends) != BOTH_ENDS:
            yield ("figure", "gear", index), "give both ends: two of `at`, `to` and `place`"
        if piece.kind not in STRETCHED and piece.to is not None:
            yield (
                ("figure", "gear", index, "to"),
                "only bands and straps lead from one point to another",
            )


def _drawing_problems(
    exercises: Sequence[Exercise], figures: Mapping[str, Figure]
) -> Iterator[Problem]:
    """Figures that do not show what their drill is done with."""
    for index, exercise in enumerate(exercises):
        if exercise.id in figures:
            for below, sentence in drawn_problems(figures[exercise.id], exercise):
                location: Location = ("figure", *below)
                yield "exercises", (index, *location), field_name(location), sentence


def _watch_problems(watch: Watch) -> Iterator[tuple[Location, str]]:
    if (watch.match == "none") != (watch.current.name is None):
        yield ("watch", "match"), "`none` gives a category alone, `exact` and `near` a name too"
    if watch.older is None and watch.current.category_number in NEW_CATEGORIES:
        yield (
            ("watch", "current", "category_number"),
            "old watches do not know it: give `older` too",
        )
    if watch.older is not None and watch.older.category_number in NEW_CATEGORIES:
        yield (
            ("watch", "older", "category_number"),
            "old watches do not know it: expected less than 33",
        )
    for field in ("current", "older"):
        exercise: WatchExercise | None = getattr(watch, field)
        if exercise and (exercise.name is None) != (exercise.name_number is None):
            yield ("watch", field), "`name` and `name_number` go together"


def _safety_problems(safety: Safety) -> Iterator[tuple[Location, str]]:
    lists: tuple[tuple[str, tuple[RedFlag | StopRule, ...]], ...] = (
        ("red_flags", safety.red_flags),
        ("stop", safety.stop),
    )
    for field, entries in lists:
        for index, entry in enumerate(entries):
            if entry.basis != "prudence" and not entry.sources:
                yield (field, index, "basis"), "name sources, or say `prudence`"


def _source_problems(source: Source) -> Iterator[tuple[Location, str]]:
    if not source.title and not source.address:
        yield ("title",), "a source needs a title or an address"


_RECORD_CHECKS: dict[str, Callable[[Any], Iterator[tuple[Location, str]]]] = {
    "exercises": _exercise_problems,
    "conditions": _condition_problems,
    "blueprints": _blueprint_problems,
    "sources": _source_problems,
    "safety": _safety_problems,
}

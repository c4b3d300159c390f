"""The hard rules: which exercises may be in a routine at all, and why others may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.level import LEVELS
from kneecli.planner.ending import may_land
from kneecli.planner.objective import TROUBLE
from kneecli.record import Record
from kneecli.routine.request import Request
from kneecli.routine.setting import implied_props, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.reference import Equipment

    _Alternatives = list[tuple[str, ...]]
    """Pieces of equipment or props, any one tuple of which is enough."""

_IMPLIED = {
    "floor": ("floor", "done on the floor"),
    "impact": ("hops, jumps and jogging", "hops, jumps or jogs"),
}
"""What the room may lack for drills that do not name it: what it is called, and why not."""


class Kit(Record, kw_only=False):
    """One way to equip an exercise."""

    equipment: tuple[str, ...]
    props: tuple[str, ...]
    trouble: int
    """Points for what its props ask of the room, none or less."""


class Candidate(Record):
    """An exercise that no hard rule bars, the ways to equip it, and what to be careful with."""

    exercise: Exercise
    kits: tuple[Kit, ...]
    cautions: tuple[str, ...]
    helps: tuple[str, ...]
    """What conditions of the request prefer in it."""


class Rejection(Record):
    """An exercise that a hard rule bars."""

    exercise: Exercise
    rule: str
    """`draft`, `phase`, `level`, `equipment`, `props`, `impact`, `condition`, `excluded` or
    `blueprint`."""
    name: str
    """What stands in the way: a condition, a level, a prop..."""
    sentence: str


def sift(
    catalog: Catalog, request: Request, blueprint: Blueprint
) -> tuple[list[Candidate], list[Rejection]]:
    """Every exercise of the catalogue as a candidate or a rejection, in the catalogue's order."""
    sieve = _Sieve(catalog, request, blueprint)
    candidates: list[Candidate] = []
    rejections: list[Rejection] = []
    for exercise in catalog.exercises.values():
        found = sieve.judge(exercise)
        if isinstance(found, Candidate):
            candidates.append(found)
        else:
            rejections.append(found)
    return candidates, rejections


class _Sieve:
    """The hard rules of one request."""

    def __init__(self, catalog: Catalog, request: Request, blueprint: Blueprint) -> None:
        self.catalog = catalog
        self.request = request
        self.blueprint = blueprint
        self.phases = frozenset(plan.phase for plan in blueprint.phases)
        self.levels = LEVELS[: LEVELS.index(request.level) + 1]
        self.owned = frozenset(() if blueprint.body_weight_only else request.equipment)
        self.missing = frozenset(request.without) | _rarely_at_hand(catalog, request)
        self.lands = may_land(catalog, request)
        self.excluded = frozenset(request.exclude)
        at_hand = catalog.activities[request.before].at_hand if request.before else ()
        self.trouble = {
            name: 0 if name in at_hand else TROUBLE[prop.trouble]
            for name, prop in catalog.props.items()
        }
        self.ruled = _ruled(catalog.rule_findings, request.avoid)
        """Exercises that conditions of the request have something to say about."""
        self.props_ruled = _ruled(catalog.prop_findings, request.avoid)
        """Exercises for which they bar or ask for props."""

    def judge(self, exercise: Exercise) -> Candidate | Rejection:
        equipment, props = self._equipment(exercise), self._props(exercise)
        broken = next(self._broken_rules(exercise, equipment, props), None)
        if broken is not None:
            rule, name, sentence = broken
            return Rejection(exercise=exercise, rule=rule, name=name, sentence=sentence)
        at_hand = props[0] if len(props) == 1 else max(props, key=self._trouble)
        trouble = self._trouble(at_hand)
        kits = tuple([Kit(items, at_hand, trouble) for items in equipment])
        if exercise.id not in self.ruled:
            return Candidate(exercise=exercise, kits=kits, cautions=(), helps=())
        return Candidate(
            exercise=exercise,
            kits=kits,
            cautions=self.catalog.cautions(exercise.id, self.request.avoid),
            helps=self.catalog.preferred(exercise.id, self.request.avoid),
        )

    def _trouble(self, props: tuple[str, ...]) -> int:
        """Points for having props at hand, none or less."""
        return sum(self.trouble[prop] for prop in props)

    def _equipment(self, exercise: Exercise) -> _Alternatives:
        """The alternatives of equipment to do an exercise with, of what was asked for."""
        return [items for items in exercise.equipment if self.owned.issuperset(items)]

    def _props(self, exercise: Exercise) -> _Alternatives:
        """The alternatives of props to do an exercise with, what conditions ask for among them."""
        if exercise.id not in self.props_ruled:
            return _present(exercise.props, self.missing)
        barred = self.missing | self.catalog.barred_props(exercise.id, self.request.avoid)
        present = _present(exercise.props, barred)
        asked = self.catalog.asked_props(exercise.id, self.request.avoid)
        if not asked:
            return present
        wanted = _present(asked, barred)
        return [
            tuple(dict.fromkeys((*props, *more)))
            for props in present
            for more in ([()] if any(set(items) <= set(props) for items in asked) else wanted)
        ]

    def _broken_rules(
        self, exercise: Exercise, equipment: _Alternatives, props: _Alternatives
    ) -> Iterator[tuple[str, str, str]]:
        if exercise.id in self.catalog.drafts:
            yield "draft", exercise.id, f"a draft: {self.catalog.drafts[exercise.id]}"
        if self.phases.isdisjoint(exercise.phases):
            yield "phase", self.blueprint.id, f"no part of `{self.blueprint.id}`"
        if exercise.id in self.excluded:
            yield "excluded", exercise.id, "excluded"
        for condition, say in self.catalog.said(exercise.id, self.request.avoid, "avoid"):
            yield "condition", condition, say
        if exercise.level not in self.levels:
            yield "level", exercise.level, f"for level {exercise.level}"
        if not equipment:
            needed = self._needed(exercise.equipment, self.owned, self.catalog.equipment)
            yield "equipment", needed, f"needs {needed}"
        yield from self._rules_of_the_room(exercise, props)
        yield from self._rules_of_the_routine(exercise)

    def _rules_of_the_room(
        self, exercise: Exercise, props: _Alternatives
    ) -> Iterator[tuple[str, str, str]]:
        for prop in implied_props(exercise):
            if prop in self.missing:
                yield "props", *_IMPLIED[prop]
        if not props:
            if lacking := self._lacking(exercise):
                yield "props", lacking, f"needs {lacking}"
            for condition, say in self.catalog.said(exercise.id, self.request.avoid, "caution"):
                yield "condition", condition, say

    def _rules_of_the_routine(self, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
        if self._lands_unasked(exercise):
            yield "impact", "impact", "hops, jumps or jogs: no part of this warm-up"
        if self.blueprint.floor == "never" and place_of(exercise) == "floor":
            yield "blueprint", self.blueprint.id, "done on the floor"
        if self.blueprint.barefoot and exercise.footwear == "shoes":
            yield "blueprint", self.blueprint.id, "needs shoes"

    def _lands_unasked(self, exercise: Exercise) -> bool:
        """Whether an exercise has impact that nothing in the request asks for."""
        wanted = self.lands or exercise.id in self.request.include
        return exercise.demands.impact != "none" and not wanted

    def _lacking(self, exercise: Exercise) -> str:
        asked = self.catalog.asked_props(exercise.id, self.request.avoid)
        alternatives = (*exercise.props, *asked)
        absent = {prop for alternative in alternatives for prop in alternative} & self.missing
        return " or ".join(self.catalog.props[prop].name.lower() for prop in sorted(absent))

    @staticmethod
    def _needed(
        alternatives: tuple[tuple[str, ...], ...],
        owned: Collection[str],
        known: Mapping[str, Equipment],
    ) -> str:
        nearest = min(alternatives, key=lambda items: sum(item not in owned for item in items))
        return " and ".join(known[item].name for item in nearest if item not in owned)


def _rarely_at_hand(catalog: Catalog, request: Request) -> frozenset[str]:
    """Props that are rarely at hand before the activity, but for what must be in the routine."""
    if request.before is None:
        return frozenset()
    needed = {
        prop
        for exercise in (catalog.exercises[name] for name in request.include)
        for alternative in (*exercise.props, implied_props(exercise))
        for prop in alternative
    }
    return frozenset(catalog.activities[request.before].without) - needed


def _ruled(findings: Mapping[str, Mapping[str, object]], conditions: Iterable[str]) -> set[str]:
    """The exercises for which something was found under one of some conditions."""
    return {name for name, found in findings.items() if not found.keys().isdisjoint(conditions)}


def _present(alternatives: Iterable[tuple[str, ...]], missing: frozenset[str]) -> _Alternatives:
    """The alternatives that nothing is missing of."""
    return [items for items in alternatives if missing.isdisjoint(items)]

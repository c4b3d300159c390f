"""The hard rules: which drills may be in a routine at all, and why others may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.planner.request import LEVELS, Request
from kneecli.record import Record
from kneecli.routine import place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kneecli.catalog.blueprint import Blueprint
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.reference import Equipment


class Kit(Record, kw_only=False):
    """One way to equip a drill."""

    equipment: tuple[str, ...]
    props: tuple[str, ...]


class Candidate(Record):
    """A drill that breaks no hard rule, the ways to equip it, and what to be careful with."""

    exercise: Exercise
    kits: tuple[Kit, ...]
    cautions: tuple[str, ...]
    levels_below: int


class Rejection(Record):
    """A drill that breaks a hard rule."""

    exercise: Exercise
    rule: str
    """`phase`, `level`, `equipment`, `props`, `condition`, `excluded` or `blueprint`."""
    name: str
    """What stands in the way: a condition, a level, a prop..."""
    sentence: str


def sift(
    catalog: Catalog, request: Request, blueprint: Blueprint
) -> tuple[list[Candidate], list[Rejection]]:
    """Every drill of the catalogue as a candidate or a rejection, in the catalogue's order."""
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
        self.level = LEVELS.index(request.level)
        self.owned = frozenset(() if blueprint.body_weight_only else request.equipment)
        self.missing = frozenset(request.without)
        self.excluded = frozenset(request.exclude)

    def judge(self, exercise: Exercise) -> Candidate | Rejection:
        broken = next(self._broken_rules(exercise), None)
        if broken is not None:
            rule, name, sentence = broken
            return Rejection(exercise=exercise, rule=rule, name=name, sentence=sentence)
        return Candidate(
            exercise=exercise,
            kits=tuple(
                Kit(equipment, props)
                for equipment in _at_hand(exercise.equipment, self.owned)
                for props in _present(exercise.props, self.missing)[:1]
            ),
            cautions=self.catalog.cautions(exercise.id, self.request.avoid),
            levels_below=self.level - LEVELS.index(exercise.level),
        )

    def _broken_rules(self, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
        if not self.phases.intersection(exercise.phases):
            yield "phase", self.blueprint.id, f"no part of `{self.blueprint.id}`"
        if exercise.id in self.excluded:
            yield "excluded", exercise.id, "excluded"
        for condition, say in self.catalog.said(exercise.id, self.request.avoid, "avoid"):
            yield "condition", condition, say
        if LEVELS.index(exercise.level) > self.level:
            yield "level", exercise.level, f"for level {exercise.level}"
        if not _at_hand(exercise.equipment, self.owned):
            needed = self._needed(exercise.equipment, self.owned, self.catalog.equipment)
            yield "equipment", needed, f"needs {needed}"
        if not _present(exercise.props, self.missing):
            lacking = self._lacking(exercise)
            yield "props", lacking, f"needs {lacking}"
        if self.blueprint.floor == "never" and place_of(exercise) == "floor":
            yield "blueprint", self.blueprint.id, "done on the floor"
        if self.blueprint.barefoot and exercise.footwear == "shoes":
            yield "blueprint", self.blueprint.id, "needs shoes"

    def _lacking(self, exercise: Exercise) -> str:
        absent = {prop for alternative in exercise.props for prop in alternative} & self.missing
        return " or ".join(self.catalog.props[prop].name.lower() for prop in sorted(absent))

    @staticmethod
    def _needed(
        alternatives: tuple[tuple[str, ...], ...],
        owned: Collection[str],
        known: Mapping[str, Equipment],
    ) -> str:
        nearest = min(alternatives, key=lambda items: sum(item not in owned for item in items))
        return " and ".join(known[item].name for item in nearest if item not in owned)


def _at_hand(
    alternatives: tuple[tuple[str, ...], ...], owned: Collection[str]
) -> list[tuple[str, ...]]:
    return [items for items in alternatives if all(item in owned for item in items)]


def _present(
    alternatives: tuple[tuple[str, ...], ...], missing: Collection[str]
) -> list[tuple[str, ...]]:
    return [items for items in alternatives if not any(item in missing for item in items)]

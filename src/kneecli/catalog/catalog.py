"""The catalogue: every record of the data files by id, and what conditions say of drills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.activity import Activity
from kneecli.catalog.blueprint import Blueprint
from kneecli.catalog.condition import Condition, Finding, both_asked
from kneecli.catalog.exercise import Exercise
from kneecli.catalog.figure import Figure
from kneecli.catalog.reference import Equipment, Muscle, Prop, Safety, Source
from kneecli.catalog.watch import Watch
from kneecli.errors import ReferralError
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


class Catalog(Record):
    """Everything the data files hold. Dictionaries keep the order of the files."""

    exercises: dict[str, Exercise]
    muscles: dict[str, Muscle]
    equipment: dict[str, Equipment]
    props: dict[str, Prop]
    conditions: dict[str, Condition]
    blueprints: dict[str, Blueprint]
    activities: dict[str, Activity]
    """What a warm-up may come before."""
    sources: dict[str, Source]
    figures: dict[str, Figure]
    """By the id of the drill; own drills may have none."""
    watches: dict[str, Watch]
    """What a watch calls each drill, by its id; own drills may have none."""
    safety: Safety
    drafts: dict[str, str]
    """Drills that are never planned, by id, each with why."""
    rule_findings: dict[str, dict[str, tuple[tuple[str, str], ...]]]
    """exercise id -> condition id -> (effect, sentence) pairs."""
    prop_findings: dict[str, dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]]
    """exercise id -> condition id -> props barred, and alternatives of props to hold on to."""

    def findings(self, exercise: str, condition: str) -> tuple[Finding, ...]:
        """What a condition says of an exercise, for it or against it."""
        pairs = self.rule_findings[exercise].get(condition, ())
        return tuple(Finding(condition=condition, effect=effect, say=say) for effect, say in pairs)

    def said(
        self, exercise: str, conditions: Iterable[str], effect: str
    ) -> Iterator[tuple[str, str]]:
        """Each sentence of one effect that conditions have for an exercise, with its condition."""
        findings = self.rule_findings[exercise]
        for condition in conditions:
            for found, say in findings.get(condition, ()):
                if found == effect:
                    yield condition, say

    def cautions(self, exercise: str, conditions: Iterable[str]) -> tuple[str, ...]:
        """What conditions ask to be careful with in an exercise, each sentence once."""
        said = self.said(exercise, conditions, "caution")
        return tuple(dict.fromkeys(say for _, say in said))

    def avoiding(self, conditions: Iterable[str], exercises: Collection[str]) -> list[str]:
        """The conditions that avoid one of some exercises."""
        return [
            condition
            for condition in conditions
            if any(
                finding.effect == "avoid"
                for exercise in exercises
                for finding in self.findings(exercise, condition)
            )
        ]

    def preferred(self, exercise: str, conditions: Iterable[str]) -> tuple[str, ...]:
        """Why an exercise helps with conditions, each sentence once; empty where one avoids it."""
        conditions = tuple(conditions)
        if any(self.said(exercise, conditions, "avoid")):
            return ()
        said = self.said(exercise, conditions, "prefer")
        return tuple(dict.fromkeys(say for _, say in said))

    def barred_props(self, exercise: str, conditions: Iterable[str]) -> frozenset[str]:
        """Props that conditions keep an exercise from being done with."""
        return frozenset(
            prop for barred, _ in self._prop_findings(exercise, conditions) for prop in barred
        )

    def asked_props(self, exercise: str, conditions: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Alternatives of props that conditions ask for beside an exercise; none asked is empty.

        Where conditions ask for different ones, each alternative meets all of them.
        """
        found: tuple[tuple[str, ...], ...] = ()
        for _, asked in self._prop_findings(exercise, conditions):
            found = both_asked(found, asked)
        return found

    def _prop_findings(
        self, exercise: str, conditions: Iterable[str]
    ) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
        rules = self.prop_findings.get(exercise, {})
        return (rules[condition] for condition in conditions if condition in rules)

    def rigging_seconds(self, items: Iterable[str], placement: str | None) -> int:
        """Seconds to put pieces of equipment where a drill has them."""
        pieces = [self.equipment[item] for item in items]
        if placement == "anchored":
            return sum(piece.anchor_seconds or piece.setup_seconds for piece in pieces)
        return sum(piece.setup_seconds for piece in pieces)

    def refuse_referred(self, conditions: Iterable[str]) -> None:
        """Raises ReferralError where one of the conditions needs a clinician first."""
        for condition in conditions:
            known = self.conditions[condition]
            if known.refer:
                raise ReferralError(known.refer, known.may_be)

    def regressions(self, exercise: str) -> list[Exercise]:
        """The easier drills that lead to `exercise`."""
        return [other for other in self.exercises.values() if exercise in other.progressions]

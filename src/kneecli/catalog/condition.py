"""What to be careful with: a condition is a rule over what a drill asks of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneecli.catalog.vocabulary import Basis, Effect, Identifier, Label, Phase, Sentence, Tests


class Rule(Record):
    """Drills that meet every test of `when` are avoided, done with care, or preferred."""

    effect: Effect
    when: Tests
    """Tests over a drill's demands, such as `impact >= low`; all must hold."""
    say: Sentence
    """Why the drill is left out or preferred, or how to do it with care."""
    without: tuple[Identifier, ...] = ()
    """Props the drill is then not done with, where it could be: `step`."""
    hold: tuple[tuple[Identifier, ...], ...] = ()
    """Alternatives of props to have at hand as well, to hold on to."""
    basis: Basis
    """`source` where one is named, `article` for a source article, `prudence` for our caution."""
    sources: tuple[Identifier, ...] = ()


class Condition(Record):
    """Something to be careful with, in the reader's own body."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    means: Sentence
    """When it applies, in the second person."""
    refer: Sentence | None = None
    """Set where a clinician comes first: no routine is printed, this is said instead."""
    skip_phases: tuple[Phase, ...] = ()
    """Phases left out; their time goes to activation."""
    includes: tuple[Identifier, ...] = ()
    """Conditions whose rules apply as well."""
    pain: Sentence | None = None
    """How much may hurt, where that is less than the rule for everybody."""
    gentle: bool = False
    """Whether less effort suits, as one level below the one asked for."""
    tell_apart: Sentence | None = None
    """What tells it from others like it, for lists of what one may mean."""
    rules: tuple[Rule, ...] = ()
    sources: tuple[Identifier, ...] = ()


def with_included(conditions: Mapping[str, Condition], name: str) -> list[str]:
    """A condition and all whose rules it takes in, directly or through others."""
    found = [name]
    for known in found:
        if known in conditions:
            found += [other for other in conditions[known].includes if other not in found]
    return found


class Finding(Record):
    """What one rule says of one drill."""

    condition: str
    effect: str
    """`avoid`, `caution` or `prefer`."""
    say: str

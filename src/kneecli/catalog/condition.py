"""What to be careful with: a condition is a rule over what a drill asks of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneecli.catalog.vocabulary import (
        Basis,
        Effect,
        Flag,
        Identifier,
        Label,
        Phase,
        Sentence,
        Tests,
    )


MOST_INCLUDED = 50
"""More conditions than a condition may take in, through others too, are a fault."""
MOST_RULES = 10_000
"""More rules in all, counted wherever they are included, are a fault: each judges every drill."""
MOST_ALTERNATIVES = 24
"""So many ways to hold on are told apart: each further rule would multiply them."""
UNDIAGNOSED = "sore_knee"
"""The condition of a knee that is sore and that nobody has named."""


class Rule(Record):
    """Drills that meet every test of `when` are avoided, done with care, or preferred."""

    effect: Effect
    """`avoid`: the drill is out. `caution`: it stays, after others where the choice is even, with
    the sentence. `prefer`: it helps, and a routine gains by holding one such drill; `avoid` is
    stronger."""
    when: Tests
    """Tests over a drill's demands, such as `impact >= low`; the rule applies to a drill that meets
    all of them."""
    say: Sentence
    """With `avoid`, why the drill is out; with `caution`, how to do it; with `prefer`, why it
    helps."""
    without: tuple[Identifier, ...] = ()
    """With `caution`: props the drill is then not done with. A drill that cannot be done without
    them is out."""
    hold: tuple[tuple[Identifier, ...], ...] = ()
    """With `caution`: alternatives of props to have at hand as well, to hold on to: `[[wall],
    [chair]]`. A drill that leaves no hand for that is out."""
    basis: Basis
    """What stands behind it: a `source` or a source `article`, named under `sources`, or our
    `prudence`, without."""
    sources: tuple[Identifier, ...] = ()


class Condition(Record):
    """Something to be careful with, in the reader's own body."""

    id: Identifier
    name: Label
    aliases: tuple[Label, ...] = ()
    means: Sentence
    """When it applies, in the second person, so that it tells the condition from others like it."""
    first: Sentence | None = None
    """What must be clear before any drill: a clearance, a sign to have seen. Every routine says
    it."""
    may_be: tuple[Identifier, ...] = ()
    """Conditions it may turn out to be; its page, and a refusal, name them."""
    refer: Sentence | None = None
    """Where a clinician comes first: no routine is given, this is said instead. Such a condition
    has no rules."""
    skip_phases: tuple[Phase, ...] = ()
    """Phases that are left out; their time goes to activation."""
    includes: tuple[Identifier, ...] = ()
    """Conditions whose rules apply as well."""
    pain: Sentence | None = None
    """How much may hurt, where that is less than the rule for everybody; then only this is
    printed."""
    pain_elsewhere: Sentence | None = None
    """How much another part than the knee may hurt; said after the rule for the knee."""
    gentle: Flag = False
    """Whether less effort suits, as one level below the one asked for."""
    rules: tuple[Rule, ...] = ()
    """Which drills it rules out, allows with care, or favours."""
    sources: tuple[Identifier, ...] = ()


def with_included(conditions: Mapping[str, Condition], name: str) -> list[str]:
    """A condition and all whose rules it takes in, directly or through others.

    They end with the first beyond `MOST_INCLUDED`.
    """
    found = {name: None}
    pending = [name]
    for known in pending:
        for other in conditions[known].includes if known in conditions else ():
            if other not in found and len(found) <= MOST_INCLUDED + 1:
                found[other] = None
                pending.append(other)
    return list(found)


def both_asked(
    some: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Alternatives of props that meet two requests at once, none with more than it needs."""
    if not some or not others:
        return some or others
    joined = {
        tuple(dict.fromkeys((*one, *other))): None
        for one in some[:MOST_ALTERNATIVES]
        for other in others[:MOST_ALTERNATIVES]
    }
    sets = [frozenset(items) for items in joined]
    fewest = [
        items
        for items, held in zip(joined, sets, strict=True)
        if not any(fewer < held for fewer in sets)
    ]
    return tuple(fewest[:MOST_ALTERNATIVES])


class Finding(Record):
    """What one rule says of one drill."""

    condition: str
    effect: str
    """`avoid`, `caution` or `prefer`."""
    say: str

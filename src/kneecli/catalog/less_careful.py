"""Own data that are less careful than what they replace: that may be meant, so it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.condition import Condition, Rule
    from kneecli.catalog.merging import Replacement
    from kneecli.catalog.sheet import Found


def less_careful(replaced: Iterable[Replacement]) -> Iterator[str]:
    """What records in the place of others leave out for fewer people, each as a sentence."""
    for new, old in replaced:
        if new.kind == "exercises":
            kept = {note.condition for note in new.record.conditions}
            lost = [n.condition for n in old.record.conditions if n.condition not in kept]
            if lost:
                yield f"`{new.name}` says nothing of {listed(lost)}, as the drill it replaces does"
        if new.kind == "conditions":
            kept = {frozenset(rule.when) for rule in _leaving_out(new)}
            if lost_rules := [r for r in _leaving_out(old) if frozenset(r.when) not in kept]:
                yield (
                    f"`{new.name}` leaves less out than the condition it replaces: "
                    f"{'; '.join(' and '.join(rule.when) for rule in lost_rules)}"
                )


def _leaving_out(found: Found) -> list[Rule]:
    condition: Condition = found.record
    return [rule for rule in condition.rules if rule.effect == "avoid"]

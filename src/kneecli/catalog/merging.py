"""Layers on top of one another: what replaces what, what is hidden, and what that may not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kneecli.catalog.condition import UNDIAGNOSED
from kneecli.catalog.drawn import undrawn
from kneecli.catalog.faults import MOST_SHOWN
from kneecli.catalog.kinds import KINDS
from kneecli.catalog.names import key_of, nearest
from kneecli.catalog.references import references, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneecli.catalog.condition import Condition
    from kneecli.catalog.faults import Fault
    from kneecli.catalog.reference import Safety
    from kneecli.catalog.sheet import Found, Hidden, Sheet

MOST_NAMES = 3
"""So many records are named in a fault; the others are counted."""


class Replacement(NamedTuple):
    """A record that stands in for one of the same id in a lower layer."""

    new: Found
    old: Found


class Merged:
    """The records of all layers, one for each id, and what came of the others."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Found]] = {kind: {} for kind in KINDS}
        """By kind and id, in the order in which ids first came up."""
        self.replaced: list[Replacement] = []
        self.hidden: list[Hidden] = []
        self.apart: dict[str, dict[str, Any]] = {"figure": {}, "watch": {}}
        """By field and drill, what the catalogue keeps apart from drills and they may share; that
        of drills which were hidden as well."""
        self.faults: list[Fault] = []

    def add_layer(self, sheets: Sequence[Sheet]) -> None:
        """Lay the files of one layer on top."""
        for sheet in sheets:
            for hidden in sheet.hidden:
                self._hide(hidden)
        own: dict[tuple[str, str], Found] = {}
        for found in (found for sheet in sheets for found in sheet.found):
            place = (found.kind, found.name)
            if place in own:
                self._fault(found, f"`{found.name}` is used twice")
            elif any((hidden.kind, hidden.name) == place for s in sheets for hidden in s.hidden):
                self._fault(found, f"`{found.name}` is hidden and given; giving it replaces it")
            else:
                own[place] = found
                self._put(found)
        self._set_apart([found for found in own.values() if found.kind == "exercises"])

    def drop_hidden(self) -> None:
        """Leave out references to hidden records; faults where a record cannot do without."""
        gone = {
            kind: {hidden.name for hidden in self.hidden if hidden.kind == kind}
            - self.found[kind].keys()
            for kind in KINDS
        }
        if not any(gone.values()):
            return
        drawn = self.apart["figure"]
        unseen = gone["props"] | gone["equipment"]
        self.apart["figure"] = {name: undrawn(figure, unseen) for name, figure in drawn.items()}
        users: dict[tuple[str, str], list[str]] = {}
        for kind, records in self.found.items():
            for name, found in records.items():
                kept = without(kind, found.record, gone)
                records[name] = found._replace(record=kept)
                for reference in references(kind, kept):
                    if reference.name in gone[reference.kind]:
                        users.setdefault((reference.kind, reference.name), []).append(found.name)
        for hidden in self.hidden:
            needing = list(dict.fromkeys(users.get((hidden.kind, hidden.name), ())))
            if needing:
                self.faults.append(hidden.origin.fault((), _still_needed(hidden, needing)))

    def _hide(self, hidden: Hidden) -> None:
        below = self.found[hidden.kind]
        if hidden.name not in below:
            shown = len(self.faults) < MOST_SHOWN  # to guess takes a while
            near = nearest(hidden.name, (one.record for one in below.values())) if shown else []
            hint = f"; did you mean `{near[0]}`?" if near and hidden.kind != "conditions" else ""
            said = f"there is no `{hidden.name}` to hide{hint}"
        elif hidden.kind == "conditions" and below[hidden.name].record.refer:
            said = f"`{hidden.name}` sends people to a clinician, and cannot be hidden"
        elif (hidden.kind, hidden.name) == ("conditions", UNDIAGNOSED):
            said = f"`{hidden.name}` is where a knee without a name leads, and cannot be hidden"
        else:
            del below[hidden.name]
            self.hidden.append(hidden)
            return
        self.faults.append(hidden.origin.fault((), said))

    def _put(self, found: Found) -> None:
        old = self.found[found.kind].get(found.name)
        if old is not None:
            self.replaced.append(Replacement(found, old))
            for said in _lost(found, old):
                self._fault(found, said)
        self.found[found.kind][found.name] = found

    def _set_apart(self, drills: Sequence[Found]) -> None:
        """Note what drills of one layer are drawn like, and what watches call them.

        Who names another drill shares with it: as a lower layer has it, else as this one does.
        """
        for field, known in self.apart.items():
            below = dict(known)
            given = {found.name: getattr(found.record, field) for found in drills}
            for name, value in given.items():
                known.pop(name, None)
                if value is not None and not isinstance(value, str):
                    known[name] = value
            for found in drills:
                other = given[found.name]
                if not isinstance(other, str):
                    continue
                shared = below.get(other) or known.get(other)
                if shared is None:
                    said = f"no drill `{other}` has one to share"
                    self.faults.append(found.origin.fault((field,), said, field))
                else:
                    known[found.name] = shared

    def _fault(self, found: Found, said: str) -> None:
        self.faults.append(found.origin.fault(("id",), said, "id"))


def merge(layers: Sequence[Sequence[Sheet]]) -> Merged:
    """The sheets of all layers, the lowest first, as one."""
    merged = Merged()
    for sheets in layers:
        merged.add_layer(sheets)
    merged.drop_hidden()
    return merged


def _lost(found: Found, old: Found) -> Iterator[str]:
    """What people need of a record that the one in its place no longer says."""
    if found.kind == "conditions" and old.record.refer:
        condition: Condition = found.record
        if not condition.refer:
            yield f"`{found.name}` sent people to a clinician, and no longer does"
        names = {key_of(name): name for name in (old.record.name, *old.record.aliases)}
        left = {key_of(name) for name in (condition.id, condition.name, *condition.aliases)}
        if lost := [name for key, name in names.items() if key not in left]:
            yield f"names that lead to a clinician are missing: {_some(lost)}"
    if found.kind == "safety":
        safety: Safety = found.record
        flags = {(flag.id, flag.sign, flag.urgency) for flag in safety.red_flags}
        kept = [(flag.id, flag.sign, flag.urgency) in flags for flag in old.record.red_flags]
        if not all(kept):
            lost = [f.id for f, there in zip(old.record.red_flags, kept, strict=True) if not there]
            yield f"red flags are missing, or say something else: {_some(lost)}"
        signs = {stop.sign for stop in safety.stop}
        if any(stop.sign not in signs for stop in old.record.stop):
            yield "reasons to stop are missing from `stop`"


def _still_needed(hidden: Hidden, users: Sequence[str]) -> str:
    return f"`{hidden.name}` is still needed by {_some(users)}"


def _some(names: Sequence[str]) -> str:
    """The first few of some names, and how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown

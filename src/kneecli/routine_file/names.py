"""Names in a routine file: an id, a name or an alias, however it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import by_key, key_of, lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.names import Named
    from kneecli.routine_file.written import WrittenRoutine, WrittenStep

SECTIONS = {
    "equipment": "equipment",
    "avoid": "conditions",
    "focus": "muscles",
    "without": "props",
    "include": "exercises",
    "exclude": "exercises",
}
"""The field of a request that names things -> the section of the catalogue that has them."""
ITEMS = {
    "equipment": "equipment",
    "conditions": "condition",
    "muscles": "muscle",
    "props": "prop",
    "exercises": "drill",
}
"""What one thing of a section is called."""


def resolved(catalog: Catalog, routine: WrittenRoutine) -> WrittenRoutine:
    """The routine with ids for all names; a name that nothing has stays as it is."""
    ids = _Ids(catalog)
    request = routine.request
    named = {
        field: tuple(dict.fromkeys(ids.all(section, getattr(request, field))))
        for field, section in SECTIONS.items()
    }
    blueprint = ids.one("blueprints", request.blueprint)
    before = request.before and ids.one("activities", request.before)
    return routine.replace(
        request=request.replace(**named, blueprint=blueprint, before=before),
        steps=tuple(_resolved_step(ids, step) for step in routine.steps),
    )


def _resolved_step(ids: _Ids, step: WrittenStep) -> WrittenStep:
    return step.replace(
        exercise=ids.one("exercises", step.exercise),
        equipment=None if step.equipment is None else ids.all("equipment", step.equipment),
        props=None if step.props is None else ids.all("props", step.props),
    )


_MOST_SLOW = 200
"""Looking long for a name takes a while; nobody types so many that need it."""


class _Ids:
    """The ids of what names mean, each name looked up once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.known: dict[str, dict[str, Named]] = {}
        self.found_slowly: dict[tuple[str, str], Named | None] = {}

    def all(self, section: str, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.one(section, name) for name in names)

    def one(self, section: str, name: str) -> str:
        items: Mapping[str, Named] = getattr(self.catalog, section)
        if name in items:
            return name
        if section not in self.known:
            self.known[section] = by_key(items.values())
        item = self.known[section].get(key_of(name)) or self.slowly(section, name)
        return item.id if item else name

    def slowly(self, section: str, name: str) -> Named | None:
        """What a name means that is not written as any that is known."""
        asked = (section, name)
        if asked not in self.found_slowly and len(self.found_slowly) < _MOST_SLOW:
            self.found_slowly[asked] = lookup(name, getattr(self.catalog, section))
        return self.found_slowly.get(asked)

"""Names in a routine file: an id, a name or an alias, however it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import lookup

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
    request = routine.request
    ids = {
        field: _ids(getattr(request, field), getattr(catalog, section))
        for field, section in SECTIONS.items()
    }
    blueprint = _id(request.blueprint, catalog.blueprints)
    before = request.before and _id(request.before, catalog.activities)
    return routine.replace(
        request=request.replace(**ids, blueprint=blueprint, before=before),
        steps=tuple(_resolved_step(catalog, step) for step in routine.steps),
    )


def _resolved_step(catalog: Catalog, step: WrittenStep) -> WrittenStep:
    return step.replace(
        exercise=_id(step.exercise, catalog.exercises),
        equipment=None if step.equipment is None else _ids(step.equipment, catalog.equipment),
        props=None if step.props is None else _ids(step.props, catalog.props),
    )


def _ids(names: Iterable[str], items: Mapping[str, Named]) -> tuple[str, ...]:
    return tuple(_id(name, items) for name in names)


def _id(name: str, items: Mapping[str, Named]) -> str:
    item = lookup(name, items)
    return item.id if item else name

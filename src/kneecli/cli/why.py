"""`knee plan --why`: the reasons behind a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.world import show, write
from kneecli.planner.explanation import explain
from kneecli.render.formats import FORMATS, format_named
from kneecli.render.why_page import why_page

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.planner.plan import Plan
    from kneecli.routine import Routine


def put_out_reasons(
    world: World, catalog: Catalog, plan: Plan, routine: Routine, format_name: str | None
) -> None:
    """The routine's table, then the reasons; as JSON, the routine with its reasons."""
    explanation = explain(catalog, plan)
    if format_name is not None and format_named(format_name) is FORMATS["json"]:
        from kneecli.render import document

        why = document.why_document(explanation)
        write(document.to_json({**document.routine_document(routine), "why": why}))
        return
    chosen = world if format_name is None else world.replace(terminal=format_name == "table")
    show(chosen, why_page(catalog, routine, explanation, chosen.width))

"""`knee plan --why`: the reasons behind a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.routine_output import choose_format
from kneecli.cli.world import deliver
from kneecli.errors import UsageError
from kneecli.planner.explanation import explain
from kneecli.render import document, text
from kneecli.render.why_page import why_page

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.routine_output import Output
    from kneecli.cli.world import World
    from kneecli.planner.best import Plan
    from kneecli.planner.explanation import Explanation
    from kneecli.routine.routine import Routine


def put_out_reasons(
    world: World, catalog: Catalog, plan: Plan, routine: Routine, output: Output
) -> None:
    """The routine's table, then the reasons; as JSON, the routine with its reasons."""
    if output.figures:
        raise UsageError(
            "`--why` shows no figures", "`knee export` links them in a file of its own"
        )
    chosen = choose_format(world, output).name
    explanation = explain(catalog, plan)
    content = _content(world, catalog, routine, explanation, chosen)
    deliver(content, output.file, force=output.force)


def _content(
    world: World, catalog: Catalog, routine: Routine, explanation: Explanation, chosen: str
) -> str:
    if chosen == "json":
        why = document.why_document(explanation)
        return document.to_json({**document.routine_document(routine), "why": why})
    if chosen == "table":
        from kneecli.render import terminal

        page = why_page(catalog, routine, explanation, world.width)
        return terminal.paint(page, world.width, colour=world.colour)
    page = why_page(catalog, routine, explanation, text.WIDTH)
    if chosen == "markdown":
        from kneecli.render import markdown

        return markdown.paint(page)
    if chosen != "text":
        said = f"reasons cannot be given as {chosen}"
        raise UsageError(said, "`table`, `text`, `markdown` and `json` can hold them")
    return text.paint(page)

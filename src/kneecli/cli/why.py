"""`knee plan --why`: the reasons behind a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.routine_output import choose_format
from kneecli.cli.world import deliver
from kneecli.errors import UsageError
from kneecli.planner.explanation import explain
from kneecli.render import document
from kneecli.render.painters import PAINTERS
from kneecli.render.routine_page import routine_page
from kneecli.render.why_page import why_page

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.routine_output import Output
    from kneecli.cli.world import World
    from kneecli.planner.best import Plan
    from kneecli.routine.routine import Routine


def put_out_reasons(
    world: World, catalog: Catalog, plan: Plan, routine: Routine, output: Output
) -> None:
    """The routine, then the reasons; as JSON, the routine with its reasons."""
    if output.figures:
        raise UsageError(
            "`--why` shows no figures", "`knee export` links them in a file of its own"
        )
    chosen = choose_format(world, output).name
    explanation = explain(catalog, plan)
    if chosen == "json":
        why = document.why_document(explanation)
        content = document.to_json({**document.routine_document(routine), "why": why})
    elif chosen in PAINTERS:
        page = routine_page(catalog, routine, steps=output.tells_steps, look_further=False)
        page += why_page(catalog, routine, explanation)
        content = PAINTERS[chosen](page, world.canvas(output.file))
    else:
        said = f"reasons cannot be given as {chosen}"
        raise UsageError(said, "`table`, `text`, `markdown` and `json` can hold them")
    deliver(content, output.file, force=output.force)

"""`knee routine check`: every fault in a routine file, and what a planner would not have done."""

from typing import Annotated

import typer

from kneecli.cli.world import world_of, write
from kneecli.render.words import printable
from kneecli.routine.time import MINUTE, clock


def check(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A routine in YAML or JSON, or - for standard input.",
            show_default=False,
        ),
    ],
) -> None:
    """Check a routine file, and name every fault as file:line:column."""
    from kneecli.cli.routine_input import take_in
    from kneecli.routine_file.remarks import remarks

    catalog = world_of(context).catalog()
    routine = take_in(catalog, source)
    drills = "1 drill" if len(routine.steps) == 1 else f"{len(routine.steps)} drills"
    asked = clock(routine.request.minutes * MINUTE)
    write(f"no faults: {drills}, {clock(routine.total_seconds)} of {asked}\n")
    for remark in remarks(catalog, routine):
        write(f"remark: {printable(remark)}\n")

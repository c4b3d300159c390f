"""`knee show`: all that is known of one drill."""

import typer

from kneecli.catalog.names import find
from kneecli.cli import options
from kneecli.cli.records import put_out_record
from kneecli.cli.world import world_of
from kneecli.render.exercise_page import exercise_page


def show(
    context: typer.Context, drill: options.Drill, format_name: options.FormatName = None
) -> None:
    """Tell all about one drill: how, how much, for whom, and on what evidence."""
    world = world_of(context)
    catalog = world.catalog()
    exercise = find("drill", drill, catalog.exercises, "knee list")
    page = exercise_page(catalog, exercise)
    put_out_record(world, format_name, "exercise", exercise, page)

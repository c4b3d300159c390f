"""`knee plan`: the main job."""

from typing import TYPE_CHECKING

import typer

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import find, lookup
from kneecli.cli import options
from kneecli.cli.named import at_hand, named, one_of, to_avoid
from kneecli.cli.world import world_of
from kneecli.errors import UsageError

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.best import Plan
    from kneecli.planner.explanation import Explanation
    from kneecli.routine.request import OpenRequest, Request


def plan(
    context: typer.Context,
    equipment: options.Equipment = None,
    minutes: options.Minutes = None,
    level: options.Level = "intermediate",
    avoid: options.Avoid = None,
    before: options.Before = None,
    focus: options.Focus = None,
    without: options.Without = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    blueprint: options.Blueprint = "warmup",
    seed: options.Seed = None,
    steps: options.Steps = None,
    why: options.Why = False,
    format_name: options.RoutineFormat = None,
    output: options.OutputFile = None,
    force: options.Force = False,
    figures: options.Figures = False,
    old_watch: options.OldWatch = False,
    repeat: options.Repeat = None,
    at: options.At = None,
    weeks: options.Weeks = None,
    alarm: options.Alarm = None,
) -> None:
    """Plan a routine: the best one for your equipment, minutes and body."""
    from kneecli.cli.last_routine import remember
    from kneecli.cli.routine_output import output_of, put_out
    from kneecli.planner.assembly import routine_of
    from kneecli.planner.plan import plan as make_plan
    from kneecli.render.look import FormatOptions
    from kneecli.routine.request import OpenRequest

    world = world_of(context)
    wanted = output_of(
        world,
        format_name=format_name,
        file=output,
        force=force,
        steps=steps,
        options=FormatOptions(
            why=why,
            figures=figures,
            old_watch=old_watch,
            repeat=repeat,
            at=at,
            weeks=weeks,
            alarm=alarm,
        ),
    )
    catalog = world.catalog()
    asked = OpenRequest(
        equipment=at_hand(equipment or (), catalog),
        minutes=minutes,
        level=one_of(level, "level", LEVELS),
        avoid=to_avoid(avoid, catalog),
        focus=named(focus, "muscle", catalog.muscles, "knee muscles"),
        without=_without(without, catalog),
        include=named(include, "drill", catalog.exercises, "knee list"),
        exclude=_excluded(exclude, catalog),
        blueprint=find("blueprint", blueprint, catalog.blueprints, "knee plan --help").id,
        before=_before(before, catalog),
        seed=seed,
    )
    found = make_plan(catalog, _completed(asked, catalog))
    routine = routine_of(catalog, found)
    remember(world, routine)
    put_out(world, catalog, routine, wanted, _reasons(catalog, found) if why else None)
    if exclude:
        from kneecli.cli.excluded import tell_of_others

        tell_of_others(world, exclude, asked.exclude, catalog)


def _reasons(catalog: "Catalog", found: "Plan") -> "Explanation":
    from kneecli.planner.explanation import explain

    return explain(catalog, found)


def _without(names: list[str] | None, catalog: "Catalog") -> tuple[str, ...]:
    """The props to do without. Raises UsageError for equipment."""

    def elsewhere(name: str) -> None:
        if item := lookup(name, catalog.equipment):
            said = f"`{item.id}` is equipment, which is used only where `-e` names it"
            raise UsageError(
                said, f"leave out `--without {item.id}`, and `-e {item.id}` if it is there"
            )
        if drill := lookup(name, catalog.exercises):
            raise UsageError(f"`{name}` is no prop but a drill", f"try `--exclude {drill.id}`")

    return named(names, "prop", catalog.props, "knee equipment", elsewhere)


def _excluded(names: list[str] | None, catalog: "Catalog") -> tuple[str, ...]:
    """The drills that must not be in. Raises UsageError for what the room lacks."""

    def elsewhere(name: str) -> None:
        if prop := lookup(name, catalog.props):
            raise UsageError(f"`{name}` is no drill", f"try `--without {prop.id}`")
        if condition := lookup(name, catalog.conditions):
            said = f"`{name}` is no drill but a condition"
            raise UsageError(said, f"try `--avoid {condition.id}`")

    return named(names, "drill", catalog.exercises, "knee list", elsewhere)


def _before(name: str | None, catalog: "Catalog") -> str | None:
    """The activity a warm-up comes before, if one was named."""
    if name is None:
        return None
    return find("activity", name, catalog.activities, "knee plan --help").id


def _completed(asked: "OpenRequest", catalog: "Catalog") -> "Request":
    """The request, with the blueprint's usual minutes where none were asked for.

    Raises UsageError where numbers or drills contradict the rest.
    """
    range_of = catalog.blueprints[asked.blueprint].minutes
    request = asked.lasting(asked.minutes or range_of.usual)
    if request.before and not catalog.blueprints[request.blueprint].rehearses:
        name = catalog.blueprints[request.blueprint].name.lower()
        raise UsageError(
            f"`--before` goes with a warm-up, not with a {name}",
            "leave out `--before`, or plan a warm-up",
        )
    for drill in request.include:
        if drill in request.exclude:
            raise UsageError(f"`{drill}` is both included and excluded", "leave one of them out")
    if request.minutes > range_of.most:
        kind = catalog.blueprints[request.blueprint].name.lower()
        raise UsageError(
            f"a {kind} lasts at most {range_of.most} minutes, not {request.minutes}",
            f"try `--minutes {range_of.most}`",
        )
    if request.seed is not None and request.seed < 0:
        raise UsageError("a seed is a number from 0 up", "try `--seed 1`")
    return request

"""`knee muscles`, `equipment`, `conditions` and `safety`: what drills refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kneecli.catalog.layers import built_in
from kneecli.catalog.loading import load
from kneecli.catalog.names import find
from kneecli.cli import options
from kneecli.cli.delivery import tell
from kneecli.cli.records import put_out_list, put_out_record
from kneecli.cli.world import world_of
from kneecli.errors import KneeError
from kneecli.render import reference_pages as pages

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.reference import Equipment, Prop
    from kneecli.cli.world import World

Muscle = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="One muscle, by id, name or alias.",
        autocompletion=options.completer("muscles"),
        show_default=False,
    ),
]
Piece = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="One piece of equipment or prop, by id, name or alias.",
        autocompletion=options.completer("equipment"),
        show_default=False,
    ),
]
Condition = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="One condition, by id, name or alias.",
        autocompletion=options.completer("conditions"),
        show_default=False,
    ),
]


def muscles(
    context: typer.Context, name: Muscle = None, format_name: options.FormatName = None
) -> None:
    """List muscles, or tell what one does and what is seen when it works poorly."""
    world = world_of(context)
    catalog = world.catalog()
    if name is None:
        page = pages.muscles_page(catalog)
        put_out_list(world, format_name, "muscles", catalog.muscles.values(), page)
    else:
        muscle = find("muscle", name, catalog.muscles, "knee muscles")
        put_out_record(world, format_name, "muscle", muscle, pages.muscle_page(catalog, muscle))


def equipment(
    context: typer.Context, name: Piece = None, format_name: options.FormatName = None
) -> None:
    """List equipment and the props a room has, or tell how to choose and look after one."""
    world = world_of(context)
    catalog = world.catalog()
    if name is None:
        items = [
            *({"kind": "equipment", **item.values()} for item in catalog.equipment.values()),
            *({"kind": "prop", **prop.values()} for prop in catalog.props.values()),
        ]
        put_out_list(world, format_name, "equipment", items, pages.equipment_page(catalog))
        return
    known: dict[str, Equipment | Prop] = {**catalog.props, **catalog.equipment}
    item = find("equipment", name, known, "knee equipment")
    if item.id in catalog.equipment:
        page = pages.piece_page(catalog, catalog.equipment[item.id])
        put_out_record(world, format_name, "equipment", item, page)
    else:
        page = pages.prop_page(catalog, catalog.props[item.id])
        put_out_record(world, format_name, "prop", item, page)


def conditions(
    context: typer.Context, name: Condition = None, format_name: options.FormatName = None
) -> None:
    """List conditions, or tell what one leaves out and why."""
    world = world_of(context)
    catalog = world.catalog()
    if name is None:
        page = pages.conditions_page(catalog)
        put_out_list(world, format_name, "conditions", catalog.conditions.values(), page)
    else:
        condition = find("condition", name, catalog.conditions, "knee conditions")
        page = pages.condition_page(catalog, condition)
        put_out_record(world, format_name, "condition", condition, page)


def safety(context: typer.Context, format_name: options.FormatName = None) -> None:
    """Tell when to see a clinician, when to stop, and how to judge pain."""
    world = world_of(context)
    catalog = _sound_catalog(world)
    page = pages.safety_page(catalog)
    put_out_record(world, format_name, "safety", catalog.safety, page)


def _sound_catalog(world: World) -> Catalog:
    """The catalogue in use; the built-in one where data of one's own has faults, which is said."""
    try:
        return world.catalog()
    except KneeError as error:
        tell(world, f"your own data are left out: {error.message}")
        return load([built_in()])

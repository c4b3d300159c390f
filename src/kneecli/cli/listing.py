"""`knee list`: exercises by muscle, equipment, phase, level or condition."""

from typing import TYPE_CHECKING

import typer

from kneecli.catalog.level import LEVELS
from kneecli.catalog.names import find, in_sentence
from kneecli.catalog.wording import in_any_case
from kneecli.cli import options
from kneecli.cli.named import at_hand, one_of, to_avoid
from kneecli.cli.records import put_out_list
from kneecli.cli.world import world_of
from kneecli.render.page import Column, Heading, Page, Paragraph, Table
from kneecli.render.routine_page import muscle_names
from kneecli.routine.routine import PHASE_NAMES

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise


def list_exercises(
    context: typer.Context,
    muscle: options.Muscle = None,
    equipment: options.Equipment = None,
    uses: options.Uses = None,
    phase: options.Phase = None,
    level: options.MostLevel = None,
    avoid: options.Avoid = None,
    format_name: options.FormatName = None,
) -> None:
    """List exercises: all, or by muscle, level, equipment at hand or condition."""
    world = world_of(context)
    catalog = world.catalog()
    found = list(catalog.exercises.values())
    if muscle is not None:
        found = _by_muscle(found, find("muscle", muscle, catalog.muscles, "knee muscles").id)
    if equipment:
        own = set(at_hand(equipment, catalog))
        found = [e for e in found if any(own.issuperset(items) for items in e.equipment)]
    if uses:
        wanted = set(at_hand(uses, catalog))
        found = [e for e in found if any(wanted.intersection(items) for items in e.equipment)]
    if phase is not None:
        chosen = one_of(phase, "phase", tuple(PHASE_NAMES))
        found = [e for e in found if chosen in e.phases]
    if level is not None:
        levels = LEVELS[: LEVELS.index(one_of(level, "level", LEVELS)) + 1]
        found = [e for e in found if e.level in levels]
    conditions = to_avoid(avoid, catalog)
    catalog.refuse_referred(conditions)
    found = [e for e in found if not _avoided(catalog, e, conditions)]
    whole = map(in_any_case, found)
    put_out_list(world, format_name, "exercises", whole, _page(catalog, found))


def _by_muscle(exercises: "list[Exercise]", muscle: str) -> "list[Exercise]":
    """Drills with the muscle as a primary one, then those with it as a secondary one."""
    primary = [e for e in exercises if muscle in e.muscles.primary]
    return primary + [e for e in exercises if muscle in e.muscles.secondary]


def _avoided(catalog: "Catalog", exercise: "Exercise", conditions: tuple[str, ...]) -> bool:
    return any(
        finding.effect == "avoid"
        for condition in conditions
        for finding in catalog.findings(exercise.id, condition)
    )


def _page(catalog: "Catalog", exercises: "list[Exercise]") -> Page:
    if not exercises:
        return [Paragraph("No exercise meets all of that. Try with fewer options.")]
    columns = (
        Column("Drill", "name"),
        Column("Level", fold=False),
        Column("Phases"),
        Column("Equipment"),
    )
    rows = tuple(_row(catalog, exercise) for exercise in exercises)
    count = "1 exercise" if len(exercises) == 1 else f"{len(exercises)} exercises"
    return [
        Heading(count, 1),
        Table(columns, rows),
        Paragraph("`knee show NAME` tells all about one of them.", tone="dim"),
    ]


def _row(catalog: "Catalog", exercise: "Exercise") -> tuple[str, ...]:
    equipment = " or ".join(
        " and ".join(in_sentence(catalog.equipment[item].name) for item in items) or "none"
        for items in exercise.equipment
    )
    draft = " (draft)" if exercise.id in catalog.drafts else ""
    return (
        f"{exercise.name}{draft}\n{muscle_names(catalog, exercise)}",
        exercise.level,
        ", ".join(PHASE_NAMES[phase] for phase in exercise.phases),
        equipment,
    )

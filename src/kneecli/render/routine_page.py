"""A routine as a page: a table at a glance, and each drill's instructions where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence
from kneecli.render import words
from kneecli.render.page import Bullets, Column, Heading, Page, Paragraph, Picture, Table
from kneecli.render.pain import pain_rule
from kneecli.routine.routine import PHASE_NAMES
from kneecli.routine.setting import place_of
from kneecli.routine.time import MINUTE, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.render.page import Block
    from kneecli.routine.routine import Routine, Step


def routine_page(
    catalog: Catalog, routine: Routine, *, steps: bool, look_further: bool, figures: str = ""
) -> Page:
    """The routine's page. `steps` adds instructions, `look_further` the commands that tell more.

    `figures` is a folder that holds the figures of the steps, shown with the instructions.
    """
    page: Page = [Heading(routine.title, 1)]
    page.append(Paragraph(needed(catalog, routine), "You need"))
    page.append(_table(catalog, routine))
    asked = routine.request.minutes * MINUTE
    total = clock(routine.total_seconds)
    of = "" if routine.total_seconds == asked else f" of {clock(asked)}"
    page.append(Paragraph(f"{total}{of}, changing over included", "Total"))
    page += [Paragraph(note, "Note") for note in routine.notes]
    page += _cautions(routine)
    if steps:
        for number, step in enumerate(routine.steps, 1):
            page += _instructions(step, number, _picture(catalog, step, figures))
    if any(step.phase == "activate" for step in routine.steps):
        page.append(Paragraph(catalog.safety.effort, "Effort"))
    page.append(Paragraph(pain_rule(catalog, routine), "Pain"))
    if steps and not look_further:
        return page + _safety(catalog)
    page.append(Paragraph("`knee safety` lists the signs that need a clinician.", tone="dim"))
    if look_further:
        page.append(_look_further(routine, steps=steps))
    return page


def _safety(catalog: Catalog) -> Page:
    """When to stop, and when to see a clinician first: on paper there is no command to ask."""
    safety = catalog.safety
    return [
        Heading("Stop when"),
        Bullets(tuple(f"{rule.sign} {rule.do}" for rule in safety.stop)),
        Heading("See a clinician before any drill"),
        Bullets(tuple(f"{flag.sign} {flag.do}" for flag in safety.red_flags)),
    ]


def needed(catalog: Catalog, routine: Routine) -> str:
    """What to have ready: equipment, props, a floor to lie on, footwear."""
    items = [catalog.equipment[item].name for step in routine.steps for item in step.equipment]
    items += [catalog.props[prop].name for step in routine.steps for prop in step.props]
    if any(place_of(step.exercise) == "floor" for step in routine.steps):
        items += [prop.name for prop in catalog.props.values() if prop.id == "floor"]
    shoes = any(step.exercise.footwear == "shoes" for step in routine.steps)
    names = [*dict.fromkeys(items), *(["Shoes"] if shoes else [])]
    return ", ".join([names[0], *map(in_sentence, names[1:])]) if names else "Nothing but yourself"


def _table(catalog: Catalog, routine: Routine) -> Table:
    columns = (
        Column("Phase", "phase", fold=False),
        Column("Drill", "name"),
        Column("Dose"),
        Column("Time", right=True, fold=False),
        Column("Muscles", "dim", wide=True),
    )
    rows = []
    last_phase = ""
    for step in routine.steps:
        phase = words.sentence_case(PHASE_NAMES[step.phase]) if step.phase != last_phase else ""
        last_phase = step.phase
        muscles = muscle_names(catalog, step.exercise)
        dose = words.dose(step.exercise.dose, step.amount)
        rows.append((phase, step.exercise.name, dose, clock(step.seconds), muscles))
    return Table(columns, tuple(rows))


def muscle_names(catalog: Catalog, exercise: Exercise) -> str:
    """The primary muscles, by name."""
    return ", ".join(
        in_sentence(catalog.muscles[muscle].name) for muscle in exercise.muscles.primary
    )


def _cautions(routine: Routine) -> Iterator[Heading | Bullets]:
    """What to be careful with: each sentence once, with the drills it belongs to."""
    drills_of: dict[str, list[str]] = {}
    for step in routine.steps:
        for caution in step.cautions:
            drills_of.setdefault(caution, []).append(step.exercise.name)
    if drills_of:
        yield Heading("Take care")
        yield Bullets(tuple(f"{', '.join(names)}: {say}" for say, names in drills_of.items()))


def _instructions(step: Step, number: int, picture: list[Picture]) -> Iterator[Block]:
    from kneecli.render.instructions import instructions

    exercise = step.exercise
    yield Heading(f"{number}. {exercise.name}: {words.dose(exercise.dose, step.amount)}")
    yield from picture
    yield from instructions(step)


def _picture(catalog: Catalog, step: Step, folder: str) -> list[Picture]:
    """The figure of a step in a folder; none without a folder."""
    if not folder:
        return []
    from kneecli.render.step_figure import figure_of, file_of

    figure = figure_of(catalog, step)
    return (
        [Picture(f"{folder}/{file_of(step.exercise.id, figure)}", step.exercise.summary)]
        if figure
        else []
    )


def _look_further(routine: Routine, *, steps: bool) -> Paragraph:
    drill = routine.steps[0].exercise.id if routine.steps else "clamshell"
    shown = "" if steps else "`--steps` adds how to do each drill, "
    return Paragraph(
        f"{shown}`--why` the reasons; `knee show {drill}` tells all about one drill.",
        tone="dim",
    )

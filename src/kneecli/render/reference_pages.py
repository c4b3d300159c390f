"""Pages about muscles, equipment, conditions and safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.condition import UNDIAGNOSED
from kneecli.render import words
from kneecli.render.exercise_page import reference
from kneecli.render.page import Bullets, Column, Heading, Page, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.condition import Condition
    from kneecli.catalog.names import Named
    from kneecli.catalog.reference import Equipment, Muscle, Prop

_URGENCY = {
    "emergency": "Call the emergency number",
    "same_day": "Be seen the same day",
    "soon": "Make an appointment",
}

_EFFECTS = {"avoid": "Left out", "prefer": "Preferred", "caution": "Done with care"}


def muscles_page(catalog: Catalog) -> Page:
    """All muscles, by the job they share."""
    columns = (Column("Muscle", "name"), Column("Job"), Column("Where it sits", "dim"))
    groups = list(dict.fromkeys(muscle.group for muscle in catalog.muscles.values()))
    muscles = sorted(catalog.muscles.values(), key=lambda muscle: groups.index(muscle.group))
    rows = tuple((muscle.name, words.spaced(muscle.group), muscle.where) for muscle in muscles)
    return [
        Table(columns, rows),
        Paragraph(
            "`knee muscles NAME` tells what one does; `knee list --muscle NAME` its drills.",
            tone="dim",
        ),
    ]


def muscle_page(catalog: Catalog, muscle: Muscle) -> Page:
    """One muscle, with its drills."""
    page: Page = [Heading(muscle.name, 1), Paragraph(muscle.where)]
    page += _also_called(muscle)
    page += [Heading("What it does"), Bullets(muscle.does)]
    if muscle.weak:
        page += [Heading("What is seen when it works poorly"), Bullets(muscle.weak)]
    exercises = catalog.exercises.values()
    primary = [one.name for one in exercises if muscle.id in one.muscles.primary]
    secondary = [one.name for one in exercises if muscle.id in one.muscles.secondary]
    page.append(Heading("Drills"))
    page.append(Paragraph(", ".join(primary) or "none", "Working it most"))
    if secondary:
        page.append(Paragraph(", ".join(secondary), "Working it too"))
    return page + _sources(catalog, muscle.sources)


def equipment_page(catalog: Catalog) -> Page:
    """Equipment, then props."""
    page: Page = []
    for item in catalog.equipment.values():
        page += [Heading(item.name), *_about_equipment(item, indent=2)]
    columns = (Column("Prop", "name"), Column("What it is"))
    rows = tuple((prop.name, prop.what) for prop in catalog.props.values())
    return [*page, Heading("Props: what the room has"), Table(columns, rows)]


def piece_page(catalog: Catalog, item: Equipment) -> Page:
    """One piece of equipment, with its drills."""
    drills = [d.name for d in catalog.exercises.values() if any(item.id in o for o in d.equipment)]
    page: Page = [Heading(item.name, 1), *_about_equipment(item)]
    page += [Heading("Drills"), Paragraph(", ".join(drills) or "none", "Done with it")]
    return page + _sources(catalog, item.sources)


def prop_page(catalog: Catalog, prop: Prop) -> Page:
    """One prop, with its drills."""
    drills = [d.name for d in catalog.exercises.values() if any(prop.id in o for o in d.props)]
    page: Page = [Heading(prop.name, 1), Paragraph(prop.what), *_also_called(prop)]
    if drills:
        page += [Heading("Drills"), Paragraph(", ".join(drills), "That may ask for it")]
    return [
        *page,
        Paragraph(f"`knee plan --without {prop.id}` plans without.", tone="dim"),
    ]


def _about_equipment(item: Equipment, indent: int = 0) -> Page:
    """What a piece of equipment is, how to choose it and how to look after it."""
    return [
        Paragraph(item.what),
        *_also_called(item),
        Paragraph(item.choosing, "Choose"),
        Bullets(item.care, indent=indent),
    ]


def _also_called(item: Named) -> Page:
    return [Paragraph(", ".join(item.aliases), "Also called")] if item.aliases else []


def conditions_page(catalog: Catalog) -> Page:
    """All conditions: those that need a clinician, and those that rules look after."""
    referred = [condition for condition in catalog.conditions.values() if condition.refer]
    ruled = [condition for condition in catalog.conditions.values() if not condition.refer]
    page: Page = [Heading("Drills are chosen with care", 1)]
    if UNDIAGNOSED in catalog.conditions:
        page.append(
            Paragraph(
                "Take the one you have been told you have; these lines tell them apart. With a "
                f"sore knee and no diagnosis, or unsure which it is: `{UNDIAGNOSED}`."
            )
        )
    return [
        *page,
        _told_apart(ruled),
        Heading("A clinician comes first, no routine is given", 1),
        _told_apart(referred),
        Paragraph(
            "`knee conditions NAME` tells what one leaves out; `--avoid NAME` plans with it.",
            tone="dim",
        ),
    ]


def _told_apart(conditions: Iterable[Condition]) -> Table:
    """Conditions, each with the line that tells it from others."""
    columns = (Column("Condition", "name"), Column("When it applies"))
    return Table(columns, tuple((f"{c.name}\n{c.id}", c.means) for c in conditions))


def condition_page(catalog: Catalog, condition: Condition) -> Page:
    """One condition: its rules, and the drills they leave out or ask care with."""
    page: Page = [Heading(condition.name, 1), Paragraph(condition.means)]
    page += _also_called(condition)
    page += _what_comes_first(catalog, condition)
    if condition.refer:
        return page
    page += _whole_routine(condition)
    for effect, title in _EFFECTS.items():
        rows = _exercises_by_rule(catalog, condition, effect)
        if rows:
            columns = (Column("How" if effect == "caution" else "Why"), Column("Drills", "name"))
            page += [Heading(title), Table(columns, rows)]
    sources = [source for rule in condition.rules for source in rule.sources]
    return page + _sources(catalog, dict.fromkeys((*condition.sources, *sources)))


def _what_comes_first(catalog: Catalog, condition: Condition) -> Page:
    """What must be clear before any drill, and what the condition may turn out to be."""
    page: Page = []
    if condition.first:
        page.append(Paragraph(condition.first, "First", "warning"))
    if condition.refer:
        page.append(Paragraph(condition.refer, "See a clinician first", "warning"))
    if condition.may_be:
        others = [catalog.conditions[other] for other in condition.may_be]
        page += [Heading("If you have been told more"), _told_apart(others)]
    return page


def _whole_routine(condition: Condition) -> Page:
    """What a condition means for a routine as a whole."""
    page: Page = [
        Paragraph(f"no {phase} phase; its time goes to activation", "In a warm-up")
        for phase in condition.skip_phases
    ]
    if condition.gentle:
        page.append(Paragraph("less, as one level below the one asked for", "Effort"))
    if condition.pain:
        page.append(Paragraph(condition.pain, "Pain"))
    if condition.pain_elsewhere:
        page.append(Paragraph(condition.pain_elsewhere, "Pain"))
    return page


def _exercises_by_rule(
    catalog: Catalog, condition: Condition, effect: str
) -> tuple[tuple[str, ...], ...]:
    exercises: dict[str, list[str]] = {}
    for exercise in catalog.exercises.values():
        findings = catalog.findings(exercise.id, condition.id)
        if effect != "avoid" and any(finding.effect == "avoid" for finding in findings):
            continue
        for finding in findings:
            if finding.effect == effect:
                exercises.setdefault(finding.say, []).append(exercise.name)
    return tuple((say, ", ".join(dict.fromkeys(names))) for say, names in exercises.items())


def safety_page(catalog: Catalog) -> Page:
    """Red flags, the pain scale, when to stop and when to move on."""
    safety = catalog.safety
    page: Page = [Heading("Before you start", 1), Paragraph(safety.disclaimer)]
    for urgency, title in _URGENCY.items():
        flags = [flag for flag in safety.red_flags if flag.urgency == urgency]
        if flags:
            page += [Heading(title), Bullets(tuple(f"{f.sign} {f.do}" for f in flags))]
    page += [Heading("Stop when"), Bullets(tuple(f"{rule.sign} {rule.do}" for rule in safety.stop))]
    page += [Heading("Pain"), Paragraph(f"{safety.pain.rule} {safety.pain.impact}")]
    scale = safety.pain_scale
    columns = (Column("Pain", "name", fold=False), Column("Meaning"), Column("What to do"))
    rows = tuple((f"{band.low}-{band.high}", band.name, band.do) for band in scale.bands)
    page += [Paragraph(scale.name, "The scale"), Table(columns, rows), Paragraph(scale.note)]
    page += [Heading("Effort"), Paragraph(safety.effort)]
    page += [Heading("When to move on"), Bullets(safety.progress)]
    keys = [
        *(source for flag in safety.red_flags for source in flag.sources),
        *(source for rule in safety.stop for source in rule.sources),
        *safety.pain.sources,
        *scale.sources,
        *safety.sources,
    ]
    return page + _sources(catalog, dict.fromkeys(keys))


def _sources(catalog: Catalog, keys: Iterable[str]) -> Page:
    lines = tuple(reference(catalog.sources[key]) for key in keys)
    return [Heading("Sources"), Bullets(lines)] if lines else []

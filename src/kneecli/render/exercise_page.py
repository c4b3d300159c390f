"""All that is known of one exercise, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.catalog.names import in_sentence
from kneecli.render import words
from kneecli.render.instructions import how_to
from kneecli.render.page import Bullets, Drawing, Heading, Page, Paragraph
from kneecli.routine.routine import PHASE_NAMES, Amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.names import Named
    from kneecli.catalog.reference import Source

_FOOTWEAR = {"barefoot": "bare feet if you can", "shoes": "shoes on"}
_BANDS = {
    "low": "low, up to 20 %MVIC",
    "moderate": "moderate, 21 to 40 %MVIC",
    "high": "high, 41 to 60 %MVIC",
    "very_high": "very high, over 60 %MVIC",
}

_EFFECTS = {
    "avoid": "Leave it out with",
    "prefer": "It helps with",
    "caution": "Take care with",
}


def exercise_page(catalog: Catalog, exercise: Exercise, drawings: Sequence[Drawing] = ()) -> Page:
    """The page of an exercise, with drawings of it above the text."""
    page: Page = [Heading(exercise.name, 1), Paragraph(exercise.summary), *drawings]
    if exercise.id in catalog.drafts:
        why = f"{catalog.drafts[exercise.id]}. It is never planned."
        page.append(Paragraph(why, "A draft", tone="warning"))
    page += _facts(catalog, exercise)
    page += [Heading("How to do it"), *how_to(exercise)]
    page += [Heading("Common faults"), Bullets(exercise.faults)]
    page += _levels(catalog, exercise)
    page += _care(catalog, exercise)
    page += _evidence(catalog, exercise)
    return page


def _facts(catalog: Catalog, exercise: Exercise) -> Iterator[Paragraph]:
    if exercise.aliases:
        yield Paragraph(", ".join(exercise.aliases), "Also called")
    phases = ", ".join(PHASE_NAMES[phase] for phase in exercise.phases)
    yield Paragraph(f"{phases}; {exercise.level}; effort {exercise.effort} of 5", "For")
    yield Paragraph(_doses(exercise), "Dose")
    yield Paragraph(_names(catalog.muscles, exercise.muscles.primary), "Muscles")
    if exercise.muscles.secondary:
        yield Paragraph(_names(catalog.muscles, exercise.muscles.secondary), "And also")
    yield Paragraph(_needed(catalog, exercise), "You need")
    if exercise.helpful:
        yield Paragraph(_names(catalog.props, exercise.helpful), "Helpful")
    if exercise.footwear in _FOOTWEAR:
        yield Paragraph(_FOOTWEAR[exercise.footwear], "Feet")
    positions = ", ".join(words.spaced(position) for position in exercise.demands.positions)
    yield Paragraph(positions, "Position")


def _doses(exercise: Exercise) -> str:
    """The usual dose, its range, rest, tempo and rhythm."""
    dose = exercise.dose
    once = dose.duration or dose.reps
    assert once is not None
    timed = dose.duration is not None

    def said(sets: int, each: int) -> str:
        amount = Amount(sets=sets, duration=each) if timed else Amount(sets=sets, reps=each)
        return words.dose(dose, amount)

    parts = [said(dose.sets.usual, once.usual)]
    least, most = said(dose.sets.least, once.least), said(dose.sets.most, once.most)
    if least != most:
        parts.append(f"from {least} to {most}")
    if dose.tempo:
        parts.append(words.tempo(dose.tempo))
    if dose.frequency:
        parts.append(dose.frequency)
    return "; ".join(parts)


def _names(known: Mapping[str, Named], ids: tuple[str, ...]) -> str:
    return ", ".join(in_sentence(known[item].name) for item in ids)


def _needed(catalog: Catalog, exercise: Exercise) -> str:
    equipment = _alternatives(catalog.equipment, exercise.equipment)
    props = _alternatives(catalog.props, exercise.props)
    return "; ".join(filter(None, (equipment, props))) or "nothing but yourself"


def _alternatives(known: Mapping[str, Named], alternatives: tuple[tuple[str, ...], ...]) -> str:
    return " or ".join(
        " and ".join(in_sentence(known[item].name) for item in items) or "nothing"
        for items in (alternatives if alternatives != ((),) else ())
    )


def _levels(catalog: Catalog, exercise: Exercise) -> Iterator[Heading | Paragraph]:
    yield Heading("Easier and harder")
    yield Paragraph(exercise.easier, "Easier")
    yield Paragraph(exercise.harder, "Harder")
    before = ", ".join(other.name for other in catalog.regressions(exercise.id))
    after = ", ".join(catalog.exercises[other].name for other in exercise.progressions)
    if before:
        yield Paragraph(before, "Comes after")
    if after:
        yield Paragraph(after, "Leads to")


def _care(catalog: Catalog, exercise: Exercise) -> Iterator[Heading | Bullets]:
    for effect, title in _EFFECTS.items():
        lines = [
            f"{condition.name}: {' '.join(said)}"
            for condition in catalog.conditions.values()
            if not condition.includes and (said := _said(catalog, exercise, condition.id, effect))
        ]
        if lines:
            yield Heading(title)
            yield Bullets(tuple(lines))


def _said(catalog: Catalog, exercise: Exercise, condition: str, effect: str) -> list[str]:
    findings = catalog.findings(exercise.id, condition)
    if effect != "avoid" and any(finding.effect == "avoid" for finding in findings):
        return []
    return list(dict.fromkeys(f.say for f in findings if f.effect == effect))


def _evidence(catalog: Catalog, exercise: Exercise) -> Iterator[Heading | Paragraph | Bullets]:
    yield Heading("What is known")
    claims = []
    for claim in exercise.evidence:
        band = ""
        if claim.band and claim.muscle:
            muscle = catalog.muscles[claim.muscle].name.lower()
            band = f" ({muscle}: {_BANDS[claim.band]})"
        claims.append(f"{claim.text}{band} [{', '.join(claim.sources)}]")
    if claims:
        yield Bullets(tuple(claims))
    if exercise.unknown:
        yield Paragraph(exercise.unknown, "Not known")
    for article in exercise.articles:
        source = catalog.sources[article.source]
        yield Paragraph(f"{article.dose} [{source.id}]", "In the source article")
    named = [source for claim in exercise.evidence for source in claim.sources]
    sources = dict.fromkeys([*named, *(article.source for article in exercise.articles)])
    yield Heading("Sources")
    yield Bullets(tuple(reference(catalog.sources[source]) for source in sources) or ("none",))


def reference(source: Source) -> str:
    """A source in one line: key, authors, year, title, journal, address."""
    head = " ".join(filter(None, (source.authors, f"({source.year})" if source.year else "")))
    parts = [head, source.title, source.where, source.address]
    cited = ". ".join(part.rstrip(".") for part in parts if part)
    seen = {"page": "", "secondary": " (known from another page)", "recalled": " (recalled)"}
    return f"[{source.id}] {cited}{seen[source.seen]}"

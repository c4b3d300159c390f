"""The reasons behind a routine, as blocks of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.render import words
from kneecli.render.page import Bullets, Heading, Page, Paragraph

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.planner.explanation import Explanation, Reason
    from kneecli.routine.routine import Routine

_RULES = {
    "level": "For another level",
    "equipment": "Needs other equipment",
    "props": "Needs something the room lacks",
    "impact": "Hops, jumps and jogging",
    "condition": "Left out for a condition",
    "excluded": "Excluded",
    "blueprint": "Not in this kind of routine",
}


def why_page(catalog: Catalog, routine: Routine, explanation: Explanation) -> Page:
    """Why each drill is in, what was left out and what gear would bring."""
    page: Page = []
    for number, reason in enumerate(explanation.reasons, 1):
        page += _reason(reason, number)
    page.append(Heading("Points"))
    better = f", {explanation.gap} more at most in any other" if explanation.gap else ""
    page.append(
        Paragraph(
            f"{routine.objective} in all{better}. {explanation.once_only:+d} of them for equipment "
            "used, needs met and what helps, less changes of place, equipment put on and time off "
            "the timetable. "
            "docs/planner.md gives every weight."
        )
    )
    page += _left_out(explanation)
    page += _gains(catalog, explanation)
    return page


def _reason(reason: Reason, number: int) -> Page:
    parts = [f"{reason.service} for suiting the slot"]
    if reason.equipment:
        parts.append(f"{reason.equipment:+d} for equipment and room")
    if reason.extras:
        parts.append(f"{reason.extras:+d} for effort, focus, care and being one more drill")
    total = reason.service + reason.equipment + reason.extras
    page: Page = [
        Heading(f"{number}. {reason.exercise.name}"),
        Paragraph(f"{words.sentence_case(reason.purpose)}. {reason.why}", "Slot"),
        Paragraph(f"{total}: {', '.join(parts)}", "Points"),
    ]
    claims = tuple(f"{claim.text} [{', '.join(claim.sources)}]" for claim in reason.claims)
    if claims:
        page += [Paragraph("", "Evidence"), Bullets(claims, indent=2)]
    elif reason.exercise.unknown:
        page.append(Paragraph(reason.exercise.unknown, "Not known"))
    if reason.runner_up:
        page.append(
            Paragraph(f"{reason.runner_up.name}, up to {reason.runner_up_points}", "Runner-up")
        )
    return page


def _left_out(explanation: Explanation) -> Page:
    page: Page = []
    for rule, title in _RULES.items():
        barred = explanation.left_out.get(rule, [])
        if not barred:
            continue
        by_sentence: dict[str, list[str]] = {}
        for exercise, sentence in barred:
            by_sentence.setdefault(sentence, []).append(exercise.name)
        lines = (
            f"{words.sentence_case(said).rstrip('.')}: {', '.join(names)}"
            for said, names in by_sentence.items()
        )
        page += [Heading(title), Bullets(tuple(lines))]
    return page


def _gains(catalog: Catalog, explanation: Explanation) -> Page:
    if not explanation.gains:
        return []
    lines = (
        f"{catalog.equipment[item].name}: {', '.join(drill.name for drill in drills)}"
        for item, drills in explanation.gains.items()
    )
    return [Heading("What one more piece of equipment would bring"), Bullets(tuple(lines))]

"""Markdown, read back by a CommonMark parser."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from kneecli.letters import printable
from kneecli.render.formats import FORMATS
from kneecli.render.look import FormatOptions, Look
from kneecli.render.markdown import paint
from kneecli.render.page import Bullets, Heading, Paragraph
from kneecli.render.painters import Canvas
from kneecli.render.step_figure import figure_of, file_of
from tests.render.routines import HOSTILE, everything, hostile
from tests.render.test_calendar_file import SCHEDULE

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

LOOK = Look(canvas=Canvas(80, False), steps=True, look_further=False, now=lambda: SCHEDULE.now)
COMMONMARK = MarkdownIt("commonmark")


def markdown(catalog: Catalog, routine: Routine, look: Look = LOOK) -> str:
    text = FORMATS["markdown"].render(catalog, routine, look)
    assert isinstance(text, bytes)
    return text.decode()


def written(catalog: Catalog, routine: Routine) -> list[Token]:
    return COMMONMARK.parse(markdown(catalog, routine))


def text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def texts(tokens: list[Token]) -> list[str]:
    return [text(token) for token in tokens if token.type == "inline"]


def kinds(tokens: list[Token]) -> set[str]:
    inline = {child.type for token in tokens for child in token.children or ()}
    return {token.type for token in tokens} | inline


def headings(tokens: list[Token], tag: str) -> list[str]:
    return [
        text(after)
        for before, after in pairwise(tokens)
        if before.type == "heading_open" and before.tag == tag
    ]


def test_every_drill_has_its_heading_and_its_steps(catalog: Catalog) -> None:
    tokens = written(catalog, everything(catalog))
    assert headings(tokens, "h1") == ["Everything"]
    told = " ".join(headings(tokens, "h2"))
    said = set(texts(tokens))
    for exercise in catalog.exercises.values():
        assert f". {exercise.name}:" in told
        assert set(exercise.steps) <= said


def test_there_is_only_markup_of_our_own(catalog: Catalog) -> None:
    ours = {"heading", "paragraph", "bullet_list", "ordered_list", "list_item", "strong"}
    allowed = {f"{kind}_{end}" for kind in ours for end in ("open", "close")} | {"inline", "text"}
    allowed.add("text_special")
    for routine in (everything(catalog), hostile(catalog)):
        assert kinds(written(catalog, routine)) <= allowed


def test_hostile_words_read_as_they_are(catalog: Catalog) -> None:
    tokens = written(catalog, hostile(catalog))
    joined = "\n".join(texts(tokens))
    for words in HOSTILE:
        assert joined.count(printable(words).strip()) >= 5, words


@pytest.mark.parametrize("words", HOSTILE)
def test_a_block_holds_just_its_words(words: str) -> None:
    expected = printable(words).strip()
    for block in (Heading(words, 2), Paragraph(words), Bullets((words,))):
        assert texts(COMMONMARK.parse(paint([block]))) == [expected]


def test_figures_are_linked_where_they_lie(catalog: Catalog) -> None:
    look = LOOK.replace(file="my drills", options=FormatOptions(figures=True))
    planned = everything(catalog)
    tokens = COMMONMARK.parse(markdown(catalog, planned, look))
    images = [child for token in tokens for child in token.children or () if child.type == "image"]
    sources = [image.attrs["src"] for image in images]
    figures = {one.exercise.id: figure_of(catalog, one) for one in planned.steps}
    files = [file_of(drill, figure) for drill, figure in figures.items() if figure]
    assert sources == [f"my%20drills-figures/{file}" for file in files]
    assert "my%20drills-figures/clamshell.svg" in sources
    assert "my%20drills-figures/leg_swing_sagittal-wall.svg" in sources
    assert all(image.content for image in images)


def test_it_ends_in_one_line_break(catalog: Catalog) -> None:
    shown = markdown(catalog, everything(catalog))
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")
    assert "\n\n\n" not in shown

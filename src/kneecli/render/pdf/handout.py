"""The handout as PDF: the same words and figures as the page, on A4 (extra `pdf`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.letters import printable
from kneecli.render import handout_words
from kneecli.render.handout_words import BLANKS, CLINICIAN, STOP
from kneecli.render.page import Paragraph
from kneecli.render.pdf.block import HEADING, LEADING, PLAIN, Block, Ink
from kneecli.render.pdf.diary import diary
from kneecli.render.pdf.figure import Plate
from kneecli.render.pdf.fonts import Fonts
from kneecli.render.pdf.pages import WIDTH, document
from kneecli.render.pdf.pen import QUIET, TINT, WARNING, Style
from kneecli.render.pdf.shaping import breadth
from kneecli.render.pdf.tags import Element
from kneecli.render.step_figure import figure_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneecli.catalog.catalog import Catalog
    from kneecli.render.page import Bullets
    from kneecli.render.pdf.block import Draw
    from kneecli.render.pdf.pen import Pen
    from kneecli.routine.routine import Routine, Step

_TITLE, _DOSE = Style(size=17, bold=True), Style(size=10.5, bold=True)
_QUIET, _CARE = Style(colour=QUIET), Style(colour=WARNING)
_SMALL, _SMALLEST = Style(size=9), Style(size=8, colour=QUIET)
_GAP, _PART, _INDENT = 2.2, 5.0, 15.0
"""Between texts, between parts, and of points in a list; in points."""
_BAR = 2.4
"""How wide the bar before a warning is."""
_BETWEEN = 20.0
"""Between what is filled in by hand."""
_FIGURE_WIDTH, _FIGURE_HEIGHT, _BESIDE = 0.44 * WIDTH, 165.0, 12.0
"""The most a figure takes, and what is free on its left."""


def handout_pdf(catalog: Catalog, routine: Routine) -> bytes:
    """The routine as a PDF. Raises MissingExtraError."""
    fonts = Fonts()
    root = Element("Document")
    drills = [handout_words.drill(step, number) for number, step in enumerate(routine.steps, 1)]
    blocks = [
        _opening(fonts, root, catalog, routine),
        *(
            _drill(fonts, root, catalog, step, drill)
            for step, drill in zip(routine.steps, drills, strict=True)
        ),
        *diary(fonts, WIDTH, root, handout_words.diary_columns(routine)),
        _points(fonts, root, STOP, handout_words.stops(catalog, routine)),
        _points(fonts, root, CLINICIAN, handout_words.red_flags(catalog)),
        _closing(fonts, root, catalog),
    ]
    return document(fonts, root, blocks, printable(routine.title))


def _opening(fonts: Fonts, root: Element, catalog: Catalog, routine: Routine) -> Block:
    """Title, name and date, and what to know before one begins."""
    block = Block(fonts, WIDTH)
    block.write(root.add("H1"), routine.title, _TITLE)
    block.space(2 * _PART)
    top = block.height
    step = (WIDTH + _BETWEEN) / len(BLANKS)
    for number, blank in enumerate(BLANKS):
        block.height = top
        block.write(root.add("P"), blank, _QUIET, left=number * step)
        block.place(0, None, _line_to_write_on(number * step, step - _BETWEEN))
    block.space(_PART)
    for paragraph in handout_words.at_a_glance(catalog, routine):
        _paragraph(block, root, paragraph)
    return block


def _line_to_write_on(left: float, width: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.rule(x + left, y, width, QUIET)

    return draw


def _drill(
    fonts: Fonts, root: Element, catalog: Catalog, step: Step, drill: handout_words.Drill
) -> Block:
    """One drill: its figure, dose, instructions and cautions."""
    section = root.add("Sect")
    block = Block(fonts, WIDTH, drill.title)
    plate = _plate(fonts, catalog, step)
    if plate:
        block.aside(plate.width + _BESIDE, plate.height + _GAP)
    block.write(section.add("H2"), drill.title, HEADING)
    block.space(_GAP)
    _dose(block, section, drill)
    if plate:
        said = printable(handout_words.seen(step, plate.labels))
        block.inks.append(Ink(0.0, plate.height, section.add("Figure", said), _beside(plate)))
    block.space(_GAP)
    for part in drill.body:
        if isinstance(part, Paragraph):
            _paragraph(block, section, part)
        else:
            _steps(block, section, part)
    block.past_aside()
    return block


def _dose(block: Block, section: Element, drill: handout_words.Drill) -> None:
    """The dose, and behind it on the same line the phase and the time."""
    top = block.height
    block.write(section.add("P"), drill.dose, _DOSE)
    end = sum(breadth(run, _DOSE.size) for run in block.fonts.runs(drill.dose, bold=True))
    block.height = top + _DOSE.size - PLAIN.size
    block.write(section.add("P"), drill.when, _QUIET, left=end + _BESIDE)


def _plate(fonts: Fonts, catalog: Catalog, step: Step) -> Plate | None:
    """The drill's figure, where there is one."""
    figure = figure_of(catalog, step)
    return Plate(fonts, figure, _FIGURE_WIDTH, _FIGURE_HEIGHT) if figure else None


def _beside(plate: Plate) -> Draw:
    """A figure in the corner at the top right."""

    def draw(pen: Pen, left: float, top: float) -> None:
        plate.draw(pen, left + WIDTH - plate.width, top)

    return draw


def _steps(block: Block, section: Element, points: Bullets) -> None:
    items = section.add("L")
    for number, text in enumerate(points.items, 1):
        _item(block, items.add("LI"), f"{number}.", Paragraph(text))
        block.space(_GAP / 2)
    block.space(_GAP / 2)


def _item(block: Block, item: Element, sign: str, said: Paragraph, style: Style = PLAIN) -> None:
    """A point of a list: its number or bullet, and what it says to the right of it."""
    top = block.height
    block.write(item.add("Lbl"), sign, style)
    block.height = top
    block.write(item.add("LBody"), said.text, style, label=said.label, left=_INDENT)


def _paragraph(block: Block, section: Element, said: Paragraph) -> None:
    """Running text; what warns stands on a tint, with a bar before it."""
    if said.tone != "warning":
        style = _QUIET if said.tone else PLAIN
        block.write(section.add("P"), said.text, style, label=said.label)
    else:
        block.past_aside()
        block.space(_GAP)
        block.write(
            section.add("P"), said.text, _CARE, label=said.label, left=9, right=6, behind=_tint
        )
    block.space(_GAP)


def _tint(pen: Pen, left: float, top: float) -> None:
    """The ground of one line, a little higher than it so that lines join."""
    height = _CARE.size * LEADING + 1.0
    bottom = top - height + _GAP / 2
    pen.fill(TINT)
    pen.canvas.rect(left, bottom, WIDTH, height + _GAP / 2, stroke=0, fill=1)
    pen.fill(WARNING)
    pen.canvas.rect(left, bottom, _BAR, height + _GAP / 2, stroke=0, fill=1)


def _points(fonts: Fonts, root: Element, title: str, points: Iterable[Paragraph]) -> Block:
    section = root.add("Sect")
    block = Block(fonts, WIDTH, title)
    block.write(section.add("H2"), title, HEADING)
    block.space(_GAP)
    items = section.add("L")
    for point in points:
        _item(block, items.add("LI"), "\u2022", point, _SMALL)
        block.space(_GAP)
    return block


def _closing(fonts: Fonts, root: Element, catalog: Catalog) -> Block:
    block = Block(fonts, WIDTH)
    block.write(root.add("P"), catalog.safety.disclaimer, _SMALLEST)
    return block

"""A hostile catalogue, every text of it, in everything that is written down."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import html5lib
import pytest

from kneecli.letters import printable
from kneecli.record import Record
from kneecli.render import document, reference_pages
from kneecli.render.contact_sheet import contact_sheet
from kneecli.render.drawing import drawings
from kneecli.render.exercise_page import exercise_page
from kneecli.render.formats import FORMATS
from kneecli.render.look import Look
from kneecli.render.painters import PAINTERS, Canvas
from kneecli.render.png import png
from kneecli.render.svg_figure import draw
from tests.figure.ways import alone
from tests.render.pages import steering
from tests.render.routines import routine, step
from tests.render.test_calendar_file import SCHEDULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.render.page import Page
    from kneecli.routine.routine import Routine

THREAT = (
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x00\x08\x7f\x85 \u202egnp\u202c \u2066a\u2069 \u2028"
    "\ufffe\uffff\U000e0041 </script>]]>--> | `x` &#27;\r\nBEGIN:VEVENT"
)
DRILLS = ("clamshell", "goblet_squat", "lateral_squat_walk")
SGR = re.compile(r"\x1b\[[0-9;]*m")


def poisoned(value: Any) -> Any:
    """A value with the threat after each of its texts; ids and words of the program stay."""
    if isinstance(value, Record):
        return value.of({name: poisoned(field) for name, field in value.values().items()})
    if isinstance(value, dict):
        return {key: poisoned(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(map(poisoned, value))
    is_text = isinstance(value, str) and (" " in value or (value.istitle() and value.isalpha()))
    return value + THREAT if is_text else value


@pytest.fixture(scope="module")
def hostile(catalog: Catalog) -> Catalog:
    """The built-in catalogue, every text of it with the threat."""
    made: Catalog = poisoned(catalog)
    return made


@pytest.fixture(scope="module")
def planned(hostile: Catalog) -> Routine:
    """A routine of it."""
    steps = [step(hostile.exercises[drill], (THREAT, "Care" + THREAT)) for drill in DRILLS]
    return routine(*steps, title="Title" + THREAT, notes=("Note" + THREAT,))


def pages(catalog: Catalog) -> Iterator[Page]:
    """The pages there are, but for those about files."""
    for drill in DRILLS:
        drawn = drawings(alone(catalog, drill), 80)
        yield exercise_page(catalog, catalog.exercises[drill], drawn)
    yield reference_pages.muscles_page(catalog)
    yield from (reference_pages.muscle_page(catalog, one) for one in catalog.muscles.values())
    yield reference_pages.equipment_page(catalog)
    yield reference_pages.conditions_page(catalog)
    yield reference_pages.safety_page(catalog)


@pytest.mark.parametrize("width", [30, 100])
@pytest.mark.parametrize("name", PAINTERS)
def test_pages(hostile: Catalog, name: str, width: int) -> None:
    for page in pages(hostile):
        painted = PAINTERS[name](page, Canvas(width, True))
        text = painted.decode() if isinstance(painted, bytes) else painted
        assert steering(SGR.sub("", text) if name == "table" else text) == []
        assert "ZXZpbA==" in text


@pytest.mark.parametrize("name", FORMATS)
def test_formats(hostile: Catalog, planned: Routine, name: str) -> None:
    """In all of them; those that are no text at least come about."""
    look = Look(canvas=Canvas(80, False), steps=True, look_further=True, now=lambda: SCHEDULE.now)
    written = FORMATS[name].render(hostile, planned, look)
    if FORMATS[name].legible:
        text = written.decode() if isinstance(written, bytes) else written
        assert steering(text.replace("\r\n", "\n")) == []
        assert text.count("VEVENT") > 1
        assert name != "ics" or text.splitlines().count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize("animate", [False, True])
def test_figures(hostile: Catalog, *, animate: bool) -> None:
    for drill in DRILLS:
        figure = alone(hostile, drill)
        picture = draw(figure, hostile.exercises[drill], animate=animate)
        assert steering(picture) == []
        root = ET.fromstring(picture)  # noqa: S314
        texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert set(texts) == {printable(frame.label) for frame in figure.frames}
        assert png(picture).startswith(b"\x89PNG")


def test_the_page_of_figures(hostile: Catalog) -> None:
    page = contact_sheet(list(hostile.exercises.values()))
    assert steering(page) == []
    html5lib.HTMLParser(strict=True).parse(page)


def test_documents(hostile: Catalog) -> None:
    """Escaped, and read back as they were."""
    for section in ("exercises", "conditions", "muscles"):
        made = document.list_document(section, getattr(hostile, section).values())
        written = document.to_json(made)
        assert steering(written.decode()) == []
        assert json.loads(written) == made

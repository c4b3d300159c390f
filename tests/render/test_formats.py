"""Every format there is takes every drill there is, and whatever words a file may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.render.formats import FORMATS
from kneecli.render.look import FormatOptions, Look
from kneecli.render.painters import Canvas
from tests.render.pages import steering
from tests.render.routines import everything, hostile
from tests.render.test_calendar_file import SCHEDULE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

LOOK = Look(
    canvas=Canvas(80, False),
    steps=True,
    look_further=True,
    now=lambda: SCHEDULE.now,
    file="warmup",
    options=FormatOptions(figures=True),
)


@pytest.mark.parametrize("make", [everything, hostile])
@pytest.mark.parametrize("name", FORMATS)
def test_whatever_is_written_comes_out_and_steers_no_terminal(
    catalog: Catalog, name: str, make: Callable[[Catalog], Routine]
) -> None:
    content = FORMATS[name].render(catalog, make(catalog), LOOK)
    assert len(content) > 1000
    if FORMATS[name].legible:
        text = content.decode() if isinstance(content, bytes) else content
        assert not steering(text.replace("\r\n", "\n"))


@pytest.mark.slow
def test_only_pages_for_people_follow_the_terminal(catalog: Catalog) -> None:
    """All else is bytes, which are the same on every machine."""
    planned = everything(catalog)
    contents = {name: entry.render(catalog, planned, LOOK) for name, entry in FORMATS.items()}
    texts = [name for name, content in contents.items() if isinstance(content, str)]
    assert texts == ["table", "text"]

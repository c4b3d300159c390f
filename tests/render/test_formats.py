"""Every format there is takes every drill there is, and whatever words a file may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneecli.render.formats import FORMATS, Look
from kneecli.render.painters import Canvas
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
    figures="warmup-figures",
    schedule=SCHEDULE,
)


@pytest.mark.parametrize("make", [everything, hostile])
@pytest.mark.parametrize("name", FORMATS)
def test_whatever_is_written_comes_out_and_steers_no_terminal(
    catalog: Catalog, name: str, make: Callable[[Catalog], Routine]
) -> None:
    content = FORMATS[name].render(catalog, make(catalog), LOOK)
    assert len(content) > 1000
    if isinstance(content, str):
        assert not [line for line in content.splitlines() if not line.isprintable()]

"""The handout in a browser: for everybody, on every screen, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from kneecli.planner.assembly import routine_of
from kneecli.planner.plan import plan
from kneecli.render.handout import handout
from kneecli.render.handout_words import SESSIONS
from kneecli.routine.request import Request
from tests.render import browser
from tests.render.routines import everything, hostile, routine, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

pytestmark = pytest.mark.skipif(not browser.HERE, reason=browser.MISSING)

PAPERS = {"A4": (182, 270), "Letter": (188, 252)}
"""Millimetres inside the margins."""
MILLIMETRE = 96 / 25.4
SCREENS = (320, 390, 768, 1200)
BAND = Request(equipment=("band",))
LOOSE = "band_ankle_eversion"


def planned(catalog: Catalog, request: Request) -> Routine:
    """The best routine for a request."""
    return routine_of(catalog, plan(catalog, request))


def careful(catalog: Catalog) -> Routine:
    """Twenty minutes in which most drills have cautions."""
    return planned(catalog, Request(minutes=20, avoid=("pregnancy", "low_back_pain")))


def unbroken(catalog: Catalog) -> Routine:
    """A drill whose every word is too long for a line."""
    text = "Knee" * 40
    drill = catalog.exercises[LOOSE].replace(name=text, setup=text, cues=(text,), steps=(text,))
    return routine(step(drill, (text,)), title=text, notes=(text,))


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser.chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def fetched() -> list[str]:
    """What the browser asks for while handouts are shown."""
    return []


@pytest.fixture
def show(
    chromium: Browser, catalog: Catalog, tmp_path: Path, fetched: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens a routine's handout."""
    contexts = []

    def opened(one: Routine, scheme: Literal["light", "dark"] = "light", width: int = 1200) -> Page:
        path = tmp_path / "handout.html"
        path.write_text(handout(catalog, one), encoding="utf-8")
        context = chromium.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def accessible(page: Page) -> None:
    """Fails where axe sees a fault, or is in doubt about anything but what is scrolled away."""
    found = browser.axe(page)
    faults = {
        (fault["id"], node["html"]) for fault in found["violations"] for node in fault["nodes"]
    }
    assert faults == set()
    assert {doubt["id"] for doubt in found["incomplete"]} <= {"color-contrast"}
    assert len(found["passes"]) > 30


@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(
    show: Callable[..., Page], catalog: Catalog, scheme: str, width: int
) -> None:
    page = show(planned(catalog, BAND), scheme, width)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
    accessible(page)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", [careful, hostile, unbroken, everything])
def test_axe_finds_no_barrier_in_any_routine(
    show: Callable[..., Page],
    catalog: Catalog,
    make: Callable[[Catalog], Routine],
    scheme: str,
    width: int,
) -> None:
    accessible(show(make(catalog), scheme, width))


def test_a_screen_reader_hears_what_a_thing_is(show: Callable[..., Page], catalog: Catalog) -> None:
    one = planned(catalog, BAND)
    page = show(one)
    assert page.get_by_role("img").count() == len(one.steps)
    for number, step_ in enumerate(one.steps, 1):
        name = f"{number}. {step_.exercise.name}"
        assert page.get_by_role("heading", name=name, exact=True).count() == 1
        assert page.get_by_role("columnheader", name=name, exact=True).count() == 1
        assert page.get_by_role("img", name=step_.exercise.summary).count() == 1
    diary = page.get_by_role("region", name="Diary")
    assert diary.get_by_role("columnheader").count() == len(one.steps) + 2
    page.keyboard.press("Tab")
    assert diary.evaluate("diary => diary === document.activeElement")


def test_a_browser_fetches_nothing_but_the_page(
    show: Callable[..., Page], catalog: Catalog, fetched: list[str]
) -> None:
    page = show(hostile(catalog))
    assert fetched == [page.url]


@pytest.mark.parametrize("make", [everything, hostile, unbroken])
def test_nothing_but_the_diary_is_wider_than_the_screen(
    show: Callable[..., Page], catalog: Catalog, make: Callable[[Catalog], Routine]
) -> None:
    page = show(make(catalog))
    for width in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("""() => [...document.querySelectorAll("body *")]
            .filter(one => !one.closest("table") && !one.closest("svg > *"))
            .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
            .map(one => one.outerHTML.slice(0, 80))""")
        assert over == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def together(sheet: str, block: Iterable[str]) -> bool:
    """Whether all these texts are on a page."""
    return all(browser.letters(text) in sheet for text in block)


@pytest.mark.parametrize("make", [careful, pytest.param(everything, marks=pytest.mark.slow)])
def test_no_drill_and_no_rule_is_split_over_two_pages(
    show: Callable[..., Page],
    catalog: Catalog,
    tmp_path: Path,
    make: Callable[[Catalog], Routine],
) -> None:
    one, safety = make(catalog), catalog.safety
    blocks = [
        (f"{number}. {at.exercise.name}", *at.exercise.steps, at.exercise.easier, *at.cautions)
        for number, at in enumerate(one.steps, 1)
    ]
    blocks += [
        ("When to stop", *(rule.do for rule in safety.stop)),
        ("When to see a clinician", *(flag.do for flag in safety.red_flags), safety.disclaimer),
    ]
    page = show(one)
    for size in PAPERS:
        sheets = browser.printed(page, size, tmp_path / "handout.pdf")
        for block in blocks:
            assert any(together(sheet, block) for sheet in sheets), block[0]
        for number, sheet in enumerate(sheets, 1):
            assert f"{number}of{len(sheets)}" in sheet


MEASURE = """millimetre => [...document.querySelectorAll("table")].map(table => {
    const box = table.getBoundingClientRect();
    const cells = [...table.querySelectorAll("td")].map(cell => cell.getBoundingClientRect());
    return {
        right: box.right,
        height: box.height / millimetre,
        columns: table.querySelectorAll("thead th").length - 2,
        rows: table.querySelectorAll("tbody tr").length,
        across: Math.min(...cells.map(cell => cell.width)) / millimetre,
        down: Math.min(...cells.map(cell => cell.height)) / millimetre,
        inside: getComputedStyle(table).breakInside,
    };
})"""


@pytest.mark.parametrize("drills", [12, 14, 65])
def test_the_diary_fits_the_paper_whole(
    show: Callable[..., Page], catalog: Catalog, drills: int
) -> None:
    exercises = list(catalog.exercises.values())[:drills]
    page = show(routine(*map(step, exercises)))
    page.emulate_media(media="print")
    for across, down in PAPERS.values():
        page.set_viewport_size({"width": round(across * MILLIMETRE), "height": 900})
        tables = page.evaluate(MEASURE, MILLIMETRE)
        for table in tables:
            assert table["right"] <= across * MILLIMETRE + 0.5
            assert table["height"] < down - 20
            assert (table["rows"], table["inside"]) == (SESSIONS, "avoid")
            assert table["across"] > 7.9
            assert table["down"] > 7.9
        columns = [table["columns"] for table in tables]
        assert sum(columns) == drills
        assert max(columns) - min(columns) <= 1


COLOURS = """() => [...document.querySelectorAll("body, body *")].map(one => {
    const style = getComputedStyle(one);
    return [style.color, style.backgroundColor, style.borderColor, style.fill, style.stroke];
})"""


def test_paper_is_white_where_the_screen_is_dark(
    show: Callable[..., Page], catalog: Catalog
) -> None:
    pages = [show(careful(catalog), scheme) for scheme in ("light", "dark")]
    screens = [page.evaluate(COLOURS) for page in pages]
    assert screens[0] != screens[1]
    for page in pages:
        page.emulate_media(media="print")
    papers = [page.evaluate(COLOURS) for page in pages]
    assert papers[0] == papers[1]
    assert papers[0][0][:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]

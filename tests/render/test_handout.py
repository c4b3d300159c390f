"""The handout: valid HTML that needs nothing from outside, with every word of the routine."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import html5lib
import pytest

from kneecli.letters import printable
from kneecli.render.handout import handout
from kneecli.render.handout_words import SESSIONS
from tests.render.routines import HOSTILE, everything, hostile, labels, routine, step

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog

VOID = {"meta"}


class Reader(HTMLParser):
    """The tags, attributes and texts of a page, and whether each tag is closed in turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that holds nothing."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """A tag closes; it must be the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text, but for style sheets."""
        if "style" not in self.open:
            self.texts.append(data)


@pytest.fixture(scope="module")
def whole(catalog: Catalog) -> str:
    """A handout of every drill."""
    return handout(catalog, everything(catalog))


@pytest.fixture(scope="module")
def page(whole: str) -> Reader:
    """The same as it is read."""
    return Reader(whole)


def test_every_drill_has_a_block_with_its_figure_and_its_words(
    catalog: Catalog, page: Reader
) -> None:
    assert page.open == []
    assert page.tags.count("article") == len(catalog.exercises)
    assert [value for _, value in page.attributes].count("img") == len(catalog.exercises)
    said = "\n".join(page.texts)
    for exercise in catalog.exercises.values():
        assert f". {exercise.name}\n" in said
        for text in (exercise.setup, *exercise.steps, *exercise.cues, exercise.feel):
            assert text in said


def test_headings_come_in_order(page: Reader) -> None:
    tags = page.tags
    assert tags.count("h1") == 1
    assert {tag for tag in tags if re.fullmatch(r"h\d", tag)} == {"h1", "h2"}
    assert tags.index("h1") < tags.index("h2")


def test_nothing_comes_from_outside_and_nothing_runs(catalog: Catalog) -> None:
    page = Reader(handout(catalog, hostile(catalog)))
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    outside = [value for _, value in page.attributes if value and "//" in value]
    assert set(outside) == {"http://www.w3.org/2000/svg"}


def test_hostile_words_are_words(catalog: Catalog) -> None:
    page = Reader(handout(catalog, hostile(catalog)))
    said = "\n".join(page.texts)
    for text in HOSTILE:
        assert said.count(printable(text)) >= 5, text


def test_every_key_pose_is_drawn_and_told_of(catalog: Catalog, page: Reader) -> None:
    planned = everything(catalog)
    said = [value for name, value in page.attributes if name == "aria-label" and value]
    for one, text in zip(planned.steps, said, strict=True):
        assert text == f"{one.exercise.summary} Drawings: {'; '.join(labels(catalog, one))}."
        assert set(labels(catalog, one)) <= set(page.texts)
    assert page.tags.count("svg") == sum(len(labels(catalog, one)) for one in planned.steps)


def test_a_box_for_each_drill_and_session(catalog: Catalog) -> None:
    drills = list(catalog.exercises.values())[:3]
    tags = Reader(handout(catalog, routine(*map(step, drills)))).tags
    assert tags.count("td") == (len(drills) + len(("date", "pain"))) * SESSIONS
    assert tags.count("tr") == SESSIONS + 1


def test_the_safety_page_is_on_it(catalog: Catalog, page: Reader) -> None:
    said = "\n".join(page.texts)
    for rule in catalog.safety.stop:
        assert rule.sign in said
    for flag in catalog.safety.red_flags:
        assert flag.sign in said
    assert catalog.safety.disclaimer in said


def test_a_strict_parser_reads_it(catalog: Catalog, whole: str) -> None:
    for text in (whole, handout(catalog, hostile(catalog))):
        html5lib.HTMLParser(strict=True).parse(text)


@pytest.mark.skipif(shutil.which("tidy") is None, reason="needs Debian's tidy")
def test_a_validator_has_nothing_to_say(catalog: Catalog, whole: str, tmp_path: Path) -> None:
    for number, text in enumerate((whole, handout(catalog, hostile(catalog)))):
        path = tmp_path / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["tidy", "-errors", "-quiet", str(path)],
            capture_output=True,
            check=False,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")

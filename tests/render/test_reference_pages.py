"""Pages of conditions: what tells them apart, what must be clear first, and what they prefer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.render import text
from kneecli.render.reference_pages import condition_page, conditions_page

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

WIDTH = 400
"""Wide enough for a sentence to stay on its line."""


def test_who_does_not_know_which_is_led_to_the_sore_knee(catalog: Catalog) -> None:
    """Above the list, whose lines tell the conditions apart."""
    page = text.paint(conditions_page(catalog), WIDTH)
    assert "unsure which it is: `sore_knee`" in page
    assert page.index("unsure which") < page.index(catalog.conditions["knee_oa"].means)


def test_the_page_of_a_sore_knee_puts_the_signs_first_and_the_others_after(
    catalog: Catalog,
) -> None:
    """Then what is left out, what helps and what needs care."""
    sore = catalog.conditions["sore_knee"]
    page = text.paint(condition_page(catalog, sore), WIDTH)
    parts = [
        sore.first or "-",
        "If you have been told more",
        catalog.conditions["patellar_tendinopathy"].means,
        "Left out",
        "Preferred",
        "Done with care",
    ]
    assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)


def test_a_drill_that_is_left_out_is_not_called_preferred(catalog: Catalog) -> None:
    """Springy raises are calf raises too, and still wrong for a sore heel cord."""
    page = text.paint(condition_page(catalog, catalog.conditions["achilles_pain"]), WIDTH)
    preferred = page[page.index("Preferred") : page.index("Done with care")]
    assert "Calf raise" in preferred
    assert "Springy" not in preferred


def test_a_stricter_rule_for_pain_is_told(catalog: Catalog) -> None:
    """On the page of the condition that has it."""
    bump = catalog.conditions["osgood_schlatter"]
    assert bump.pain
    assert bump.pain in text.paint(condition_page(catalog, bump), WIDTH)


def test_a_condition_that_refers_names_what_it_may_be(catalog: Catalog) -> None:
    """For those whom a clinician has told."""
    groin = catalog.conditions["groin_pain"]
    page = text.paint(condition_page(catalog, groin), WIDTH)
    assert groin.refer
    assert groin.refer in page
    assert "hip_osteoarthritis" in page

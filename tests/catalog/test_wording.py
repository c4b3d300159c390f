"""Words that fit what a drill is done with."""

from __future__ import annotations

import pytest

from kneecli.catalog.wording import fitted, in_any_case
from tests.builders import drill

HOLDING = drill(
    "holding",
    setup="Stand beside {wall=the wall|chair=the chair}.",
    steps=("Lift {band=against the band|none=freely} and lower.", "Rest."),
    faults=("You pull on {wall=it|chair=the chair back}.",),
)


@pytest.mark.parametrize(
    ("chosen", "setup"),
    [
        (("chair",), "Stand beside the chair."),
        (("band", "wall"), "Stand beside the wall."),
        ((), "Stand beside the wall."),
    ],
)
def test_the_words_of_what_was_chosen_else_the_first(chosen: tuple[str, ...], setup: str) -> None:
    assert fitted(HOLDING, chosen).setup == setup


def test_every_text_of_the_drill_is_fitted() -> None:
    banded = fitted(HOLDING, ("band", "chair"))
    assert banded.steps == ("Lift against the band and lower.", "Rest.")
    assert banded.faults == ("You pull on the chair back.",)


def test_body_weight_has_words_of_its_own() -> None:
    assert fitted(HOLDING, ("wall",)).steps[0] == "Lift freely and lower."


def test_words_for_a_phase() -> None:
    march = drill("march", steps=("March {raise=faster|cooldown=slower}.",))
    assert fitted(march, ("cooldown", "wall")).steps == ("March slower.",)


def test_before_anything_is_chosen_all_are_named() -> None:
    assert in_any_case(HOLDING).setup == "Stand beside the wall or the chair."


def test_whole_sentences_stay_sentences() -> None:
    rising = drill("rising", setup="{band=Loop the band.|none=Stand tall.} Then rise.")
    assert in_any_case(rising).setup == "Loop the band. Or else: Stand tall. Then rise."

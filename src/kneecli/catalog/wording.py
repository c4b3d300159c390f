"""Words of a drill that differ with what it is done with, or when: `{wall=this|chair=that}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from kneecli.catalog.exercise import Exercise

NOTHING = "none"
"""The key of the words for body weight."""
_CHOICE = re.compile(r"\{([^{}]*)\}")
_FIELDS = (
    "setup",
    "steps",
    "cues",
    "faults",
    "breathing",
    "feel",
    "easier",
    "harder",
    "load",
)


def fitted(exercise: Exercise, chosen: Collection[str]) -> Exercise:
    """The drill in the words for the phase it is done in, and the equipment and props."""
    return _reworded(exercise, lambda choices: _fitting(choices, chosen))


def in_any_case(exercise: Exercise) -> Exercise:
    """The drill in words that fit whatever it is done with: `a wall or a chair`."""
    return _reworded(exercise, _all_of)


def choices_in(exercise: Exercise) -> Iterator[tuple[str, dict[str, str]]]:
    """Every choice of words in a drill, with the field it stands in."""
    for field in _FIELDS:
        value = getattr(exercise, field)
        for text in value if isinstance(value, tuple) else [value or ""]:
            for written in _CHOICE.findall(text):
                yield field, _parts(written)


def _reworded(exercise: Exercise, choose: Callable[[dict[str, str]], str]) -> Exercise:
    changed: dict[str, Any] = {}
    for field in _FIELDS:
        value = getattr(exercise, field)
        if value and "{" in (value if isinstance(value, str) else "".join(value)):
            one = isinstance(value, str)
            texts = (_chosen(text, choose) for text in ((value,) if one else value))
            changed[field] = next(texts) if one else tuple(texts)
    return exercise.replace(**changed) if changed else exercise


def _chosen(text: str, choose: Callable[[dict[str, str]], str]) -> str:
    return _CHOICE.sub(lambda found: choose(_parts(found[1])), text)


def _all_of(choices: dict[str, str]) -> str:
    """All wordings of a choice, as one phrase or as sentences."""
    wordings = list(dict.fromkeys(choices.values()))
    sentences = all(words.endswith(".") for words in wordings)
    return (" Or else: " if sentences else " or ").join(wordings)


def _parts(written: str) -> dict[str, str]:
    """The wordings of a choice by what they are for."""
    pairs = (part.partition("=") for part in written.split("|"))
    return {key.strip(): words.strip() for key, _, words in pairs}


def _fitting(choices: dict[str, str], chosen: Collection[str]) -> str:
    """The wording for what was chosen, else the one for body weight, else the first."""
    for key, words in choices.items():
        if key in chosen:
            return words
    return choices.get(NOTHING) or next(iter(choices.values()))

"""Routines to write down: one that holds every drill, and one whose words are hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.render.step_figure import figure_of
from kneecli.routine.request import Request
from kneecli.routine.routine import Amount, Routine, Step

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise

HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "# not *bold* _at_ [all](x) <b>`so`</b> & ~on~ | \\ !",
    "1. no list",
    "- no point",
    "+ no point",
    '"quoted", comma; semicolon',
    "über Ärger, 膝のストレッチ, ركبة, колено",
    "a\tb\nc\x1b[31mred\x07\u202e",
    "very " * 15 + "long",
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x85\x90q\x9c",
    "\u2066left\u2069 \u202dright\u202c co\u00adoperate \u200b\ufeff",
    "flag \U0001f3f4\U000e0067\U000e0062\U000e007f, hidden \U000e0069\U000e0067",
    "\ufffe \uffff \ufdd0 \U0001fffe",
    "می\u200cخواهم",
    "\u200efamily 👨\u200d👩\u200d👧",
    "</script></title></style><svg onload=x> <!-- --> ]]> <?x ?> &amp; &#27;",
    "| a | b |\n|---|---|\n```\n~~~\n    code\n***",
    '[x]: javascript:y "z"\n![](y)\\',
    "＝1+1",
    "BEGIN:VEVENT\r\nSUMMARY:x\nEND:VEVENT",
    "key: value # [a: &b *c !d %e ? - \u2028---\n...",
    "%s %(x)s $x `y`",
)
"""Texts that some format could take for its own markup."""


def step(exercise: Exercise, cautions: tuple[str, ...] = ()) -> Step:
    """A drill at its usual dose."""
    dose = exercise.dose
    return Step(
        exercise=exercise,
        phase=exercise.phases[0],
        slot="slot",
        amount=Amount(
            sets=dose.sets.usual,
            reps=dose.reps.usual if dose.reps else None,
            duration=dose.duration.usual if dose.duration else None,
        ),
        equipment=exercise.equipment[0],
        props=exercise.props[0],
        seconds=60,
        cautions=cautions,
        points=0,
    )


def routine(*steps: Step, title: str = "Everything", notes: tuple[str, ...] = ()) -> Routine:
    """Steps as a routine."""
    total = sum(one.seconds for one in steps)
    return Routine(
        title=title,
        request=Request(minutes=60),
        steps=steps,
        total_seconds=total,
        objective=0,
        notes=notes,
    )


def everything(catalog: Catalog) -> Routine:
    """One step for each drill there is."""
    return routine(*(step(exercise) for exercise in catalog.exercises.values()))


def labels(catalog: Catalog, step: Step) -> list[str]:
    """The labels of the key poses that are drawn of a step."""
    figure = figure_of(catalog, step)
    return [frame.label for frame in figure.frames] if figure else []


def hostile(catalog: Catalog) -> Routine:
    """Drills whose names, cues and cautions try to be markup."""
    drills = list(catalog.exercises.values())
    steps = [
        step(drill.replace(name=text, setup=text, cues=(text,), steps=(text, text)), (text,))
        for drill, text in zip(drills, HOSTILE, strict=False)
    ]
    return routine(*steps, title=HOSTILE[2], notes=HOSTILE)

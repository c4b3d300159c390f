"""What is wrong with a routine file: names nobody knows, doses and drills that cannot be."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import count
from typing import TYPE_CHECKING, Any

from kneecli.catalog.faults import MOST_SHOWN, clipped
from kneecli.catalog.names import in_sentence, listed, nearest, slips
from kneecli.routine.fit import skipped_phases
from kneecli.routine.routine import PHASE_NAMES
from kneecli.routine.step_fields import STEP_FIELDS
from kneecli.routine_file.names import ITEMS, SECTIONS
from kneecli.routine_file.written import REQUEST_KEYS, ROUTINE_KEYS, STEP_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise, Range
    from kneecli.catalog.names import Named
    from kneecli.routine.request import OpenRequest
    from kneecli.routine.routine import Step
    from kneecli.routine_file.written import WrittenRoutine, WrittenStep

Problem = tuple[tuple[str | int, ...], str]
"""Where in the file, and what is wrong there."""

_CALLED = {
    **dict.fromkeys(("drill", "exercises", "movement", "exercise_id"), "exercise"),
    **dict.fromkeys(("count", "rep", "repeat", "repeats", "repetition", "repetitions"), "reps"),
    **dict.fromkeys(("round", "rounds", "series"), "sets"),
    **dict.fromkeys(("duration", "sec", "second", "seconds", "secs", "time"), "duration_seconds"),
}
"""What people call the fields of a step -> what they are called here."""
ELSEWHERE = {
    "hold": "how long it is held follows from the drill",
    "load": "how heavy it should be is said by the drill",
    "rest": "the rest between sets follows from the drill, so leave it out",
    "side": "both sides are done where the drill has sides",
    "tempo": "the tempo follows from the drill",
    "weight": "how heavy it should be is said by the drill",
    **{called: f"write `{field}`" for called, field in _CALLED.items()},
}
"""What other programs and people say of a step, and where it is said here."""


MOST_STEPS = 300
"""More would be hours; a figure is drawn for each, and a watch file holds no end of them."""


def bare_steps(value: dict[str, Any]) -> Iterator[Problem]:
    """Steps that are the name of a drill and nothing else."""
    for number, step in enumerate(_steps_of(value)):
        if isinstance(step, str):
            said = f"a step names its drill: write `exercise: {clipped(step)}`"
            yield ("steps", number), said


def without_bare_steps(value: dict[str, Any]) -> dict[str, Any]:
    """What a routine file would hold if each step named its drill."""
    steps = [{"exercise": step} if isinstance(step, str) else step for step in _steps_of(value)]
    return {**value, "steps": steps} if steps else value


def _steps_of(value: dict[str, Any]) -> list[Any]:
    steps = value.get("steps")
    return steps if isinstance(steps, list) else []


def unknown_keys(value: dict[str, Any]) -> Iterator[Problem]:
    """Keys that mean nothing in a routine file: slips of the pen, mostly."""
    parts: list[tuple[tuple[str | int, ...], Any, set[str]]] = [
        ((), value, ROUTINE_KEYS),
        (("request",), value.get("request"), REQUEST_KEYS),
    ]
    steps = enumerate(_steps_of(value))
    parts += [(("steps", number), step, STEP_KEYS) for number, step in steps]
    found = count()
    for location, part, known in parts:
        for key in part if isinstance(part, dict) else ():
            if key not in known:
                meant = _instead(key, location, known) if next(found) < MOST_SHOWN else ""
                yield (*location, key), f"is not a known key{meant}"
            elif key == "name" and location[:1] == ("steps",) and "exercise" not in part:
                yield (*location, key), "a step names its drill with `exercise`"


_SAFE_KEPT = {(): ("request",), ("request",): ("avoid", "without", "exclude")}
"""The keys that leave something out for somebody, by where they stand."""


def misspelt_safeguards(value: dict[str, Any]) -> Iterator[Problem]:
    """Unknown keys a slip away from those without which nothing would be left out."""
    for location, part in (((), value), (("request",), value.get("request"))):
        for key in part if isinstance(part, dict) else ():
            meant = get_close_matches(key.lower(), _SAFE_KEPT[location], n=1, cutoff=0.8)
            if meant and key not in (*ROUTINE_KEYS, *REQUEST_KEYS):
                yield (*location, key), f"is not a known key{_meant([f'`{meant[0]}`'])}"


def _instead(key: str, location: tuple[str | int, ...], known: set[str]) -> str:
    """What may have been meant by a key."""
    if not location and key in REQUEST_KEYS:
        return f" here; put `{key}` under `request`"
    if location[:1] == ("steps",) and key in ELSEWHERE:
        return f": {ELSEWHERE[key]}"
    return _meant([f"`{name}`" for name in get_close_matches(key, sorted(known), n=1)])


def contradictions(value: dict[str, Any], steps: Sequence[Step]) -> Iterator[Problem]:
    """Keys of steps that say other than what follows from their drills."""
    for number, (written, step) in enumerate(zip(value["steps"], steps, strict=True)):
        for key, field in STEP_FIELDS.items():
            if field.follows and key in written and written[key] != field.find(step):
                said = "follows from the drill: leave it out"
                yield ("steps", number, key), said


def problems(catalog: Catalog, routine: WrittenRoutine) -> Iterator[Problem]:
    """Everything that keeps a routine from being done, with the names of it resolved."""
    guesses = count()
    yield from _unknown_names(catalog, routine.request, guesses)
    if not routine.steps:
        yield ("steps",), "expected at least one step"
    if len(routine.steps) > MOST_STEPS:
        yield ("steps",), f"expected at most {MOST_STEPS} steps, got {len(routine.steps)}"
    conditions = [name for name in routine.request.avoid if name in catalog.conditions]
    skipped = skipped_phases(catalog, conditions)
    for number, step in enumerate(routine.steps):
        if step.phase in skipped:
            names = [in_sentence(catalog.conditions[name].name) for name in conditions]
            said = f"there is no {PHASE_NAMES[step.phase]} phase with {listed(names)}"
            yield ("steps", number, "phase"), said
        if step.exercise not in catalog.exercises:
            said = _unknown("drill", step.exercise, catalog.exercises, guesses)
            yield ("steps", number, "exercise"), said
            continue
        for location, said in _step_problems(catalog, step, conditions):
            yield ("steps", number, *location), said


def _unknown_names(
    catalog: Catalog, request: OpenRequest, guesses: Iterator[int]
) -> Iterator[Problem]:
    for field, section in SECTIONS.items():
        items = getattr(catalog, section)
        for position, name in enumerate(getattr(request, field)):
            if name not in items:
                yield ("request", field, position), _unknown(ITEMS[section], name, items, guesses)
    if request.blueprint not in catalog.blueprints:
        said = _unknown("blueprint", request.blueprint, catalog.blueprints, guesses)
        yield ("request", "blueprint"), said
    if request.before is None:
        return
    blueprint = catalog.blueprints.get(request.blueprint)
    if request.before not in catalog.activities:
        said = _unknown("activity", request.before, catalog.activities, guesses)
        yield ("request", "before"), said
    elif blueprint and not blueprint.rehearses:
        said = f"goes with a warm-up, not with a {in_sentence(blueprint.name)}"
        yield ("request", "before"), said


def _unknown(kind: str, name: str, items: Mapping[str, Named], guesses: Iterator[int]) -> str:
    """An unknown name, with what was meant; for a condition only a slip of the pen is put right.

    Guessing takes a while, so it ends with the faults that are shown.
    """
    said = f"there is no {kind} `{name}`"
    if next(guesses) >= MOST_SHOWN:
        return said
    alike = slips if kind == "condition" else nearest
    return said + _meant([f"`{near}`" for near in alike(name, items.values())])


def _meant(names: list[str]) -> str:
    return f"; did you mean {listed(names, 'or')}?" if names else ""


def _step_problems(catalog: Catalog, step: WrittenStep, conditions: list[str]) -> Iterator[Problem]:
    exercise = catalog.exercises[step.exercise]
    dose = exercise.dose
    for field, amount, allowed in (
        ("sets", step.sets, dose.sets),
        ("reps", step.reps, dose.reps),
        ("duration_seconds", step.duration_seconds, dose.duration),
    ):
        if said := _out_of_range(amount, allowed):
            yield (field,), said
    held = [*catalog.asked_props(exercise.id, conditions), ()]
    barred = catalog.barred_props(exercise.id, conditions)
    free = [items for items in exercise.props if barred.isdisjoint(items)]
    props = tuple((*items, *more) for items in free for more in held)
    for field, names, alternatives in (
        ("equipment", step.equipment, exercise.equipment),
        ("props", step.props, props),
    ):
        if names is not None and set(names) not in map(set, alternatives):
            yield (field,), f"`{exercise.id}` is done with {_either(alternatives)}"
    for said in _left_out(catalog, exercise, conditions):
        yield ("exercise",), said


def _left_out(catalog: Catalog, exercise: Exercise, conditions: list[str]) -> Iterator[str]:
    """For each condition that forbids a drill, all that it says of it."""
    reasons: dict[str, list[str]] = {}
    for condition, say in catalog.said(exercise.id, conditions, "avoid"):
        reasons.setdefault(condition, []).append(say)
    for condition, sentences in reasons.items():
        name = in_sentence(catalog.conditions[condition].name)
        why = " ".join(dict.fromkeys(sentences))
        yield f"`{exercise.name}` is left out with {name}; take it out, or plan anew: {why}"


def _either(alternatives: tuple[tuple[str, ...], ...]) -> str:
    return " or ".join(" and ".join(items) or "nothing" for items in alternatives)


def _out_of_range(amount: int | None, allowed: Range | None) -> str:
    """What is wrong with an amount, or nothing."""
    if amount is None:
        return ""
    if allowed is None:
        return "the drill is not measured so"
    if allowed.least <= amount <= allowed.most:
        return ""
    return f"expected {allowed.least} to {allowed.most}, got {amount}"

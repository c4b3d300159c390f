"""What the planner's routines look like as a whole: doses, drills, endings, variety, rigging.

`python benchmarks/routines.py` prints the table that docs/planner.md keeps.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise, product
from statistics import median
from typing import TYPE_CHECKING

from kneecli.catalog.level import LEVELS
from kneecli.catalog.loading import load
from kneecli.errors import KneeError
from kneecli.planner.assembly import routine_of
from kneecli.planner.doses import LONG_HOLD, STRENGTH_REPS, STRENGTH_SECONDS
from kneecli.planner.ending import IMPACT_FROM_MINUTES
from kneecli.planner.plan import plan
from kneecli.routine.request import Request
from kneecli.routine.setting import place_of, rig_of
from kneecli.routine.time import hold_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine, Step

MINUTES = (5, 8, 10, 12, 15, 18, 20, 25, 30)
GEAR = ((), ("band",), ("link",), ("kettlebell",), ("medicine_ball",), ("band", "kettlebell"))
SEEDS, MANY_SEEDS = range(1, 15), range(1, 31)


def main() -> None:
    """Print every figure."""
    catalog = load()
    routines = {
        (minutes, level, gear): _routine(catalog, minutes=minutes, level=level, equipment=gear)
        for minutes, level, gear in product(MINUTES, LEVELS, GEAR)
    }
    for name, figure in _figures(catalog, routines):
        sys.stdout.write(f"{name:58} {figure}\n")


def _routine(catalog: Catalog, **request: object) -> Routine:
    asked = Request(**request)
    return routine_of(catalog, plan(catalog, asked))


def _figures(
    catalog: Catalog, routines: dict[tuple[int, str, tuple[str, ...]], Routine]
) -> Iterator[tuple[str, str]]:
    """Each figure with its name."""
    every = list(routines.values())
    yield "healthy routines", str(len(every))
    counted = [s for r in every for s in _of(r, "activate") if _is_counted_strength(s)]
    yield "strength steps dosed in repetitions", str(len(counted))
    yield "  of them fewer than 8 a side", str(sum(_volume(s) < STRENGTH_REPS[0] for s in counted))
    yield "  of them just 8", str(sum(_volume(s) == STRENGTH_REPS[0] for s in counted))
    held = [s for r in every for s in _of(r, "activate") if _is_timed_strength(s)]
    short = sum(_seconds(s) < STRENGTH_SECONDS[0] for s in held)
    yield "strength steps dosed in seconds, under 20 s a side", f"{short} of {len(held)}"
    for minutes in (5, 10, 15, 20, 30):
        counts = [len(r.steps) for (m, _, _), r in routines.items() if m == minutes]
        yield f"drills in {minutes} minutes", f"{min(counts)} to {max(counts)}"
    for level in LEVELS:
        firsts = [_of(r, "activate")[0] for (_, at, _), r in routines.items() if at == level]
        yield (
            f"effort of the first activation drill, {level}",
            _tally(s.exercise.effort for s in firsts),
        )
    yield "hardest activation drill first", str(sum(map(_hardest_first, every)))
    for level in LEVELS:
        lasts = [
            r.steps[-1]
            for (m, at, _), r in routines.items()
            if at == level and m >= IMPACT_FROM_MINUTES
        ]
        yield (
            f"last drill, {level}, from {IMPACT_FROM_MINUTES} minutes",
            _tally(s.exercise.id for s in lasts),
        )
    for before in catalog.activities:
        last = [
            _routine(catalog, minutes=m, level=at, before=before).steps[-1].exercise.id
            for m, at in product((8, 10, 15), LEVELS)
        ]
        yield f"last drill before {catalog.activities[before].name}", _tally(last)
    same = sum(
        _drills_and_doses(routines[m, "intermediate", g])
        == _drills_and_doses(routines[m, "advanced", g])
        for m, g in product(MINUTES, GEAR)
    )
    yield "advanced equal to intermediate", f"{same} of {len(MINUTES) * len(GEAR)}"
    with_gear = [r for (_, _, gear), r in routines.items() if gear]
    yield "times equipment is put on or moved", _spread(map(_rigs, with_gear))
    used = [sum(bool(s.equipment) for s in r.steps) for r in with_gear]
    yield "drills with equipment", _spread(used)
    yield "props asked for", _spread(len({p for s in r.steps for p in s.props}) for r in every)
    yield "times down to the floor", _tally(map(_downs, every))
    yield (
        "part of the minutes used",
        _spread(100 * r.total_seconds // (60 * r.request.minutes) for r in every),
    )
    yield from _variety(catalog)


def _variety(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Different drills over the seeds, and how often the commonest is there."""
    drills = Counter(
        step.exercise.id
        for seed in SEEDS
        for step in _routine(catalog, equipment=("band",), seed=seed).steps
    )
    yield f"different drills over {len(SEEDS)} seeds of band, 10 minutes", str(len(drills))
    yield "  the commonest", ", ".join(f"{name} {n}" for name, n in drills.most_common(4))
    routines = {
        tuple(_drills_and_doses(_routine(catalog, equipment=("band",), seed=seed)))
        for seed in MANY_SEEDS
    }
    yield f"different routines over {len(MANY_SEEDS)} seeds", str(len(routines))


def _of(routine: Routine, phase: str) -> list[Step]:
    return [step for step in routine.steps if step.phase == phase]


def _is_counted_strength(step: Step) -> bool:
    return step.exercise.trains == "strength" and not _is_timed_strength(step)


def _is_timed_strength(step: Step) -> bool:
    timed = step.amount.duration is not None or (hold_seconds(step.exercise.dose) or 0) >= LONG_HOLD
    return step.exercise.trains == "strength" and timed


def _volume(step: Step) -> int:
    return step.amount.sets * (step.amount.reps or 0)


def _seconds(step: Step) -> int:
    once = step.amount.duration or (step.amount.reps or 0) * (hold_seconds(step.exercise.dose) or 0)
    return step.amount.sets * once


def _hardest_first(routine: Routine) -> bool:
    efforts = [step.exercise.effort for step in _of(routine, "activate")]
    return len(efforts) > 1 and efforts[0] > max(efforts[1:])


def _drills_and_doses(routine: Routine) -> list[tuple[str, object]]:
    return [(step.exercise.id, step.amount) for step in routine.steps]


def _rigs(routine: Routine) -> int:
    rigs = [rig for s in routine.steps if (rig := rig_of(s.exercise, s.equipment))]
    return sum(before != after for before, after in pairwise([None, *rigs]))


def _downs(routine: Routine) -> int:
    places = ["standing", *(place_of(step.exercise) for step in routine.steps)]
    return sum(before != "floor" == after for before, after in pairwise(places))


def _tally(values: Iterable[object]) -> str:
    return ", ".join(f"{value}: {n}" for value, n in Counter(values).most_common(8))


def _spread(values: Iterable[int]) -> str:
    known = sorted(values)
    return f"{known[0]} to {known[-1]}, median {median(known):g}"


if __name__ == "__main__":
    try:
        main()
    except KneeError as error:
        sys.exit(str(error))

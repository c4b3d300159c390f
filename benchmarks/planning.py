"""How long planning takes inside a running Python.

    python benchmarks/planning.py [--sample N] [--drills N]

Plans a deterministic sample of the sweep (equipment x minutes x level x condition) on the
built-in catalogue, then warm-ups on a catalogue grown to thousands of drills. The garbage
collector is off, as it is in the command.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import statistics
import time
from typing import TYPE_CHECKING

from kneecli.catalog.exercise import Range
from kneecli.catalog.level import LEVELS
from kneecli.catalog.loading import load
from kneecli.planner.best import search_plan
from kneecli.routine.request import Request

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog

EQUIPMENT = ("band", "link", "kettlebell", "medicine_ball")


def sweep(catalog: Catalog) -> list[Request]:
    """Every request of the sweep."""
    subsets = [subset for size in range(5) for subset in itertools.combinations(EQUIPMENT, size)]
    conditions = [(), *((c.id,) for c in catalog.conditions.values() if not c.refer)]
    return [
        Request(equipment=equipment, minutes=minutes, level=level, avoid=avoid)
        for equipment, minutes, level, avoid in itertools.product(
            subsets, (5, 10, 15, 20), LEVELS, conditions
        )
    ]


def milliseconds(catalog: Catalog, request: Request) -> float:
    """The time of one plan, the best of three."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        search_plan(catalog, request)
        times.append(1000 * (time.perf_counter() - started))
    return min(times)


def grown(catalog: Catalog, drills: int) -> Catalog:
    """A catalogue of so many drills: the built-in ones again and again, each a little different."""
    exercises = {}
    findings = {}
    originals = list(catalog.exercises.values())
    for number in range(drills):
        original = originals[number % len(originals)]
        round_number = number // len(originals)
        name = f"{original.id}_{round_number}"
        sets = original.dose.sets
        exercises[name] = original.replace(
            id=name,
            family=f"{original.family}_{round_number}",
            dose=original.dose.replace(
                sets=Range(least=sets.least, usual=sets.usual, most=sets.most + round_number % 2)
            ),
        )
        findings[name] = catalog.rule_findings[original.id]
    return catalog.replace(exercises=exercises, rule_findings=findings)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=500, help="requests of the sweep")
    parser.add_argument("--drills", type=int, default=5000)
    options = parser.parse_args()
    gc.disable()
    catalog = load()
    requests = sweep(catalog)
    sample = requests[:: max(1, len(requests) // options.sample)]
    times = {index: milliseconds(catalog, request) for index, request in enumerate(sample)}
    worst = max(times, key=lambda index: times[index])
    print(f"{len(sample)} of {len(requests)} requests on {len(catalog.exercises)} drills:")
    print(f"  median {statistics.median(times.values()):.1f} ms, worst {times[worst]:.1f} ms")
    print(f"  worst: {sample[worst]}")
    large = grown(catalog, options.drills)
    for minutes in (10, 20):
        request = Request(equipment=EQUIPMENT, minutes=minutes, level="advanced")
        print(f"{options.drills} drills, {minutes} minutes: {milliseconds(large, request):.0f} ms")


if __name__ == "__main__":
    main()

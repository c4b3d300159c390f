"""How long one picture takes: the pose solved, then painted in braille or as SVG.

    python benchmarks/figures.py

Draws the middle of the first movement of every figure, the best of twenty. The garbage
collector is off, as it is in the command.
"""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

from kneecli.catalog.drawn import drawn_alone
from kneecli.catalog.loading import load
from kneecli.figure import svg
from kneecli.figure.braille import Painter
from kneecli.figure.picture import Artist, bounds

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS, ROWS = 40, 16


def milliseconds(work: Callable[[], object]) -> float:
    """The time of one run, the best of twenty."""
    times = []
    for _ in range(20):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return min(times)


def main() -> None:
    """Measure and print."""
    gc.disable()
    catalog = load()
    artists = [
        Artist(drawn_alone(figure, catalog.exercises[drill]))
        for drill, figure in catalog.figures.items()
    ]
    boxes = [bounds(artist.key_pictures()) for artist in artists]
    braille, vector = [], []
    for artist, box in zip(artists, boxes, strict=True):
        painter = Painter(box, COLUMNS, ROWS)
        braille.append(milliseconds(lambda a=artist, p=painter: p.draw(a.moment(0, 1, 0.5))))
        vector.append(milliseconds(lambda a=artist, b=box: svg.paths(a.moment(0, 1, 0.5), b)))
    for name, times in (("braille", braille), ("SVG", vector)):
        print(f"{name}: median {statistics.median(times):.2f} ms, worst {max(times):.2f} ms")


if __name__ == "__main__":
    main()

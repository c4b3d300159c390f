"""How much the planner may look at: counted, so that an answer is the same on every machine."""

from __future__ import annotations

from kneecli.errors import NoRoutineError

MOST_WORK = 1_400_000
"""What one request may take, and what follows from it once more; it takes about a second."""


class TooWideError(NoRoutineError):
    """The work allowed ended before any routine was found."""

    def __init__(self) -> None:
        super().__init__(
            "so much fits that no routine was found among all there are",
            "narrow what is asked: fewer `--minutes`, drills left out with `--exclude`, or a "
            "blueprint with fewer slots, or with slots that ask for more",
        )


class Work:
    """How many ways to fill a stage may still be looked at; it may be part of a greater work."""

    def __init__(self, left: int = MOST_WORK, whole: Work | None = None) -> None:
        self.left = left
        self.whole = whole

    def spend(self, amount: int) -> None:
        """Count some work done."""
        self.left -= amount
        if self.whole:
            self.whole.spend(amount)

    def half(self) -> Work:
        """Half of what is left; what it does not take stays."""
        return Work(self.left // 2, self)

"""Values marshalled so that equal ones give the same bytes.

`marshal` writes an object anew or as one seen before by whether it is the same one, marks it by
how many refer to it, and a text by whether the interpreter keeps it once. None of that follows from
the value: it changes with the version of Python and with what else was done before.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any

VERSION = 4
"""The version of the format: every supported Python reads it."""


def dump(value: Any) -> bytes:
    """A value of dictionaries, lists, tuples, texts, bytes, numbers, truths and None as bytes."""
    return _Writing().dump(value)


def _identity(value: Any) -> Any:
    """What tells a value from all others of its type; 0.0 and -0.0 are equal, and not the same."""
    return repr(value) if isinstance(value, float) else value


class _Writing:
    """One value that is written: equal parts are one object, and each is referred to twice."""

    def __init__(self) -> None:
        self.known: dict[Any, Any] = {}
        self.kept: list[Any] = []

    def dump(self, value: Any) -> bytes:
        """The bytes."""
        return marshal.dumps(self._one(value), VERSION)

    def _one(self, value: Any) -> Any:
        """The one object that stands for a value; what may be changed once read has its own."""
        if isinstance(value, dict):
            made: Any = {self._one(key): self._one(item) for key, item in value.items()}
        elif isinstance(value, list):
            made = [self._one(item) for item in value]
        elif isinstance(value, tuple):
            parts = tuple([self._one(item) for item in value])
            return self.known.setdefault((tuple, *map(id, parts)), parts)
        elif isinstance(value, str):
            return self.known.setdefault((str, value), sys.intern(value))
        elif value is None or isinstance(value, (bool, int, float, bytes)):
            return self.known.setdefault((type(value), _identity(value)), value)
        else:
            raise TypeError(f"{type(value).__name__} has no one way to be written")
        self.kept.append(made)
        return made

"""The levels of drills, and of those who do them, from the easiest on."""

from __future__ import annotations

from typing import Literal, get_args

Level = Literal["beginner", "intermediate", "advanced"]
LEVELS: tuple[Level, ...] = get_args(Level)

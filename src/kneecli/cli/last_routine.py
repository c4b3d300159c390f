"""The routine planned last, kept for `knee export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.errors import NotFoundError
from kneecli.paths import state_folder, write_whole
from kneecli.render.document import routine_document

if TYPE_CHECKING:
    from kneecli.routine.routine import Routine

_NAME = "last-routine"


def remember(routine: Routine) -> None:
    """Keep a routine; where that cannot be done, go on without.

    It is kept as a Python literal: every plan writes it, and importing json takes longer.
    """
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        content = repr(routine_document(routine)).encode()
        write_whole(folder / _NAME, content, durable=False)
    except OSError:
        return


def recall() -> bytes:
    """The routine planned last, as JSON. Raises NotFoundError where there is none."""
    import json
    from ast import literal_eval

    try:
        kept = literal_eval((state_folder() / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        raise NotFoundError("no routine was planned yet", "`knee plan` makes one") from None
    return json.dumps(kept, ensure_ascii=False).encode()

"""The routine planned last, kept for `knee export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.errors import NotFoundError
from kneecli.paths import state_folder, write_whole

if TYPE_CHECKING:
    from kneecli.routine import Routine

_NAME = "last-routine.json"


def remember(routine: Routine) -> None:
    """Keep a routine; where that cannot be done, go on without."""
    from kneecli.render.json_document import routine_document, write

    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / _NAME, write(routine_document(routine)).encode(), durable=False)
    except OSError:
        return


def recall() -> bytes:
    """The routine planned last, as JSON. Raises NotFoundError where there is none."""
    try:
        return (state_folder() / _NAME).read_bytes()
    except OSError:
        raise NotFoundError("no routine was planned yet", "`knee plan` makes one") from None

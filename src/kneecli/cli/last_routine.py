"""The routine planned last, kept for `knee export`."""

from __future__ import annotations

from ast import literal_eval
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kneecli import __version__
from kneecli.errors import NotFoundError
from kneecli.paths import state_folder, write_whole
from kneecli.render.document import routine_document

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.routine.routine import Routine

_NAME = "last-routine"
_SEAL = "\n# as planned: "


def remember(routine: Routine) -> None:
    """Keep a routine; where that cannot be done, go on without.

    It is kept as a Python literal: every plan writes it, and importing json takes longer. A seal
    below it tells whether anybody has changed it since.
    """
    folder = state_folder()
    kept = repr(routine_document(routine))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / _NAME, f"{kept}{_SEAL}{_seal(kept)}".encode(), durable=False)
    except OSError:
        return


def recall(catalog: Catalog) -> Routine:
    """The routine planned last, as the catalogue has it.

    Raises NotFoundError where there is none, FaultyDataError where it fits no longer.
    """
    try:
        text = (state_folder() / _NAME).read_text(encoding="utf-8")
        document = literal_eval(text)
    except (OSError, ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise _none() from None
    from kneecli.routine_file.kept import read_kept

    kept, _, seal = text.rpartition(_SEAL)
    routine = read_kept(catalog, document) if seal == _seal(kept) else None
    return routine or _checked(catalog, document)


def _checked(catalog: Catalog, document: Any) -> Routine:
    """The routine of any document, by the way of a file."""
    import json

    from kneecli.routine_file.reading import read_routine

    try:
        content = json.dumps(document, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        raise _none() from None
    return read_routine(catalog, content, "last-routine.json")


def _none() -> NotFoundError:
    return NotFoundError("no routine was planned yet", "`knee plan` makes one")


def _seal(kept: str) -> str:
    """What only this version of the program writes below what it keeps."""
    return f"{crc32(kept.encode(), crc32(__version__.encode())):08x}"

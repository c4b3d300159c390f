"""The routine planned last, kept for `knee export`."""

from __future__ import annotations

from ast import literal_eval
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kneecli import __version__
from kneecli.cli.delivery import tell
from kneecli.errors import InvalidDataError, NotFoundError, reason_of
from kneecli.files import MOST_BYTES
from kneecli.paths import state_folder
from kneecli.private_files import read_private, write_private
from kneecli.render.document import routine_document

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.cli.world import World
    from kneecli.routine.routine import Routine

_NAME = "last-routine"
_SEAL = "\n# as planned: "
_ANEW = "`knee plan` plans another"


def remember(world: World, routine: Routine) -> None:
    """Keep a routine; where that cannot be done, go on without, and warn of an earlier one.

    It is kept as a Python literal: every plan writes it, and importing json takes longer. A seal
    below it tells whether anybody has changed it since.
    """
    path = state_folder() / _NAME
    kept = repr(routine_document(routine))
    try:
        write_private(path, f"{kept}{_SEAL}{_seal(kept)}".encode())
    except OSError as error:
        with suppress(OSError):
            if path.exists():
                said = "this routine could not be kept, `knee export` gives an earlier one"
                tell(world, f"warning: {said}: {reason_of(error)}")


def recall(catalog: Catalog) -> Routine:
    """The routine planned last, as the catalogue has it.

    Raises NotFoundError where there is none, or none of one's own; InvalidDataError where it is
    damaged or fits no longer.
    """
    try:
        text = read_private(state_folder() / _NAME, MOST_BYTES).decode()
        document = literal_eval(text)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError("no routine was planned yet", "`knee plan` makes one") from None
    except OSError as error:
        said = f"the routine planned last cannot be read: {reason_of(error)}"
        raise NotFoundError(said, _ANEW) from None
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise _damaged() from None
    from kneecli.routine_file.kept import read_kept

    kept, _, seal = text.rpartition(_SEAL)
    routine = read_kept(catalog, document) if seal == _seal(kept) else None
    return routine or _checked(catalog, document)


def _checked(catalog: Catalog, document: Any) -> Routine:
    """The routine of any document, by the way of a file."""
    import json

    from kneecli.catalog.faults import FaultyDataError
    from kneecli.routine_file.reading import read_routine

    try:
        content = json.dumps(document, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        raise _damaged() from None
    try:
        return read_routine(catalog, content, _NAME)
    except FaultyDataError as error:
        first, *more = error.faults
        said = f"{first.field}: {first.sentence}" if first.field else first.sentence
        others = f", and {len(more)} more" if more else ""
        raise InvalidDataError(
            f"the routine planned last does not fit the data in use: {said}{others}", _ANEW
        ) from None


def _damaged() -> InvalidDataError:
    return InvalidDataError("the routine planned last is damaged", _ANEW)


def _seal(kept: str) -> str:
    """What only this version of the program writes below what it keeps."""
    return f"{crc32(kept.encode(), crc32(__version__.encode())):08x}"

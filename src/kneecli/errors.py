"""Everything that can go wrong in a way the user can mend, with its exit code."""

from __future__ import annotations

from typing import ClassVar


class KneeError(Exception):
    """One clear sentence, a hint where there is one, and the exit code."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def reason_of(error: OSError, unknown: str = "no reason is known") -> str:
    """Why the system would not do something, as it stands within a sentence."""
    return (error.strerror or unknown).lower()


class UsageError(KneeError):
    """The command was asked for something it cannot do."""


class MissingExtraError(UsageError):
    """A format needs a library that is not installed; how to get it, the commands know."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need an extra", f"it is called `{extra}`")
        self.extra = extra


class NoRoutineError(KneeError):
    """No routine meets the request."""

    exit_code = 3


class ReferralError(NoRoutineError):
    """A clinician comes first, so no routine is given."""

    def __init__(self, refer: str, may_be: tuple[str, ...] = ()) -> None:
        said = f"{refer[0].lower()}{refer[1:].removesuffix('.')}"
        hint = "`knee safety` shows the signs that need a clinician"
        if may_be:
            known = ", ".join(f"`{condition}`" for condition in may_be)
            hint = f"avoid instead what you have been told you have: {known}; {hint}"
        super().__init__(f"see a clinician first: {said}", hint)


class InvalidDataError(KneeError):
    """A file does not hold what it should."""

    exit_code = 4


class NotFoundError(KneeError):
    """A name, file or folder that does not exist."""

    exit_code = 5

    @classmethod
    def of(cls, kind: str, name: str, suggestions: list[str], listing: str) -> NotFoundError:
        """An unknown name, with the nearest known ones or the command that lists them."""
        meant = " or ".join(f"`{suggestion}`" for suggestion in suggestions)
        hint = f"did you mean {meant}?" if meant else f"`{listing}` lists them all"
        return cls(f"no {kind} called `{name}`", hint)

    @classmethod
    def of_condition(cls, name: str, misspelt: list[str], listing: str) -> NotFoundError:
        """An unknown condition: what it may be a misspelling of, else the careful way on."""
        hint = (
            f"`knee safety` shows the signs that need a clinician first; `{listing}` lists the "
            "conditions known. For a knee that is sore and not diagnosed there is `sore_knee`; for "
            "anything else ask a clinician which drills suit you"
        )
        if misspelt:
            hint = f"did you mean {' or '.join(f'`{known}`' for known in misspelt)}?"
        return cls(f"no condition called `{name}`", hint)

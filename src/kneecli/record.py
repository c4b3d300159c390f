"""Frozen records that cost nothing to define.

A record class is a list of annotated fields, with defaults. Type checkers see a
frozen, keyword-only dataclass; the interpreter sees a plain class. Decorating twenty
stdlib dataclasses takes longer than planning a routine, so the decoration waits until
pydantic asks for it (`kneecli.catalog.validation`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterable

_fill = object.__setattr__


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """A frozen set of named values; equal when class and values are equal."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        """`kw_only=False` lets a record be made with its values in order."""
        own = [name for name, kind in cls.__annotations__.items() if "ClassVar" not in str(kind)]
        if own:
            cls._fields = tuple(dict.fromkeys((*cls._fields, *own)))
            cls._known = frozenset(cls._fields)
            cls._required = frozenset([name for name in cls._fields if not hasattr(cls, name)])

    def __init__(self, *ordered: Any, **values: Any) -> None:
        if ordered:
            given = len(values) + len(ordered)
            values.update(zip(self._fields, ordered, strict=False))
            if len(values) < given:
                raise TypeError(f"{type(self).__name__}: a value too many, or a field given twice")
        # The planner makes hundreds; almost all have every field, in order.
        if tuple(values) != self._fields and not (
            self._known.issuperset(values) and self._required.issubset(values)
        ):
            self._refuse(self._required - values.keys(), values.keys() - self._known)
        _fill(self, "__dict__", values)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """A record of values that are known to fit; the dictionary becomes its own."""
        record = object.__new__(cls)
        _fill(record, "__dict__", values)
        return record

    def _refuse(self, missing: Iterable[str], unknown: Iterable[str]) -> None:
        slips = [f"needs `{name}`" for name in sorted(missing)]
        slips += [f"has no field `{name}`" for name in sorted(unknown)]
        raise TypeError(f"{type(self).__name__} {', '.join(slips)}")

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields, in the order they are written."""
        return cls._fields

    def values(self) -> dict[str, Any]:
        """Every field with its value, defaults included."""
        return {name: getattr(self, name) for name in self._fields}

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        if not self._known.issuperset(changes):
            self._refuse((), changes.keys() - self._known)
        return self.of({**self.__dict__, **changes})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        related = isinstance(other, type(self)) or isinstance(self, type(other))
        return related and isinstance(other, Record) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash(tuple(self.values().values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.values().items())
        return f"{type(self).__name__}({shown})"

"""Records: frozen values that are equal by what they hold."""

from __future__ import annotations

import subprocess
import sys
from typing import ClassVar

import pytest

from kneecli.record import Record


class Point(Record):
    """A point."""

    x: int
    y: int = 0


class Pair(Record, kw_only=False):
    """Two words in order."""

    first: str
    second: str = ""


class NamedPoint(Point):
    """A point that adds no fields."""


class Counted(Point):
    """A point that holds a field the other way, and one more."""

    y: int = 1
    times: int = 2


class Configured(Record):
    """A record with something of the class's own."""

    limit: ClassVar[int] = 5

    x: int


class Other(Record):
    """Another record with the same fields."""

    x: int
    y: int = 0


def test_fields_and_defaults() -> None:
    """A field left out has its default, and is among the values."""
    point = Point(x=3)
    assert (point.x, point.y) == (3, 0)
    assert point.values() == {"x": 3, "y": 0}
    assert Point.field_names() == ("x", "y")


def test_fields_are_taken_over() -> None:
    """Those of the class it goes out from come first, where they stood there."""
    assert Counted.field_names() == ("x", "y", "times")
    assert Counted(x=3).values() == {"x": 3, "y": 1, "times": 2}


def test_what_belongs_to_the_class_is_no_field() -> None:
    """It is neither compared nor written out."""
    assert Configured.field_names() == ("x",)
    assert Configured(x=3).values() == {"x": 3}


def test_values_in_order() -> None:
    """Where the class says so."""
    assert Pair("a", "b") == Pair(first="a", second="b")
    assert Pair("a").values() == {"first": "a", "second": ""}


def test_nothing_can_be_changed() -> None:
    """Neither a field nor anything else."""
    point = Point(x=3)
    with pytest.raises(AttributeError, match="Point is frozen: cannot set x"):
        point.x = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 4
    assert point == Point(x=3)


def test_nothing_can_be_taken_away() -> None:
    """Deleting is a change."""
    point = Point(x=3)
    with pytest.raises(AttributeError):
        del point.x
    assert point.x == 3


def test_equal_by_value() -> None:
    """A default that is written out makes no difference, another class does."""
    assert Point(x=3) == Point(x=3, y=0)
    assert Point(x=3) != Point(x=4)
    assert Point(x=3) != Other(x=3)
    assert Point(x=3) != (3, 0)
    assert NamedPoint(x=3) == Point(x=3)


def test_equal_records_have_one_hash() -> None:
    """So they can be counted and looked up."""
    assert len({Point(x=3), Point(x=3, y=0), Point(x=4)}) == 2


def test_a_changed_copy() -> None:
    """The old one stays as it was."""
    point = Point(x=3, y=4)
    assert point.replace(y=5) == Point(x=3, y=5)
    assert point == Point(x=3, y=4)


def test_shown_as_it_is_made() -> None:
    """Defaults included."""
    assert repr(Point(x=3)) == "Point(x=3, y=0)"
    assert eval(repr(Point(x=3))) == Point(x=3)  # noqa: S307


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Point needs `x`"),
        ({"y": 1}, "Point needs `x`"),
        ({"x": 3, "z": 4}, "Point has no field `z`"),
        ({"z": 4, "w": 5}, "Point needs `x`, has no field `w`, has no field `z`"),
    ],
)
def test_a_slip_in_the_fields_is_refused(values: dict[str, int], said: str) -> None:
    """With the class and the names."""
    with pytest.raises(TypeError, match=rf"^{said}$"):
        Point(**values)


def test_a_slip_in_a_changed_copy_is_refused() -> None:
    """As when it is made."""
    with pytest.raises(TypeError, match=r"^Point has no field `z`$"):
        Point(x=3).replace(z=4)


@pytest.mark.parametrize(("ordered", "named"), [(("a", "b", "c"), {}), (("a",), {"first": "b"})])
def test_a_value_too_many_is_refused(ordered: tuple[str, ...], named: dict[str, str]) -> None:
    """None of the values in order gets lost."""
    with pytest.raises(TypeError, match=r"^Pair: a value too many, or a field given twice$"):
        Pair(*ordered, **named)


def test_values_that_are_known_to_fit() -> None:
    """A field left out has its default there too."""
    assert Point.of({"x": 3}) == Point(x=3, y=0)


def test_defining_records_imports_no_dataclasses() -> None:
    """That is why they exist."""
    program = (
        "import sys, kneecli.catalog.exercise, kneecli.catalog.blueprint\n"
        "assert not {'dataclasses', 'pydantic', 'yaml', 'inspect'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

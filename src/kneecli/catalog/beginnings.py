"""Data files to begin with: a drill, a condition or a blueprint that asks what is still open."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, get_args, get_origin

from kneecli import __version__
from kneecli.catalog import vocabulary
from kneecli.catalog.copies import STAMP, copy_text, digest, text_of
from kneecli.catalog.exercise import Demands
from kneecli.catalog.rules import FIELD_TYPES, UNORDERED
from kneecli.catalog.validation import adapter
from kneecli.paths import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneecli.catalog.sheet import Found

WIDTH = 98
NAMED_IN_TEMPLATE = ("positions", "weight_bearing", "otherwise")
"""Demands that the template of a drill states itself."""


def beginning(kind: str, name: str, identifier: str) -> str:
    """The text of a file with a drill, a condition or a blueprint of that name."""
    template = (PACKAGE / "templates" / f"{kind}.yaml").read_text(encoding="utf-8")
    return template.format(
        id=identifier,
        name=quoted(name),
        version=__version__,
        patterns=_asked(2, "which of these it is", vocabulary.Pattern),
        joints=", ".join(get_args(vocabulary.Joint)),
        positions=_asked(
            4, "every position passed through, the main one first", vocabulary.Position
        ),
        weight_bearing=", ".join(get_args(vocabulary.WeightBearing)),
        demands="\n".join(_demands()),
        tests="\n".join(_tests()),
    )


def copied(found: Found, name: str, identifier: str, shared: Iterable[str]) -> str:
    """The text of a file with a copy of a drill, stamped with what the original says now.

    `shared` names the fields in which it shares what the original has at present.
    """
    stamp = f"{{drill: {found.name}, digest: '{digest(text_of(found))}'}}"
    fields = "".join(f"  {field}: {found.name}\n" for field in shared)
    return (
        f"# A copy of `{found.name}`, with its drawing and its names on watches as they are now.\n"
        "# `knee data` says when the original has changed since. If your change asks something\n"
        "# else of the body, say so in `demands`: conditions judge the drill by them.\n"
        f"written_for: {__version__}\n"
        "exercises:\n"
        f"{copy_text(found, name, identifier)}  {STAMP}: {stamp}\n{fields}"
    )


def quoted(name: str) -> str:
    """A printable name as YAML reads it back."""
    import json

    return json.dumps(name, ensure_ascii=False)


def _asked(indent: int, question: str, words: Any) -> str:
    """A question with the words to choose from, as comment lines."""
    return "\n".join(_comment(indent, f"? {question}: {', '.join(get_args(words))}"))


def _comment(indent: int, text: str) -> list[str]:
    start = f"{' ' * indent}# "
    return wrap(text, WIDTH, initial_indent=start, subsequent_indent=f"{start}  ")


def _demands() -> Iterator[str]:
    """A line for each demand that a drill may make, with its words and what it means."""
    schema = adapter(Demands, documented=True).json_schema()
    for name, field in schema["properties"].items():
        if name not in NAMED_IN_TEMPLATE:
            about = field.get("description", "").replace("\n", " ")
            words = _values(FIELD_TYPES[name])
            yield from _comment(4, f"? {f'{about} ' if about else ''}({words})")
            yield f"    # {name}: {_default(field)}"


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    if isinstance(default, bool):
        return str(default).lower()
    return "[]" if default == [] else str(default)


def _tests() -> Iterator[str]:
    """A line for each thing that a rule may ask of a drill."""
    for name, kind in FIELD_TYPES.items():
        if name == "otherwise":
            continue
        if kind is bool:
            yield f"  #   {name}, or not {name}"
        else:
            yield from _comment(2, f"  {name} ({_comparisons(name, kind)}): {_values(kind)}")


def _comparisons(name: str, kind: Any) -> str:
    if get_origin(kind) is tuple:
        return "has, lacks"
    return "is, is_not" if name in UNORDERED else "is, is_not, >=, >, <=, <"


def _values(kind: Any) -> str:
    """The words or numbers that a demand may have."""
    if kind is bool:
        return "true or false"
    if get_origin(kind) is tuple:
        return ", ".join(get_args(get_args(kind)[0]))
    words = get_args(kind)
    return ", ".join(words) if words and isinstance(words[0], str) else "a whole number"

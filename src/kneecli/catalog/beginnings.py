"""Data files to begin with: a drill, a condition or a blueprint that asks what is still open."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any, get_args, get_origin

from kneecli import __version__
from kneecli.catalog import vocabulary
from kneecli.catalog.copies import STAMP, digest, drawn_apart
from kneecli.catalog.exercise import Demands
from kneecli.catalog.rules import FIELD_TYPES
from kneecli.catalog.validation import adapter
from kneecli.paths import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 98
NAMED_IN_TEMPLATE = ("positions", "weight_bearing", "otherwise")
"""Demands that the template of a drill states itself."""
_KEPT_BY_A_COPY = re.compile(r"^  (aliases|articles):.*(\n   .*)*\n", re.MULTILINE)


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


def copied(text: str, original: str, name: str, identifier: str) -> str:
    """The text of a file with a copy of a drill, stamped with what the original says now."""
    body = drawn_apart(text)
    stamp = f"  {STAMP}: {{drill: {original}, digest: '{digest(text)}'}}\n"
    if identifier != original:
        body = re.sub(r"^- id: .*$", f"- id: {identifier}", body, count=1, flags=re.MULTILINE)
        body = re.sub(r"^  name: .*$", f"  name: {quoted(name)}", body, count=1, flags=re.MULTILINE)
        body = _KEPT_BY_A_COPY.sub("", body)
    return (
        f"# A copy of `{original}`, with its drawing and its names on watches as they are now.\n"
        "# `knee data` says when the original has changed since. If your change asks something\n"
        "# else of the body, say so in `demands`: conditions judge the drill by them.\n"
        f"written_for: {__version__}\n"
        "exercises:\n"
        f"{body}{stamp}  figure: {original}\n  watch: {original}\n"
    )


def quoted(name: str) -> str:
    """A name as YAML reads it back, whatever it holds."""
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
            comparison = "has, lacks" if get_origin(kind) is tuple else "is, is_not, >=, >, <=, <"
            yield from _comment(2, f"  {name} ({comparison}): {_values(kind)}")


def _values(kind: Any) -> str:
    """The words or numbers that a demand may have."""
    if kind is bool:
        return "true or false"
    if get_origin(kind) is tuple:
        return ", ".join(get_args(get_args(kind)[0]))
    words = get_args(kind)
    return ", ".join(words) if words and isinstance(words[0], str) else "a whole number"

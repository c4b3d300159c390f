"""YAML as we write it: text is in quotes where a reader of YAML 1.1 or 1.2 could see a number."""

from __future__ import annotations

import re
from typing import Any

import yaml

_LIKE_A_NUMBER = re.compile(r"[-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]+)?|0o[0-7]+)")
"""What readers of YAML 1.2 take for a number; PyYAML sees to those of YAML 1.1 itself."""


class Dumper(yaml.SafeDumper):
    """Writes plain values so that everybody reads them back the same, without aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's signature
        """Whatever comes twice is written twice."""
        return True


def text_node(dumper: Dumper, text: str, style: str | None = None) -> yaml.Node:
    """Text, in quotes where it needs them."""
    if style is None and _LIKE_A_NUMBER.fullmatch(text):
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, text_node)


def dump(value: Any, width: int, dumper: type[Dumper] = Dumper) -> str:
    """A value as YAML, with its keys in their order."""
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=width)
    return text

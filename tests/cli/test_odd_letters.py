"""Odd letters in data and routines of one's own: refused at the border, or kept in every format."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import fitdecode
import html5lib
import pypdf
import pytest
import vobject
import yaml

from kneecli import paths
from kneecli.catalog import reader
from kneecli.catalog.faults import MOST_SHOWN
from kneecli.catalog.quoting import dump
from tests.cli.run import knee

if TYPE_CHECKING:
    from typing import Any

ODD = (
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # a letter that joins to none
    "\u200fRLM\u200e",
    "soft\u00adhyphen",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "\ufeffmark",
    "U\u0308bung",
    "\ue000\U0010fffd",
    "\ufdd0\U0001fffe",
    "a\u00a0b\u3000c",
    "]]> <b>&amp; \"'",
)
"""What gets through the border, each with something a format could stumble over."""


def drill_with_label(label: str) -> dict[str, Any]:
    """A drill of one's own whose picture says something."""
    document, _ = reader.read(paths.built_in_data() / "exercises.yaml")
    assert document is not None
    (drill,) = [one for one in document.value["exercises"] if one["id"] == "clamshell"]
    drill = {**drill, "id": "odd", "family": "odd", "name": f"Odd {label}"[:80], "aliases": []}
    drill["figure"]["frames"][0]["label"] = label
    return drill


def write_own(drill: dict[str, Any]) -> None:
    folder = paths.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "odd.yaml").write_text(dump({"exercises": [drill]}, 98), encoding="utf-8")


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("\x1b]52;c;aGk=\x07", ("figure", "odd")),
        ("\x9b31m", ("show", "odd")),
        ("\ufffe", ("check",)),
    ],
)
def test_what_steers_a_terminal_is_refused_in_a_picture_too(
    label: str, command: tuple[str, ...]
) -> None:
    """Whichever command is the first to read it."""
    folder = paths.data_folder()
    folder.mkdir(parents=True)
    text = dump({"exercises": [drill_with_label("@")]}, 98)
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in label)
    (folder / "odd.yaml").write_text(text.replace("label: '@'", f'label: "{escaped}"'))
    said = knee(*command)
    assert said.code == 4
    assert "odd.yaml:" in said.err
    assert label not in said.out + said.err


@pytest.mark.parametrize(
    "label", [ODD[0], ODD[-1], *(pytest.param(odd, marks=pytest.mark.slow) for odd in ODD[1:-1])]
)
def test_pictures_of_odd_letters_are_whole(label: str) -> None:
    write_own(drill_with_label(label))
    assert knee("check").code == 0
    assert knee("figure", "odd", "-o", "odd.svg").code == 0
    ET.parse("odd.svg")  # noqa: S314 - our own
    assert knee("figure", "odd", "-o", "odd.png").code == 0
    assert Path("odd.png").read_bytes().startswith(b"\x89PNG")
    said = knee("show", "odd")
    assert said.code == 0
    assert "\u202e" not in said.out


def test_routines_of_odd_letters_are_whole_in_every_format() -> None:
    """What programs read says the same; what people read cannot steer their terminal."""
    write_own(drill_with_label("odd"))
    steps = "- exercise: odd\n- exercise: clamshell\n"
    head = "kind: routine\nschema: 1\n"
    texts = dump({"title": " ".join(ODD), "notes": list(ODD)}, 98)
    Path("r.yaml").write_text(f"{head}{texts}steps:\n{steps}", encoding="utf-8")
    made = {}
    for name in ("text", "markdown", "html", "pdf", "csv", "ics", "fit", "yaml", "json"):
        said = knee("export", "r.yaml", "-f", name, "-o", f"out.{name}")
        assert said.code == 0, said.err
        made[name] = Path(f"out.{name}").read_bytes()
    assert json.loads(made["json"])["notes"] == list(ODD)
    assert yaml.safe_load(made["yaml"])["notes"] == list(ODD)
    html5lib.HTMLParser(strict=True).parse(made["html"].decode())
    assert len(list(csv.reader(StringIO(made["csv"].decode())))) == 3
    vobject.readOne(made["ics"].decode())
    assert len(pypdf.PdfReader("out.pdf").pages) >= 1
    assert list(fitdecode.FitReader("out.fit"))
    for name in ("text", "markdown", "csv", "html", "ics"):
        assert b"\xe2\x80\xae" not in made[name], name


def test_so_many_faults_are_shown_and_counted() -> None:
    steps = "- {exercise: clamshel}\n" * 300
    Path("r.yaml").write_text(f"kind: routine\nschema: 1\ntitle: A\nsteps:\n{steps}")
    said = knee("check", "r.yaml")
    assert said.code == 4
    lines = said.err.splitlines()
    assert sum("there is no drill `clamshel`; did you mean" in line for line in lines) == MOST_SHOWN
    assert f"... and {300 - MOST_SHOWN} more" in lines
    assert "error: 300 faults in r.yaml" in lines

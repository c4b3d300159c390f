"""The docs say what is so: examples run, links lead somewhere, numbers and names are current."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner

from kneecli import errors
from kneecli.catalog import (
    blueprint,
    condition,
    exercise,
    figure,
    reference,
    rules,
    watch,
)
from kneecli.catalog.entry import Entry
from kneecli.catalog.kinds import KINDS
from kneecli.cli import boundary, mishaps
from kneecli.cli.app import app
from kneecli.planner import best_first, choices, ending, objective, slots, variation, work
from kneecli.record import Record
from kneecli.render.text import WIDTH
from kneecli.routine import time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog

pytestmark = pytest.mark.usefixtures("compiled")
ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in (
        README,
        ROOT / "CONTRIBUTING.md",
        ROOT / "CHANGELOG.md",
        *sorted(DOCS.glob("*.md")),
    )
}
BLOCK = re.compile(
    r"(?:^<!-- append to (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)(?P<path>[^)#]*)#?(?P<anchor>[^)]*)\)")
KEY = re.compile(r"\[([A-Z][A-Z0-9-]{2,}|[a-z]+(?:-[a-z]+)+)\](?!\()")


def test_every_example_is_of_a_known_kind() -> None:
    kinds = {block["kind"] for page in PAGES.values() for block in BLOCK.finditer(page)}
    assert kinds <= {"sh", "console", "text", "yaml"}


@pytest.mark.parametrize("page", PAGES)
def test_examples_run_as_written(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    for block in BLOCK.finditer(PAGES[page]):
        if block["file"]:
            Path(block["file"]).parent.mkdir(exist_ok=True)
            with Path(block["file"]).open("a", encoding="utf-8") as stream:
                stream.write(block["body"])
        elif block["kind"] == "sh":
            for line in block["body"].splitlines():
                _try(line)


def _try(line: str) -> None:
    """Run one line of an example; lines that install or run other tools are left aside."""
    command, _, comment = line.partition("  # exits with ")
    words = shlex.split(command)
    if words[0] == "mkdir":
        Path(words[1]).mkdir()
    elif words[0] == "cp":
        shutil.copy(words[1], words[2])
    elif words[0] == "knee" and words[1] != "--install-completion":
        code, output = _in_shell(command) if "|" in words else _in_process(words[1:])
        assert code == int(comment or 0), f"{line}\n{output}"


def _in_process(words: list[str]) -> tuple[int, str]:
    result = CliRunner().invoke(app, words, prog_name="knee")
    return result.exit_code, result.output


def _in_shell(command: str) -> tuple[int, str]:
    knee = f'knee() {{ {shlex.quote(sys.executable)} -m kneecli "$@"; }}'
    done = subprocess.run(
        ["sh", "-c", f"{knee}\n{command}"], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_the_readme_opens_with_a_real_routine() -> None:
    first = BLOCK.search(PAGES["README.md"])
    assert first is not None
    assert first["kind"] == "console"
    command, shown = first["body"].split("\n", 1)
    assert command == "$ knee plan -e band"
    assert shown == _in_process(["plan", "-e", "band"])[1]
    assert max(map(len, shown.splitlines())) <= WIDTH


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in LINK.finditer(PAGES[page]):
        target = (ROOT / page).parent / link["path"] if link["path"] else ROOT / page
        assert target.exists(), link[0]
        if link["anchor"]:
            assert link["anchor"] in _anchors(target.read_text(encoding="utf-8")), link[0]


def _anchors(text: str) -> set[str]:
    """The anchors a page's headings get."""
    titles = re.findall(r"^#+ (.*)$", BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_is_linked_from_the_readme() -> None:
    for page in PAGES:
        assert page == "README.md" or f"]({page})" in PAGES["README.md"], page


def test_source_keys_exist(catalog: Catalog) -> None:
    for name, page in PAGES.items():
        prose = re.sub(r"`[^`]*`", "", BLOCK.sub("", page))
        assert set(KEY.findall(prose)) <= set(catalog.sources), name


def _constants() -> Iterator[tuple[str, int]]:
    """Every constant of the objective, and of time, with its value."""
    for name, value in vars(objective).items():
        if name.isupper() and isinstance(value, dict):
            yield from ((f"`{name}` {key}", number) for key, number in value.items())
        elif name.isupper() and type(value) is int:
            yield f"`{name}`", value
    yield "`UNIT`", time.UNIT
    yield "`SIDE_CHANGE`", time.SIDE_CHANGE
    yield "getting ready, same place", time.change_seconds("floor", "floor")
    yield "getting ready, standing and seat", time.change_seconds("standing", "seated")
    yield "getting ready, to or from the floor", time.change_seconds("seated", "floor")


@pytest.mark.parametrize(("name", "value"), list(_constants()))
def test_the_planner_page_has_every_constant(name: str, value: int) -> None:
    assert f"\n| {name} | {value} |" in PAGES["docs/planner.md"]


def test_the_planner_page_names_no_constant_that_is_gone() -> None:
    rows = re.findall(r"^\| (`[A-Z_]+`(?: \w+)?) \|", PAGES["docs/planner.md"], re.MULTILINE)
    assert set(rows) <= {name for name, _ in _constants()}


def test_the_planner_page_has_the_other_numbers() -> None:
    page = PAGES["docs/planner.md"]
    assert f"({variation.DISTANCE_PERCENT} %) of the *worth*" in page
    assert f"effort of at most {slots.OPENING_EFFORT} (`OPENING_EFFORT`)" in page
    assert f"from {ending.IMPACT_FROM_MINUTES} minutes on (`IMPACT_FROM_MINUTES`)" in page
    assert f"(`MUST`, {choices.MUST} points each)" in page
    assert f"{work.MOST_WORK:,} of them (`MOST_WORK` in `work.py`)" in page
    assert f"{best_first.WIDTH} ways that go on side by side (`WIDTH`)" in page


def test_the_planner_page_has_the_blueprints_and_their_minutes(catalog: Catalog) -> None:
    for kind in catalog.blueprints.values():
        minutes = kind.minutes
        told = f"**{kind.id}**, {minutes.least} to {minutes.most} minutes, {minutes.usual} if none"
        assert told in PAGES["docs/planner.md"]


def _options() -> Iterator[tuple[str, list[str]]]:
    """Every option with the command it belongs to."""
    whole: Any = typer.main.get_command(app)
    for name in ("", *whole.list_commands(None)):
        command = whole.get_command(None, name) if name else whole
        for parameter in command.params:
            if parameter.param_type_name == "option":
                yield name, [*parameter.opts, *parameter.secondary_opts]


def test_every_command_and_option_is_told_of() -> None:
    prose = "\n".join(page for name, page in PAGES.items() if name != "docs/commands.md")
    for command, names in _options():
        assert f"knee {command}" in prose
        assert any(re.search(rf"(?<![\w-]){name}(?![\w-])", prose) for name in names), names


def test_the_exit_codes_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| (\d+) \| ", PAGES["docs/formats.md"], re.MULTILINE)
    known = {0, mishaps.BUG, mishaps.USAGE, boundary.INTERRUPTED, *_codes(errors.KneeError)}
    assert rows == [str(code) for code in sorted(known)]


def _codes(error: type[errors.KneeError]) -> set[int]:
    return {error.exit_code}.union(*map(_codes, error.__subclasses__()))


def _records() -> Iterator[tuple[type[Record], str]]:
    """The record classes of the data files, each with the page that explains it."""
    pages = dict.fromkeys((exercise, reference, condition, blueprint, watch), "docs/catalogue.md")
    for module, page in (*pages.items(), (figure, "docs/figures.md")):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Record) and value is not Record:
                yield value, page


@pytest.mark.parametrize(("record", "page"), list(_records()))
def test_a_page_has_every_field_of_the_data_files(record: type[Record], page: str) -> None:
    for field in record.field_names():
        assert re.search(rf"`{field}`|`{{.*\b{field}\b.*}}`", PAGES[page]), field


def test_every_field_of_the_data_files_has_a_meaning() -> None:
    rows = [row for row in PAGES["docs/catalogue.md"].splitlines() if row.startswith("| `")]
    assert [row for row in rows if row.replace(" ", "").endswith("||")] == []


def test_the_catalogue_page_has_every_kind_and_test_field() -> None:
    page = PAGES["docs/catalogue.md"]
    for name in (*KINDS, *Entry.field_names(), *rules.FIELD_TYPES):
        assert f"`{name}`" in page, name


def test_the_formats_page_has_every_field() -> None:
    schema = json.loads((ROOT / "schemas" / "routine.schema.json").read_text())
    for field in _fields(schema):
        assert f"`{field}`" in PAGES["docs/formats.md"], field


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    for name, field in schema.get("properties", {}).items():
        yield name
        yield from _fields(field)
    if "items" in schema:
        yield from _fields(schema["items"])

"""Equal values give equal bytes, however they were made; so do two builds of the wheel."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecli.catalog.canonical import dump

ROOT = Path(__file__).parents[2]
plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    plain | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


def read(written: bytes) -> Any:
    return marshal.loads(written)  # noqa: S302 - written a moment ago


@given(values)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert repr(read(dump(value))) == repr(value)


@given(values)
def test_another_copy_gives_the_same_bytes(value: Any) -> None:
    assert dump(read(marshal.dumps(value, 2))) == dump(value)


def test_who_else_holds_a_part_does_not_matter() -> None:
    """Text that the interpreter keeps once, and parts that are one object or two."""
    shared = (f"gluteus_{'medius'.lower()}", 300)
    assert dump([shared, shared]) == dump([("gluteus_medius", 300), ("gluteus_medius", 150 + 150)])


def test_what_is_read_back_may_be_changed_by_itself() -> None:
    first, second = read(dump(({"a": 1}, {"a": 1})))
    assert first is not second


def test_a_set_has_no_one_way_to_be_written() -> None:
    with pytest.raises(TypeError):
        dump({"a"})


PROGRAM = """
import sys
from kneecli.catalog.loading import compile_built_in
sys.stdout.buffer.write(compile_built_in())
"""


def test_the_compiled_form_does_not_depend_on_the_process() -> None:
    forms = {
        subprocess.run(
            [sys.executable, "-c", before + PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for seed, before in (("0", ""), ("1", "import kneecli.cli.plan, kneecli.planner.plan\n"))
    }
    assert len(forms) == 1


@pytest.mark.slow
def test_two_wheels_are_the_same(tmp_path: Path) -> None:
    """Built in other folders, at other times, by users with other masks."""
    pytest.importorskip("hatchling")
    built = []
    for folder, mask, time, seed in (("one", 0o022, 1e9, "1"), ("an/other", 0o077, 1.5e9, "2")):
        tree = tmp_path / folder
        copytree(ROOT, tree, ignore=ignore_patterns(".*", "tests", "__pycache__", "build", "dist"))
        for path in (tree, *tree.rglob("*")):
            os.utime(path, (time, time))
            path.chmod(path.stat().st_mode & ~mask)
        target = tmp_path / f"wheel_{seed}"
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target],
            cwd=tree,
            umask=mask,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ""},
            capture_output=True,
            check=True,
        )
        (wheel,) = target.iterdir()
        built.append(sha256(wheel.read_bytes()).hexdigest())
    assert built[0] == built[1]

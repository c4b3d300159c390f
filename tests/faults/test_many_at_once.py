"""Twenty runs at once, on one home: none fails, none reads what another has half written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.faults.runs import SECONDS

if TYPE_CHECKING:
    import subprocess

    from tests.faults.runs import Home

TWENTY = range(20)


def results(children: list[subprocess.Popen[str]]) -> list[tuple[int, str, str]]:
    """How each of them ended, and what it said."""
    ended = []
    for child in children:
        out, err = child.communicate(timeout=SECONDS)
        ended.append((child.returncode, out, err))
    return ended


@pytest.mark.slow
def test_twenty_first_runs_at_once(home: Home) -> None:
    """Each compiles the catalogue, plans the same, and keeps its routine."""
    ended = results([home.start("plan", "-e", "band", "-f", "json") for _ in TWENTY])
    assert len(set(ended)) == 1
    assert ended[0][0] == 0
    assert home.knee("export", "-f", "json").stdout == ended[0][1]
    assert len(home.caches()) == 1


@pytest.mark.slow
def test_twenty_writers_of_one_file(home: Home) -> None:
    """One says that it wrote; the others say that the file is there."""
    home.knee("plan")
    ended = results(
        [home.start("plan", "--seed", str(n), "-f", "json", "-o", "plan.json") for n in TWENTY]
    )
    codes = sorted(code for code, _, _ in ended)
    assert codes == [0] + [2] * 19
    assert sum("wrote plan.json" in err for _, _, err in ended) == 1
    assert sum("`plan.json` exists already" in err for _, _, err in ended) == 19
    winner = next(number for number, one in enumerate(ended) if one[0] == 0)
    assert json.loads(home.file("plan.json").read_text())["request"]["seed"] == winner
    assert [path.name for path in home.path.iterdir() if not path.name.startswith(".")] == [
        "plan.json"
    ]


@pytest.mark.slow
def test_data_that_are_saved_while_they_are_read(home: Home) -> None:
    """What is compiled is what the files said when they were read, never another state."""
    own = home.file("own")
    own.mkdir()
    texts = [f"props: [{{id: fence, name: Fence, what: Number {n}.}}]\n" for n in range(2)]
    path = own / "props.yaml"
    path.write_text(texts[0])
    for number in range(20):
        child = home.start("--data", "own", "equipment", "-f", "json")
        while child.poll() is None:
            for text in texts:
                (own / "next").write_text(text)
                (own / "next").replace(path)
        out, err = child.communicate()
        assert (child.returncode, err) == (0, ""), number
        assert '"Number ' in out
    path.write_text(texts[0])
    assert '"Number 0."' in home.knee("--data", "own", "equipment", "-f", "json").stdout

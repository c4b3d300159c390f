"""`knee export`: a routine again, from the last plan, a file or standard input."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from kneecli.cli import last_routine as last
from kneecli.routine_file import reading
from tests.cli.run import knee

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A routine as JSON."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(tmp_path_factory.mktemp("own")))
        routine: dict[str, Any] = json.loads(knee("plan", "-e", "band", "-f", "json").out)
    return routine


def with_step(planned: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The routine with its first step changed."""
    first, *rest = planned["steps"]
    return {**planned, "steps": [{**first, **changes}, *rest]}


def test_the_last_routine(planned: dict[str, Any]) -> None:
    """The very same, with instructions unless they are not wanted."""
    shown = knee("plan", "-e", "band")
    assert json.loads(knee("export", "-f", "json").out) == planned
    assert knee("export", "--no-steps").out == shown.out
    assert "Set up: " in knee("export").out


def test_another_plan_takes_its_place() -> None:
    """One is kept."""
    knee("plan", "-e", "band")
    knee("plan", "-b", "cooldown")
    assert knee("export").out.startswith("Cool-down")


def test_a_plan_that_failed_is_not_kept() -> None:
    """The one before it stays."""
    knee("plan", "-b", "cooldown")
    assert knee("plan", "-m", "1").code == 3
    assert knee("export").out.startswith("Cool-down")


ODD = (
    b"", b"garbage", b"{'kind':", b"\xff\xfe\x00", b"[" * 100_000, b"-" * 100_000 + b"1", b"None",
    b"{[]: 1}", b"{b'kind': 'routine'}", b"{'kind': {1, 2}}", b"1j", b"'\\ud800'", b"{1: 2}",
)  # fmt: skip


@pytest.mark.parametrize("content", ODD)
def test_a_damaged_last_routine(isolated: Path, content: bytes) -> None:
    """That is said, and how to get another; it never counts as none."""
    knee("plan")
    path = last_routine(isolated)
    path.write_bytes(content)
    said = knee("export")
    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("error: the routine planned last ")
    assert said.err.endswith("\nhint: `knee plan` plans another\n")


@pytest.mark.parametrize("how", ["writable", "owner", "unreadable"])
def test_a_last_routine_that_somebody_else_could_have_written(isolated: Path, how: str) -> None:
    """It never answers for one's own."""
    knee("plan")
    path = last_routine(isolated)
    if how == "writable":
        path.chmod(0o666)
    elif how == "owner":
        if os.geteuid() != 0:
            pytest.skip("only root gives files away")
        os.chown(path, 65534, 65534)
    else:
        path.unlink()
        path.mkdir()
    said = knee("export")
    assert (said.code, said.out) == (5, "")
    assert said.err.startswith("error: the routine planned last cannot be read: ")


def test_a_routine_that_could_not_be_kept(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where an earlier one is there is that a warning, since `export` would give it."""

    def refuse(*_: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(last, "write_private", refuse)
    assert knee("plan").err == ""
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(isolated / "state"))
    knee("plan", "-b", "cooldown")
    monkeypatch.setattr(last, "write_private", refuse)
    said = knee("plan")
    assert said.code == 0
    assert said.err.startswith("warning: this routine could not be kept, `knee export` gives an ")


def last_routine(isolated: Path) -> Path:
    """The file that a plan has left."""
    (path,) = (isolated / "state" / "kneecli").iterdir()
    return path


def without_its_seal(path: Path) -> str:
    """What is kept of a routine, without what says that nobody changed it."""
    kept, comment, seal = path.read_text().rpartition("\n# as planned: ")
    assert kept
    assert comment
    assert len(seal) == 8
    return kept


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("'march_in_place'", "'handstand'", "steps.exercise: there is no drill `handstand`"),
        ("'sets': 1", "'sets': 9", "steps.sets: expected "),
        ("'sets': 1", "'sets': True", "steps.sets: expected a whole number, got true"),
        ("'avoid': []", "'avoid': ['house_elbow']", "there is no condition `house_elbow`"),
        ("'title': 'Warm-up", "'title': '" + "Warm-up" * 8000, "title: expected at most 50000 "),
        ("'objective': ", "'objective': 9999999", "objective: expected "),
        ("'kind': 'routine'", "'kind': 'recipe'", "not a routine: expected `kind` to be "),
        ("'minutes': 10", "'minutes': 0", "request.minutes: expected at least 1, got 0"),
    ],
)
def test_a_last_routine_that_was_changed(isolated: Path, old: str, new: str, fault: str) -> None:
    """It is read as any file is, whether its seal was left where it was or not."""
    knee("plan", "-e", "band")
    path = last_routine(isolated)
    for content in (path.read_text(), without_its_seal(path)):
        assert old in content
        path.write_text(content.replace(old, new, 1))
        said = knee("export")
        assert (said.code, said.out) == (4, "")
        assert fault in said.err
        assert said.err.startswith("error: the routine planned last does not fit the data in use: ")


def test_a_last_routine_that_was_changed_and_is_none_the_worse(isolated: Path) -> None:
    """What people may write in a file they may write there."""
    knee("plan", "-e", "band")
    path = last_routine(isolated)
    path.write_text(path.read_text().replace("'title': '", "'title': ' Mine: ", 1))
    assert knee("export").out.startswith("Mine: Warm-up, 10 minutes, band\n")


def test_a_last_routine_of_another_version(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is checked as a file is; one from before there were seals is, too."""
    knee("plan", "-e", "band")
    path = last_routine(isolated)
    out = knee("export").out
    read: list[Any] = []
    monkeypatch.setattr(reading, "read_routine", spy(reading.read_routine, read))
    assert (knee("export").out, read) == (out, [])
    monkeypatch.setattr(last, "__version__", "0.0.1")
    assert (knee("export").out, len(read)) == (out, 1)
    path.write_text(without_its_seal(path))
    assert (knee("export").out, len(read)) == (out, 2)


def spy(real: Callable[..., Any], calls: list[Any]) -> Callable[..., Any]:
    """A function that does what the real one does, and notes it."""

    def called(*given: Any) -> Any:
        calls.append(given)
        return real(*given)

    return called


def test_the_catalogue_in_use_counts(here: Path) -> None:
    """A drill that it hides is missed."""
    knee("plan", "-e", "band")
    (here / "own").mkdir()
    (here / "own" / "mine.yaml").write_text("hide: {exercises: [march_in_place]}\n")
    said = knee("--data", "own", "export")
    assert (said.code, said.out) == (4, "")
    assert "steps.exercise: there is no drill `march_in_place`" in said.err
    assert knee("export").code == 0


def test_nothing_can_be_kept(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan is a plan all the same."""
    (isolated / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(isolated / "file"))
    assert knee("plan").code == 0


def test_from_a_file_and_from_stdin(here: Path, planned: dict[str, Any]) -> None:
    """`-` is standard input."""
    (here / "r.json").write_text(json.dumps(planned))
    assert json.loads(knee("export", "r.json", "-f", "json").out) == planned
    assert json.loads(knee("export", "-", "-f", "json", stdin=json.dumps(planned)).out) == planned


@pytest.mark.parametrize(
    "words",
    [
        ("-e", "band"),
        ("-e", "link", "-m", "20"),
        ("-a", "pfp_irritable"),
        ("-b", "cooldown", "-e", "strap,roller"),
        ("-b", "desk"),
        ("-e", "band", "--seed", "7", "-a", "pregnancy"),
        ("-e", "kettlebell,ball", "-l", "advanced", "-m", "15", "--focus", "glutes"),
        ("-e", "roller", "-m", "5"),
    ],
)
def test_there_and_back_again(words: tuple[str, ...]) -> None:
    """JSON to YAML and back is the same; its times and cautions are worked out anew."""
    first = knee("plan", *words, "-f", "json").out
    in_yaml = knee("export", "-", "-f", "yaml", stdin=first)
    assert (in_yaml.code, in_yaml.err) == (0, "")
    again = knee("export", "-", "-f", "json", stdin=in_yaml.out)
    assert (again.code, again.err) == (0, "")
    assert again.out == first
    assert knee("export", "-", "-f", "json", stdin=first).out == first
    assert knee("export", "-", "-f", "yaml", stdin=in_yaml.out).out == in_yaml.out


@pytest.mark.parametrize(
    ("indent", "separators", "ascii_only"),
    [(None, (",", ":"), False), ("\t", None, False), (2, None, True), (1, (",", " : "), True)],
)
def test_however_the_json_is_written(
    planned: dict[str, Any], indent: Any, separators: Any, *, ascii_only: bool
) -> None:
    """Compact, with tabs, with letters escaped: it is all JSON."""
    routine = {**planned, "title": "Für Ana \U0001f9b5"}
    written = json.dumps(routine, indent=indent, separators=separators, ensure_ascii=ascii_only)
    said = knee("export", "-", "-f", "json", stdin=written)
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == routine


def test_what_it_does_not_know_is_left_aside(planned: dict[str, Any]) -> None:
    """Documents only ever grow."""
    newer = {**with_step(planned, colour="red"), "weather": {"wind": [1, 2]}}
    said = knee("export", "-", "-f", "json", stdin=json.dumps(newer))
    assert json.loads(said.out) == planned


def test_times_are_worked_out_anew(planned: dict[str, Any]) -> None:
    """A file cannot make a drill quicker."""
    quick = {**with_step(planned, seconds=1), "total_seconds": 1}
    said = knee("export", "-", "-f", "json", stdin=json.dumps(quick))
    assert json.loads(said.out) == planned


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{\n  "kind": "routine"\n  "schema": 1\n}', "standard input:3:3: error: "),
        ("", "standard input:1:1: error: the file is empty"),
        ("[]", "standard input:1:1: error: not a routine: expected `kind` to be `routine`"),
        ('{"kind": "recipe"}', "standard input:1:10: error: not a routine"),
        (
            '{"kind": "routine", "schema": 2}',
            "standard input:1:31: error: schema: expected schema 1, got 2",
        ),
        ('{"kind": "routine", "schema": 1}', "standard input:1:1: error: steps: is missing"),
    ],
)
def test_no_routine(text: str, fault: str) -> None:
    """Each fault has its place, and the exit code says invalid data."""
    said = knee("export", "-", stdin=text)
    assert (said.code, said.out) == (4, "")
    assert fault in said.err


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"exercise": "handstand"}, "steps.exercise: there is no drill `handstand`"),
        (
            {"phase": "sleep"},
            "steps.phase: expected raise, mobilise, activate, potentiate, cooldown",
        ),
        ({"sets": 9}, "steps.sets: expected 1 to 1, got 9"),
        ({"duration_seconds": 599}, "steps.duration_seconds: expected "),
        ({"duration_seconds": 1}, "steps.duration_seconds: expected "),
        ({"reps": 5}, "steps.reps: the drill is not measured so"),
        ({"equipment": ["rope"]}, "steps.equipment: "),
        ({"props": ["moon"]}, "steps.props: "),
    ],
)
def test_a_step_that_cannot_be(planned: dict[str, Any], changes: Any, fault: str) -> None:
    """Drills, doses and gear are those of the catalogue."""
    routine = with_step(planned, **changes)
    said = knee("export", "-", stdin=json.dumps(routine, indent=2))
    assert (said.code, said.out) == (4, "")
    assert fault in said.err
    assert said.err.startswith("standard input:")


def test_a_step_that_breaks_what_was_said_of_the_body(planned: dict[str, Any]) -> None:
    """A routine cannot be talked into a drill its own request avoids."""
    request = {**planned["request"], "avoid": ["side_lying_hip_pain"]}
    said = knee("export", "-", stdin=json.dumps({**planned, "request": request}, indent=2))
    assert (said.code, said.out) == (4, "")
    assert "is left out with pain lying on the side; take it out, or plan anew: " in said.err


def test_no_routine_where_a_clinician_comes_first(planned: dict[str, Any]) -> None:
    """Not from a file either."""
    request = {**planned["request"], "avoid": ["dvt_risk"]}
    said = knee("export", "-", stdin=json.dumps({**planned, "request": request}))
    assert said.code in (3, 4)
    assert said.out == ""


def test_a_phase_that_a_condition_leaves_out() -> None:
    """A swollen knee has no last, fast part."""
    routine = json.loads(knee("plan", "-a", "knee_effusion", "-f", "json").out)
    routine["steps"][-1]["phase"] = "potentiate"
    said = knee("export", "-", stdin=json.dumps(routine))
    assert (said.code, said.out) == (4, "")


def test_an_unknown_condition(planned: dict[str, Any]) -> None:
    """It might have forbidden a drill."""
    request = {**planned["request"], "avoid": ["house_elbow"]}
    said = knee("export", "-", stdin=json.dumps({**planned, "request": request}))
    assert said.code == 4
    assert "request.avoid: there is no condition `house_elbow`" in said.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"minutes": 10', '"minutes": 10, "made": 2020-01-01'),
        ('"minutes": 10', '"minutes": 0x' + "f" * 5000),
        ('"minutes": 10', '"minutes": 10, "x": .nan'),
        ('"objective": ', '"objective": 1e999, "was": '),
    ],
)
def test_yaml_that_is_no_json_is_no_bug(planned: dict[str, Any], old: str, new: str) -> None:
    """It is read or refused, and what comes out is JSON."""
    written = json.dumps(planned).replace(old, new, 1)
    said = knee("export", "-", "-f", "json", stdin=written)
    assert said.code in (0, 4)
    assert "bug" not in said.err
    if said.code == 0:
        json.loads(said.out, parse_constant=pytest.fail)


def test_texts_of_a_file_do_not_steer_the_terminal(planned: dict[str, Any]) -> None:
    """Title and notes come from whoever wrote the file."""
    for evil in ({"title": "\x1b[31mred"}, {"notes": ["\x9b2Jgone"]}):
        said = knee("export", "-", stdin=json.dumps({**planned, **evil}))
        assert (said.code, said.out) == (4, "")
        assert "does not belong in text" in said.err
        assert not {"\x1b", "\x9b"} & set(said.err)
    bidi = {**planned, "title": "[bold]x[/]", "notes": ["\u202egone"]}
    for name in ("table", "text", "json", "yaml", "markdown"):
        out = knee("export", "-", "-f", name, stdin=json.dumps(bidi)).out
        assert "x" in out
        assert "\u202e" not in out


def test_a_huge_file_is_refused(here: Path) -> None:
    """Before it is read."""
    with (here / "r.json").open("wb") as stream:
        stream.truncate(100_000_000)
    said = knee("export", "r.json")
    assert said.code == 4
    assert "larger than" in said.err


def test_what_cannot_be_read(here: Path) -> None:
    """A folder, or nothing at all."""
    (here / "folder").mkdir()
    for name in ("folder", "none.json"):
        said = knee("export", name)
        assert said.code == 5
        assert f"cannot read `{name}`" in said.err


def test_a_folder_is_not_taken_for_a_name_to_write(here: Path) -> None:
    """It is there, so no other meaning is looked for."""
    (here / "day.txt").mkdir()
    said = knee("export", "day.txt")
    assert (said.code, said.err) == (5, "error: cannot read `day.txt`: is a directory\n")

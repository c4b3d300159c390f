"""The compiled form: as good as the YAML, and never a reason to fail."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kneecli import paths
from kneecli.catalog import compiled, loading, sheet
from kneecli.catalog.layers import layers
from kneecli.errors import NotFoundError
from tests.catalog.folders import SMALL, alone, small_catalog, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.layers import Layer

KEY = b"fresh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder of one's own."""
    write_folder(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The small catalogue, compiled."""
    path = tmp_path / "small.compiled"
    path.write_bytes(compiled.frozen(small_catalog(tmp_path / "data"), KEY))
    return path


def fingerprint(used: list[Layer]) -> bytes:
    """That of layers as they are now."""
    return compiled.fingerprint(used, loading.contents_of(used))


def cache_files() -> list[Path]:
    """What stands in the cache folder."""
    folder = paths.cache_folder()
    return sorted(folder.iterdir()) if folder.is_dir() else []


def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where the YAML would be read."""

    def refuse(used: list[Layer], _: object) -> Catalog:
        raise AssertionError(f"read {used}")

    monkeypatch.setattr(loading, "load_yaml", refuse)


def test_the_built_in_catalogue_comes_back_the_same(catalog: Catalog, tmp_path: Path) -> None:
    """Every record with every field, and what the rules say, in the order of the files."""
    path = tmp_path / "all.compiled"
    path.write_bytes(compiled.frozen(catalog, KEY))
    again = compiled.thawed(path.read_bytes(), KEY)
    assert again is not None
    for section in catalog.field_names():
        assert getattr(again, section) == getattr(catalog, section), section
        if section != "safety":
            assert list(getattr(again, section)) == list(getattr(catalog, section)), section
    assert again == catalog


def test_types_come_back_the_same(catalog: Catalog, tmp_path: Path) -> None:
    """Lists stay tuples, so records stay hashable."""
    path = tmp_path / "all.compiled"
    path.write_bytes(compiled.frozen(catalog, KEY))
    again = compiled.thawed(path.read_bytes(), KEY)
    assert again is not None
    for exercise in again.exercises.values():
        assert hash(exercise) == hash(catalog.exercises[exercise.id])


def test_the_second_load_reads_no_yaml(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes from the compiled form, and is equal."""
    first = loading.load(alone(folder))
    no_yaml(monkeypatch)
    assert loading.load(alone(folder)) == first


@pytest.mark.parametrize("file", list(SMALL))
def test_a_changed_file_is_read_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """Whichever of the files it is, even where its size and time stay the same."""
    path = folder / file
    path.write_text(SMALL[file] + "# one\n")
    before = path.stat()
    loading.load(alone(folder))
    path.write_text(SMALL[file] + "# two\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    no_yaml(monkeypatch)
    with pytest.raises(AssertionError, match=r"^read"):
        loading.load(alone(folder))


def test_a_touched_file_is_not_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh checkout gives every file a new time."""
    loading.load(alone(folder))
    os.utime(folder / "props.yaml", (1, 1))
    no_yaml(monkeypatch)
    assert loading.load(alone(folder)).exercises


def test_another_version_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade may read the same files otherwise."""
    before = fingerprint(alone(folder))
    monkeypatch.setattr(compiled, "__version__", "9.9.9")
    assert fingerprint(alone(folder)) != before


@pytest.fixture
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small folder in the place of the data that comes with the program."""
    monkeypatch.setattr(paths, "built_in_data", lambda: folder)
    return folder


def test_the_shipped_form_is_used_while_it_is_fresh(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even the first load reads no YAML and writes nothing; one of changed files does."""
    built = loading.load_yaml(layers())
    (installed / loading.SHIPPED).write_bytes(loading.compile_built_in())
    no_yaml(monkeypatch)
    assert loading.load() == built
    assert not cache_files()
    (installed / "props.yaml").write_text(SMALL["props.yaml"] + "# changed\n")
    with pytest.raises(AssertionError, match=r"^read"):
        loading.load()


def test_the_shipped_form_is_for_the_built_in_layer_alone(installed: Path, tmp_path: Path) -> None:
    """Layers of one's own are never looked for beside the program, whatever stands there."""
    built = loading.load_yaml(layers())
    (tmp_path / "own.yaml").write_text("props: [{id: mirror, name: Mirror, what: Glass.}]\n")
    used = layers([tmp_path / "own.yaml"])
    (installed / loading.SHIPPED).write_bytes(compiled.frozen(built, fingerprint(used)))
    assert "mirror" in loading.load(used).props
    assert len(cache_files()) == 1


def test_two_folders_do_not_share_a_compiled_form(tmp_path: Path) -> None:
    """Both stay fresh, whichever was used last."""
    for name in ("one", "two"):
        write_folder(tmp_path / name, ("props.yaml", "what: A wall.", f"what: Wall {name}."))
    for name in ("one", "two", "one"):
        assert loading.load(alone(tmp_path / name)).props["wall"].what == f"Wall {name}."
    assert len(cache_files()) == 2


def test_own_data_has_a_form_of_its_own(tmp_path: Path) -> None:
    """The built-in one is not thrown out by it."""
    (tmp_path / "any.yaml").write_text("props: [{id: mirror, name: Looking glass, what: Glass.}]\n")
    own = loading.load(layers([tmp_path]))
    assert own.props["mirror"].name == "Looking glass"
    assert loading.load().props["mirror"].name == "Mirror"


def test_a_file_that_was_added_or_taken_away_is_noticed(tmp_path: Path) -> None:
    """The listing of a folder counts, not only what its files hold."""
    (tmp_path / "one.yaml").write_text("hide: {exercises: [clamshell]}\n")
    assert "easy_skip" in loading.load(layers([tmp_path])).exercises
    (tmp_path / "two.yml").write_text("hide: {exercises: [easy_skip]}\n")
    assert "easy_skip" not in loading.load(layers([tmp_path])).exercises
    (tmp_path / "one.yaml").unlink()
    assert "clamshell" in loading.load(layers([tmp_path])).exercises


def test_every_flipped_byte_is_noticed(stored: Path) -> None:
    """At a sample of places, the header among them."""
    content = stored.read_bytes()
    assert compiled.thawed(stored.read_bytes(), KEY) is not None
    for place in [*range(40), *range(40, len(content), 61), len(content) - 1]:
        damaged = bytearray(content)
        damaged[place] ^= 0x10
        stored.write_bytes(damaged)
        assert compiled.thawed(stored.read_bytes(), KEY) is None, place


def test_every_missing_end_is_noticed(stored: Path) -> None:
    """A file cut short by a full disk or a crash, or with more behind it."""
    content = stored.read_bytes()
    for length in [*range(40), *range(40, len(content), 97), len(content) - 1]:
        stored.write_bytes(content[:length])
        assert compiled.thawed(stored.read_bytes(), KEY) is None, length
    stored.write_bytes(content + b"\0")
    assert compiled.thawed(stored.read_bytes(), KEY) is None


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"garbage", b"00000000fresh", b"- id: x\n"])
def test_anything_else_is_no_compiled_form(tmp_path: Path, content: bytes) -> None:
    """Whatever another program put there."""
    path = tmp_path / "odd.compiled"
    path.write_bytes(content)
    assert compiled.thawed(path.read_bytes(), KEY) is None


def test_a_form_for_other_files_is_not_fresh(stored: Path) -> None:
    """Another fingerprint, of the same length or not."""
    assert compiled.thawed(stored.read_bytes(), b"stale") is None
    assert compiled.thawed(stored.read_bytes(), KEY + b"er") is None
    assert compiled.thawed(stored.read_bytes(), b"") is None


def test_a_place_that_is_taken(folder: Path) -> None:
    """A folder stands where the compiled form would be kept."""
    first = loading.load(alone(folder))
    (path,) = cache_files()
    path.unlink()
    path.mkdir()
    assert loading.load(alone(folder)) == first


def test_a_file_saved_while_it_is_read_belongs_to_the_next_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form is kept under the content that was parsed, not under what is there afterwards."""
    path = folder / "props.yaml"
    read = sheet.read

    def save_and_read(layer: Layer, level: int, file: Path, content: bytes) -> Any:
        if file == path:
            path.write_text(SMALL["props.yaml"].replace("what: A wall.", "what: A fence."))
        return read(layer, level, file, content)

    monkeypatch.setattr(sheet, "read", save_and_read)
    assert loading.load(alone(folder)).props["wall"].what == "A wall."
    monkeypatch.undo()
    assert loading.load(alone(folder)).props["wall"].what == "A fence."


@pytest.mark.parametrize("how", ["writable", "link", "pipe", "owner"])
def test_a_form_that_somebody_else_could_have_written_is_not_believed(
    folder: Path, tmp_path: Path, how: str
) -> None:
    """Its checksum and fingerprint fit, but its drill does what no data file says."""
    used = alone(folder)
    first = loading.load(used)
    (path,) = cache_files()
    forged = first.replace(exercises={})
    path.write_bytes(compiled.frozen(forged, fingerprint(used)))
    assert loading.load(used).exercises == {}
    if how == "writable":
        path.chmod(0o666)
    elif how == "owner":
        if os.geteuid() != 0:
            pytest.skip("only root gives files away")
        os.chown(path, 65534, 65534)
    else:
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere") if how == "link" else os.mkfifo(path)
    assert loading.load(used) == first
    (again,) = cache_files()
    assert again.is_file()
    assert not again.is_symlink()
    assert again.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"garbage", None])
def test_a_damaged_form_is_written_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """In silence; the run after that is quick again."""
    first = loading.load(alone(folder))
    (path,) = cache_files()
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)
    assert loading.load(alone(folder)) == first
    no_yaml(monkeypatch)
    assert loading.load(alone(folder)) == first


def test_a_faulty_catalogue_is_not_kept(folder: Path) -> None:
    """Its faults are told every time."""
    (folder / "props.yaml").write_text("props:\n- {id: wall}\n")
    for _ in range(2):
        with pytest.raises(Exception, match=r"^2 faults in props\.yaml$"):
            loading.load(alone(folder))
    assert not cache_files()


def test_a_cache_folder_that_cannot_be_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where it should be."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert loading.load(alone(folder)).exercises


def test_a_cache_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, or a folder without permission."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(loading, "write_private", refuse)
    assert loading.load(alone(folder)).exercises
    assert not cache_files()


def test_no_home_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service account: no HOME, no XDG variables, and an id the system does not know."""
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)

    def unknown(user: int) -> None:
        raise KeyError(user)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert loading.load(alone(folder)).exercises


def test_no_folder_and_no_data(tmp_path: Path) -> None:
    """A wrong `--data` is told apart from an empty one."""
    with pytest.raises(NotFoundError, match=r"^no folder or file `"):
        layers([tmp_path / "none"])
    with pytest.raises(NotFoundError, match=r"^no data file in `"):
        layers([tmp_path])


def test_a_fresh_form_needs_neither_yaml_nor_pydantic(folder: Path) -> None:
    """That is what it is for."""
    loading.load(alone(folder))
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kneecli.catalog.layers import Layer\n"
        "from kneecli.catalog.loading import load\n"
        "files = tuple(sorted(Path(sys.argv[1]).glob('*.yaml')))\n"
        "catalog = load([Layer(name='small', files=files, built_in=True)])\n"
        "assert catalog.exercises['squat'].dose.sets.usual == 2\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "kneecli" in loaded
    assert not loaded & {"yaml", "pydantic", "pydantic_core", "annotated_types", "platformdirs"}

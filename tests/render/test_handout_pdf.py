"""The handout as PDF, read back by poppler and by pypdf, which share no code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from kneecli.errors import MissingExtraError
from kneecli.letters import MARK, printable
from kneecli.render.handout_words import CLINICIAN, DIARY, PAIN, STOP, diary_columns
from kneecli.render.pdf.handout import handout_pdf
from tests.render.routines import HOSTILE, everything, hostile, labels, routine, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise
    from kneecli.routine.routine import Routine

poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="needs Debian's poppler-utils"
)
ROOT = Path(__file__).parent.parent.parent
MILLIMETRE = 72 / 25.4
SCRIPTS = (
    "Ελληνικά, ἀρχή",
    "Колено, ґ",
    "Đầu gối khỏe",
    "მუხლი",
    "הברך חזקה",
    "ركبة قوية",
    "หัวเข่าแข็งแรง",
    "हिन्दी कि घुटना",
)
"""Words in scripts whose fonts come with the file."""


@pytest.fixture(scope="module")
def whole(catalog: Catalog) -> bytes:
    """A handout of every drill."""
    return handout_pdf(catalog, everything(catalog))


@pytest.fixture
def poppled(tmp_path: Path) -> Poppled:
    return Poppled(tmp_path / "handout.pdf")


class Poppled:
    """What poppler's programs say of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, document: bytes, program: str, *options: str) -> str:
        """What a program prints; it must have nothing to complain about."""
        self.path.write_bytes(document)
        where = ["-"] if program == "pdftotext" else []
        done = subprocess.run(
            [program, *options, str(self.path), *where], capture_output=True, check=True, text=True
        )
        assert not [line for line in done.stderr.splitlines() if "language pack" not in line]
        return done.stdout


def bare(text: str) -> str:
    """Text without spaces, joiners and marks of direction, which no two readers place alike."""
    hidden = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
    return re.sub(rf"[\s{hidden}]+", "", text)


def words_of(exercise: Exercise) -> tuple[str, ...]:
    """All that the handout says of a drill."""
    return (
        exercise.name,
        exercise.setup,
        *exercise.steps,
        *exercise.cues,
        exercise.feel,
        exercise.easier,
    )


@poppler
def test_every_word_of_every_drill_is_there(
    catalog: Catalog, whole: bytes, poppled: Poppled
) -> None:
    said = bare(poppled(whole, "pdftotext", "-raw"))
    for exercise in catalog.exercises.values():
        for text in words_of(exercise):
            assert bare(text) in said, text
    for text in (
        *(rule.sign + rule.do for rule in catalog.safety.stop),
        *(flag.sign + flag.do for flag in catalog.safety.red_flags),
        catalog.safety.disclaimer,
    ):
        assert bare(text) in said


@poppler
def test_hostile_words_are_words(catalog: Catalog, poppled: Poppled) -> None:
    said = bare(poppled(handout_pdf(catalog, hostile(catalog)), "pdftotext", "-raw"))
    for text in HOSTILE:
        known = re.sub("[\U00010000-\U0010ffff]", MARK, bare(printable(text)))
        assert said.count(known) >= 5, text


@poppler
def test_no_drill_is_split(catalog: Catalog, whole: bytes, poppled: Poppled) -> None:
    pages = [bare(page) for page in poppled(whole, "pdftotext", "-raw").split("\f")]
    for number, exercise in enumerate(catalog.exercises.values(), 1):
        texts = [bare(f"{number}. {exercise.name}"), *map(bare, words_of(exercise)[1:])]
        assert [page for page in pages if all(text in page for text in texts)], exercise.name


@poppler
def test_a_drill_higher_than_a_page_goes_on_on_the_next(catalog: Catalog, poppled: Poppled) -> None:
    exercise = catalog.exercises["clamshell"]
    steps = tuple(f"Step {number}: {'many words ' * 30}and done." for number in range(60))
    for long in (exercise.replace(steps=steps), exercise.replace(name=" ".join(steps))):
        document = handout_pdf(catalog, routine(step(long)))
        said = bare(poppled(document, "pdftotext", "-raw"))
        for number in range(60):
            assert f"Step{number}:manywords" in said


@poppler
def test_a_word_longer_than_a_line_is_cut(catalog: Catalog, poppled: Poppled) -> None:
    long = catalog.exercises["clamshell"].replace(setup="ab" * 1000, name="WM" * 60)
    document = handout_pdf(catalog, routine(step(long)))
    assert bare(f"1. {long.name}") in bare(poppled(document, "pdftotext", "-raw"))
    assert all(right < 193.5 * MILLIMETRE for _, _, right, _ in boxes(poppled, document))


def boxes(poppled: Poppled, document: bytes) -> Iterator[tuple[float, ...]]:
    """Left, top, right and bottom of every word, in points from the top left."""
    for found in re.finditer(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"',
        poppled(document, "pdftotext", "-bbox"),
    ):
        yield tuple(map(float, found.groups()))


@poppler
def test_letter_paper_loses_nothing(whole: bytes, poppled: Poppled) -> None:
    """Letter is 17.6 mm lower, and printers leave about 4 mm white on each side."""
    edge = (297 - 279.4) / 2 + 4
    for left, top, right, bottom in boxes(poppled, whole):
        assert left > 15 * MILLIMETRE
        assert right < 195 * MILLIMETRE
        assert top > edge * MILLIMETRE
        assert bottom < (297 - edge) * MILLIMETRE


@poppler
def test_no_line_stands_on_another(whole: bytes, poppled: Poppled) -> None:
    """Neither on one that is above it, nor on one beside it."""
    for page in poppled(whole, "pdftotext", "-bbox").split("<page ")[1:]:
        words = [
            tuple(map(float, found))
            for found in re.findall(
                r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', page.partition(">")[2]
            )
        ]
        words.sort()
        for number, (left, top, right, bottom) in enumerate(words):
            for other in words[number + 1 :]:
                if other[0] > right - 0.5:
                    break
                shared = min(bottom, other[3]) - max(top, other[1])
                assert shared < 0.35 * (bottom - top), (left, top, other)


@poppler
def test_fonts_are_in_the_file(catalog: Catalog, whole: bytes, poppled: Poppled) -> None:
    """All but those for Chinese, Japanese and Korean."""
    for document, far_away in (
        (whole, set()),
        (handout_pdf(catalog, hostile(catalog)), {"HeiseiKakuGo-W5"}),
    ):
        listed = poppled(document, "pdffonts").splitlines()[2:]
        outside = {line.split()[0] for line in listed if line.split()[-5] != "yes"}
        assert outside == far_away
        assert len(listed) - len(outside) >= 2


@poppler
@pytest.mark.parametrize("text", SCRIPTS)
def test_other_scripts_can_be_read_and_copied(
    catalog: Catalog, poppled: Poppled, text: str
) -> None:
    drill = catalog.exercises["clamshell"].replace(name=text, steps=(text, f"Then {text} again"))
    document = handout_pdf(catalog, routine(step(drill), title=text))
    said = bare(poppled(document, "pdftotext"))
    assert said.count(bare(text)) >= 5
    assert "\ufffd" not in said


@poppler
@pytest.mark.parametrize("text", ["ברך אחת שתיים", "Knee ברך אחת שתיים then"])
def test_right_to_left_words_stand_in_their_order(
    catalog: Catalog, poppled: Poppled, text: str
) -> None:
    """The first word farthest right, its letters turned, whatever language is around it."""
    drill = catalog.exercises["clamshell"].replace(setup="", steps=(text,))
    found = poppled(handout_pdf(catalog, routine(step(drill))), "pdftotext", "-bbox")
    lefts = [
        float(re.findall(rf'xMin="([\d.]+)"[^>]*>{word[::-1]}<', found)[0])
        for word in ("ברך", "אחת", "שתיים")
    ]
    assert lefts == sorted(lefts, reverse=True)


@poppler
def test_a_letter_no_font_knows_is_marked(catalog: Catalog, poppled: Poppled) -> None:
    drill = catalog.exercises["clamshell"].replace(setup="A \U0001f600 and \u1200 in it")
    said = poppled(handout_pdf(catalog, routine(step(drill))), "pdftotext", "-raw")
    assert "A \ufffd and \ufffd in it" in said


@poppler
def test_the_structure_is_told(catalog: Catalog, poppled: Poppled) -> None:
    drills = list(catalog.exercises.values())[:5]
    document = handout_pdf(catalog, routine(*map(step, drills), title="Five drills"))
    assert re.search(r"^Tagged: +yes$", poppled(document, "pdfinfo"), re.MULTILINE)
    told = poppled(document, "pdfinfo", "-struct-text")
    headings = re.findall(r"(H\d) \(block\)\n +\"(.*?) *\"", told)
    assert headings == [
        ("H1", "Five drills"),
        *(("H2", f"{number}. {drill.name}") for number, drill in enumerate(drills, 1)),
        *(("H2", title) for title in (DIARY, STOP, CLINICIAN)),
    ]
    assert len(re.findall(r"^ +Figure$", told, re.MULTILINE)) == 5
    assert told.count("LI (block)") == sum(
        len(drill.steps) + len(drill.faults) for drill in drills
    ) + len(("the rule for pain", *catalog.safety.stop, *catalog.safety.red_flags))
    assert "1 of " not in told


def test_figures_have_words_for_those_who_do_not_see_them(catalog: Catalog, whole: bytes) -> None:
    root = structure(pypdf.PdfReader(BytesIO(whole)))
    said = [part["/Alt"] for part in parts(root) if part.get("/S") == "/Figure"]
    for text, one in zip(said, everything(catalog).steps, strict=True):
        assert text == f"{one.exercise.summary} Drawings: {'; '.join(labels(catalog, one))}."


def test_figures_show_the_prop_of_their_step(catalog: Catalog) -> None:
    exercise = catalog.exercises["quadriceps_stretch"]
    for prop in ("wall", "chair"):
        pdf = handout_pdf(catalog, routine(step(exercise).replace(props=(prop,))))
        root = structure(pypdf.PdfReader(BytesIO(pdf)))
        (said,) = [part["/Alt"] for part in parts(root) if part.get("/S") == "/Figure"]
        assert f"Drawings: Hand on the {prop}; Draw the heel in." in said


def structure(reader: pypdf.PdfReader) -> Any:
    """The root of the structure: mappings and lists, of whose types pypdf tells nothing."""
    return reader.root_object["/StructTreeRoot"]


def parts(element: Any) -> Iterator[Any]:
    """An element of the structure, and all that is in it."""
    yield element
    inside = element.get("/K", [])
    for part in inside if isinstance(inside, list) else [inside]:
        yield from parts(part.get_object())


def test_every_mark_leads_to_its_element(whole: bytes) -> None:
    """What a reader needs to find the element of what is clicked on."""
    reader = pypdf.PdfReader(BytesIO(whole))
    owners = structure(reader)["/ParentTree"]["/Nums"]
    pages: list[Any] = list(reader.pages)
    for number, page in enumerate(pages):
        assert page["/StructParents"] == owners[2 * number] == number
        listed = owners[2 * number + 1].get_object()
        marks = re.findall(rb"/MCID (\d+)", page.get_contents().get_data())
        assert [int(mark) for mark in marks] == list(range(len(listed)))
        for mark, owner in enumerate(listed):
            places = [(one["/Pg"].get_object(), one["/MCID"]) for one in owner["/K"]]
            assert (page.get_object(), mark) in places


def test_what_the_viewer_shows(catalog: Catalog) -> None:
    drills = list(catalog.exercises.values())[:3]
    title = "Für Änne (1)"
    reader = pypdf.PdfReader(
        BytesIO(handout_pdf(catalog, routine(*map(step, drills), title=title)))
    )
    root: Any = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert not reader.metadata.author
    assert reader.metadata.subject
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    outline: list[Any] = reader.outline
    names = [f"{number}. {drill.name}" for number, drill in enumerate(drills, 1)]
    assert [entry.title for entry in outline] == [*names, DIARY, STOP, CLINICIAN]
    places = [(reader.get_destination_page_number(entry), -entry.top) for entry in outline]
    assert all(one < other for one, other in pairwise(places))


def test_many_notes_leave_no_empty_page(catalog: Catalog) -> None:
    notes = tuple(f"Note {number}. {'So it is. ' * 50}" for number in range(20))
    pages = pypdf.PdfReader(
        BytesIO(handout_pdf(catalog, routine(title="Noted", notes=notes)))
    ).pages
    assert "You need" in pages[0].extract_text()


def test_pages_are_numbered(catalog: Catalog, whole: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(whole))
    pages = reader.pages
    for number, page in enumerate(pages, 1):
        if number % 6 == 1:
            said = page.extract_text()
            assert f"{number} of {len(pages)}" in said
            assert "Everything" in said
    outline: list[Any] = reader.outline
    diary = next(entry for entry in outline if entry.title == DIARY)
    last = reader.get_destination_page_number(diary)
    assert last is not None
    assert DIARY in pages[last].extract_text().splitlines()
    assert 2 <= len(catalog.exercises) / last <= 3


@poppler
def test_the_diary_names_every_drill_and_asks_for_pain_in_each_table(
    catalog: Catalog, whole: bytes, poppled: Poppled
) -> None:
    said = re.split(rf"[\n\f]{DIARY}\n", poppled(whole, "pdftotext", "-raw"))[1]
    tables = diary_columns(everything(catalog))
    assert max(map(len, tables)) <= 14
    for number, exercise in enumerate(catalog.exercises.values(), 1):
        assert bare(f"{number}. {exercise.name}") in bare(said)
    assert said.count(PAIN) == len(tables)


def test_the_same_routine_gives_the_same_bytes(catalog: Catalog, whole: bytes) -> None:
    assert handout_pdf(catalog, everything(catalog)) == whole


def test_what_was_written_before_leaves_no_trace() -> None:
    """Glyphs that one document adds to a font are not seen by the next."""
    program = """
from hashlib import sha256
from kneecli.catalog.loading import load
from tests.render.test_handout_pdf import handout_pdf, named
catalog = load()
for text in {}:
    document = handout_pdf(catalog, named(catalog, text))
print(sha256(document).hexdigest())
"""
    first, later = (
        subprocess.run(
            [sys.executable, "-c", program.format(order)],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for order in (["हिन्दी"], ["क्षेत्र प्रत्येक ट्रक", "हिन्दी"])
    )
    assert first == later


def named(catalog: Catalog, text: str) -> Routine:
    """A routine of one drill, called so."""
    return routine(step(catalog.exercises["clamshell"].replace(name=text)))


def test_a_routine_without_drills_or_words(catalog: Catalog) -> None:
    """Nothing to write is no reason to fail."""
    drill = catalog.exercises["clamshell"].replace(name="", setup="", steps=(), cues=())
    for one in (routine(), routine(step(drill), title="")):
        assert len(pypdf.PdfReader(BytesIO(handout_pdf(catalog, one))).pages) >= 1


@pytest.mark.parametrize("library", ["reportlab", "pymupdf_fonts", "bidi", "uharfbuzz"])
def test_without_its_extra(catalog: Catalog, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match="PDF files need an extra") as raised:
        handout_pdf(catalog, everything(catalog))
    assert raised.value.extra == "pdf"

"""Names people type: found whatever the case, spaces and dashes; near misses are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneecli.catalog.names import (
    _stem,
    by_key,
    find,
    in_sentence,
    key_of,
    listed,
    lookup,
    nearest,
)
from kneecli.errors import NotFoundError
from tests.builders import drill

if TYPE_CHECKING:
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Exercise

SECTIONS = ("exercises", "muscles", "equipment", "props", "conditions", "blueprints")


@given(data=st.data())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_way_to_write_a_name_finds_its_item(catalog: Catalog, data: st.DataObject) -> None:
    """Each letter in either case, each gap as a space, a dash, an underscore or nothing."""
    items = getattr(catalog, data.draw(st.sampled_from(SECTIONS)))
    item = data.draw(st.sampled_from(list(items.values())))
    name = data.draw(st.sampled_from([item.id, item.name, *item.aliases]))
    typed = "".join(
        data.draw(st.sampled_from([letter.lower(), letter.upper()]))
        if letter.isalnum()
        else data.draw(st.sampled_from([" ", "-", "_", "", "  ", letter]))
        for letter in name
    )
    assert find("item", typed, items, "knee list") is item


@pytest.fixture(scope="module")
def known(catalog: Catalog) -> dict[str, Exercise]:
    """Every drill by all that it is called, without spaces and capitals."""
    return {
        key_of(name): drill
        for drill in catalog.exercises.values()
        for name in (drill.id, drill.name, *drill.aliases)
    }


@given(
    text=st.text(max_size=40),
)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_found_or_not(catalog: Catalog, known: dict[str, Exercise], text: str) -> None:
    """No name, however odd, does anything but that."""
    if key_of(text) in known:
        assert find("drill", text, catalog.exercises, "knee list") == known[key_of(text)]
    else:
        with pytest.raises(NotFoundError) as caught:
            find("drill", text, catalog.exercises, "knee list")
        assert caught.value.message == f"no drill called `{text}`"


@pytest.mark.parametrize(
    ("section", "typed", "found"),
    [
        ("muscles", "glute med", "gluteus_medius"),
        ("muscles", "GLUTEUS MEDIUS", "gluteus_medius"),
        ("exercises", "Clam", "clamshell"),
        ("exercises", "side-kick", "side_kick_link"),
        ("equipment", "Mini Band", "band"),
        ("equipment", "somasole", "link"),
        ("equipment", "medicine-ball", "medicine_ball"),
        ("conditions", "runner's knee", "pfp_stable"),
        ("conditions", "runners-knee", "pfp_stable"),
        ("conditions", "low-back-pain", "low_back_pain"),
        ("conditions", "knee pain", "sore_knee"),
        ("conditions", "sore knee", "sore_knee"),
        ("conditions", "unsure which", "sore_knee"),
        ("conditions", "arthritis", "knee_oa"),
        ("conditions", "jumper's knee", "patellar_tendinopathy"),
        ("conditions", "meniscus", "meniscus_nonlocking"),
        ("conditions", "groin pain", "groin_pain"),
        ("conditions", "hip pain", "groin_pain"),
        ("conditions", "acl reconstruction", "acl_recent"),
        ("conditions", "knee surgery", "post_surgery"),
        ("conditions", "rheumatoid arthritis", "inflamed_joints"),
        ("blueprints", "cool-down", "cooldown"),
    ],
)
def test_names_people_use(catalog: Catalog, section: str, typed: str, found: str) -> None:
    """The design's own examples and the words of the articles."""
    assert find("item", typed, getattr(catalog, section), "knee list").id == found


@pytest.mark.parametrize(
    ("section", "typed", "found"),
    [
        ("equipment", "resistance bands", "band"),
        ("equipment", "Medicine Balls", "medicine_ball"),
        ("equipment", "kettle bells", "kettlebell"),
        ("equipment", "a band", "band"),
        ("equipment", "my foam roller", "foam_roller"),
        ("props", "some chairs", "chair"),
        ("props", "benches", "high_seat"),
        ("exercises", "clam shell", "clamshell"),
        ("exercises", "a skip", "easy_skip"),
        ("muscles", "the quads", "quadriceps"),
        ("conditions", "runner's knees", "pfp_stable"),
    ],
)
def test_a_plural_or_an_article_changes_nothing(
    catalog: Catalog, section: str, typed: str, found: str
) -> None:
    """`Resistance bands` are a band; what has a name of its own keeps it."""
    assert lookup(typed, getattr(catalog, section)) is getattr(catalog, section).get(found)


def test_a_plural_that_could_be_two_things_is_neither() -> None:
    """A guess would be one too many."""
    items = {"hip_lift": drill("hip_lift"), "hips_lift": drill("hips_lift")}
    assert lookup("hip lift", items) is items["hip_lift"]
    assert lookup("hips lifts", items) is None


@pytest.mark.parametrize(
    "typed", ["knees", "hip", "sores", "a", "the", "s", "back pains elsewhere"]
)
def test_no_condition_is_guessed_from_a_part_of_its_name(catalog: Catalog, typed: str) -> None:
    """Only the same words in another number are the same condition."""
    assert lookup(typed, catalog.conditions) is None


@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_names_differ_only_in_number(catalog: Catalog, section: str) -> None:
    """Or one of them could not be told by its plural."""
    meant: dict[str, set[str]] = {}
    for item in getattr(catalog, section).values():
        for name in (item.id, item.name, *item.aliases):
            meant.setdefault(_stem(name), set()).add(item.id)
    assert [ids for ids in meant.values() if len(ids) > 1] == []


@pytest.mark.parametrize(
    ("section", "typed", "meant"),
    [
        ("exercises", "hip hich", "hip_hitch"),
        ("equipment", "ketlebell", "kettlebell"),
        ("muscles", "gluteus mediuss", "gluteus_medius"),
        ("conditions", "runers knee", "pfp_stable"),
    ],
)
def test_the_likeliest_comes_first(catalog: Catalog, section: str, typed: str, meant: str) -> None:
    """A slip of a finger is understood; at most three ids are offered, by whatever name."""
    names = nearest(typed, getattr(catalog, section).values())
    assert names[0] == meant
    assert len(names) <= 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("runers knee", "runners knee"),
        ("meniscas", "meniscus"),
        ("rheumatiod arthritis", "rheumatoid arthritis"),
        ("hip arthritus", "hip arthritis"),
        ("Osteoporosiss", "Osteoporosis"),
    ],
)
def test_a_slip_in_a_condition_is_put_right(catalog: Catalog, typed: str, meant: str) -> None:
    """With the name as people write it, not with an id."""
    with pytest.raises(NotFoundError) as caught:
        find("condition", typed, catalog.conditions, "knee conditions")
    assert f"`{meant}`" in caught.value.hint


@pytest.mark.parametrize(
    "typed",
    [
        "hyperextension",
        "hypotension",
        "shin pain",
        "toe arthritis",
        "shoulder replacement",
        "pcl tear",
        "mcl",
        "bakers cyst",
        "💥",
        "",
    ],
)
def test_an_unknown_condition_is_never_taken_for_another(catalog: Catalog, typed: str) -> None:
    """It is honestly not known: the way on is the undiagnosed knee, and the clinician."""
    with pytest.raises(NotFoundError) as caught:
        find("condition", typed, catalog.conditions, "knee conditions")
    assert "did you mean" not in caught.value.hint
    assert "`sore_knee`" in caught.value.hint
    assert "clinician" in caught.value.hint


@pytest.mark.parametrize("typed", ["", "zzzzqqqq", "💥"])
def test_nothing_near(catalog: Catalog, typed: str) -> None:
    """Then the command that lists them all is named."""
    with pytest.raises(NotFoundError) as caught:
        find("drill", typed, catalog.exercises, "knee list")
    assert caught.value.hint == "`knee list` lists them all"
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(("section", "typed"), [("equipment", "bnd"), ("exercises", "clamshel")])
def test_a_suggestion_names_an_item_once(catalog: Catalog, section: str, typed: str) -> None:
    """`Band or bands` would be one thing twice."""
    meant = nearest(typed, getattr(catalog, section).values())
    assert meant
    assert len(meant) == len(set(meant))


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_a_sentence(names: list[str], said: str) -> None:
    """With `and` before the last."""
    assert listed(names) == said


@pytest.mark.parametrize(
    ("name", "said"), [("Foam roller", "foam roller"), ("SomaSole Link", "SomaSole Link")]
)
def test_a_name_in_a_sentence(name: str, said: str) -> None:
    """Proper names keep their capitals."""
    assert in_sentence(name) == said


@pytest.mark.parametrize("typed", ["Thome\u0301e", "THOM\u00c9E", "\uff34homee\u0301".lower()])
def test_a_letter_is_the_same_in_each_of_its_spellings(typed: str) -> None:
    """Some systems write an accent as a letter of its own."""
    spellings = {"Thome\u0301e": "Thom\u00e9e", "THOM\u00c9E": "thome\u0301e"}
    assert key_of(typed) == key_of(spellings.get(typed, "Thome\u00e9"))


def test_items_by_the_keys_of_their_names(catalog: Catalog) -> None:
    """The first that has a name keeps it, as when one name is looked up."""
    items = by_key(catalog.exercises.values())
    for exercise in catalog.exercises.values():
        for name in (exercise.id, exercise.name, *exercise.aliases):
            assert items[key_of(name)] is lookup(name, catalog.exercises)


def test_names_of_signs_alone_are_not_all_the_same() -> None:
    """Nothing is left of them to compare, so they are found as they are written, or not at all."""
    items = {"knee": drill("knee", aliases=("\U0001f9b5",))}
    assert lookup("knee", items) is items["knee"]
    for typed in ("!!!", "\U0001f525", "--", ""):
        assert lookup(typed, items) is None
    assert "" not in by_key(items.values())


def test_vowel_signs_tell_names_apart() -> None:
    """In Hindi they are marks on the letter before."""
    assert key_of("\u0915\u093f") != key_of("\u0915\u093e")
    assert key_of("Cafe\u0301") == key_of("CAF\u00c9")

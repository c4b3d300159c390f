"""Long chains are looked at in time that grows as they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kneecli.catalog.condition import MOST_ALTERNATIVES, MOST_INCLUDED, both_asked, with_included
from kneecli.catalog.cycles import on_cycles
from tests.builders import condition
from tests.catalog.folders import faults_of

if TYPE_CHECKING:
    from pathlib import Path

names = st.sampled_from("abcdef")


def reached(start: str, links: dict[str, list[str]]) -> set[str]:
    """All that can be reached from a name, the slow, plain way."""
    found: set[str] = set()
    pending = [*links.get(start, ())]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += links.get(name, ())
    return found


@given(st.dictionaries(names, st.lists(names, max_size=3)))
def test_what_leads_back_to_itself_is_found(links: dict[str, list[str]]) -> None:
    assert on_cycles(links) == {name for name in links if name in reached(name, links)}


def test_a_chain_and_a_ring_of_very_many() -> None:
    many = 50_000
    chain = {str(n): [str(n + 1)] for n in range(many)}
    assert on_cycles(chain) == set()
    assert len(on_cycles({**chain, str(many): ["0"]})) == many + 1


def test_a_chain_of_conditions_is_followed_no_further_than_it_may_be() -> None:
    many = {f"c{n}": condition(f"c{n}", includes=(f"c{n + 1}",)) for n in range(5000)}
    assert len(with_included(many, "c0")) == MOST_INCLUDED + 2


def test_a_condition_takes_in_just_so_many(tmp_path: Path) -> None:
    def chain(length: int) -> tuple[str, str, str]:
        links = "".join(
            f"- {{id: c{n}, name: Chain {n}, means: It is., includes: [c{n + 1}]}}\n"
            for n in range(length)
        )
        last = f"- {{id: c{length}, name: Last, means: It is., includes: [sore]}}\n- id: both"
        return ("conditions.yaml", "- id: both", links + last)

    assert faults_of(tmp_path / "few", chain(MOST_INCLUDED - 1)) == []
    faults = faults_of(tmp_path / "many", chain(MOST_INCLUDED))
    assert len(faults) == 1
    assert "conditions.yaml:" in faults[0]
    assert f"more than {MOST_INCLUDED} conditions" in faults[0]


def test_ways_to_hold_on_do_not_multiply_without_end() -> None:
    asked: tuple[tuple[str, ...], ...] = ()
    for n in range(40):
        asked = both_asked(asked, ((f"left_{n}",), (f"right_{n}",)))
    assert 0 < len(asked) <= MOST_ALTERNATIVES
    for n in range(40):
        assert all({f"left_{n}", f"right_{n}"} & set(items) for items in asked)

"""Letters that are safe to show, and those that are not."""

from __future__ import annotations

import sys

import pytest

from kneecli.letters import MARK, printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Plain, with ä, 5 ° and ½.", "Plain, with ä, 5 ° and ½."),
        ("\x1b[31mred", f"{MARK}[31mred"),
        ("\x1b]52;c;eA==\x07", f"{MARK}]52;c;eA=={MARK}"),
        ("a\x07b\x08c\x7fd", f"a{MARK}b{MARK}c{MARK}d"),
        ("\x9b31mred", f"{MARK}31mred"),
        ("\u202egnirts\u202c", f"{MARK}gnirts{MARK}"),
        ("\u2066a\u2069", f"{MARK}a{MARK}"),
        ("a\rb", f"a{MARK}b"),
        ("\ufffe\uffff\udce9", MARK * 3),
        ("[bold red]x[/]", "[bold red]x[/]"),
    ],
)
def test_what_steers_becomes_a_mark(text: str, printed: str) -> None:
    """All else stays."""
    assert printable(text) == printed


@pytest.mark.parametrize(
    "text", ["10\u00a0cm", "10\u202fcm", "left\nright", "a\tb", "a\u2028b", "a\u3000b"]
)
def test_spaces_stay_spaces(text: str) -> None:
    """Hard, narrow and wide spaces, tabs and line breaks are no threat, and no mark either."""
    assert MARK not in printable(text)
    assert len(printable(text).split(" ")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم گرم شوم",
        "र्\u200dय क्\u200cष",
        "\u200fשלום\u200e, \u061cأهلا",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈",
        "\U0001fae8",
    ],
)
def test_what_writing_needs_stays(text: str) -> None:
    """Joiners, marks of direction, flags, families, and emoji newer than this Python."""
    assert printable(text) == text


@pytest.mark.parametrize("idle", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_says_only_where_a_line_may_end_goes(idle: str) -> None:
    assert printable(f"co{idle}operate") == "cooperate"


def test_hidden_letters_outside_a_flag_are_seen() -> None:
    """They could hide whole sentences, after a black flag too."""
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all")
    assert printable(f"Clam{hidden}") == "Clam" + MARK * len(hidden)
    assert printable(f"\U0001f3f4{hidden}") == "\U0001f3f4" + MARK * len(hidden)


@pytest.mark.slow
def test_every_letter_there_is() -> None:
    """What is shown can be encoded, is no control character, and stays as it is shown."""
    for code in range(sys.maxunicode + 1):
        shown = printable(chr(code))
        assert shown.encode().isascii() or shown == chr(code) or shown == MARK, hex(code)
        assert printable(shown) == shown
        assert all(letter.isprintable() for letter in shown if letter < "\u0300"), hex(code)

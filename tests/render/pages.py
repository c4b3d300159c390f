"""Pages to paint: ordinary ones, wide ones and hostile ones."""

from __future__ import annotations

from unicodedata import category

from kneecli.render.page import Bullets, Column, Heading, Page, Paragraph, Table

LOREM = (
    "Stand tall with your feet hip-width apart, knees soft, and let your weight rest on both heels "
    "and toes; then lift one foot a hand's width and hold it there for as long as you stay level."
)

PLAIN: Page = [
    Heading("A title", 1),
    Paragraph(LOREM, "Set up"),
    Bullets((LOREM, "Short."), numbered=True, indent=2),
    Bullets((LOREM, "Short.")),
    Heading("A part"),
    Table(
        (
            Column("Phase", "phase", fold=False),
            Column("Drill", "name"),
            Column("Dose"),
            Column("Time", right=True, fold=False),
        ),
        (
            ("Raise", "March in place\nquadriceps, iliopsoas, gluteus medius", "1 min", "1:10"),
            ("", "Lateral squat walk\ngluteus medius", "3 x 10 each way, hold 2 s", "11:10"),
        ),
    ),
    Paragraph("Stop when it hurts.", tone="dim"),
    Paragraph("Go slowly.", "Take care", "warning"),
]

LONG_WORD = "single_leg_stance_with_a_ball_and_a_band"
CROWDED: Page = [
    Table(
        (Column("Drill"), Column("Level", fold=False), Column("Equipment"), Column("Muscles")),
        (
            (f"A short name\n{LONG_WORD}", "intermediate", "Kettlebell or ball", LOREM),
            ("Other\nother", "beginner", "none", "gluteus medius"),
        ),
    )
]

THREATS = {
    "escape": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "c1": "\x9b31mred",
    "backspace": "safe\x08\x08\x08\x08evil",
    "return": "safe\revil",
    "bidi": "\u202egnp.exe\u202c",
    "isolate": "\u2066a\u2069",
    "markup": "[bold red]loud[/bold red] [link=https://evil.example]x[/link]",
    "emoji code": ":skull: :warning:",
    "nul": "a\x00b",
}


_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def steering(text: str) -> list[str]:
    """Letters that steer a terminal or turn a line round, and those that XML cannot hold."""
    return [
        letter
        for letter in text
        if letter in _TURNING
        or (category(letter) in ("Cc", "Cs", "Zl", "Zp") and letter != "\n")
        or ord(letter) & 0xFFFE == 0xFFFE
    ]


def page_with(text: str) -> Page:
    """A page that holds a text in every place a page has."""
    columns = (Column("Drill", "name"), Column("Muscles", "dim"))
    return [
        Heading(text, 1),
        Heading(text),
        Paragraph(text),
        Paragraph(text, "Note", "warning"),
        Bullets((text,)),
        Bullets((text,), numbered=True, indent=2),
        Table(columns, ((text, text), (f"x\n{text}", text))),
    ]

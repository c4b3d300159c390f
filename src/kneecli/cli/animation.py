"""A drill played in the terminal, at its tempo, until a key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneecli.cli.keys import RESUMED
from kneecli.errors import UsageError
from kneecli.figure.braille import BRAILLE, PLAIN, Painter
from kneecli.figure.picture import Artist, bounds
from kneecli.figure.tempo import beats, moments
from kneecli.render.drawing import NARROWEST, labels, rows_for
from kneecli.render.page import Drawing
from kneecli.render.terminal import paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneecli.catalog.exercise import Exercise
    from kneecli.catalog.figure import Figure
    from kneecli.cli.world import World
    from kneecli.figure.tempo import Moment

PICTURES_A_SECOND = 12
_COLUMNS = 60


def play(world: World, figure: Figure, exercise: Exercise) -> None:
    """Play a drill. Raises UsageError where there is no terminal, or one that cannot do it."""
    if not (world.terminal and world.stdin.isatty()):
        raise UsageError("`--animate` needs a terminal", "`knee figure` writes a moving picture")
    if not world.cursor:
        said = "this terminal cannot draw over what it shows, by what `TERM` says"
        raise UsageError(said, "`knee figure --animate -o FILE.svg` writes a moving picture")
    if world.width < NARROWEST:
        raise UsageError(
            f"the terminal is too narrow to animate in: {world.width} columns",
            f"make it at least {NARROWEST} columns wide",
        )
    screens = _screens(world, figure, exercise)
    screen, seconds = next(screens)
    with world.keys() as pressed:
        key = RESUMED
        while key in ("", RESUMED):
            up = "" if key == RESUMED else f"\x1b[{screen.count(chr(10))}A\r"
            world.stdout.write(up + screen)
            world.stdout.flush()
            shown = world.clock.seconds()
            screen, following = next(screens)
            key = pressed(max(0.0, seconds - (world.clock.seconds() - shown)))
            seconds = following


def _screens(world: World, figure: Figure, exercise: Exercise) -> Iterator[tuple[str, float]]:
    """What to show and for how long, over and over; each moment is drawn once."""
    artist = Artist(figure)
    sequence = list(moments(beats(artist.motion, exercise.dose.tempo), PICTURES_A_SECOND))
    seen = dict.fromkeys(moment.what for moment in sequence)
    pictures = {what: artist.moment(what.origin, what.goal, what.part) for what in seen}
    box = bounds(pictures.values())
    columns = min(world.width, _COLUMNS)
    characters = BRAILLE if world.braille else PLAIN
    painter = Painter(box, columns, rows_for(box, columns), characters)
    texts = labels([picture.label for picture in pictures.values()], columns)
    below = dict(zip(pictures, texts, strict=True))
    drawn: dict[Moment, str] = {}
    while True:
        for moment in sequence:
            if moment.what not in drawn:
                picture = pictures[moment.what]
                lines = [tuple(line) for line in painter.draw(picture)]
                lines += [((line, "label"),) for line in below[moment.what]]
                lines.append((("press a key to stop".center(columns), "mat"),))
                drawn[moment.what] = paint(
                    [Drawing(tuple(lines))], world.width, colour=world.colour
                )
            yield drawn[moment.what], moment.seconds

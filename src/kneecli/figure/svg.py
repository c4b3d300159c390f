"""Pictures as SVG: key poses side by side, or moving; light, dark and safe in grey print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kneecli.cells import cells
from kneecli.figure.colours import BARE, DARK, EDGE, LIGHT, PROP_EDGE
from kneecli.figure.corners import SCALE, corners
from kneecli.figure.picture import Artist, Box, Picture, bounds
from kneecli.figure.tempo import beats, moments
from kneecli.letters import printable
from kneecli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kneecli.catalog.figure import Figure
    from kneecli.figure.layer import Layer
    from kneecli.figure.outline import Circle
    from kneecli.figure.tempo import Moment

SIZE = 0.24
"""Pixels a unit takes where nothing else sets the size."""
PICTURES_A_SECOND = 10
_PADDING, _GAP, _LABEL = 40, 75, 108
_EDGE = 8
"""Room for the outlines, where there is no other padding."""
_LETTER = 31
"""About the width of a letter of a label; a wide one takes two."""


def _colours(palette: Mapping[str, str]) -> str:
    """Plain colours and no variables, which few programs but browsers know."""
    fills = "".join(
        f"{'text' if name == 'text' else f'.{name}'}{{fill:{colour}}}"
        for name, colour in palette.items()
        if name not in {"paper", "edge"}
    )
    paper, edge = palette["paper"], palette["edge"]
    return f"path{{stroke:{paper}}}.prop{{stroke:{edge}}}.mark{{fill:{paper}}}{fills}"


_BARE = f"{','.join(f'.{tone}' for tone in BARE)}{{stroke:none}}"
STYLE = f"""\
path{{stroke-width:{EDGE};stroke-linejoin:round;paint-order:stroke}}.prop{{stroke-width:{PROP_EDGE}}}
{_colours(LIGHT)}
@media(prefers-color-scheme:dark){{{_colours(DARK)}}}
{_BARE}text{{font:600 54px system-ui,sans-serif;text-anchor:middle}}"""
PRINT = f"@media print{{{_colours(LIGHT)}{_BARE}}}"
"""What keeps pictures light on paper, after `STYLE`."""


_FLIP = """\
.m{{visibility:hidden;animation:{seconds:.2f}s step-end infinite}}
@media(prefers-reduced-motion:reduce){{.m{{animation:none!important}}.m0{{visibility:visible}}}}"""


class Pose(Record, kw_only=False):
    """One key pose, drawn without words."""

    label: str
    width: float
    """In pixels."""
    picture: str


def still(figure: Figure, name: str, description: str) -> str:
    """The key poses side by side, with their labels."""
    pictures = Artist(figure).key_pictures()
    box = _wide_enough(bounds(pictures), pictures)
    across = box.width * SCALE + _GAP
    panels = [
        _panel(picture, box, _PADDING + number * across) for number, picture in enumerate(pictures)
    ]
    width = 2 * _PADDING + len(pictures) * across - _GAP
    return _document((width, _height(box)), (name, description), STYLE, panels)


def poses(figure: Figure, size: float) -> list[Pose]:
    """The key poses one by one, `size` pixels to a unit, for a page that lays them out itself.

    Such a page gives `STYLE` once, and says what they show.
    """
    pictures = Artist(figure).key_pictures()
    box = bounds(pictures)
    width, height = box.width * SCALE + 2 * _EDGE, box.height * SCALE + 2 * _EDGE
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_EDGE} {-_EDGE} {width:.0f} '
        f'{height:.0f}" width="{width * size:.0f}" height="{height * size:.0f}" aria-hidden="true">'
    )
    return [
        Pose(picture.label, width * size, f"{frame}{paths(picture, box)}</svg>")
        for picture in pictures
    ]


def moving(figure: Figure, name: str, description: str, tempo: str | None) -> str:
    """The drill in motion, at its tempo, over and over; at rest for who prefers no motion."""
    artist = Artist(figure)
    times: dict[Moment, list[tuple[float, float]]] = {}
    clock = 0.0
    for moment in moments(beats(artist.motion, tempo), PICTURES_A_SECOND):
        times.setdefault(moment.what, []).append((clock, clock + moment.seconds))
        clock += moment.seconds
    pictures = {what: artist.moment(what.origin, what.goal, what.part) for what in times}
    box = _wide_enough(bounds(pictures.values()), pictures.values())
    rules, panels = [STYLE, _FLIP.format(seconds=clock)], []
    for number, (what, shown) in enumerate(times.items()):
        rules.append(_shown(number, [(100 * a / clock, 100 * b / clock) for a, b in shown]))
        panels.append(f'<g class="m m{number}">{_panel(pictures[what], box, _PADDING)}</g>')
    size = (2 * _PADDING + box.width * SCALE, _height(box))
    return _document(size, (name, description), "\n".join(rules), panels)


def _shown(number: int, spans: list[tuple[float, float]]) -> str:
    """The rule that shows one picture of the flip book, from and to some percents."""
    stops = [] if spans[0][0] == 0 else ["0%{visibility:hidden}"]
    for begin, end in spans:
        stops += [f"{begin:.2f}%{{visibility:visible}}", f"{end:.2f}%{{visibility:hidden}}"]
    return f".m{number}{{animation-name:m{number}}}@keyframes m{number}{{{''.join(stops)}}}"


def _wide_enough(box: Box, pictures: Iterable[Picture]) -> Box:
    """The box, made as wide as the longest label under it."""
    label = max(cells(picture.label) for picture in pictures) * _LETTER / SCALE
    more = max(0.0, label - box.width) / 2
    return Box(box.left - more, box.bottom, box.right + more, box.top)


def _panel(picture: Picture, box: Box, left: float) -> str:
    """One picture with its label below."""
    width, height = box.width * SCALE, box.height * SCALE
    label = f'<text x="{width / 2:.0f}" y="{height + 80:.0f}">{_text(picture.label)}</text>'
    shift = f"translate({left:.0f} {_PADDING})"
    return f'<g transform="{shift}">{paths(picture, box)}{label}</g>'


def _text(text: str) -> str:
    """Text as XML can hold it."""
    return escape(printable(text))


def _height(box: Box) -> float:
    return 2 * _PADDING + box.height * SCALE + _LABEL


def _document(
    size: tuple[float, float], words: tuple[str, str], style: str, panels: list[str]
) -> str:
    (width, height), (name, description) = size, words
    body = "\n".join(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width * SIZE:.0f}" height="{height * SIZE:.0f}" role="img">\n'
        f"<title>{_text(name)}</title>\n<desc>{_text(description)}</desc>\n"
        f"<style>{style}</style>\n{body}\n</svg>\n"
    )


def paths(picture: Picture, box: Box) -> str:
    """The painted layers of a picture, the farthest first, without a frame around them."""
    return "".join(_path(layer, box) for layer in picture.layers)


def _path(layer: Layer, box: Box) -> str:
    """One path for a layer, so that its outline runs around the whole and not each part."""
    outlines = "".join(_outline(shape, box) for shape in layer.shapes)
    return f'<path class="{layer.tone}" d="{outlines}"/>'


def _outline(shape: Sequence[Circle], box: Box) -> str:
    """The outline of a shape, each point seen from the one before."""
    points = corners(shape, box)
    x, y = points[0]
    steps = [f"M{x} {y}l"]
    for across, down in points[1:]:
        if across != x or down != y:
            steps.append(f"{across - x} {down - y} ")
            x, y = across, down
    return "".join(steps)[:-1].replace(" -", "-") + "z"

"""A picture in SVG as PNG, by the resvg renderer (extra `png`)."""

from __future__ import annotations

from kneecli.errors import MissingExtraError

ZOOM = 3
"""Pixels of the PNG for each of the picture's own: sharp on a dense screen and in print."""


def png(picture: str) -> bytes:
    """The picture on white. Raises MissingExtraError."""
    try:
        import resvg_py
    except ImportError:
        raise MissingExtraError("PNG files", "png") from None
    return resvg_py.svg_to_bytes(svg_string=picture, zoom=ZOOM, background="#ffffff")

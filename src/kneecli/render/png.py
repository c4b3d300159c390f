"""A picture in SVG as PNG, by the resvg renderer (extra `png`)."""

from __future__ import annotations

from kneecli.errors import UsageError

ZOOM = 3
"""Pixels of the PNG for each of the picture's own: sharp on a dense screen and in print."""


def png(picture: str) -> bytes:
    """The picture on white. Raises UsageError where the extra is not installed."""
    try:
        import resvg_py
    except ImportError:
        raise UsageError("PNG needs an extra", "`pip install 'kneecli[png]'` brings it") from None
    return resvg_py.svg_to_bytes(svg_string=picture, zoom=ZOOM, background="#ffffff")

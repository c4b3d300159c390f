"""The colours of a figure, by tone."""

LIGHT = {
    "paper": "#fff",
    "edge": "#8d9aa5",
    "mat": "#e9edf0",
    "prop": "#c3ccd4",
    "far": "#a3b1bd",
    "far_working": "#f4b98c",
    "near": "#33465a",
    "near_working": "#e26c0f",
    "gear": "#0b7a75",
    "arrow": "#b3261e",
    "text": "#22303c",
}
DARK = {
    "paper": "#12181d",
    "edge": "#6d7b87",
    "mat": "#232c34",
    "prop": "#43505b",
    "far": "#5b6b79",
    "far_working": "#a85a28",
    "near": "#b6c4d0",
    "near_working": "#ff8a3d",
    "gear": "#35c2b5",
    "arrow": "#ff8a80",
    "text": "#e3e9ee",
}
EDGE, PROP_EDGE = 11, 4
"""How wide the line around a shape is, in units of the drawing."""
BARE = ("mat", "mark")
"""Tones without a line around them."""

"""Warm-up routines that protect the knees, by the equipment and minutes at hand."""

__version__ = "0.1.0"

"""Tests of what a routine is."""

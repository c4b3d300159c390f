"""Tests of routines read back from files."""

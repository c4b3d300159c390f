"""Tests of kneecli.cli."""

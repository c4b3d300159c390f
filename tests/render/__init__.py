"""Tests of kneecli.render."""

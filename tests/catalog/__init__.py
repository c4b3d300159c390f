"""Tests of kneecli.catalog."""

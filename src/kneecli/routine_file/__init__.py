"""Routines read back from files: YAML that people write, and the JSON that `knee` prints."""

"""Faults of the world, injected into whole runs."""

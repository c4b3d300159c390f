"""Routines, exercises and lists turned into text or bytes; nothing here prints."""

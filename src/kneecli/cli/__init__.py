"""The commands: the only room that knows typer, prints, or exits."""

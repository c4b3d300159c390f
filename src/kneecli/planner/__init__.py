"""Request and catalogue in, best routine out; pure, exact and able to explain itself."""

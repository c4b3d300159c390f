"""The handout as PDF: its layout on pages, its letters and its structure."""

"""What is asked for, what a routine is, what fits into it, and how long it takes."""

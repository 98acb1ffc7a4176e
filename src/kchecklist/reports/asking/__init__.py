"""What to ask next, and what is still open."""

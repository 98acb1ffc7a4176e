"""The questions: what they are, loading and checking a bank."""

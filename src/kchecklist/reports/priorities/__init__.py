"""What matters to people, and what it does."""

"""One provider on a page, and what stands on it."""

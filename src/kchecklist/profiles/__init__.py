"""A provider's record: what it is, its file layout, the store, and merging."""

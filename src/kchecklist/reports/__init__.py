"""A provider or a comparison as words, text, Markdown and JSON."""

"""The question bank on paper: the blank sheet, and the page for whoever looks it over."""

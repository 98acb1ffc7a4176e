"""Reading TOML files without trusting them, and what to say when one is wrong."""

"""One sitting with one provider, as plain logic: no screen, no file."""

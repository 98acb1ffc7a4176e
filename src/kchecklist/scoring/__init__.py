"""Ranges, floors, weights and order: pure functions of a checklist, a profile and priorities."""

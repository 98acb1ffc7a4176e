"""Screens, widgets and styles."""

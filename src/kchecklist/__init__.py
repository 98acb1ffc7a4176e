"""kchecklist: interview ketamine providers with one checklist, and compare honest ranges, offline."""

__version__ = "0.1.0"

"""Figures of week 6's notebooks."""

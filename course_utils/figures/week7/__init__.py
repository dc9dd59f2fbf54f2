"""Figures of week 7's notebooks."""

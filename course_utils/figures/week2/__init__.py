"""Figures of week 2's notebooks."""

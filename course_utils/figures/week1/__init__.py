"""Figures of week 1's notebooks."""

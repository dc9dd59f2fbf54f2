"""Figures of week 5's notebooks."""

"""Figures of week 4's notebooks."""

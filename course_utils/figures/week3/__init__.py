"""Figures of week 3's notebooks."""

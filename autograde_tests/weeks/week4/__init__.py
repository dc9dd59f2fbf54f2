"""Exercises of week 4."""

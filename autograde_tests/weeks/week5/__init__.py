"""Exercises of week 5."""

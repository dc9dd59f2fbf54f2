"""Exercises of week 6."""

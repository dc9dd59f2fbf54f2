"""Exercises of week 2."""

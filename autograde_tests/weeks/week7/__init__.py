"""Exercises of week 7."""

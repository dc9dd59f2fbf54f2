"""Exercises of week 1."""

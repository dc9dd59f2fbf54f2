"""Exercises of week 3."""

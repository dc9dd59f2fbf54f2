"""Solved projects for the capstone of week 7, one for each kind of data."""

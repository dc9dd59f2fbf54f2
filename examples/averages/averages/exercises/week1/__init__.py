"""Week 1."""

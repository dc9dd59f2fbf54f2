"""What the notebooks import, the references among it."""

"""A course of one notebook: what another course than this one needs, and no more."""

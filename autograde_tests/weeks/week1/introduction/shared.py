"""Sizes of buildings, from which several sections draw."""


def draw_sizes(rng, m, low=5, high=200):
    """Draw sizes of buildings in square metres."""
    return rng.uniform(low, high, m).round(1)

"""Arrays whose lengths are drawn too, for several sections."""


def normal(*lengths, scale=1):
    """Return a draw of an array of normal numbers; a length is fixed, or a pair to draw it from."""
    return lambda rng: (scale * rng.normal(size=_drawn(rng, lengths)),)


def uniform(low, high, *lengths):
    """Return a draw of an array of numbers between two; a length as in `normal`."""
    return lambda rng: (rng.uniform(low, high, size=_drawn(rng, lengths)),)


def _drawn(rng, lengths):
    """Return the lengths, with a number drawn for each pair."""
    return tuple(rng.integers(*each) if isinstance(each, tuple) else each for each in lengths)

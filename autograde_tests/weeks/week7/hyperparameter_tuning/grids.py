"""All combinations of some values of each hyperparameter."""

import numpy as np

from course_utils import search
from course_utils.reference import tuning

from ....machinery.exercises import exercise, hidden, visible

_TWO = {"x": ("linear", 0.0, 4.0), "y": ("linear", 0.0, 2.0)}
_RATE = {"learning_rate": ("log", 1e-4, 1.0)}


def _space(rng, count, per_axis):
    """Draw a space of some names, each with a scale and a range of its own."""
    low, high = 10 ** rng.uniform([-6, -1], [-4, 1])
    every = {
        "learning_rate": ("log", float(low), float(high)),
        "beta1": ("beta", float(rng.uniform(0.3, 0.8)), float(rng.uniform(0.95, 0.999))),
        "keep_prob": ("linear", float(rng.uniform(0.2, 0.5)), float(rng.uniform(0.7, 1))),
        "lambd": ("log", 1e-3, float(rng.uniform(0.5, 2))),
    }
    return {name: every[name] for name in rng.permutation(list(every))[:count].tolist()}, per_axis


GRID_SETTINGS = exercise(
    tuning.grid_settings,
    "Every combination of the values",
    visible("two names, two values", _TWO, 2, unchanged=True),
    visible("one name on the log scale", _RATE, 4),
    visible("three names, one value", {**_RATE, "beta1": ("beta", 0.9, 0.999), **_TWO}, 1),
    hidden(
        "three names, three values",
        lambda rng: _space(rng, 3, 3),
        points=2,
        unchanged=True,
    ),
    hidden("four names, two values", lambda rng: _space(rng, 4, 2)),
    hidden("two names, five values", lambda rng: _space(rng, 2, 5)),
)


@GRID_SETTINGS.equivalent
def by_a_product(space, per_axis):
    from itertools import product  # as in a student's cell

    axes = []
    for scale, low, high in space.values():
        shares = np.linspace(0, 1, 2 * per_axis + 1)[1::2]
        axes.append([float(value) for value in search.on_scale(scale, low, high, shares)])
    return [dict(zip(space, values, strict=True)) for values in product(*axes)]


@GRID_SETTINGS.equivalent
def by_counting(space, per_axis):
    found = []
    for number in range(per_axis ** len(space)):
        one, left = {}, number
        for name in reversed(list(space)):
            left, place = divmod(left, per_axis)
            scale, low, high = space[name]
            one[name] = search.on_scale(scale, low, high, (place + 0.5) / per_axis)
        found.append({name: one[name] for name in space})
    return found


GRID_SETTINGS.wrong("""
    (np.arange(per_axis) + 0.5) / per_axis → np.linspace(0, 1, per_axis)
        Your values reach from one end of the range to the other. Cut it into equal parts, and take
        the middle of each.
    (np.arange(per_axis) + 0.5) / per_axis → np.arange(per_axis) / per_axis
        You take the lower end of each part. Its middle is half a part further.
    (np.arange(per_axis) + 0.5) / per_axis → (np.arange(per_axis) + 0.5)
        A share of the way lies between 0 and 1: divide by the number of parts.
    search.on_scale(scale, low, high, middles) → search.on_scale("linear", low, high, middles)
        Every range is cut on the linear scale. Each name has its own scale, the first entry of its
        tuple.
    {**begun, name: value} → {name: value}
        Each dict has one name. Add the name to a copy of what the settings before had.
    settings = longer → settings = settings + longer
        The settings that were only begun are still in the list, so some lack a name. The longer
        list takes the place of the old one.
    for begun in settings: → for begun in settings[:1]:
        Combinations are missing: every setting that was begun goes on with every value.
""")


@GRID_SETTINGS.mistake(
    "All names go from their lowest value to their highest together. A grid has every combination."
)
def along_the_diagonal(space, per_axis):
    shares = (np.arange(per_axis) + 0.5) / per_axis
    return [
        {
            name: search.on_scale(scale, low, high, share)
            for name, (scale, low, high) in space.items()
        }
        for share in shares.tolist()
    ]


@GRID_SETTINGS.mistake(
    "All combinations are there, but the first name changes fastest. The last one is to."
)
def first_name_fastest(space, per_axis):
    middles = (np.arange(per_axis) + 0.5) / per_axis
    settings: list = [{}]
    for name, (scale, low, high) in space.items():
        values = search.on_scale(scale, low, high, middles)
        settings = [{**begun, name: value} for value in values for begun in settings]
    return settings

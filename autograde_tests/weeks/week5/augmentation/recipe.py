"""A recipe for new versions of digits, judged on digits that nobody has seen."""

import numpy as np

from course_utils import handwriting
from course_utils.reference.regularization import digit_recipe

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


def _splits(count):
    """Return a draw that keeps splits of the digits back."""
    return lambda rng: HoldingBack((), [int(rng.integers(100, 1_000_000)) for _ in range(count)])


def _fault_of_recipe(recipe):
    if not isinstance(recipe, dict):
        return f"the result is {describe(recipe)}, expected a dict."
    for name in handwriting.AMOUNTS:
        if name not in recipe:
            return f"the result has no key {name!r}."
        value = recipe[name]
        is_number = isinstance(value, int | float | np.integer | np.floating)
        if not is_number or isinstance(value, bool) or not 0 <= value <= 360:
            return f"{name} is not a number from 0 on, or it is beyond all measure."
    if recipe["mirror"] > 1:
        return "mirror is a chance, at most 1."
    if recipe["zoom"] >= 1:
        return "with a zoom of 1, some digits shrink to nothing."
    least = {"degrees": 2, "zoom": 0.02, "slant": 0.03, "shift": 0.1, "mirror": 0.02}
    if all(recipe[name] < least[name] for name in handwriting.AMOUNTS):
        return "hardly anything is changed."
    return None


def _fault_on_other_digits(bar):
    """Return a judge that trains with a recipe on each split, and asks for this mean gain."""

    def fault(arguments, recipe):
        if found := _fault_of_recipe(recipe):
            return found
        gains = handwriting.gains(handwriting.changed_by(recipe), arguments.held_back)
        if gains.mean() >= bar:
            return None
        if gains.mean() < -1:
            return "the network reads other digits worse than without any change."
        return f"the mean gain is below {bar} points."

    return fault


DIGIT_RECIPE = exercise(
    digit_recipe,
    "A recipe for digits",
    visible("it does no harm", draw=_splits(2), judge=_fault_on_other_digits(-1)),
    visible("1.5 points on five splits", draw=_splits(5), judge=_fault_on_other_digits(1.5)),
    # good recipes gain 2.4 points, and on one split that strays by two: on 20 splits by 0.45, so
    # that one in some thousands is refused
    hidden("0.8 points on 20 others", _splits(20), judge=_fault_on_other_digits(0.8), points=2),
    hidden("it does no harm on five others", _splits(5), judge=_fault_on_other_digits(-1)),
)


@DIGIT_RECIPE.equivalent
def a_little_of_each():
    return {"degrees": 8, "zoom": 0.1, "slant": 0.1, "shift": 0.5, "mirror": 0.0}


@DIGIT_RECIPE.equivalent
def hardly_turned():
    return dict(zip(handwriting.AMOUNTS, (6, 0.12, 0.2, 0.6, 0), strict=True))


DIGIT_RECIPE.wrong("""
    "mirror": 0 → "mirror": 0.5
        The network loses by your recipe: some change is far too large, or does not keep the label.
        By what angle do people's hands differ, and how far is a shift by 2 on 8 pixels?
    "zoom": 0.1 → "zoom": 1
        A digit enlarged by 1 - 1 = 0 is gone. Zoom is the largest change of a size of 1.
    "degrees": 10 → "degrees": 3
    "zoom": 0.1 → "zoom": 0
    "slant": 0.15 → "slant": 0
    "shift": 0.6 → "shift": 0
        Hardly anything is changed. Which other small changes keep the label?
    "slant": 0.15 → "slope": 0.15
        The slant is asked for by the name "slant".
""")

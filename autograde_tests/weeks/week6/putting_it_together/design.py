"""A network for digits with wrong labels, within a budget."""

import math

import numpy as np

from course_utils.figures.week6.putting_it_together import labelled_digits
from course_utils.reference.assembled import digits_design, train_network
from course_utils.reference.deep import L_model_forward
from course_utils.reference.hidden_layer import one_against_rest
from course_utils.reference.initialization import initialize_parameters_he

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

PARAMETERS, UPDATES, LAYERS, DIGITS = 3500, 200, 6, 400
"""The most that a design may ask for, and how many digits it is trained on."""

WHOLE = ("epochs", "batch_size")


def _splits(count):
    """Return a draw that keeps the seeds of new splits back."""

    def draw(rng):
        return HoldingBack((), [int(rng.integers(10_000, 1_000_000)) for _ in range(count)])

    return draw


def _is_number(value):
    is_number = isinstance(value, int | float | np.integer | np.floating)
    return is_number and not isinstance(value, bool) and math.isfinite(value)


def _fault_of_hidden(found):
    if not isinstance(found, list | tuple) or not 1 <= len(found) <= LAYERS:
        return f"hidden is {describe(found)}, expected a list of one to {LAYERS} numbers of units."
    if not all(_is_number(n) and n == int(n) and n >= 1 for n in found):
        return "hidden has an entry that is no whole number above 0."
    dims = [64, *map(int, found), 10]
    count = sum((a + 1) * b for a, b in zip(dims[:-1], dims[1:], strict=True))
    if count > PARAMETERS:
        return f"the network has {count} parameters; the budget allows {PARAMETERS}."
    return None


def _fault_of_design(design):
    if not isinstance(design, dict):
        return f"the result is {describe(design)}, expected a dict."
    names = ("hidden", "optimizer", "learning_rate", "decay", "lambd", "patience", *WHOLE)
    for name in names:
        if name not in design:
            return f"the result has no key {name!r}."
    if fault := _fault_of_hidden(design["hidden"]):
        return fault
    if design["optimizer"] not in ("gd", "adam"):
        return 'optimizer is neither "gd" nor "adam".'
    for name in ("learning_rate", "decay", "lambd"):
        if not _is_number(design[name]) or design[name] < 0:
            return f"{name} is not a number of 0 or more."
    for name in WHOLE if design["patience"] is None else (*WHOLE, "patience"):
        value = design[name]
        if not _is_number(value) or value < 1 or value != int(value):
            return f"{name} is not a whole number above 0."
    updates = int(design["epochs"]) * math.ceil(DIGITS / int(design["batch_size"]))
    if updates > UPDATES:
        return f"the design makes {updates} updates; the budget allows {UPDATES}."
    return None


def trained_by(design, seed):
    """Train a network as a design says; return the percentage right of a split's held-out digits.

    Parameters
    ----------
    design : mapping
    seed : int
        Of the split, the wrong labels, the start and the mini-batches.
    """
    train, dev, (X_held, y_held) = labelled_digits(seed)
    settings = {**design, **{name: int(design[name]) for name in WHOLE}}
    start = initialize_parameters_he([64, *map(int, design["hidden"]), 10], seed)
    sets = [(X, one_against_rest(y)) for X, y in (train, dev)]
    with np.errstate(all="ignore"):  # a rate far too large makes numbers infinite
        made, _ = train_network(start, sets[0], sets[1], settings, seed)
        said = L_model_forward(X_held, made)[0].argmax(axis=0)
    return 100 * float(np.mean(said == y_held[0]))


def _fault_on_new_splits(bar):
    """Return a judge that trains a design on each split, and asks for this mean."""

    def fault(arguments, design):
        if found := _fault_of_design(design):
            return found
        right = [trained_by(design, seed) for seed in arguments.held_back]
        if np.mean(right) >= bar:
            return None
        if max(right) < 30:
            return "on no split much was learned: the answers are hardly better than chance."
        if max(right) - min(right) > 15:
            return "some splits went well and some did not: the mean is below the bar."
        return f"the mean on held-out digits is below {bar} %."

    return fault


DIGITS_DESIGN = exercise(
    digits_design,
    "A network within a budget",
    visible("82 % on three new splits", draw=_splits(3), judge=_fault_on_new_splits(82)),
    hidden("82 % on three others", _splits(3), judge=_fault_on_new_splits(82)),
    hidden("87 % on five others", _splits(5), judge=_fault_on_new_splits(87), points=2),
    hidden("90 % on eight others", _splits(8), judge=_fault_on_new_splits(90), points=2),
)


@DIGITS_DESIGN.equivalent
def more_units_and_a_penalty():
    return {
        "hidden": (44,),
        "optimizer": "adam",
        "learning_rate": 0.02,
        "decay": 0.15,
        "epochs": 15,
        "batch_size": 32,
        "lambd": 2.0,
        "patience": 15,
    }


@DIGITS_DESIGN.equivalent
def fewer_epochs_of_small_batches():
    chosen = {"hidden": [42], "batch_size": 31, "epochs": 15, "note": "small"}
    chosen |= {"optimizer": "adam", "learning_rate": 0.025, "decay": 0.25}
    return chosen | {"lambd": 4, "patience": None}


DIGITS_DESIGN.wrong("""
    "hidden": [40] → "hidden": [64, 64]
        Two layers of 64 units have more than 3500 parameters.
    "epochs": 15 → "epochs": 100
        Your design makes more than 200 updates. How many has an epoch?
    "batch_size": 32 → "batch_size": 400
        The mini-batches are so large that the epochs make few updates. The budget allows more.
    "optimizer": "adam" → "optimizer": "momentum"
        Only "gd" and "adam" are known to `train_network`.
    "learning_rate": 0.02 → "learning_rate": 5.0
        Hardly anything was learned. Is the learning rate in reach of what the ladder used?
    "hidden": [40] → "units": [40]
        The hidden layers are asked for by the name "hidden".
""")

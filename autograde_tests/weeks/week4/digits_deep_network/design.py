"""Choosing hyperparameters within a budget, judged on held-out digits."""

import functools

import numpy as np

from course_utils import datasets
from course_utils.reference.deep import (
    L_model_forward,
    initialize_parameters_deep,
    parameter_gradients,
    update_parameters,
)
from course_utils.reference.deep_digits import digits_design
from course_utils.reference.hidden_layer import one_against_rest

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

MOST_PARAMETERS, MOST_UPDATES, MOST_LAYERS = 4000, 200, 5
"""The most that a design may ask for."""


def _splits(count):
    """Return a draw that keeps the seeds of splits and starts back."""

    def draw(rng):
        return HoldingBack((), [int(rng.integers(10_000, 1_000_000)) for _ in range(count)])

    return draw


def trained_by(design, seed):
    """Train a network as a design says; return the percentage of held-out digits that it reads.

    Parameters
    ----------
    design : mapping
        ``layer_dims``, ``learning_rate``, ``num_iterations``.
    seed : int
        Of the split and of the start.
    """
    dims = tuple(int(n) for n in design["layer_dims"])
    return _trained(dims, float(design["learning_rate"]), int(design["num_iterations"]), seed)


@functools.lru_cache(maxsize=200)
def _trained(dims, learning_rate, num_iterations, seed):
    data = datasets.load_digits(0.2, seed)
    # half as many bits as usual, for half the time
    X, Y = (each.astype("f4") for each in (data.X_train / 16, one_against_rest(data.Y_train)))
    start = initialize_parameters_deep(list(dims), seed)
    p = {name: value.astype("f4") for name, value in start.items()}
    with np.errstate(all="ignore"):  # a rate far too large makes the weights infinite
        for _ in range(num_iterations):
            AL, caches = L_model_forward(X, p)
            p = update_parameters(p, parameter_gradients(AL, Y, caches), learning_rate)
        said = L_model_forward(data.X_test / 16, p)[0].argmax(axis=0)
    return 100 * float(np.mean(said == data.Y_test[0]))


def _is_number(value):
    is_number = isinstance(value, int | float | np.integer | np.floating)
    return is_number and not isinstance(value, bool) and np.isfinite(value) and value > 0


def _fault_of_design(design):
    if not isinstance(design, dict):
        return f"the result is {describe(design)}, expected a dict."
    for name in ("layer_dims", "learning_rate", "num_iterations"):
        if name not in design:
            return f"the result has no key {name!r}."
    for name in ("learning_rate", "num_iterations"):
        if not _is_number(design[name]):
            return f"{name} is not a positive number."
    if design["num_iterations"] != int(design["num_iterations"]):
        return "num_iterations is not a whole number."
    if design["num_iterations"] > MOST_UPDATES:
        return f"num_iterations is beyond the budget, which allows {MOST_UPDATES}."
    return _fault_of_layers(design["layer_dims"])


def _fault_of_layers(dims):
    if not isinstance(dims, list | tuple | np.ndarray) or len(dims) < 2:
        return "layer_dims is not a list of two numbers or more."
    if not all(_is_number(n) and n == int(n) for n in dims):
        return "layer_dims has something else in it than positive whole numbers."
    if dims[0] != 64 or dims[-1] != 10:
        return "layer_dims does not run from 64 pixels to 10 outputs."
    if len(dims) - 2 > MOST_LAYERS:
        return f"there are more than {MOST_LAYERS} hidden layers."
    count = sum(n_out * (n_in + 1) for n_in, n_out in zip(dims, dims[1:], strict=False))
    if count > MOST_PARAMETERS:
        return f"the network has more than {MOST_PARAMETERS} parameters, biases included."
    return None


def _fault_on_splits(bar):
    """Return a judge that trains a design on each split, and asks for this mean of them."""

    def fault(arguments, design):
        if found := _fault_of_design(design):
            return found
        right = [trained_by(design, seed) for seed in arguments.held_back]
        if np.mean(right) >= bar:
            return None
        if np.mean(right) < 25:
            return "next to nothing was learned: all pictures get nearly the same answer."
        if np.mean(right) < 90:
            return "the network has only begun to learn, or is thrown back again and again."
        return f"the mean of the held-out digits is below {bar} %."

    return fault


DIGITS_DESIGN = exercise(
    digits_design,
    "A network within a budget",
    visible("94 % on two splits", draw=_splits(2), judge=_fault_on_splits(94)),
    hidden("94 % on two others", _splits(2), judge=_fault_on_splits(94)),
    hidden("95 % on three others", _splits(3), judge=_fault_on_splits(95), points=2),
    hidden("95.5 % on four others", _splits(4), judge=_fault_on_splits(95.5), points=2),
)


@DIGITS_DESIGN.equivalent
def one_wide_layer():
    return {"layer_dims": [64, 48, 10], "learning_rate": 0.8, "num_iterations": 200}


@DIGITS_DESIGN.equivalent
def gentler():
    rate = 0.7
    return {"num_iterations": 200, "learning_rate": rate, "layer_dims": (64, 50, 10), "note": "1"}


DIGITS_DESIGN.wrong("""
    "learning_rate": 0.9 → "learning_rate": 0.02
        In 200 updates such short steps do not get far.
    "learning_rate": 0.9 → "learning_rate": 5.0
        The steps are too long for a network with a hidden layer of ReLU units.
    [64, 50, 10] → [64, 100, 50, 10]
        That network is larger than the budget allows. Each layer has n_out (n_in + 1) parameters.
    "num_iterations": 200 → "num_iterations": 2000
        So many updates are beyond the budget.
    [64, 50, 10] → [50, 10]
        `layer_dims` begins with the number of inputs, 64 pixels.
    "layer_dims": → "layers_dims":
        The layers are asked for by the name "layer_dims".
""")

"""Gradients measured, and a test that tells right gradients from wrong ones."""

import numpy as np

from course_utils.reference.costs import compute_cost
from course_utils.reference.hidden_layer import gradients_are_right, measured_gradient
from course_utils.reference.shallow import backward_propagation, forward_propagation

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _measured(name, n_x, n_h, m, *epsilon):
    """Return a draw of a network, examples and labels, and of what is to be measured."""

    def draw(rng):
        X, parameters = networks.draw_network(rng, n_x, n_h, 1, m)
        return parameters, X, networks.draw_labels(rng, 1, m), name, *epsilon

    return draw


MEASURED_GRADIENT = exercise(
    measured_gradient,
    "A gradient, measured",
    visible(
        "W1, with large steps",
        networks.SMALL,
        networks.SMALL_X,
        np.array([[1.0, 0.0, 0.0, 1.0]]),
        "W1",
        0.1,
        unchanged=True,
    ),
    visible("b2, with the default step", draw=_measured("b2", 2, 3, 5), rtol=1e-7, unchanged=True),
    hidden("W2", _measured("W2", 3, 4, 6, 0.05), unchanged=True),
    hidden("b1, default step", _measured("b1", 3, 4, 6), rtol=1e-7),
    hidden("W1 of other sizes", _measured("W1", 4, 2, 5, 0.02), points=2),
)


@MEASURED_GRADIENT.equivalent
def by_two_loops(parameters, X, Y, name, epsilon=1e-4):
    gradient = np.zeros(parameters[name].shape)
    for row in range(gradient.shape[0]):
        for column in range(gradient.shape[1]):
            step = np.zeros(gradient.shape)
            step[row, column] = epsilon
            up = {**parameters, name: parameters[name] + step}
            down = {**parameters, name: parameters[name] - step}
            rise = compute_cost(forward_propagation(X, up)[0], Y)
            rise -= compute_cost(forward_propagation(X, down)[0], Y)
            gradient[row, column] = rise / epsilon / 2
    return gradient


@MEASURED_GRADIENT.equivalent
def put_back_afterwards(parameters, X, Y, name, epsilon=1e-4):
    moved = {key: np.array(value, dtype=float) for key, value in parameters.items()}
    flat, found = moved[name].reshape(-1), []
    for k in range(flat.size):
        kept, costs = flat[k], []
        for sign in (1, -1):
            flat[k] = kept + sign * epsilon
            costs.append(compute_cost(forward_propagation(X, moved)[0], Y))
        flat[k] = kept
        found.append((costs[0] - costs[1]) / (2 * epsilon))
    return np.array(found).reshape(parameters[name].shape)


MEASURED_GRADIENT.wrong("""
    / (2 * epsilon) → / epsilon
        From one side to the other it is two steps: the difference of the costs is divided by 2ε.
    / (2 * epsilon) → / 2 * epsilon
        Division and multiplication go from left to right: `/ 2 * epsilon` multiplies by ε. Put 2ε
        in brackets.
    (epsilon, -epsilon) → (-epsilon, epsilon)
        The sign is turned round: the cost after the step up comes first.
    (epsilon, -epsilon) → (epsilon, 0)
        One of the two costs is that without a step. Go to both sides.
    / (2 * epsilon) →
        The difference of the costs is not divided by the way that the entry was moved.
    epsilon=1e-4 → epsilon=0.5
        The default step is too large to measure a slope.
    moved[name][place] += step → moved[name] += step
        All entries were moved at once. Move one, leave the others where they are.
    value.astype(float) for → value for
        Your steps stay in the caller's parameters. Move a copy.
    gradient[place] = → gradient[...] =
        Every entry got the last one's slope. Write each into its own place.
""")


@MEASURED_GRADIENT.mistake(
    "After the first entry, the others are measured at another place. Is each entry put back after "
    "its two steps?"
)
def never_put_back(parameters, X, Y, name, epsilon=1e-4):
    moved = {key: np.array(value, dtype=float) for key, value in parameters.items()}
    gradient = np.zeros(moved[name].shape)
    for place in np.ndindex(gradient.shape):
        costs = []
        for step in (epsilon, -2 * epsilon):
            moved[name][place] += step
            costs.append(compute_cost(forward_propagation(X, moved)[0], Y))
        gradient[place] = (costs[0] - costs[1]) / (2 * epsilon)
    return gradient


@MEASURED_GRADIENT.mistake(
    "The caller's entries are moved and not put back, since `.copy()` of a dict copies no array in "
    "it: copy the array that you move, and put each entry back after its two steps."
)
def a_dict_copied(parameters, X, Y, name, epsilon=1e-4):
    moved = parameters.copy()
    gradient = np.zeros(moved[name].shape)
    for place in np.ndindex(gradient.shape):
        costs = []
        for step in (epsilon, -2 * epsilon):
            moved[name][place] += step
            costs.append(compute_cost(forward_propagation(X, moved)[0], Y))
        gradient[place] = (costs[0] - costs[1]) / (2 * epsilon)
    return gradient


def _claimed(rng, fault, n_h=3, m=6):
    """Return a network, gradients with a fault, and the examples."""
    X, parameters = networks.draw_network(rng, 2, n_h, 1, m)
    Y = networks.draw_labels(rng, 1, m)
    _, cache = forward_propagation(X, parameters)
    gradients = backward_propagation(parameters, cache, X, Y)
    return parameters, FAULTS[fault](gradients, parameters, cache, X, Y), X, Y


def _sums(grads, parameters, cache, X, Y):
    return {name: value * X.shape[1] for name, value in grads.items()}


def _without_slope(grads, parameters, cache, X, Y):
    dZ1 = parameters["W2"].T @ (cache["A2"] - Y)
    return grads | {"dW1": dZ1 @ X.T / X.shape[1], "db1": dZ1.mean(axis=1, keepdims=True)}


def _whole_layer(grads, parameters, cache, X, Y):
    return grads | {"db1": np.full_like(grads["db1"], grads["db1"].sum() + 0.1)}


def _last_entry(grads, parameters, cache, X, Y):
    wrong = grads["dW1"].copy()
    wrong[-1, -1] += 0.05
    return grads | {"dW1": wrong}


def _output_bias(grads, parameters, cache, X, Y):
    return grads | {"db2": grads["db2"] - 0.04}


def _one_wrong_up_one_down(grads, parameters, cache, X, Y):
    wrong = grads["dW2"].copy()
    wrong[0, 1] += 0.07
    wrong[0, 2] -= 0.07
    return grads | {"dW2": wrong}


def _not_a_number(grads, parameters, cache, X, Y):
    wrong = grads["dW1"].copy()
    wrong[0, 0] = np.nan
    return grads | {"dW1": wrong}


def _lost_axis(grads, parameters, cache, X, Y):
    return grads | {"db2": grads["db2"].ravel()}


FAULTS = {
    "none": lambda grads, *_: grads,
    "sums": _sums,
    "no slope": _without_slope,
    "whole layer": _whole_layer,
    "last entry": _last_entry,
    "output bias": _output_bias,
    "up and down": _one_wrong_up_one_down,
    "nan": _not_a_number,
    "lost axis": _lost_axis,
}
"""Takes gradients that are right, and makes those of a faulty backward pass."""


def _both(fault, **sizes):
    """Return a draw of two calls: right gradients, and ones with this fault."""
    return lambda rng: Calls([_claimed(rng, "none", **sizes), _claimed(rng, fault, **sizes)])


GRADIENTS_ARE_RIGHT = exercise(
    gradients_are_right,
    "A test for a backward pass",
    visible("right gradients", draw=lambda rng: _claimed(rng, "none"), unchanged=True),
    visible("sums in the place of means", draw=lambda rng: _claimed(rng, "sums")),
    visible("one entry of dW1 is off", draw=lambda rng: _claimed(rng, "last entry")),
    visible(
        "dW2 is too large here, too small there", draw=lambda rng: _claimed(rng, "up and down")
    ),
    visible("only the output's bias is off", draw=lambda rng: _claimed(rng, "output bias")),
    visible("one entry of dW1 is not a number", draw=lambda rng: _claimed(rng, "nan")),
    hidden("the slope is missing", _both("no slope"), points=2),
    hidden("all hidden units share one bias gradient", _both("whole layer", n_h=4)),
    hidden("a gradient that has lost an axis", _both("lost axis")),
    uses=("measured_gradient",),
)


@GRADIENTS_ARE_RIGHT.equivalent
def by_allclose(parameters, gradients, X, Y):
    pairs = [(gradients["d" + k], measured_gradient(parameters, X, Y, k)) for k in parameters]
    return all(a.shape == b.shape and np.allclose(a, b, atol=1e-4) for a, b in pairs)


@GRADIENTS_ARE_RIGHT.equivalent
def all_at_once(parameters, gradients, X, Y):
    fits = []
    for name, value in parameters.items():
        fits.append(np.shape(gradients["d" + name]) == value.shape)
    if not all(fits):
        return False
    lengths = []
    for name in parameters:
        gap = gradients["d" + name] - measured_gradient(parameters, X, Y, name)
        lengths.append(np.linalg.norm(gap))
    return bool(np.all(np.array(lengths) < 1e-3))


GRADIENTS_ARE_RIGHT.wrong("""
    np.abs(claimed - measured).max() → (claimed - measured).max()
        A gradient that is too small passes: without `np.abs`, only what is too large counts.
    np.abs(claimed - measured).max() → np.abs((claimed - measured).sum())
        One entry too large and one too small cancel each other in the sum. Look at each entry.
    np.abs(claimed - measured).max() → np.abs(claimed - measured)[0, 0]
        Faults in single entries of the weights' gradients slip through. Does your test look at all
        four gradients, and at every entry?
    for name in parameters → for name in ("W2", "b2")
        The first layer's gradients are not looked at.
    < 1e-5 → < 1.0
        Only gross faults are noticed. Is the tolerance too large, or does your test say True as
        soon as one gradient agrees?
    < 1e-5 → < 0.0
        Right gradients do not pass: measuring is never exact. Leave a small tolerance.
    not np.abs(claimed - measured).max() < 1e-5 → np.abs(claimed - measured).max() > 1e-5
        A gradient that is not a number passes: every comparison with nan is False, so `nan > 1e-5`
        is, too. Ask whether it is close, not whether it is far.
    return True → return None
        If nothing is wrong, say so: return True.
""")


@GRADIENTS_ARE_RIGHT.mistake(
    "Only the first gradient is looked at. Does your function return in the loop's first round?"
)
def return_in_the_first_round(parameters, gradients, X, Y):
    for name in parameters:
        measured = measured_gradient(parameters, X, Y, name)
        return gradients["d" + name].shape == measured.shape and bool(
            np.abs(gradients["d" + name] - measured).max() < 1e-5
        )


@GRADIENTS_ARE_RIGHT.mistake(
    "The answers are the wrong way round: True is for gradients that are right."
)
def the_other_way_round(parameters, gradients, X, Y):
    return not gradients_are_right(parameters, gradients, X, Y)

"""A test that catches a wrong penalty."""

import numpy as np

from course_utils.reference.regularization import penalty_is_right

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from .. import _three_layers as shared


def _claimed(rng, fault, n_x=3, n_1=4, n_2=2, m=20, lambd=0.8):
    """Return parameters, gradients without a penalty, and with one that has a fault."""
    parameters = shared.draw_parameters(rng, n_x, n_1, n_2)
    for value in parameters.values():
        value += 0.3 * np.sign(value)  # no weight is too small for its penalty to be seen
    plain = {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}
    added = {
        f"d{name}": lambd / m * value if name[0] == "W" else np.zeros(value.shape)
        for name, value in parameters.items()
    }
    FAULTS[fault](added, parameters, lambd, m)
    return parameters, plain, {name: plain[name] + added[name] for name in plain}, lambd, m


def _without_m(added, parameters, lambd, m):
    for name in ("dW1", "dW2", "dW3"):
        added[name] *= m


def _biases_pay(added, parameters, lambd, m):
    for layer in (1, 2, 3):
        added[f"db{layer}"] += lambd / m * parameters[f"b{layer}"]


def _one_layer_is_free(added, parameters, lambd, m):
    added["dW3"] *= 0


def _up_and_down(added, parameters, lambd, m):
    added["dW1"][0, 0] += lambd / m
    added["dW1"][-1, -1] -= lambd / m


def _half(added, parameters, lambd, m):
    for name in ("dW1", "dW2", "dW3"):
        added[name] /= 2


def _taken_away(added, parameters, lambd, m):
    for name in ("dW1", "dW2", "dW3"):
        added[name] *= -1


def _absolute_values(added, parameters, lambd, m):
    for layer in (1, 2, 3):
        added[f"dW{layer}"] = lambd / m * np.sign(parameters[f"W{layer}"])


FAULTS = {
    "none": lambda *_: None,
    "without m": _without_m,
    "biases": _biases_pay,
    "one layer": _one_layer_is_free,
    "up and down": _up_and_down,
    "half": _half,
    "sign": _taken_away,
    "L1": _absolute_values,
}
"""Takes what the penalty adds, and spoils it."""


def _both(fault, **sizes):
    """Return a draw of two calls: right gradients, and ones with this fault."""
    return lambda rng: Calls([_claimed(rng, "none", **sizes), _claimed(rng, fault, **sizes)])


PENALTY_IS_RIGHT = exercise(
    penalty_is_right,
    "A test for a penalty",
    visible("right gradients", draw=lambda rng: _claimed(rng, "none"), unchanged=True),
    visible("the penalty is not divided by m", draw=lambda rng: _claimed(rng, "without m")),
    visible("the biases pay, too", draw=lambda rng: _claimed(rng, "biases")),
    visible("the last layer pays nothing", draw=lambda rng: _claimed(rng, "one layer")),
    visible(
        "one entry of dW1 is too large, one too small",
        draw=lambda rng: _claimed(rng, "up and down"),
    ),
    hidden("half of the penalty", _both("half", n_1=6, m=30), points=2),
    hidden("the wrong sign", _both("sign", lambd=2.0)),
    hidden("the penalty of L1", _both("L1", n_x=2, n_2=3, lambd=0.3)),
)


@PENALTY_IS_RIGHT.equivalent
def by_the_largest_difference(parameters, plain, penalised, lambd, m):
    worst = 0.0
    for layer in (1, 2, 3):
        W, b = f"dW{layer}", f"db{layer}"
        gap = penalised[W] - plain[W] - lambd * parameters[f"W{layer}"] / m
        worst = max(worst, np.abs(gap).max(), np.abs(penalised[b] - plain[b]).max())
    return worst < 1e-9


@PENALTY_IS_RIGHT.equivalent
def by_expected_gradients(parameters, plain, penalised, lambd, m):
    verdicts = []
    for name in plain:
        expected = plain[name].copy()
        if "W" in name:
            expected += lambd / m * parameters[name[1:]]
        verdicts.append(np.allclose(expected, penalised[name]))
    return all(verdicts)


PENALTY_IS_RIGHT.wrong("""
    lambd / m * value → lambd * value
        Your test expects m times too much: look at what stands below the fraction bar of the
        penalty.
    lambd / m * value → lambd / (2 * m) * value
        Your test expects half of what is right. What does the derivative of a square do to the 2?
    if name.startswith("W") else 0 * value → if True else 0 * value
        Your test expects that the biases pay. Only the weights are in the penalty.
    np.allclose(added, expected) → np.isclose(np.sum(added), np.sum(expected))
        Your test looks at sums, or at one entry. What the penalty adds is to be right in every
        entry.
    return True → return None
        If nothing is wrong, say so: return True.
    return False → return True
        Your test says True of everything.
    in parameters.items() → in list(parameters.items())[:2]
        Your test looks at the first layer only.
""")


@PENALTY_IS_RIGHT.mistake("The answers are the wrong way round: True is for a right penalty.")
def the_other_way_round(parameters, plain, penalised, lambd, m):
    return not penalty_is_right(parameters, plain, penalised, lambd, m)


@PENALTY_IS_RIGHT.mistake(
    "Your test never looks at the biases, which have to be the same with and without the penalty."
)
def only_the_weights(parameters, plain, penalised, lambd, m):
    return all(
        np.allclose(penalised[f"dW{k}"] - plain[f"dW{k}"], lambd / m * parameters[f"W{k}"])
        for k in (1, 2, 3)
    )

"""Networks to draw, and judges, for several sections."""

import numpy as np

from ....machinery.calling import Calls
from ....machinery.compare import difference
from ... import draws


def network(rng, dims, m, digits=None):
    """Draw parameters, inputs and labels of a network in which every gradient counts.

    No pre-activation of a hidden layer is near ReLU's corner, no probability near 0 or 1.
    """
    return draws.network(rng, dims, m, _every_gradient_counts, digits)


def _every_gradient_counts(AL, caches, grads):
    return (
        np.all((AL > 0.03) & (AL < 0.97))
        and all(np.abs(Z).min() > 0.05 and (Z > 0).any() for _, Z in caches[:-1])
        and all(np.abs(value).max() > 0.02 for name, value in grads.items() if name[:2] != "dA")
    )


def without_and_with(arguments, epsilon):
    return Calls([arguments, (*arguments, epsilon)])


def judge_agreement(check):
    """Return a judge of two answers to right gradients, without epsilon and with a large one.

    In the first, rounding alone is left, which nobody can foretell: any small number would do. The
    second is what `check` answers.
    """

    def judge(arguments, values):
        first, second = values
        fault = fault_of_rounding(first)
        if fault is None and difference(check(*arguments[1]), second, 1e-5) is not None:
            return (
                "without epsilon the answer is near 0, as it should be. With a large one, which "
                "shows what is small otherwise, it is not what the formula gives."
            )
        return fault

    return judge


def fault_of_rounding(value):
    if np.shape(value) != () or isinstance(value, bool | np.bool_ | str):
        return "the difference should be a single number."
    if not np.isfinite(value):
        return "the difference is not finite."
    if abs(value) < 1e-6:  # a negative one is found where the difference is large
        return None
    return "the gradients are right here, but the difference is larger than rounding explains."

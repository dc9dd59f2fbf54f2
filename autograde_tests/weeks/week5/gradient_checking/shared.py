"""Judges and questions that several sections use."""

import numpy as np

from ....machinery.calling import Calls
from ....machinery.compare import difference


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
            return "without epsilon the answer is near 0, but with a large one it is another."
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

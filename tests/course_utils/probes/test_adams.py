"""Is there a right Adam among those of week 6's training_diagnostics, and does each fault show?"""

import numpy as np
import pytest

from course_utils.probes import adams


def test_unknown_kinds_are_refused():
    """Is it said which there are?"""
    with pytest.raises(ValueError, match="no bias correction"):
        adams.adam_of("perfect")


def test_the_test_is_handed_the_version():
    """Is what the test returns handed back, and its argument of that kind?"""
    parameters = {"W1": np.ones((1, 1)), "W2": np.ones((1, 1))}
    grads = {"dW1": np.ones((1, 1)), "dW2": np.ones((1, 1))}
    zeros = {name: 0 * value for name, value in grads.items()}

    def moved(adam):
        after = adam(parameters, grads, zeros, zeros, 1, 0.1)[0]
        return [round(float(after[name][0, 0]), 6) for name in ("W1", "W2")]

    assert adams.tried(moved, "right") == [0.9, 0.9]
    assert adams.tried(moved, "right, written another way") == [0.9, 0.9]
    assert adams.tried(moved, "the last layer stays") == [0.9, 1.0]
    assert adams.tried(moved, "the learning rate is always 0.01") == [0.99, 0.99]
    assert adams.tried(moved, "no bias correction")[0] == pytest.approx(1 - 0.1 * 0.1 / 0.001**0.5)

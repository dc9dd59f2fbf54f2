"""Do the probes make models, use them, and read plain arrays?"""

import numpy as np
import pytest

from course_utils.probes import models
from course_utils.reference import frameworks

pytestmark = pytest.mark.usefixtures("torch")

PARAMETERS = {
    "W1": np.array([[1.0, -2.0], [0.5, 1.0]]),
    "b1": np.array([[0.1], [-0.4]]),
    "W2": np.array([[1.0, -3.0]]),
    "b2": np.array([[0.2]]),
}
X = np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]])


def by_numpy(X):
    """Return the logits of the checks' own model."""
    A = np.tanh(PARAMETERS["W1"] @ np.tanh(X) + PARAMETERS["b1"])
    return PARAMETERS["W2"] @ A + PARAMETERS["b2"]


def test_the_checks_model_is_what_it_says():
    """Are its logits those of NumPy, its gradients those of differences?"""
    found = models.forwarded(frameworks.torch_forward, PARAMETERS, X)
    np.testing.assert_allclose(found["logits"], by_numpy(X), rtol=1e-12)
    h = 1e-6
    for place in np.ndindex(2, 2):
        sides = []
        for sign in (1, -1):
            W1 = PARAMETERS["W1"].copy()
            W1[place] += sign * h
            A = np.tanh(W1 @ np.tanh(X) + PARAMETERS["b1"])
            sides.append(np.sum(PARAMETERS["W2"] @ A + PARAMETERS["b2"]))
        assert found["dW1"][place] == pytest.approx((sides[0] - sides[1]) / (2 * h), rel=1e-7)


def test_it_takes_rows_only():
    """Is a model handed columns told what it wants?"""
    with pytest.raises(ValueError, match=r"examples in rows, shape \(m, 2\)"):
        models.forwarded(lambda model, X: model(__import__("torch").tensor(X)), PARAMETERS, X)


def test_a_model_is_changed_after_it_was_read():
    """Does an array that the model works on show it, and a copy not?"""
    parameters = {name: array.copy() for name, array in PARAMETERS.items()}
    found = models.converted(frameworks.to_torch, parameters, X)
    assert [gradient.shape for gradient in found["gradients"]] == [(2, 2), (2, 1), (1, 2), (1, 1)]
    assert all(np.array_equal(parameters[name], array) for name, array in PARAMETERS.items())


@pytest.mark.parametrize("wrong", [lambda _: None, lambda _: frameworks.torch.zeros(2)])
def test_what_is_no_model_is_said(wrong):
    """Does anything else get a sentence?"""
    with pytest.raises(TypeError, match=r"expected a torch\.nn\.Module"):
        models.converted(wrong, PARAMETERS, X)


def test_a_result_without_a_history_is_said():
    """Is an array in the place of a tensor refused in words?"""
    with pytest.raises(TypeError, match="it should be a tensor"):
        models.forwarded(lambda model, X: by_numpy(X), PARAMETERS, X)


def test_costs_that_keep_their_graphs_are_refused():
    """Are tensors told from numbers, and other answers left as they are?"""

    def with_tensors(model, X, Y, num_iterations, learning_rate):
        return [frameworks.torch_forward(model, X).sum()]

    with pytest.raises(RuntimeError, match="plain numbers"):
        models.trained(with_tensors, PARAMETERS, X, np.ones((1, 3)), 1, 0.1)
    assert models.trained(lambda *_: None, PARAMETERS, X, np.ones((1, 3)), 1, 0.1)["costs"] is None

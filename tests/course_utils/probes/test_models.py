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
    assert all(found[f"d{name}"].shape == array.shape for name, array in PARAMETERS.items())
    assert all(np.array_equal(parameters[name], array) for name, array in PARAMETERS.items())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda _: None, "Is there a return"),
        (lambda _: frameworks.torch.zeros(2), r"expected a torch\.nn\.Module"),
    ],
)
def test_what_is_no_model_is_said(wrong, said):
    """Does anything else get a sentence?"""
    with pytest.raises(TypeError, match=said):
        models.converted(wrong, PARAMETERS, X)


def test_a_change_of_the_default_dtype_is_refused_and_undone(torch):
    """Do later cells have PyTorch's own default again, also after an error?"""

    def with_doubles(parameters):
        torch.set_default_dtype(torch.float64)
        if len(parameters) == 4:
            return frameworks.to_torch(parameters)
        raise ValueError("no model")

    before = torch.get_default_dtype()
    with pytest.raises(RuntimeError, match="for every later cell too"):
        models.converted(with_doubles, PARAMETERS, X)
    with pytest.raises(ValueError, match="no model"):
        models.converted(with_doubles, {"W1": PARAMETERS["W1"]}, X)
    assert torch.get_default_dtype() == before


def two_layers(torch, arrays, names):
    """Make a right model that has copies of the arrays, in the order of the names."""

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.its = torch.nn.ParameterList([torch.tensor(arrays[name]) for name in names])

        def forward(self, A):
            W1, b1, W2, b2 = (self.its[list(names).index(name)] for name in PARAMETERS)
            return (A @ W1.T + b1.ravel()).relu() @ W2.T + b2.ravel()

    return Network()


def test_parameters_in_another_order_are_said(torch):
    """Is the order named, and not a shape, as it would be in a comparison one by one?"""
    names = ["b1", "W1", "b2", "W2"]
    with pytest.raises(ValueError, match="in the order b1, W1, b2, W2; they should"):
        models.converted(lambda arrays: two_layers(torch, arrays, names), PARAMETERS, X)
    with pytest.raises(ValueError, match="the model has 2 arrays of parameters; expected 4: W1"):
        models.converted(lambda _: torch.nn.Linear(2, 1).double(), PARAMETERS, X)


@pytest.mark.parametrize("shape", [(-1,), (-1, 1), (1, -1)])
def test_a_bias_may_have_any_shape(torch, shape):
    """Are a rank-1 array, a column and a row the same bias?"""
    found = models.converted(
        lambda arrays: two_layers(
            torch,
            {n: a.reshape(shape) if n[0] == "b" else a for n, a in arrays.items()},
            PARAMETERS,
        ),
        PARAMETERS,
        X,
    )
    expected = models.converted(frameworks.to_torch, PARAMETERS, X)
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        np.testing.assert_allclose(found[name], array, rtol=1e-12)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda torch: torch.nn.Sequential(), "has no layer"),
        (lambda torch: torch.nn.ReLU(), "finds no parameters"),
        (lambda torch: torch.nn.Linear(2, 1).requires_grad_(False), "asks for a gradient"),
    ],
)
def test_a_model_that_cannot_be_trained_is_said(torch, make, said):
    """Has each way to nothing to train a sentence of its own?"""
    with pytest.raises(TypeError, match=said):
        models.converted(lambda _: make(torch), PARAMETERS, X)


def test_a_result_without_a_history_is_said(torch):
    """Is an array in the place of a tensor refused in words?"""
    with pytest.raises(TypeError, match="it should be a tensor"):
        models.forwarded(lambda model, X: by_numpy(X), PARAMETERS, X)
    with pytest.raises(TypeError, match="Is there a return"):
        models.forwarded(lambda model, X: None, PARAMETERS, X)
    with pytest.raises(RuntimeError, match="no history that leads back"):
        models.forwarded(lambda model, X: torch.tensor(by_numpy(X)), PARAMETERS, X)


def test_costs_that_keep_their_graphs_are_refused():
    """Are tensors told from numbers, and other answers left as they are?"""

    def with_tensors(model, X, Y, num_iterations, learning_rate):
        return [frameworks.torch_forward(model, X).sum()]

    def without_history(*arguments):
        return [cost.detach() for cost in with_tensors(*arguments)]

    for costs, said in [
        (with_tensors, "with their history; they"),
        (without_history, "tensors; they"),
    ]:
        with pytest.raises(RuntimeError, match=said):
            models.trained(costs, PARAMETERS, X, np.ones((1, 3)), 1, 0.1)
    assert models.trained(lambda *_: None, PARAMETERS, X, np.ones((1, 3)), 1, 0.1)["costs"] is None

"""Deep networks with ten outputs: do training, probes and shares agree with other ways?"""

import numpy as np
import pytest
from sklearn.feature_selection import f_classif
from sklearn.neighbors import NearestCentroid

from course_utils import datasets
from course_utils.reference import deep, deep_digits
from course_utils.reference.hidden_layer import cost_of_outputs, one_against_rest


@pytest.fixture
def rng():
    """Return a generator with a fixed seed."""
    return np.random.default_rng(0)


def tensors_of(torch, start, X):
    """Return the parameters of a start as tensors, and a function that gives every layer."""
    p = {name: torch.tensor(value, requires_grad=True) for name, value in start.items()}
    L = len(start) // 2

    def layers():
        outputs = [torch.tensor(X)]
        for layer in range(1, L + 1):
            Z = p[f"W{layer}"] @ outputs[-1] + p[f"b{layer}"]
            outputs.append(torch.sigmoid(Z) if layer == L else torch.relu(Z))
        return outputs

    return p, layers


@pytest.mark.parametrize("dims", [[4, 5, 10], [3, 6, 5, 4, 3], [2, 1]])
def test_training_is_that_of_pytorch(torch, rng, dims):
    """Are parameters and costs after some updates those of PyTorch's gradients?"""
    X, Y = rng.normal(size=(dims[0], 8)), (rng.random((dims[-1], 8)) < 0.5) * 1.0
    start = deep.initialize_parameters_deep(dims, rng=2)
    kept = {name: value.copy() for name, value in start.items()}
    trained, costs = deep_digits.train_deep(start, X, Y, 6, 0.2)
    p, layers = tensors_of(torch, start, X)
    for cost in costs:
        loss = torch.nn.functional.binary_cross_entropy(
            layers()[-1], torch.tensor(Y), reduction="sum"
        )
        loss = loss / 8
        assert float(loss) == pytest.approx(float(cost))
        for tensor in p.values():
            tensor.grad = None
        loss.backward()
        with torch.no_grad():
            for tensor in p.values():
                tensor -= 0.2 * tensor.grad
    for name, value in trained.items():
        np.testing.assert_allclose(value, p[name].detach().numpy(), rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(start[name], kept[name])


def test_layers_are_those_of_pytorch(torch, rng):
    """Is every layer's output there, from the input to the output, as PyTorch has it?"""
    X, start = rng.normal(size=(3, 7)), deep.initialize_parameters_deep([3, 5, 4, 2], rng=1)
    _, layers = tensors_of(torch, start, X)
    found = deep_digits.layer_outputs(X, start)
    assert len(found) == 4
    for mine, theirs in zip(found, layers(), strict=True):
        np.testing.assert_allclose(mine, theirs.detach().numpy())


def test_probe_is_that_of_scikit_learn():
    """Does the nearest mean read what scikit-learn's nearest centroid reads?"""
    data = datasets.load_digits(0.2, 3)
    centroids = NearestCentroid().fit(data.X_train.T, data.Y_train[0])
    expected = 100 * centroids.score(data.X_test.T, data.Y_test[0])
    found = deep_digits.nearest_mean_accuracy(data.X_train, data.Y_train, data.X_test, data.Y_test)
    assert found == pytest.approx(expected)


def test_share_is_that_of_an_analysis_of_variance(rng):
    """Does the share follow from scikit-learn's F of each unit, and is a dead unit's 0?"""
    y = rng.integers(0, 4, size=(1, 60))
    A = rng.normal(size=(5, 60)) + np.outer(np.arange(5), y[0])
    ratio, _ = f_classif(A.T, y[0])
    expected = 3 * ratio / (3 * ratio + 56)  # 4 classes, 60 examples
    np.testing.assert_allclose(deep_digits.class_share(A, y), expected)
    with np.errstate(all="raise"):
        assert deep_digits.class_share(np.ones((1, 60)), y)[0] == 0


def test_backward_pass_belongs_to_the_sum_over_outputs(rng):
    """Do the gradients with ten outputs agree with measured slopes of the summed cost?"""
    X, Y = rng.normal(size=(4, 6)), one_against_rest(rng.integers(0, 10, size=(1, 6)))
    p = deep.initialize_parameters_deep([4, 3, 10], rng=3)
    grads = deep.L_model_backward(*_forward(X, p, Y))
    for name, place in (("W1", (1, 2)), ("b1", (0, 0)), ("W2", (7, 1)), ("b2", (9, 0))):
        costs = []
        for step in (1e-6, -1e-6):
            moved = {key: value.copy() for key, value in p.items()}
            moved[name][place] += step
            costs.append(cost_of_outputs(deep.L_model_forward(X, moved)[0], Y))
        assert (costs[0] - costs[1]) / 2e-6 == pytest.approx(grads[f"d{name}"][place], rel=1e-5)


def _forward(X, p, Y):
    AL, caches = deep.L_model_forward(X, p)
    return AL, Y, caches


def test_design_is_within_its_budget():
    """Does the design keep to the parameters and updates that the exercise allows?"""
    design = deep_digits.digits_design()
    dims = design["layer_dims"]
    assert (dims[0], dims[-1]) == (64, 10)
    assert sum(p.size for p in deep.initialize_parameters_deep(dims).values()) <= 4000
    assert design["num_iterations"] <= 200

"""One hidden layer taken apart: do loops, hands and measurements agree with other ways?"""

import numpy as np
import pytest
from scipy.special import expit, xlogy
from sklearn.metrics import accuracy_score, log_loss
from sklearn.preprocessing import LabelBinarizer

from course_utils import datasets
from course_utils.reference import hidden_layer


def network(rng, n_x, n_h, n_y):
    """Draw the parameters of a network."""
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


@pytest.fixture
def rng():
    """Return a generator with a fixed seed."""
    return np.random.default_rng(0)


def tensors(torch, parameters):
    """Return parameters as tensors that want a gradient."""
    return {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}


def outputs(torch, p, X):
    """Return hidden activations and output scores of the network, by PyTorch."""
    A1 = torch.tanh(p["W1"] @ torch.tensor(X) + p["b1"])
    return A1, p["W2"] @ A1 + p["b2"]


@pytest.mark.parametrize("sizes", [(2, 3, 1), (4, 1, 3), (1, 5, 2)])
def test_one_example_is_that_of_pytorch(torch, rng, sizes):
    """Are activations and gradients of one example, by loops, those of automatic derivatives?"""
    parameters, x = network(rng, *sizes), rng.normal(size=(sizes[0], 1))
    y = (rng.random((sizes[2], 1)) > 0.5) * 1.0
    p = tensors(torch, parameters)
    A1, Z2 = outputs(torch, p, x)
    a1, a2 = hidden_layer.forward_one_example(x, parameters)
    np.testing.assert_allclose(a1, A1.detach())
    np.testing.assert_allclose(a2, torch.sigmoid(Z2).detach())
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        Z2, torch.tensor(y), reduction="sum"
    )
    loss.backward()
    grads = hidden_layer.backward_one_example(parameters, x, y)
    for name, tensor in p.items():
        np.testing.assert_allclose(grads[f"d{name}"], tensor.grad.numpy(), atol=1e-12)


def test_measured_gradients_are_those_of_pytorch(torch, rng):
    """Is each array of measured slopes the automatic derivative of the mean cost?"""
    parameters, X = network(rng, 2, 3, 1), rng.normal(size=(2, 6))
    Y = (rng.random((1, 6)) > 0.5) * 1.0
    p = tensors(torch, parameters)
    torch.nn.functional.binary_cross_entropy_with_logits(
        outputs(torch, p, X)[1], torch.tensor(Y)
    ).backward()
    right = {f"d{name}": tensor.grad.numpy() for name, tensor in p.items()}
    for name in parameters:
        found = hidden_layer.measured_gradient(parameters, X, Y, name)
        np.testing.assert_allclose(found, right[f"d{name}"], atol=1e-7)
    assert hidden_layer.gradients_are_right(parameters, right, X, Y)
    for name, value in right.items():
        wrong = value.copy()
        wrong.flat[-1] += 0.001
        assert not hidden_layer.gradients_are_right(parameters, right | {name: wrong}, X, Y)
        assert not hidden_layer.gradients_are_right(parameters, right | {name: value.ravel()}, X, Y)


@pytest.mark.parametrize(
    ("pattern", "inside", "outside"),
    [
        ("stripe", [(3, -3), (1.3, 0), (-1.3, 0)], [(1.7, 0), (-1.7, 0), (2, 2)]),
        ("corner", [(0.7, -0.8), (3, 3)], [(0.3, 2), (2, -1.2), (-1, -2)]),
        ("triangle", [(0, 1.8), (1.5, -1.3), (0, 0)], [(0, 2.2), (1, 0.3), (0, -1.7)]),
    ],
)
def test_units_by_hand(pattern, inside, outside):
    """Are points on both sides of each edge told apart?"""
    p = hidden_layer.units_by_hand(pattern)
    X = np.array(inside + outside).T
    A2 = expit(p["W2"] @ np.tanh(p["W1"] @ X + p["b1"]) + p["b2"])
    assert (A2[0] > 0.5).tolist() == [True] * len(inside) + [False] * len(outside)


def test_collapse(rng):
    """Does the one layer answer what the two do, whatever comes in?"""
    p, X = network(rng, 3, 5, 2), rng.normal(size=(3, 7))
    W, b = hidden_layer.collapse(p["W1"], p["b1"], p["W2"], p["b2"])
    both = p["W2"] @ (p["W1"] @ X + p["b1"]) + p["b2"]
    np.testing.assert_allclose(W @ X + b, both)


def test_saturated_share():
    """Is the share what the inverse of the slope says: |z| beyond artanh √0.95?"""
    z = np.linspace(-4, 4, 1001).reshape(7, 143)
    edge = np.arctanh(np.sqrt(0.95))
    assert hidden_layer.saturated_share(z) == np.mean(np.abs(z) > edge)


@pytest.mark.parametrize(
    ("means", "spread", "size"), [([60, 80, 81], 1, 3), ([60, 80, 81], 6, 2), ([90, 80, 70], 1, 1)]
)
def test_choose_size(means, spread, size):
    """Is a smaller size taken where the runs of the best differ enough?"""
    accuracies = np.add.outer(spread * np.array([-1, 1, -1, 1]), means)
    assert hidden_layer.choose_size([1, 2, 3], accuracies) == size


def test_one_against_rest_and_its_cost(rng):
    """Are the targets scikit-learn's, and is the cost the sum of its costs?"""
    labels = rng.integers(0, 10, size=(1, 30))
    Y = hidden_layer.one_against_rest(labels)
    np.testing.assert_array_equal(Y, LabelBinarizer().fit(range(10)).transform(labels[0]).T)
    A2 = rng.uniform(0.05, 0.95, size=(10, 30))
    summed = sum(log_loss(y, a, labels=[0, 1]) for y, a in zip(Y, A2, strict=True))
    assert hidden_layer.cost_of_outputs(A2, Y) == pytest.approx(summed)
    direct = -(xlogy(Y, A2) + xlogy(1 - Y, 1 - A2)).sum() / 30
    assert hidden_layer.cost_of_outputs(A2, Y) == pytest.approx(direct)


def test_training_is_that_of_pytorch(torch, rng):
    """Do the parameters and the costs follow PyTorch's gradient descent, and stay as they were?"""
    start, X = network(rng, 4, 3, 2), rng.normal(size=(4, 9))
    Y = (rng.random((2, 9)) > 0.5) * 1.0
    before = {name: value.copy() for name, value in start.items()}
    p, costs = tensors(torch, start), []
    descent = torch.optim.SGD(p.values(), lr=0.3)
    for _ in range(5):
        descent.zero_grad()
        cost = torch.nn.functional.binary_cross_entropy_with_logits(
            outputs(torch, p, X)[1], torch.tensor(Y), reduction="sum"
        )
        (cost / 9).backward()
        costs.append(cost.item() / 9)
        descent.step()
    trained, found = hidden_layer.train_from(start, X, Y, 5, 0.3)
    np.testing.assert_allclose(found, costs)
    for name, tensor in p.items():
        np.testing.assert_allclose(trained[name], tensor.detach())
        np.testing.assert_array_equal(start[name], before[name])


def test_a_learning_curve_reads_digits():
    """Do more digits help with held-out ones, and is each point what scikit-learn counts?"""
    data = datasets.load_digits(0.5, 0)
    train, held_out = (data.X_train / 16, data.Y_train), (data.X_test / 16, data.Y_test)
    rng = np.random.default_rng(1)
    start = {name: 0.1 * value for name, value in network(rng, 64, 10, 10).items()}
    few, many = hidden_layer.learning_curve(start, train, held_out, [40, 500], 150, 1.0)
    assert many[1] > few[1] + 10
    Y = hidden_layer.one_against_rest(train[1][:, :40])
    parameters, _ = hidden_layer.train_from(start, train[0][:, :40], Y, 150, 1.0)
    said = hidden_layer.read_digits(parameters, held_out[0])
    assert few[1] == pytest.approx(100 * accuracy_score(held_out[1][0], said[0]))


def test_the_design_stays_within_its_budget():
    """Does the design that is shown keep to what students may use?"""
    design = hidden_layer.flower_design()
    assert design["n_h"] <= 6
    assert design["num_iterations"] <= 50

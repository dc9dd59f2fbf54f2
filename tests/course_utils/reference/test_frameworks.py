"""Tests of course_utils.reference.frameworks, against week 4's functions in NumPy."""

import numpy as np
import pytest

from course_utils import datasets
from course_utils.reference import deep, frameworks

pytestmark = pytest.mark.usefixtures("torch")


def network(dims, m, seed=0):
    """Return parameters with biases, examples and labels."""
    rng = np.random.default_rng(seed)
    parameters = deep.initialize_parameters_deep(dims, rng)
    for layer in range(1, len(dims)):
        parameters[f"b{layer}"] = rng.normal(size=(dims[layer], 1))
    return parameters, rng.normal(size=(dims[0], m)), (np.arange(m) % 2).reshape(1, m)


@pytest.mark.parametrize("dims", [[3, 1], [2, 4, 1], [4, 5, 3, 1]])
def test_logits_and_gradients_are_week_4s(torch, dims):
    """Do they agree to ten digits, which two ways to the same sums in double precision do?"""
    parameters, X, Y = network(dims, 7)
    model = frameworks.to_torch(parameters)
    logits = frameworks.torch_forward(model, X)
    torch.nn.BCEWithLogitsLoss()(logits, torch.tensor(Y).double()).backward()
    AL, caches = deep.L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    np.testing.assert_allclose(logits.detach().numpy(), caches[-1][1], rtol=0, atol=1e-10)
    for name, tensor in zip(parameters, model.parameters(), strict=True):
        ours = tensor.grad.numpy().reshape(parameters[name].shape)
        np.testing.assert_allclose(ours, grads[f"d{name}"], rtol=0, atol=1e-10)


def test_training_is_week_4s():
    """Are costs and parameters after 100 steps those of the loop in NumPy?"""
    parameters, X, Y = network([2, 5, 3, 1], 20)
    model = frameworks.to_torch(parameters)
    costs = frameworks.train_torch(model, X, Y, 100, 0.2)
    expected = []
    for _ in range(100):
        AL, caches = deep.L_model_forward(X, parameters)
        expected.append(deep.compute_cost(AL, Y))
        grads = deep.L_model_backward(AL, Y, caches)
        parameters = deep.update_parameters(parameters, grads, 0.2)
    np.testing.assert_allclose(costs, expected, rtol=1e-10)
    found = frameworks.to_numpy(model)
    assert found.keys() == parameters.keys()
    for name, array in parameters.items():
        np.testing.assert_allclose(found[name], array, rtol=1e-8)


def test_the_dict_stays_as_it_was():
    """Does training leave the arrays alone that the model was made of?"""
    parameters, X, Y = network([2, 3, 1], 6)
    before = {name: array.copy() for name, array in parameters.items()}
    frameworks.train_torch(frameworks.to_torch(parameters), X, Y, 5, 0.5)
    assert all(np.array_equal(parameters[name], array) for name, array in before.items())


# What the notebook says of five loops with one fault each


def loop(torch, fault, steps=60):
    """Train with a fault; return the costs, and where it stopped."""
    data = datasets.make_moons(100, seed=3)
    x, y = torch.tensor(data.X.T), torch.tensor(data.Y.T).double()
    parameters = deep.initialize_parameters_deep([2, 8, 1], 1)
    loss = torch.nn.BCEWithLogitsLoss()
    model = frameworks.to_torch(parameters)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    if fault == "T":
        model = frameworks.to_torch(parameters)
    costs = []
    cost = loss(model(x), y)
    for t in range(steps):
        if fault != "Q":
            cost = loss(model(x).detach() if fault == "S" else model(x), y)
        if fault != "P":
            optimizer.zero_grad()
        try:
            cost.backward()
        except RuntimeError:
            return costs, t
        optimizer.step()
        costs.append(cost if fault == "R" else cost.item())
    return costs, None


def test_what_becomes_of_the_loops(torch):
    """Is the notebook's table right: C, A, E, B and D for P to T?"""
    right, _ = loop(torch, "")
    assert np.all(np.diff(right) < 0)
    swings, stopped = loop(torch, "P", 300)
    rises = np.diff(swings) > 0
    assert stopped is None
    assert 0.2 < rises.mean() < 0.8
    assert max(swings[200:]) - min(swings[200:]) > 0.1
    assert loop(torch, "Q")[1] == 1
    kept, stopped = loop(torch, "R")
    assert stopped is None
    assert all(cost.grad_fn is not None for cost in kept)
    np.testing.assert_allclose([cost.item() for cost in kept], right)
    assert loop(torch, "S")[1] == 0
    still, stopped = loop(torch, "T")
    assert stopped is None
    assert len(set(still)) == 1

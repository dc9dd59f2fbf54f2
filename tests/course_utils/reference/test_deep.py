"""Tests of course_utils.reference.deep."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_utils.reference import deep

depths = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(lambda dims: [*dims, 1])
examples = st.integers(1, 6)
seeds = st.integers(0, 2**32 - 1)


def random_case(layer_dims, m, seed):
    """Return parameters with non-zero biases, inputs and labels."""
    rng = np.random.default_rng(seed)
    parameters = deep.initialize_parameters_deep(layer_dims, rng)
    for layer in range(1, len(layer_dims)):
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1))
    return parameters, rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m))


def cost_of(parameters, X, Y):
    """Return the cost without the code under test: one example and one unit at a time."""
    total = 0.0
    for x, y in zip(X.T, Y[0], strict=True):
        for layer in range(1, len(parameters) // 2 + 1):
            W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
            z = [
                sum(w * v for w, v in zip(row, x, strict=True)) + c[0]
                for row, c in zip(W, b, strict=True)
            ]
            x = [max(0.0, v) for v in z]
        total += np.logaddexp(0, z[0]) - y * z[0]  # the cross-entropy of a sigmoid of z
    return total / X.shape[1]


@given(depths, examples, seeds)
@settings(max_examples=30)
def test_cost_matches_scalar_loops(layer_dims, m, seed):
    """Are the forward pass and the cost those of plain loops over units and examples?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    AL, caches = deep.L_model_forward(X, parameters)
    assert AL.shape == (1, m)
    assert len(caches) == len(layer_dims) - 1
    assert deep.compute_cost(AL, Y) == pytest.approx(cost_of(parameters, X, Y), rel=1e-9)


@given(depths, examples, seeds)
@settings(max_examples=30)
def test_gradients_match_finite_differences(layer_dims, m, seed):
    """Is each gradient the slope of the cost along a random direction?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    AL, caches = deep.L_model_forward(X, parameters)
    hidden = np.concatenate([np.ravel(Z) for _, Z in caches[:-1]] or [np.ones(1)])
    assume(np.abs(hidden).min() > 1e-3)  # no difference quotient across ReLU's corner
    grads = deep.L_model_backward(AL, Y, caches)
    rng, step = np.random.default_rng(seed), 1e-6
    for name, value in parameters.items():
        direction = rng.normal(size=value.shape)
        up = cost_of({**parameters, name: value + step * direction}, X, Y)
        down = cost_of({**parameters, name: value - step * direction}, X, Y)
        slope = np.sum(grads[f"d{name}"] * direction)
        assert grads[f"d{name}"].shape == value.shape
        assert slope == pytest.approx((up - down) / (2 * step), rel=1e-4, abs=1e-7)


@given(depths, examples, seeds)
@settings(max_examples=30)
def test_gradients_match_torch(torch, layer_dims, m, seed):
    """Do all gradients, those of the activations too, equal PyTorch's?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    AL, caches = deep.L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    activations = [torch.tensor(X, requires_grad=True)]
    for layer in range(1, len(layer_dims)):
        Z = leaves[f"W{layer}"] @ activations[-1] + leaves[f"b{layer}"]
        activations.append(torch.sigmoid(Z) if layer == len(layer_dims) - 1 else torch.relu(Z))
        activations[-1].retain_grad()
    target = torch.tensor(Y, dtype=torch.float64)
    torch.nn.functional.binary_cross_entropy(activations[-1], target).backward()
    for name, leaf in leaves.items():
        np.testing.assert_allclose(grads[f"d{name}"], leaf.grad, rtol=1e-8, atol=1e-12)
    for layer, A in enumerate(activations[:-1]):  # dA is of each example's loss: m times the mean's
        np.testing.assert_allclose(grads[f"dA{layer}"], m * A.grad, rtol=1e-8, atol=1e-12)
    assert len(grads) == len(leaves) + len(layer_dims) - 1
    short = deep.parameter_gradients(AL, Y, caches)
    assert set(short) == {f"d{name}" for name in leaves}
    for name, leaf in leaves.items():
        np.testing.assert_allclose(short[f"d{name}"], leaf.grad, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
def test_one_step_keeps_callers_arrays(activation):
    """Do a forward, a backward and an update step leave their arguments as they were?"""
    rng = np.random.default_rng(3)
    A_prev, W, b = rng.normal(size=(4, 5)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))
    dA = rng.normal(size=(3, 5))
    before = [array.copy() for array in (A_prev, W, b, dA)]
    _, cache = deep.linear_activation_forward(A_prev, W, b, activation)
    _, dW, db = deep.linear_activation_backward(dA, cache, activation)
    deep.update_parameters({"W1": W, "b1": b}, {"dW1": dW, "db1": db}, 0.1)
    for array, copy in zip((A_prev, W, b, dA), before, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_initial_weights_have_the_stated_scale():
    """Are weights normal with deviation 0.01, or 1/√n[l−1], and biases zero?"""
    small = deep.initialize_parameters(400, 300, 200, rng=0)
    scaled = deep.initialize_parameters_deep([400, 300, 200], rng=0)
    for parameters, deviations in ((small, (0.01, 0.01)), (scaled, (400**-0.5, 300**-0.5))):
        for layer, deviation in enumerate(deviations, start=1):
            W = parameters[f"W{layer}"]
            assert W.std() == pytest.approx(deviation, rel=0.02)
            assert abs(W.mean()) < deviation / 50
            assert not parameters[f"b{layer}"].any()


def test_generator_moves_on():
    """Does a generator that is handed in twice give two different starts, and a seed the same?"""
    rng = np.random.default_rng(0)
    first, second = (deep.initialize_parameters_deep([3, 2], rng)["W1"] for _ in range(2))
    assert not np.allclose(first, second)
    np.testing.assert_array_equal(first, deep.initialize_parameters_deep([3, 2], 0)["W1"])


def test_unknown_activation_is_refused():
    """Does a misspelt activation raise an error that names it?"""
    with pytest.raises(KeyError, match="tanh"):
        deep.linear_activation_forward(np.ones((1, 1)), np.ones((1, 1)), np.zeros((1, 1)), "tanh")


@pytest.mark.parametrize(
    ("model", "dims"), [(deep.two_layer_model, (2, 8, 1)), (deep.L_layer_model, (2, 8, 4, 1))]
)
def test_models_learn_exclusive_or(model, dims, capsys):
    """Does training separate what no straight line can, with the cost kept every 100 iterations?"""
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    Y = np.array([[0, 1, 1, 0]])
    parameters, costs = model(X, Y, dims, 0.5, 3001, print_cost=True, rng=2)
    np.testing.assert_array_equal(deep.predict(parameters, X), Y)
    assert len(costs) == 31
    assert costs[-1] < 0.05 < costs[0]
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 31
    assert printed[1] == f"Cost after iteration 100: {costs[1]:.6f}"


@pytest.mark.parametrize(
    ("model", "dims"), [(deep.two_layer_model, (3, 4, 1)), (deep.L_layer_model, (3, 5, 4, 1))]
)
def test_models_train_as_torch_does(torch, model, dims):
    """Do the costs and the trained parameters equal those of PyTorch's gradient descent?"""
    rng = np.random.default_rng(5)
    X, Y = rng.normal(size=(3, 20)), rng.integers(0, 2, size=(1, 20))
    leaves = {
        name: torch.tensor(value, requires_grad=True)
        for name, value in model(X, Y, dims, 0.3, 0, rng=4)[0].items()
    }
    optimizer = torch.optim.SGD(leaves.values(), lr=0.3)
    expected = []
    for _ in range(120):
        A = torch.tensor(X)
        for layer in range(1, len(dims)):
            Z = leaves[f"W{layer}"] @ A + leaves[f"b{layer}"]
            A = torch.relu(Z)
        cost = torch.nn.functional.binary_cross_entropy_with_logits(Z, torch.tensor(Y * 1.0))
        expected.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    parameters, costs = model(X, Y, dims, 0.3, 120, rng=4)
    np.testing.assert_allclose(costs, expected[::100], rtol=1e-9)
    for name, leaf in leaves.items():
        np.testing.assert_allclose(parameters[name], leaf.detach(), rtol=1e-6, atol=1e-9)


@given(st.integers(1, 5), st.integers(1, 5), examples, st.sampled_from(["sigmoid", "relu"]), seeds)
@settings(max_examples=40)
def test_one_step_back_matches_finite_differences(n_in, n_out, m, activation, seed):
    """Are the three gradients of one layer the slopes of a loss, for either activation?"""
    rng = np.random.default_rng(seed)
    A_prev, W, b = (rng.normal(size=size) for size in ((n_in, m), (n_out, n_in), (n_out, 1)))
    dA = rng.normal(size=(n_out, m))
    assume(np.abs(W @ A_prev + b).min() > 1e-3)  # no difference quotient across ReLU's corner

    def mean_loss(A_prev, W, b):
        """Return the mean over the examples of a loss whose derivative is dA."""
        Z = W @ A_prev + b
        A = np.maximum(Z, 0) if activation == "relu" else np.tanh(Z / 2) / 2 + 0.5
        return np.sum(dA * A) / m

    _, cache = deep.linear_activation_forward(A_prev, W, b, activation)
    gradients = deep.linear_activation_backward(dA, cache, activation)
    # dA_prev is of each example's own loss, the others are of the mean
    gradients = (gradients[0] / m, *gradients[1:])
    for place, gradient in enumerate(gradients):
        values = [A_prev, W, b]
        direction = rng.normal(size=values[place].shape)
        assert gradient.shape == direction.shape
        ends = []
        for step in (1e-6, -1e-6):
            moved = list(values)
            moved[place] = values[place] + step * direction
            ends.append(mean_loss(*moved))
        slope = (ends[0] - ends[1]) / 2e-6
        assert np.sum(gradient * direction) == pytest.approx(slope, rel=1e-4, abs=1e-7)


def test_slope_along_is_the_directional_derivative_of_torch(torch):
    """Is the slope along directions of some arrays what automatic gradients say it is?"""
    parameters, X, Y = random_case([3, 4, 3, 1], 6, seed=5)
    rng = np.random.default_rng(6)
    tensors = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    A = torch.tensor(X)
    for layer in (1, 2, 3):
        Z = tensors[f"W{layer}"] @ A + tensors[f"b{layer}"]
        A = torch.relu(Z)
    cost = torch.nn.functional.binary_cross_entropy_with_logits(Z, torch.tensor(1.0 * Y))
    cost.backward()
    directions = {name: rng.normal(size=parameters[name].shape) for name in ("W1", "b2", "W3")}
    right = sum(np.sum(tensors[name].grad.numpy() * D) for name, D in directions.items())
    found = deep.slope_along(parameters, X, Y, directions, 1e-5)
    assert found == pytest.approx(right, abs=1e-7)


@pytest.mark.parametrize("layer", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("kind", ["W", "b"])
def test_the_first_wrong_layer_is_the_highest_that_was_spoiled(layer, kind):
    """Is it the layer that the test has spoiled, whatever is wrong below it?"""
    for seed in range(5):
        parameters, X, Y = random_case([3, 4, 3, 4, 1], 8, seed)
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.L_model_backward(AL, Y, caches)
        for below in range(1, layer + 1):
            wrong = grads[f"d{kind}{below}"].copy()
            wrong.flat[0] += 0.1
            grads[f"d{kind}{below}"] = wrong
        assert deep.first_wrong_layer(parameters, grads, X, Y) == layer
        flat = grads | {"db4": grads["db4"].ravel()}
        assert deep.first_wrong_layer(parameters, flat, X, Y) == 4

"""Tests of course_utils.reference.optimizers.

Where PyTorch's optimisers start differently (momentum), their state is set by hand.
"""

import copy

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.signal import lfilter

from course_utils.reference import optimizers

seeds = st.integers(0, 2**32 - 1)
layers = st.lists(st.integers(1, 4), min_size=2, max_size=4)
betas = st.floats(0.05, 0.999)
rates = st.floats(1e-4, 1.0)
epsilons = st.floats(1e-9, 0.5)
STEPS = 4


def random_state(layer_dims, seed):
    """Return parameters, the gradients of a few steps, and averages that are not zero."""
    rng = np.random.default_rng(seed)
    shapes = {}
    for layer in range(1, len(layer_dims)):
        shapes[f"W{layer}"] = (layer_dims[layer], layer_dims[layer - 1])
        shapes[f"b{layer}"] = (layer_dims[layer], 1)
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    grads = [
        {f"d{name}": rng.normal(size=shape) for name, shape in shapes.items()}
        # a backward pass also hands over gradients of activations
        | {"dA0": rng.normal(size=(3, 2))}
        for _ in range(STEPS)
    ]
    v = {f"d{name}": rng.normal(size=shape) for name, shape in shapes.items()}
    s = {f"d{name}": rng.uniform(0.1, 2.0, size=shape) for name, shape in shapes.items()}
    return parameters, grads, v, s


def torch_steps(torch, parameters, grads, make, state):
    """Return the parameters after each step of a PyTorch optimiser, and its states at the end."""
    leaves = {name: torch.tensor(p, requires_grad=True) for name, p in parameters.items()}
    optimizer = make(torch.optim, list(leaves.values()))
    for name, leaf in leaves.items():
        for key, value in state(f"d{name}").items():
            optimizer.state[leaf][key] = torch.tensor(value)
    steps = []
    for gradient in grads:
        for name, leaf in leaves.items():
            leaf.grad = torch.tensor(gradient[f"d{name}"])
        optimizer.step()
        steps.append({name: leaf.detach().numpy().copy() for name, leaf in leaves.items()})
    return steps, {f"d{name}": optimizer.state[leaf] for name, leaf in leaves.items()}


def assert_equal(ours, theirs):
    """Compare two dicts of arrays, entry by entry."""
    assert ours.keys() == theirs.keys()
    for key, value in ours.items():
        np.testing.assert_allclose(value, theirs[key], rtol=1e-9, atol=1e-12)


@given(layers, seeds, rates)
@settings(max_examples=20)
def test_gradient_descent_matches_torch(torch, layer_dims, seed, rate):
    """Are several steps those of torch.optim.SGD?"""
    parameters, grads, _, _ = random_state(layer_dims, seed)
    steps, _ = torch_steps(torch, parameters, grads, lambda o, p: o.SGD(p, rate), lambda key: {})
    for gradient, theirs in zip(grads, steps, strict=True):
        parameters = optimizers.update_parameters_with_gd(parameters, gradient, rate)
        assert_equal(parameters, theirs)


@given(layers, seeds, betas, rates)
@settings(max_examples=20)
def test_momentum_matches_torch_from_a_state(torch, layer_dims, seed, beta, rate):
    """Are several steps those of SGD with momentum β and dampening 1 − (1 − β), from a given v?"""
    parameters, grads, v, _ = random_state(layer_dims, seed)
    steps, state = torch_steps(
        torch,
        parameters,
        grads,
        lambda o, p: o.SGD(p, rate, momentum=beta, dampening=beta),
        lambda key: {"momentum_buffer": v[key]},
    )
    for gradient, theirs in zip(grads, steps, strict=True):
        parameters, v = optimizers.update_parameters_with_momentum(
            parameters, gradient, v, beta, rate
        )
        assert_equal(parameters, theirs)
    assert_equal(v, {key: values["momentum_buffer"] for key, values in state.items()})


def test_momentum_starts_smaller_than_torch(torch):
    """Is our first step 1 − β times PyTorch's, which takes the first gradient in full?"""
    parameters, grads, _, _ = random_state([2, 3, 1], 0)
    steps, _ = torch_steps(
        torch,
        parameters,
        grads[:1],
        lambda o, p: o.SGD(p, 0.1, momentum=0.8, dampening=0.8),
        lambda key: {},
    )
    ours, _ = optimizers.update_parameters_with_momentum(
        parameters, grads[0], optimizers.initialize_velocity(parameters), 0.8, 0.1
    )
    for name, p in parameters.items():
        np.testing.assert_allclose(ours[name] - p, 0.2 * (steps[0][name] - p), rtol=1e-9)


@given(layers, seeds, betas, rates, epsilons, st.booleans())
@settings(max_examples=20)
def test_rmsprop_matches_torch(torch, layer_dims, seed, beta, rate, epsilon, fresh):
    """Are several steps those of torch.optim.RMSprop, from zero and from a given s?"""
    parameters, grads, _, s = random_state(layer_dims, seed)
    s = optimizers.initialize_rmsprop(parameters) if fresh else s
    steps, state = torch_steps(
        torch,
        parameters,
        grads,
        lambda o, p: o.RMSprop(p, rate, alpha=beta, eps=epsilon),
        lambda key: {} if fresh else {"step": 5.0, "square_avg": s[key]},
    )
    for gradient, theirs in zip(grads, steps, strict=True):
        parameters, s = optimizers.update_parameters_with_rmsprop(
            parameters, gradient, s, beta, rate, epsilon
        )
        assert_equal(parameters, theirs)
    assert_equal(s, {key: values["square_avg"] for key, values in state.items()})


@given(layers, seeds, betas, betas, rates, epsilons, st.integers(0, 30))
@settings(max_examples=20)
def test_adam_matches_torch(torch, layer_dims, seed, beta1, beta2, rate, epsilon, before):
    """Are several steps those of torch.optim.Adam, after any number of steps before?"""
    parameters, grads, v, s = random_state(layer_dims, seed)
    if before == 0:
        v, s = optimizers.initialize_adam(parameters)
    steps, state = torch_steps(
        torch,
        parameters,
        grads,
        lambda o, p: o.Adam(p, rate, betas=(beta1, beta2), eps=epsilon),
        lambda key: {"step": float(before), "exp_avg": v[key], "exp_avg_sq": s[key]},
    )
    for t, (gradient, theirs) in enumerate(zip(grads, steps, strict=True), start=before + 1):
        parameters, v, s, v_corrected, s_corrected = optimizers.update_parameters_with_adam(
            parameters, gradient, v, s, t, rate, beta1, beta2, epsilon
        )
        assert_equal(parameters, theirs)
    assert_equal(v, {key: values["exp_avg"] for key, values in state.items()})
    assert_equal(s, {key: values["exp_avg_sq"] for key, values in state.items()})
    for key in v:
        np.testing.assert_allclose(v_corrected[key] * (1 - beta1**t), v[key], rtol=1e-9)
        np.testing.assert_allclose(s_corrected[key] * (1 - beta2**t), s[key], rtol=1e-9)


def test_adams_first_step_has_the_length_of_the_rate():
    """Does the first step move every parameter by α against the sign of its gradient?"""
    parameters, grads, _, _ = random_state([3, 4, 2], 1)
    v, s = optimizers.initialize_adam(parameters)
    after, *_ = optimizers.update_parameters_with_adam(parameters, grads[0], v, s, 1)
    for name, p in parameters.items():
        np.testing.assert_allclose(
            after[name] - p, -0.01 * np.sign(grads[0][f"d{name}"]), rtol=1e-5
        )


@pytest.mark.parametrize(
    "update",
    [
        lambda p, g, v, s: optimizers.update_parameters_with_gd(p, g, 0.1),
        lambda p, g, v, s: optimizers.update_parameters_with_momentum(p, g, v, 0.9, 0.1),
        lambda p, g, v, s: optimizers.update_parameters_with_rmsprop(p, g, s, 0.9, 0.1),
        lambda p, g, v, s: optimizers.update_parameters_with_adam(p, g, v, s, 2),
    ],
)
def test_updates_keep_the_callers_arrays(update):
    """Do the dicts and arrays that are handed in stay as they were?"""
    parameters, grads, v, s = random_state([2, 3, 1], 4)
    before = copy.deepcopy((parameters, grads[0], v, s))
    update(parameters, grads[0], v, s)
    for dict_before, dict_after in zip(before, (parameters, grads[0], v, s), strict=True):
        for key, value in dict_before.items():
            np.testing.assert_array_equal(value, dict_after[key])


@pytest.mark.parametrize(
    "make",
    [
        lambda p: (optimizers.initialize_velocity(p),),
        lambda p: (optimizers.initialize_rmsprop(p),),
        optimizers.initialize_adam,
    ],
)
def test_averages_start_at_zero_and_apart(make):
    """Is there an array of float zeros of its own for every parameter and average?"""
    parameters = {"W1": np.ones((3, 2), int), "b1": np.ones((3, 1), int)}
    averages = make(parameters)
    arrays = [array for average in averages for array in average.values()]
    for average in averages:
        assert {key: array.shape for key, array in average.items()} == {
            "dW1": (3, 2),
            "db1": (3, 1),
        }
    assert all(array.dtype == float and not array.any() for array in arrays)
    assert not any(np.shares_memory(a, b) for k, a in enumerate(arrays) for b in arrays[k + 1 :])


@given(st.integers(1, 40), st.integers(1, 45), st.integers(1, 3), st.integers(1, 3), seeds)
@settings(max_examples=60)
def test_mini_batches_hold_every_example_once(m, size, n_x, n_y, seed):
    """Does every example appear once, with its own label, in batches of the size asked for?"""
    X = np.arange(n_x * m).reshape(n_x, m)
    Y = 10_000 + np.arange(n_y * m).reshape(n_y, m)
    batches = optimizers.random_mini_batches(X, Y, size, seed)
    assert [x.shape[1] for x, _ in batches] == [size] * (m // size) + [m % size] * (m % size > 0)
    assert all(x.shape == (n_x, y.shape[1]) and y.shape[0] == n_y for x, y in batches)
    drawn_X, drawn_Y = (np.concatenate(part, axis=1) for part in zip(*batches, strict=True))
    order = np.argsort(drawn_X[0])
    np.testing.assert_array_equal(drawn_X[:, order], X)
    np.testing.assert_array_equal(drawn_Y[:, order], Y)


def test_mini_batches_follow_the_seed():
    """Does a seed give the same batches again, and another seed others, all orders being likely?"""
    X, Y = np.arange(12.0).reshape(1, 12), np.zeros((1, 12))
    orders = {}
    for seed in range(20):
        once, again = (optimizers.random_mini_batches(X, Y, 5, seed) for _ in range(2))
        for (x1, _), (x2, _) in zip(once, again, strict=True):
            np.testing.assert_array_equal(x1, x2)
        orders[seed] = tuple(np.concatenate([x for x, _ in once], axis=1)[0])
    assert len(set(orders.values())) == 20
    firsts = [
        optimizers.random_mini_batches(X[:, :4], Y[:, :4], 1, seed)[0][0].item()
        for seed in range(400)
    ]
    assert np.bincount(np.int64(firsts)).min() > 70  # 100 each are expected


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=40), betas)
def test_averages_match_a_digital_filter(theta, beta):
    """Are the averages SciPy's, and the corrected ones divided by the average of a series of 1?"""
    plain = lfilter([1 - beta], [1, -beta], theta)
    total = lfilter([1 - beta], [1, -beta], np.ones(len(theta)))
    np.testing.assert_allclose(
        optimizers.exponentially_weighted_average(theta, beta), plain, rtol=1e-9, atol=1e-9
    )
    np.testing.assert_allclose(
        optimizers.exponentially_weighted_average(theta, beta, True),
        plain / total,
        rtol=1e-9,
        atol=1e-9,
    )


# half of a number that is almost too small to be one is 0
tiny_apart = st.floats(-20, 20).filter(lambda value: value == 0 or abs(value) > 1e-300)


@given(tiny_apart, betas, st.integers(1, 30))
@example(1e-299, 0.5, 1)
def test_a_constant_series_is_its_own_corrected_average(value, beta, n):
    """Does the correction undo the start at zero?"""
    averages = optimizers.exponentially_weighted_average([value] * n, beta, True)
    np.testing.assert_allclose(averages, value, rtol=1e-9)


@given(st.floats(0.05, 0.99), st.floats(0.001, 0.9))
def test_the_start_is_felt_until_the_average_of_ones_has_come_near(beta, tolerance):
    """Does an average of ones first miss no more than the tolerance in that step?"""
    step = optimizers.steps_until_unbiased(beta, tolerance)
    missing = 1 - lfilter([1 - beta], [1, -beta], np.ones(step))
    assert missing[-1] <= tolerance + 1e-9
    assert step == 1 or missing[-2] > tolerance - 1e-9


@given(st.integers(1, 30), st.floats(0.05, 0.99), st.booleans())
def test_weights_are_what_a_filter_leaves_of_each_day(t, beta, corrected):
    """Is each weight what a linear filter makes of a 1 on that day, and do they add up to 1?"""
    weights = optimizers.weights_of_average(t, beta, corrected)
    left = lfilter([1 - beta], [1, -beta], np.eye(t))[:, -1]
    total = left.sum() if corrected else 1
    np.testing.assert_allclose(weights, left / total, rtol=1e-9, atol=1e-12)


@given(seeds, st.floats(0.0, 0.99), st.floats(0.0, 0.999), epsilons)
@settings(deadline=None)
def test_steps_of_one_weight_match_torch(torch, seed, beta1, beta2, epsilon):
    """Are the steps those of torch.optim.Adam?"""
    gradients = np.random.default_rng(seed).uniform(0.5, 2, size=8).tolist()
    weight = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weight], 0.1, (beta1, beta2), epsilon)
    places = [0.0]
    for gradient in gradients:
        weight.grad = torch.tensor([gradient], dtype=torch.float64)
        optimizer.step()
        places.append(weight.item())
    ours = optimizers.adam_steps(gradients, 0.1, beta1, beta2, epsilon)
    np.testing.assert_allclose(ours, -np.diff(places), rtol=1e-7)

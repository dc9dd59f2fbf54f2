"""Tests of course_utils.reference.regularization."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.reference import regularization as reg

layers = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 4)).map(lambda n: (*n, 1))
examples = st.integers(1, 6)
seeds = st.integers(0, 2**32 - 1)
lambdas = st.floats(0, 5)
keep_probs = st.floats(0.2, 1)


def random_case(layer_dims, m, seed):
    """Return parameters with non-zero biases, inputs and labels."""
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        parameters[f"b{layer}"] = rng.normal(size=(n_out, 1))
    return parameters, rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m))


def cache_without_masks(X, parameters):
    """Return the cache of the plain forward pass, from the one with every unit kept."""
    A3, cache = reg.forward_propagation_with_dropout(X, parameters, 1.0)
    return A3, tuple(part for k, part in enumerate(cache) if k not in (1, 6))


def torch_cost(torch, leaves, X, Y, lambd=0.0, masks=None, keep_prob=1.0):
    """Return the penalised cost as a tensor, with dropout by the given masks."""
    A = torch.tensor(X, dtype=torch.float64)
    for layer in (1, 2, 3):
        Z = leaves[f"W{layer}"] @ A + leaves[f"b{layer}"]
        if layer == 3:
            break
        A = torch.relu(Z)
        if masks is not None:
            A = A * torch.tensor(masks[layer - 1]) / keep_prob
    target = torch.tensor(Y, dtype=torch.float64)
    cost = torch.nn.functional.binary_cross_entropy_with_logits(Z, target)
    return cost + lambd / (2 * Y.shape[1]) * sum(leaves[f"W{k}"].square().sum() for k in (1, 2, 3))


def leaves_of(torch, parameters):
    """Return the parameters as tensors that collect gradients."""
    return {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}


@given(layers, examples, seeds, lambdas)
@settings(max_examples=30)
def test_penalised_cost_and_gradients_match_torch(torch, layer_dims, m, seed, lambd):
    """Are the cost and its gradients those that PyTorch finds for the penalised cost?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    A3, cache = cache_without_masks(X, parameters)
    leaves = leaves_of(torch, parameters)
    cost = torch_cost(torch, leaves, X, Y, lambd)
    cost.backward()
    ours = reg.compute_cost_with_regularization(A3, Y, parameters, lambd)
    assert ours == pytest.approx(cost.item(), rel=1e-9)
    grads = reg.backward_propagation_with_regularization(X, Y, cache, lambd)
    for name, leaf in leaves.items():
        np.testing.assert_allclose(grads[f"d{name}"], leaf.grad, rtol=1e-8, atol=1e-12)


@given(layers, examples, seeds, lambdas)
@settings(max_examples=20)
def test_one_step_is_torchs_weight_decay(torch, layer_dims, m, seed, lambd):
    """Is a step on the penalised cost a plain step with weight decay λ/m on the weights?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    leaves = leaves_of(torch, parameters)
    weights, biases = ([leaves[f"{kind}{k}"] for k in (1, 2, 3)] for kind in "Wb")
    optimizer = torch.optim.SGD(
        [{"params": weights, "weight_decay": lambd / m}, {"params": biases}], lr=0.3
    )
    torch_cost(torch, leaves, X, Y).backward()
    optimizer.step()
    _, cache = cache_without_masks(X, parameters)
    grads = reg.backward_propagation_with_regularization(X, Y, cache, lambd)
    for name, leaf in leaves.items():
        stepped = parameters[name] - 0.3 * grads[f"d{name}"]
        np.testing.assert_allclose(stepped, leaf.detach(), rtol=1e-8, atol=1e-12)


@given(layers, examples, seeds, lambdas)
@settings(max_examples=20)
def test_penalty_gradient_matches_finite_differences(layer_dims, m, seed, lambd):
    """Is what λ adds to each gradient the slope of what λ adds to the cost?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    A3, cache = cache_without_masks(X, parameters)
    plain = reg.backward_propagation_with_regularization(X, Y, cache, 0.0)
    grads = reg.backward_propagation_with_regularization(X, Y, cache, lambd)
    rng, step = np.random.default_rng(seed), 1e-5

    unsure = np.full_like(A3, 0.5)  # the penalty is the same; a sure A3 can have no finite cost

    def penalty(parameters):
        cost = reg.compute_cost_with_regularization
        return cost(unsure, Y, parameters, lambd) - cost(unsure, Y, parameters, 0.0)

    for name, value in parameters.items():
        direction = rng.normal(size=value.shape)
        up = penalty({**parameters, name: value + step * direction})
        down = penalty({**parameters, name: value - step * direction})
        slope = np.sum((grads[f"d{name}"] - plain[f"d{name}"]) * direction)
        assert slope == pytest.approx((up - down) / (2 * step), rel=1e-4, abs=1e-8)


@given(layers, examples, seeds, keep_probs)
@settings(max_examples=30)
def test_dropout_gradients_match_torch(torch, layer_dims, m, seed, keep_prob):
    """Are the gradients PyTorch's, for the masks that the forward pass drew?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    _, cache = reg.forward_propagation_with_dropout(X, parameters, keep_prob, rng=seed)
    leaves = leaves_of(torch, parameters)
    torch_cost(torch, leaves, X, Y, 0.0, (cache[1], cache[6]), keep_prob).backward()
    grads = reg.backward_propagation_with_dropout(X, Y, cache, keep_prob)
    for name, leaf in leaves.items():
        np.testing.assert_allclose(grads[f"d{name}"], leaf.grad, rtol=1e-8, atol=1e-12)


def test_masks_keep_the_right_share_and_the_expectation():
    """Is a unit kept with probability keep_prob, and its mean over many masks its plain value?"""
    parameters, x, _ = random_case((4, 30, 20, 1), 1, 0)
    X = np.repeat(x, 20_000, axis=1)
    _, cache = reg.forward_propagation_with_dropout(X, parameters, 0.7, rng=1)
    Z1, D1, A1, _, _, _, D2, *_ = cache
    assert D1.mean() == pytest.approx(0.7, abs=0.005)
    assert D2.mean() == pytest.approx(0.7, abs=0.005)
    np.testing.assert_allclose(A1.mean(axis=1), np.maximum(0, Z1[:, 0]), rtol=0.03)


def test_dropout_leaves_the_callers_arrays():
    """Do both passes leave their arguments as they were?"""
    parameters, X, Y = random_case((3, 4, 5, 1), 6, 2)
    before = [array.copy() for array in (*parameters.values(), X, Y)]
    _, cache = reg.forward_propagation_with_dropout(X, parameters, 0.5, rng=0)
    reg.backward_propagation_with_dropout(X, Y, cache, 0.5)
    for array, copy in zip((*parameters.values(), X, Y), before, strict=True):
        np.testing.assert_array_equal(array, copy)


def best_until_the_stop(costs, patience):
    """Return the position by the definition: cut the list where it stops, take the minimum."""
    for end in range(patience, len(costs)):
        if min(costs[end - patience + 1 : end + 1]) >= min(costs[: end - patience + 1]):
            costs = costs[: end + 1]
            break
    return costs.index(min(costs))


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=30), st.integers(1, 6))
@settings(max_examples=200)
def test_early_stopping_follows_its_definition(costs, patience):
    """Is the position that of the lowest cost before the first run of vain records ends?"""
    assert reg.early_stopping(costs, patience) == best_until_the_stop(costs, patience)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_quarter_turns_are_numpys(quarters):
    """Is a turn by a multiple of 90° exact, and counter-clockwise?"""
    image = np.random.default_rng(0).normal(size=(7, 7, 2))
    np.testing.assert_array_equal(reg.rotate(image, 90 * quarters), np.rot90(image, quarters))


@pytest.mark.parametrize("degrees", [-31, -8, 5, 14])
def test_small_turns_are_scipys(degrees):
    """Does a turn by any angle agree with SciPy's, but for ties between two nearest pixels?"""
    ndimage = pytest.importorskip("scipy.ndimage")
    image = np.random.default_rng(0).normal(size=(24, 17, 3))
    theirs = ndimage.rotate(image, degrees, reshape=False, order=0, mode="nearest")
    assert np.mean(reg.rotate(image, degrees) == theirs) > 0.98


@given(st.integers(1, 5), st.integers(8, 20), st.integers(8, 20), st.integers(1, 4), seeds)
@settings(max_examples=30)
def test_augmented_images_hold_the_pixels_of_their_own_image(m, h, w, c, seed):
    """Is every new pixel one of the same image, in the same shape, and the original unchanged?"""
    images = np.arange(m * h * w * c, dtype=float).reshape(m, h, w, c)
    before = images.copy()
    changed = reg.augment(images, seed)
    assert changed.shape == images.shape
    np.testing.assert_array_equal(images, before)
    for image, new in zip(images, changed, strict=True):
        assert np.isin(new.reshape(-1, c)[:, 0], image[..., 0]).all()


def test_augment_takes_a_generator_or_a_seed():
    """Does a seed give the same pictures twice, and a generator go on to others?"""
    images = np.random.default_rng(0).normal(size=(4, 16, 16, 3))
    np.testing.assert_array_equal(reg.augment(images, 3), reg.augment(images, 3))
    rng = np.random.default_rng(3)
    assert not np.array_equal(reg.augment(images, rng), reg.augment(images, rng))

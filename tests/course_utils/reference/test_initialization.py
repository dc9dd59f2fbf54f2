"""Tests of course_utils.reference.initialization."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.reference import initialization as init

RANDOM = (
    init.initialize_parameters_random,
    init.initialize_parameters_he,
    init.initialize_parameters_xavier,
)
dims = st.lists(st.integers(1, 6), min_size=2, max_size=5)
by_name = pytest.mark.parametrize("initialize", RANDOM, ids=lambda function: function.__name__[22:])


@given(dims, st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_shapes_are_those_of_the_layers(layers_dims, seed):
    """Does each layer get weights and zero biases of its shape, and no other keys?"""
    for parameters in (
        init.initialize_parameters_zeros(layers_dims),
        *(initialize(layers_dims, seed) for initialize in RANDOM),
    ):
        assert len(parameters) == 2 * (len(layers_dims) - 1)
        for layer in range(1, len(layers_dims)):
            assert parameters[f"W{layer}"].shape == (layers_dims[layer], layers_dims[layer - 1])
            np.testing.assert_array_equal(
                parameters[f"b{layer}"], np.zeros((layers_dims[layer], 1))
            )


def test_zeros_are_zeros():
    """Is every weight zero?"""
    assert not any(value.any() for value in init.initialize_parameters_zeros([3, 4, 1]).values())


@by_name
def test_weights_are_normal(initialize):
    """Does a Kolmogorov-Smirnov test take the weights, scaled to deviation 1, for normal?"""
    stats = pytest.importorskip("scipy.stats")
    W = initialize([300, 200], rng=1)["W1"].ravel()
    assert stats.kstest(W / W.std(), "norm").pvalue > 0.01


def test_he_is_torchs_kaiming_and_xavier_torchs_gain_for_linear_units(torch):
    """Are the deviations PyTorch's: gain over the root of the units that feed the layer?"""
    for initialize, kind in zip(RANDOM[1:], ("relu", "linear"), strict=True):
        W = initialize([400, 250], rng=0)["W1"]
        theirs = torch.empty(250, 400)
        torch.manual_seed(0)
        torch.nn.init.kaiming_normal_(theirs, nonlinearity=kind)
        expected = torch.nn.init.calculate_gain(kind) / 400**0.5
        assert W.std() == pytest.approx(expected, rel=0.01)
        assert theirs.std().item() == pytest.approx(expected, rel=0.01)
    assert init.initialize_parameters_random([400, 250], 0)["W1"].std() == pytest.approx(
        10, rel=0.01
    )


def test_he_keeps_the_mean_square_through_relu():
    """Does ReLU keep the signal's size under He over twenty layers, and halve it under Xavier?"""
    x = np.random.default_rng(0).normal(size=(500, 50))
    for initialize, factor in zip(RANDOM[1:], (1, 0.5), strict=True):
        A, parameters = x, initialize([500] * 21, rng=1)
        for layer in range(1, 21):
            A = np.maximum(0, parameters[f"W{layer}"] @ A)
        per_layer = (np.mean(A**2) / np.mean(x**2)) ** (1 / 20)
        assert per_layer == pytest.approx(factor, rel=0.06)


@by_name
def test_generator_moves_on(initialize):
    """Does a generator that is handed in twice give two starts, a seed the same, layers others?"""
    rng = np.random.default_rng(0)
    assert not np.allclose(initialize([3, 2], rng)["W1"], initialize([3, 2], rng)["W1"])
    np.testing.assert_array_equal(initialize([3, 2], 0)["W1"], initialize([3, 2], 0)["W1"])
    layers = initialize([3, 3, 3], 0)
    assert not np.allclose(layers["W1"], layers["W2"])


@given(
    st.fractions(Fraction(1, 10), Fraction(3), max_denominator=40).filter(lambda f: f != 1),
    st.integers(2, 10**6).filter(lambda limit: limit % 10),
)
@settings(max_examples=60)
def test_depth_until_agrees_with_exact_products(factor, limit):
    """Is the number of layers the one that multiplying fractions finds?"""
    product, layer = Fraction(1), 0
    while Fraction(1, limit) <= product <= limit:
        product, layer = product * factor, layer + 1
        if product in (limit, Fraction(1, limit)):
            return  # exactly on the limit: floating point may say either
    assert init.depth_until(float(factor), float(limit)) == layer


@pytest.mark.parametrize("activation", ["linear", "relu", "tanh", "sigmoid"])
def test_layer_scales_agree_with_pytorch(torch, activation):
    """Is the root mean square of each layer that of PyTorch's activations?"""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(4, 6))
    weights = [rng.normal(size=shape) for shape in ((5, 4), (3, 5), (1, 3))]
    g = {"linear": lambda Z: Z, "relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}
    A, wanted = torch.tensor(X), []
    for W in [None, *weights]:
        A = A if W is None else g[activation](torch.tensor(W) @ A)
        wanted.append(torch.linalg.vector_norm(A).item() / A.numel() ** 0.5)
    np.testing.assert_allclose(init.layer_scales(X, weights, activation), wanted)


def test_gradient_norms_agree_with_pytorch(torch):
    """Are twelve norms the Frobenius norms, in the order of the layers?"""
    rng = np.random.default_rng(1)
    grads = {}
    for layer in rng.permutation(np.arange(1, 13)).tolist():
        grads[f"dA{layer - 1}"] = rng.normal(size=(4, 2))
        grads[f"dW{layer}"] = rng.normal(size=(3, 4)) * layer
        grads[f"db{layer}"] = rng.normal(size=(3, 1))
    wanted = [
        torch.linalg.matrix_norm(torch.tensor(grads[f"dW{layer}"])).item() for layer in range(1, 13)
    ]
    np.testing.assert_allclose(init.gradient_norms(grads), wanted)

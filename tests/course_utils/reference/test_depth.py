"""Do the networks built by hand compute parity, with the number of units that they claim?"""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.reference import depth


def run(parameters, X):
    """Run a network with ReLU and sigmoid units, without the code of the course."""
    A, L = X, len(parameters) // 2
    for layer in range(1, L + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        A = Z.clip(min=0) if layer < L else 1 / (1 + np.exp(-Z))
    return A


def hidden_units(parameters):
    """Return the units of every hidden layer."""
    return [parameters[f"W{layer}"].shape[0] for layer in range(1, len(parameters) // 2)]


BUILDERS = {
    "list": (depth.parity_by_list, lambda n: [2 ** (n - 1)]),
    "counting": (depth.parity_by_counting, lambda n: [n]),
    "tree": (depth.parity_by_tree, lambda n: [n >> k for k in range(n.bit_length() - 1)]),
    "folding": (depth.parity_by_folding, lambda n: [2] * (n.bit_length() - 1)),
}


@pytest.mark.parametrize("n", [2, 4, 8])
@pytest.mark.parametrize("name", BUILDERS)
def test_parity_is_right_on_every_input(name, n):
    """Is each of the 2ⁿ outputs near the exclusive or of the bits, and the units as counted?"""
    build, units = BUILDERS[name]
    X = np.array(list(itertools.product([0, 1], repeat=n))).T
    parameters = build(n)
    wanted = np.bitwise_xor.reduce(X, axis=0, keepdims=True)
    np.testing.assert_allclose(run(parameters, X), wanted, atol=0.003)
    assert hidden_units(parameters) == units(n)
    for layer, (before, now) in enumerate(itertools.pairwise([n, *units(n), 1]), start=1):
        assert parameters[f"W{layer}"].shape == (now, before)
        assert parameters[f"b{layer}"].shape == (now, 1)


@pytest.mark.parametrize("name", ["list", "counting"])
@pytest.mark.parametrize("n", [1, 3, 5])
def test_shallow_networks_take_any_number_of_bits(name, n):
    """Do the two shallow networks need no power of two?"""
    X = np.array(list(itertools.product([0, 1], repeat=n))).T
    np.testing.assert_array_equal(run(BUILDERS[name][0](n), X) > 0.5, X.sum(0, keepdims=True) % 2)


@given(st.integers(4, 7), st.integers(0, 2**32 - 1))
@settings(max_examples=20)
def test_deep_networks_take_many_bits(exponent, seed):
    """Are tree and folding right on random inputs of up to 128 bits?"""
    n = 2**exponent
    X = np.random.default_rng(seed).integers(0, 2, size=(n, 20))
    for build in (depth.parity_by_tree, depth.parity_by_folding):
        np.testing.assert_array_equal(run(build(n), X) > 0.5, X.sum(0, keepdims=True) % 2)


@given(st.floats(-5, 5), st.floats(0.1, 9))
def test_xor_says_whether_two_inputs_differ(low, gap):
    """Is the gate right for any two levels?"""
    high = low + gap
    X = np.array([[low, low, high, high], [low, high, low, high]])
    np.testing.assert_allclose(run(depth.xor_parameters(low, high), X), [[0, 1, 1, 0]], atol=0.003)


@pytest.mark.parametrize("n", [2, 4, 8, 16])
@pytest.mark.parametrize("name", BUILDERS)
def test_units_are_those_of_the_networks_built(name, n):
    """Is the number of hidden units that of a network of this kind?"""
    if n < 16 or name != "list":
        assert depth.units_needed(n, name) == sum(hidden_units(BUILDERS[name][0](n)))
    else:
        odd = sum(sum(bits) % 2 for bits in itertools.product([0, 1], repeat=n))
        assert depth.units_needed(n, name) == odd


@pytest.mark.parametrize("name", BUILDERS)
def test_what_is_parity_and_what_is_not(name):
    """Is a network for parity told from one with a single weight turned round?"""
    parameters = BUILDERS[name][0](4)
    assert depth.is_parity(parameters) is True
    for key, value in parameters.items():
        if key.startswith("W"):
            turned = value.copy()
            turned[0, 0] *= -1
            changed = parameters | {key: turned}
            X = np.array(list(itertools.product([0, 1], repeat=4))).T
            right = np.all((run(changed, X) > 0.5) == X.sum(0, keepdims=True) % 2)
            assert depth.is_parity(changed) == right

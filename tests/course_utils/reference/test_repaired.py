"""Tests of course_utils.reference.repaired."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.reference import deep, repaired


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=3).map(lambda dims: [*dims, 1]),
    st.integers(1, 6),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=15)
def test_training_matches_torch(torch, layers_dims, m, seed):
    """Do its parameters and costs follow PyTorch's gradient descent from the same start?"""
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(layers_dims[0], m)), rng.integers(0, 2, size=(1, m))
    parameters, costs = repaired.L_layer_model(X, Y, layers_dims, 0.1, 105, rng=seed)

    start = deep.initialize_parameters_deep(layers_dims, seed)
    theirs = {name: torch.tensor(p, requires_grad=True) for name, p in start.items()}
    labels, recorded = torch.tensor(Y, dtype=torch.float64), []
    optimizer = torch.optim.SGD(theirs.values(), lr=0.1)
    for i in range(105):
        A, L = torch.tensor(X), len(layers_dims) - 1
        for layer in range(1, L + 1):
            Z = theirs[f"W{layer}"] @ A + theirs[f"b{layer}"]
            A = torch.relu(Z)
        cost = torch.nn.functional.binary_cross_entropy_with_logits(Z, labels)
        if i % 100 == 0:
            recorded.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    assert costs == pytest.approx(recorded, rel=1e-6)
    for name, value in theirs.items():
        assert parameters[name] == pytest.approx(value.detach().numpy(), rel=1e-6, abs=1e-9)


def test_cost_is_printed_when_asked(capsys):
    """Is the cost printed every 100 iterations, and only when asked for?"""
    X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    repaired.L_layer_model(X, Y, [1, 1], num_iterations=101, print_cost=True, rng=0)
    assert capsys.readouterr().out.count("Cost after iteration") == 2
    repaired.L_layer_model(X, Y, [1, 1], num_iterations=101, rng=0)
    assert capsys.readouterr().out == ""


@given(st.integers(1, 5), st.integers(1, 6), st.integers(0, 2**32 - 1))
@settings(max_examples=15)
def test_a_layer_backward_matches_torch(torch, n, m, seed):
    """Are its three gradients those of PyTorch's autograd, for both activations?"""
    rng = np.random.default_rng(seed)
    arrays = rng.normal(size=(3, m)), rng.normal(size=(n, 3)), rng.normal(size=(n, 1))
    dA = rng.normal(size=(n, m))
    for activation in ("relu", "sigmoid"):
        _, cache = deep.linear_activation_forward(*arrays, activation)
        theirs = [torch.tensor(array, requires_grad=True) for array in arrays]
        A_prev, W, b = theirs
        getattr(torch, activation)(W @ A_prev + b).backward(torch.tensor(dA))
        received = repaired.linear_activation_backward(dA, cache, activation)
        # dW and db are means over the examples; autograd adds them up
        for mine, one, share in zip(received, theirs, (1, m, m), strict=True):
            np.testing.assert_allclose(share * mine, one.grad.numpy(), rtol=1e-10, atol=1e-12)

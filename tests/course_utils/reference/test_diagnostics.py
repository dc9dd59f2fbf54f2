"""Do the instruments agree with PyTorch and with counting, and does the test for Adam tell?"""

import numpy as np
import pytest

from course_utils.probes import adams
from course_utils.reference import diagnostics


def network(rng, dims):
    """Draw the parameters of a network."""
    parameters = {}
    for layer in range(1, len(dims)):
        parameters[f"W{layer}"] = rng.normal(size=(dims[layer], dims[layer - 1]))
        parameters[f"b{layer}"] = rng.normal(size=(dims[layer], 1)) - 1
    return parameters


def test_update_ratio_is_that_of_flat_vectors():
    """Is it the ratio of the lengths of the flattened matrices, without the biases?"""
    rng = np.random.default_rng(0)
    before, after = network(rng, [3, 4, 2]), network(rng, [3, 4, 2])
    ratios = diagnostics.update_ratio(before, after)
    assert list(ratios) == ["W1", "W2"]
    for name, ratio in ratios.items():
        step, old = np.ravel(after[name] - before[name]), np.ravel(before[name])
        assert ratio == pytest.approx(np.sqrt(step @ step / (old @ old)))


def test_statistics_agree_with_pytorch(torch):
    """Do mean, standard deviation and dead units agree with those of PyTorch's layers?"""
    rng = np.random.default_rng(1)
    parameters, X = network(rng, [3, 12, 9, 2]), rng.normal(size=(3, 5))
    A, found = torch.tensor(X), diagnostics.layer_statistics(X, parameters)
    assert len(found) == 2
    assert max(dead for *_, dead in found) > 0
    for layer, (mean, std, dead) in enumerate(found, start=1):
        W, b = (torch.tensor(parameters[f"{kind}{layer}"]) for kind in "Wb")
        A = torch.nn.functional.relu(W @ A + b)
        assert mean == pytest.approx(A.mean().item())
        assert std == pytest.approx(A.std(correction=0).item())
        assert dead == pytest.approx((A.amax(dim=1) == 0).double().mean().item())


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("gd", lambda torch, p: torch.optim.SGD([p], lr=0.02)),
        ("rmsprop", lambda torch, p: torch.optim.RMSprop([p], lr=0.02, alpha=0.8)),
        ("adam", lambda torch, p: torch.optim.Adam([p], lr=0.02)),
    ],
)
def test_pytorchs_optimisers_are_recognised(torch, name, make):
    """Are walks of PyTorch's optimisers told apart?"""
    curvatures = torch.tensor([[2.0], [9.0]], dtype=torch.float64)
    p = torch.tensor([[1.5], [-2.0]], dtype=torch.float64, requires_grad=True)
    optimizer, places = make(torch, p), [p.detach().numpy().copy()]
    for _ in range(4):
        optimizer.zero_grad()
        (0.5 * curvatures * p**2).sum().backward()
        optimizer.step()
        places.append(p.detach().numpy().copy())
    found = diagnostics.which_optimizer(np.hstack(places), curvatures.numpy(), 0.02)
    assert found == name


def test_momentum_is_recognised():
    """Is a first step that is a tenth of gradient descent's taken for momentum?"""
    positions = np.array([[1.0, 1.0 - 0.02 * 0.1 * 2.0], [-2.0, -2.0 + 0.02 * 0.1 * 18.0]])
    assert diagnostics.which_optimizer(positions, np.array([[2.0], [9.0]]), 0.02) == "momentum"


@pytest.mark.parametrize("kind", adams.KINDS)
def test_right_and_faulty_adams_are_told_apart(kind):
    """Are the two right ones passed, and no other?"""
    assert diagnostics.adam_is_right(adams.adam_of(kind)) == kind.startswith("right")


def test_pytorchs_adam_is_right(torch):
    """Does an Adam pass whose steps PyTorch makes?"""
    optimizers = {}

    def adam(parameters, grads, v, s, t, learning_rate):
        moved = {}
        for name, value in parameters.items():
            if t == 1:
                p = torch.tensor(value.copy(), requires_grad=True)
                optimizers[name] = p, torch.optim.Adam([p], lr=learning_rate)
            p, optimizer = optimizers[name]
            p.grad = torch.tensor(grads["d" + name])
            optimizer.step()
            moved[name] = p.detach().numpy().copy()
        return moved, v, s, v, s

    assert diagnostics.adam_is_right(adam)

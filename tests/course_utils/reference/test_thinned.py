"""Tests of course_utils.reference.thinned, and of what a penalty does in regularization."""

import numpy as np
import pytest

from course_utils.reference import regularization, thinned


@pytest.mark.parametrize("keep_prob", [0.3, 0.5, 0.9, 1.0])
def test_counting_and_derivation_agree(keep_prob):
    """Is the expected loss over all masks the plain loss plus the penalty?"""
    rng = np.random.default_rng(0)
    for n in (1, 2, 5):
        w, x, y = rng.normal(size=(1, n)), rng.normal(size=(n, 1)), rng.normal()
        derived = (y - np.sum(w @ x)) ** 2 + thinned.dropout_penalty(w, x, keep_prob)
        assert thinned.loss_over_masks(w, x, y, keep_prob) == pytest.approx(derived)


def test_the_expected_loss_is_the_mean_of_many_draws(torch):
    """Is it what PyTorch's dropout gives on average?"""
    torch.manual_seed(0)
    w, x, y = np.array([[1.0, -2.0, 0.5]]), np.array([[0.5], [1.0], [2.0]]), 1.0
    many = torch.tensor(np.repeat(x.T, 200_000, axis=0))
    z = torch.nn.functional.dropout(many, p=0.3) @ torch.tensor(w[0])
    expected = float(((y - z) ** 2).mean())
    assert thinned.loss_over_masks(w, x, y, 0.7) == pytest.approx(expected, rel=0.02)


def test_the_penalty_of_several_examples_is_their_mean():
    """Is it the mean of what each example alone has?"""
    rng = np.random.default_rng(1)
    w, X = rng.normal(size=(1, 4)), rng.normal(size=(4, 6))
    alone = [thinned.dropout_penalty(w, X[:, [i]], 0.8) for i in range(6)]
    assert thinned.dropout_penalty(w, X, 0.8) == pytest.approx(np.mean(alone))


def test_pytorchs_layer_passes(torch):
    """Is a mask of PyTorch's dropout right, and one of another share not?"""
    torch.manual_seed(1)
    Z = np.abs(np.random.default_rng(2).normal(size=(20, 200))) + 0.1
    A = torch.nn.functional.dropout(torch.tensor(Z), p=0.4).numpy()
    D = (A > 0).astype(int)
    assert thinned.mask_is_right(Z, D, A, 0.6)
    assert not thinned.mask_is_right(Z, D, A, 0.4)
    assert not thinned.mask_is_right(Z, D, A * 0.6, 0.6)


def test_bend_is_numpys_least_squares():
    """Is what the closest line leaves what NumPy's least squares leave?"""
    Z = np.random.default_rng(3).normal(size=(5, 9)) * np.array([[0.1, 0.5, 1, 2, 5]]).T
    for z, bend in zip(Z, regularization.bend(Z)[:, 0], strict=True):
        a = np.tanh(z)
        _, [left], *_ = np.linalg.lstsq(z[:, None], a, rcond=None)
        assert bend == pytest.approx(left / (a @ a), abs=1e-12)


def test_torchs_weight_decay_passes_the_test_of_a_penalty(torch):
    """Is the gradient that PyTorch finds for the penalty right, and that with biases not?"""
    rng = np.random.default_rng(4)
    parameters = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=(3, 1))}
    plain = {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}
    for free in (True, False):
        leaves = {name: torch.tensor(p, requires_grad=True) for name, p in parameters.items()}
        price = 0.7 / 20 * sum(leaf.square().sum() for leaf in list(leaves.values())[: 2 - free])
        price.backward()
        penalised = {
            f"d{name}": plain[f"d{name}"] + (0 if leaf.grad is None else leaf.grad.numpy())
            for name, leaf in leaves.items()
        }
        assert regularization.penalty_is_right(parameters, plain, penalised, 0.7, 10) is free

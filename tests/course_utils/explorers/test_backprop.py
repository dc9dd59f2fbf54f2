"""Are the wishes minus the gradients of single losses, and does their mean train the network?"""

import numpy as np
import pytest

from course_utils.explorers.backprop import COUNT, PRESETS, QUESTION, RATE, STARTS, Backprop, X, Y
from course_utils.explorers.backprop import frames as frames_of


def frames(updates, start):
    """Return all frames, on the course's functions."""
    return list(frames_of({"updates": updates, "start": start}, Backprop.uses))


@pytest.fixture
def trained(torch):
    """Return a function that trains with PyTorch: parameters and each example's loss."""

    def train(updates, start):
        W1, b1, W2 = STARTS[start]
        given = [W1, np.array([b1]).T, [W2], [[0.0]]]
        parameters = [
            torch.tensor(np.array(each), dtype=torch.float64, requires_grad=True) for each in given
        ]

        def losses():
            W1, b1, W2, b2 = parameters
            z = W2 @ torch.relu(W1 @ torch.tensor(X) + b1) + b2
            return torch.nn.functional.binary_cross_entropy_with_logits(
                z, torch.tensor(Y), reduction="none"
            )

        for _ in range(updates):
            for p, grad in zip(
                parameters, torch.autograd.grad(losses().mean(), parameters), strict=True
            ):
                p.data -= RATE * grad
        return parameters, losses()

    return train


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("updates", [0, 7])
def test_wishes_are_those_of_pytorch(torch, trained, start, updates):
    """Is each wish minus the gradient of one example's loss, after as many updates?"""
    parameters, losses = trained(updates, start)
    run = frames(updates, start)
    assert len(run) == COUNT + 1
    for i in range(COUNT):
        grads = torch.autograd.grad(losses[0, i], parameters, retain_graph=True)
        wish = -np.concatenate([grad.numpy().ravel() for grad in grads])
        np.testing.assert_allclose(run[i]["wish"], wish, atol=1e-12)
    assert run[0]["cost"] == pytest.approx(losses.mean().item())
    np.testing.assert_allclose(run[-1]["wish"], run[0]["wishes"].mean(axis=0), atol=1e-12)


def test_the_answer_is_that_they_cancel():
    """Is the mean small and a single wish large, larger than any at the start?"""
    run, first = frames(100, "random"), frames(0, "random")[0]
    assert run[-1]["mean_size"] < 0.01
    assert max(run[-1]["sizes"]) > 2 * max(first["sizes"])
    assert sorted(np.argsort(run[-1]["sizes"])[-2:]) == [4, 5]
    assert sum(run[-1]["sizes"] < 0.15) == 4
    assert "cancel" in QUESTION.choices[1]


def test_the_buttons_show_what_they_say():
    """Do equal units get equal wishes from all, and does a dead one get none?"""
    equal = frames(PRESETS["Two equal units"]["updates"], "two equal units")
    dead = frames(PRESETS["A dead unit"]["updates"], "a dead unit")
    wishes = equal[0]["wishes"]
    np.testing.assert_array_equal(wishes[:, [0, 1, 4, 6]], wishes[:, [2, 3, 5, 7]])
    np.testing.assert_array_equal(dead[0]["wishes"][:, [2, 3, 5, 7]], 0)
    assert abs(wishes).max() > 0.1 < abs(dead[0]["wishes"]).max()

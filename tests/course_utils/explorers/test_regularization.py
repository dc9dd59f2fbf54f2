"""Does the explorer of L2 and dropout train the network that it says it trains?"""

import itertools

import numpy as np
import pytest

from course_utils import datasets
from course_utils.explorers.own import Own
from course_utils.explorers.regularization import (
    BETA,
    COLUMNS,
    PRESETS,
    QUESTION,
    RATE,
    STEPS,
    Regularization,
    frames,
    training,
)
from course_utils.reference import initialization

STEPS_TRIED = 12
START = {"lambd": 0.001, "keep_prob": 1, "noise": 0, "draw": 0}
NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")


@pytest.fixture(scope="module")
def last():
    """Return the last frame of each preset."""
    explorer = Regularization()
    yield {
        name: list(explorer.frames(START | values, explorer.uses))[-1]
        for name, values in PRESETS.items()
    }
    explorer.close()


@pytest.mark.parametrize(("lambd", "keep_prob"), [(5, 1), (0.001, 0.7), (5, 0.7)])
def test_training_is_that_of_pytorch(torch, lambd, keep_prob):
    """Are the parameters what PyTorch's gradients of the penalised cost make, with these masks?"""
    values = START | {"lambd": lambd, "keep_prob": keep_prob}
    run = list(itertools.islice(training(values, Regularization.uses), STEPS_TRIED))
    kicks = datasets.make_football()
    X, Y = torch.tensor(kicks.X_train / 20), torch.tensor(kicks.Y_train, dtype=torch.float64)
    start = initialization.initialize_parameters_he([2, 20, 3, 1], rng=3)
    W1, b1, W2, b2, W3, b3 = made = [torch.tensor(start[n], requires_grad=True) for n in NAMES]
    velocity = [0] * 6
    rng = np.random.default_rng(1)

    def mask(units):
        if keep_prob == 1:
            return 1
        return torch.tensor((rng.random((units, 211)) < keep_prob) / keep_prob)

    for _ in range(STEPS[STEPS_TRIED - 1]):
        A1 = torch.relu(W1 @ X + b1) * mask(20)
        A2 = torch.relu(W2 @ A1 + b2) * mask(3)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(W3 @ A2 + b3, Y)
        loss = loss + lambd / (2 * 211) * sum((W**2).sum() for W in (W1, W2, W3))
        for k, grad in enumerate(torch.autograd.grad(loss, made)):
            velocity[k] = BETA * velocity[k] + (1 - BETA) * grad
            made[k].data -= RATE * velocity[k]
    for name, p in zip(NAMES, made, strict=True):
        np.testing.assert_allclose(run[-1][name], p.detach(), atol=1e-10, err_msg=name)


def test_a_frame_says_what_pytorch_says(torch):
    """Are costs, percentages and both fields those of the network, with and without five units?"""
    values = START | {"draw": 4, "noise": 20}
    parameters = list(itertools.islice(training(values, Regularization.uses), 20))
    run = list(itertools.islice(frames(values, iter(parameters)), 20))
    kicks, frame = datasets.make_football(), run[-1]
    gone = np.random.default_rng(4).permutation(20)[:5]
    W1, b1, W2, b2, W3, b3 = (torch.tensor(parameters[-1][name]) for name in NAMES)

    def outputs(points, factor):
        hidden = torch.relu(W1 @ torch.tensor(points / 20) + b1) * factor[:, None]
        return W3 @ torch.relu(W2 @ hidden + b2) + b3

    factor = torch.ones(20, dtype=torch.float64)
    thinned = torch.full((20,), 20 / 15, dtype=torch.float64)
    thinned[gone] = 0
    noted = torch.tensor(run[0]["won"][None], dtype=torch.float64)  # on what they were trained
    seen = outputs(kicks.X_train, factor)
    cost = torch.nn.functional.binary_cross_entropy_with_logits(seen, noted)
    assert frame["train"] == pytest.approx(cost.item())
    share = ((seen > 0) == noted).double().mean().item()
    assert frame["train_right"] == pytest.approx(100 * share)
    every = torch.cat([W.flatten() for W in (W1, W2, W3)])
    idle = torch.cat([W1[gone].flatten(), W2[:, gone].flatten()])
    for name, those in (("weights", every), ("idle", idle)):
        counts = torch.histc(those.clamp(-4, 4), 32, -4, 4)
        np.testing.assert_array_equal(frame[name], counts)
    truth = torch.tensor(kicks.Y_dev, dtype=torch.float64)
    dev = outputs(kicks.X_dev, factor)
    cost = torch.nn.functional.binary_cross_entropy_with_logits(dev, truth)
    assert frame["dev"] == pytest.approx(cost.item())
    assert frame["dev_right"] == pytest.approx(100 * ((dev > 0) == truth).double().mean().item())
    right = ((outputs(kicks.X_dev, thinned) > 0) == truth).double().mean().item()
    assert frame["draws_right"][3] == pytest.approx(100 * right)
    place = np.array([[np.linspace(-52.5, 52.5, COLUMNS)[44]], [-34.0]])
    for name, factors in (("field", factor), ("thinned", thinned)):
        assert frame[name][0, 44] == pytest.approx(torch.sigmoid(outputs(place, factors)).item())
    np.testing.assert_allclose(frame["gone"], np.column_stack([W1, b1])[sorted(gone)])
    weights = sum(float((W**2).sum()) for W in (W1, W2, W3))
    assert frame["squares"] == pytest.approx(weights)
    lowest = min(run, key=lambda each: each["dev"])
    assert (frame["lowest"], frame["lowest_step"]) == (lowest["dev"], lowest["step"])


def test_more_wrong_notes_include_the_fewer():
    """Is the asked share of notes changed, each of them marked, and do a few stay among many?"""
    kicks = datasets.make_football()
    wrong = {}
    for percent in (0, 10, 40):
        values = START | {"noise": percent}
        first = next(frames(values, training(values, Regularization.uses)))
        changed = first["won"] != kicks.Y_train[0]
        assert changed.sum() == round(percent / 100 * 211) == first["spoilt"].shape[1]
        wrong[percent] = set(np.flatnonzero(changed))
    assert wrong[0] < wrong[10] < wrong[40]


def test_units_are_taken_away_without_training_again():
    """Is the network trained once for each strength, whichever units are then taken away?"""
    calls = []
    own = Regularization.uses["backward_propagation_with_regularization"]
    explorer = Regularization(
        Own({"backward_propagation_with_regularization": lambda *a: calls.append(1) or own(*a)})
    )
    for draw in (0, 3, 7):
        explorer.values = {**explorer.values, "draw": draw}
        explorer.summary()
    assert len(calls) == STEPS[-1]
    explorer.values = {**explorer.values, "lambd": 0.7}
    explorer.summary()
    assert len(calls) == 2 * STEPS[-1]
    explorer.close()


def test_the_answer_is_that_units_were_needed(last):
    """Is it right as often as the question says, and far less without five, but for dropout?"""
    alone, dropout = last["Five units away"], last["Dropout"]
    assert QUESTION.at == PRESETS["Five units away"] | {"step": 600}
    assert alone["dev_right"] == 94
    assert alone["draws_right"].mean() < 85
    assert alone["draws_right"].argmin() + 1 == PRESETS["Five units away"]["draw"]
    assert dropout["draws_right"].min() > 94


def test_presets_show_what_they_are_called(last):
    """Does L2 hold weights and dev cost down, and do too strong a penalty's weights vanish?"""
    free, held, dead = last["Five units away"], last["L2"], last["Far too strong"]
    assert held["squares"] < 0.2 * free["squares"]
    assert held["dev"] < 0.7 * free["dev"]
    assert dead["squares"] < 1e-6
    assert np.ptp(dead["field"]) < 1e-6
    assert abs(dead["train_right"] - dead["dev_right"]) < 1
    noisy = last["Every fifth note wrong"]
    assert noisy["train_right"] < noisy["dev_right"]  # whose notes nobody has made wrong


def test_only_what_a_setting_needs_is_named():
    """Is one way back used without dropout, and two passes with it?"""
    explorer = Regularization()
    assert explorer.used({"keep_prob": 1}) == ["backward_propagation_with_regularization"]
    assert set(explorer.used({"keep_prob": 0.9})) < set(explorer.uses)
    explorer.close()

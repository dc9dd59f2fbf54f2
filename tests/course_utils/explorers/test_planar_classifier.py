"""Does the explorer of one hidden layer train the network that it says it trains?"""

import itertools

import numpy as np
import pytest

from course_utils import datasets
from course_utils.explorers import planar_classifier
from course_utils.explorers.planar_classifier import (
    COLUMNS,
    EARLY,
    PRESETS,
    QUESTION,
    STEPS,
    PlanarClassifier,
    frames,
)
from course_utils.reference import shallow

STEPS_TRIED = 12


@pytest.mark.parametrize("activation", ["tanh", "ReLU", "leaky ReLU", "sigmoid"])
def test_training_is_that_of_pytorch(torch, activation):
    """Are field, cost and units at a step what PyTorch gets from the same start?"""
    values = {"n_h": 5, "rate": 0.8, "activation": activation, "data": "moons"}
    run = list(itertools.islice(frames(values, PlanarClassifier.uses), STEPS_TRIED))
    X, Y = datasets.make_moons(200, seed=1)
    start = shallow.initialize_parameters(2, 5, 1, rng=3)
    W1, b1, W2, b2 = (torch.tensor(p, requires_grad=True) for p in start.values())
    g = {
        "tanh": torch.tanh,
        "ReLU": torch.relu,
        "leaky ReLU": torch.nn.LeakyReLU(0.01),
        "sigmoid": torch.sigmoid,
    }[activation]

    def forward(points):
        return W2 @ g(W1 @ torch.tensor(points) + b1) + b2

    for _ in range(run[-1]["step"]):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            forward(X), torch.tensor(Y, dtype=torch.float64)
        )
        for p, grad in zip(
            (W1, b1, W2, b2), torch.autograd.grad(loss, (W1, b1, W2, b2)), strict=True
        ):
            p.data -= 0.8 * grad
    last = run[-1]
    with torch.no_grad():
        cost = torch.nn.functional.binary_cross_entropy_with_logits(
            forward(X), torch.tensor(Y, dtype=torch.float64)
        )
        right = ((forward(X).numpy() > 0) == Y).mean()
        line = np.linspace(-last["reach"], last["reach"], COLUMNS)
        corner = torch.sigmoid(forward(np.array([[line[3]], [line[30]]]))).item()
    assert last["train"] == pytest.approx(cost.item())
    assert last["train_right"] == pytest.approx(100 * right)
    assert last["field"][30, 3] == pytest.approx(corner)
    np.testing.assert_allclose(last["units"], np.column_stack([W1.data, b1.data]))


def test_frames_have_the_steps_of_the_scrubber():
    """Is there a frame for each of its moments, points in the first alone, all within reach?"""
    run = list(frames(PRESETS["One unit"], PlanarClassifier.uses))
    assert [frame["step"] for frame in run] == STEPS
    assert ["x1" in frame for frame in run] == [True] + [False] * (len(STEPS) - 1)
    assert len(run[0]["label"]) == 200
    assert {round(1000 * frame["held_right"] / 100, 9) % 1 for frame in run} == {0}
    assert max(abs(run[0]["x1"]).max(), abs(run[0]["x2"]).max()) <= run[0]["reach"]


def test_the_answer_is_that_it_rises():
    """Does the held-out cost rise from the early step to the last, and the training cost fall?"""
    run = list(frames(PRESETS["Overfitting"], PlanarClassifier.uses))
    (early,) = (frame for frame in run if frame["step"] == EARLY)
    assert run[-1]["early"] == early["held"]
    assert run[-1]["held"] > 1.5 * early["held"]
    assert run[-1]["train"] < 0.5 * early["train"]
    assert "rises" in QUESTION.choices[2]


def test_a_rate_that_is_too_large_does_worse():
    """Does the button's rate end at a higher cost than the rate at the start?"""
    values = PRESETS["Too large a rate"]
    large, plain = (
        list(frames(values | {"rate": rate}, PlanarClassifier.uses))[-1]
        for rate in (values["rate"], 1.2)
    )
    assert large["train"] > 3 * plain["train"]
    assert large["train_right"] < 60 < plain["train_right"]


def test_only_what_a_setting_needs_is_named():
    """Are the notebook's passes named for tanh, and the slope that is used for the others?"""
    explorer = PlanarClassifier()
    tanh, relu = (explorer.used({"activation": name}) for name in ("tanh", "ReLU"))
    assert set(tanh) ^ set(relu) == {"forward_propagation", "backward_propagation", "relu_backward"}
    assert set(tanh) | set(relu) < set(explorer.uses)
    explorer.close()


def test_loading_data_takes_nothing_of_the_students_time():
    """Are the points there before the first of the student's functions is called?"""
    planar_classifier._points.cache_clear()
    explorer = PlanarClassifier()
    explorer.frames(
        {**explorer.values, "data": "moons"}, PlanarClassifier.uses
    )  # nothing is computed yet
    assert planar_classifier._points.cache_info().misses == 1
    explorer.close()

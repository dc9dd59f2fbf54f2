"""Does the explorer of bent planes train its network, and show where the layers put the points?"""

import itertools

import numpy as np
import pytest

from course_utils.explorers import folding
from course_utils.explorers.folding import (
    CONTROLS,
    DATA,
    EPOCHS,
    PRESETS,
    QUESTION,
    REACH,
    Folding,
    _points,
    frames,
    start_of,
    summary,
)

START = {each.name: each.start for each in CONTROLS}
TRIED = 9


def run(**values):
    """Return the frames of a run on the course's functions, one after the other."""
    return frames({**START, **values}, Folding.uses)


def last(**values):
    """Return the last frame of a run."""
    return list(run(**values))[-1]


@pytest.mark.parametrize("units", ["two", "three"])
def test_training_and_layers_are_those_of_pytorch(torch, units):
    """Are cost, field and the points of each layer what PyTorch gets from the same start?"""
    depth, rate = 2, 0.8
    frame = list(itertools.islice(run(depth=depth, units=units, rate=rate), TRIED))[-1]
    X, Y = (torch.tensor(each, dtype=torch.float64) for each in _points("moons"))
    weights = [torch.tensor(p, requires_grad=True) for p in start_of(depth, units).values()]

    def outputs(points):
        layers = [points]
        for k in range(depth):
            layers.append(torch.tanh(weights[2 * k] @ layers[-1] + weights[2 * k + 1]))
        return layers, weights[-2] @ layers[-1] + weights[-1]

    def cost():
        return torch.nn.functional.binary_cross_entropy_with_logits(outputs(X)[1], Y)

    for _ in range(frame["epoch"]):
        for p, grad in zip(weights, torch.autograd.grad(cost(), weights), strict=True):
            p.data -= rate * grad
    assert frame["cost"] == pytest.approx(cost().item())
    with torch.no_grad():
        layers, z = outputs(X)
        corner = torch.sigmoid(outputs(torch.tensor([[-REACH], [REACH]], dtype=torch.float64))[1])
    assert frame["field"][-1, 0] == pytest.approx(corner.item())
    np.testing.assert_allclose(frame["points"][0], X)
    if units == "two":
        for shown, layer in zip(frame["points"][1:3], layers[1:], strict=True):
            np.testing.assert_allclose(shown, layer)
    distance = z.numpy()[0] / np.linalg.norm(weights[-2].detach().numpy())
    np.testing.assert_allclose(frame["points"][-1][0], distance)


def test_the_last_view_only_turns_the_last_layer():
    """Are the points of two units as far from each other there as in the layer before?"""
    frame = next(run(depth=1))

    def distances(points):
        return np.linalg.norm(points[:, :, None] - points[:, None, :], axis=0)

    layer, turned = frame["points"][-2:]
    np.testing.assert_allclose(distances(turned), distances(layer), atol=1e-12)


def test_frames_have_the_epochs_of_the_scrubber():
    """Is there a frame for each of its moments, with as many layers as there are?"""
    every = list(run(depth=3))
    assert [frame["epoch"] for frame in every] == EPOCHS
    assert {frame["points"].shape for frame in every} == {(5, 2, 120)}
    assert ["label" in frame for frame in every] == [True] + [False] * (len(EPOCHS) - 1)


@pytest.mark.parametrize("data", DATA)
def test_points_fill_the_plane(data):
    """Is the farthest coordinate 1, with points of both classes?"""
    X, Y = _points(data)
    assert abs(X).max() == 1
    assert set(Y[0]) == {0, 1}


def test_the_answer_is_that_a_third_unit_is_needed():
    """Does the ring stay shut with two units, at every depth, and open with three?"""
    assert last(**QUESTION.at)["right"] < 90
    for depth in (1, 4, 5):
        assert last(depth=depth, units="two", data="disc in a ring")["right"] < 90
    assert last(**PRESETS["A ring, three units"])["right"] == 100
    assert "three units in each layer can" in QUESTION.choices[1]


def test_the_buttons_show_what_they_say():
    """Do moons come apart at the start's rate, and is too large a rate said?"""
    assert last()["right"] == 100
    values = {**START, **PRESETS["Too large a rate"]}
    assert "too long" in summary(values, last(**values))


def test_loading_data_takes_nothing_of_the_students_time():
    """Are the points there before the first of the student's functions is called?"""
    folding._points.cache_clear()
    explorer = Folding()
    explorer.frames({**explorer.values, "data": "moons"}, Folding.uses)  # nothing is computed yet
    assert folding._points.cache_info().misses == 1
    explorer.close()

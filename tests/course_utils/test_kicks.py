"""Tests of course_utils.kicks and course_utils.handwriting."""

import numpy as np
import pytest

from course_utils import handwriting, kicks
from course_utils.reference import deep, regularization


def test_the_pass_is_week_4s():
    """Does the pass of three layers give what week 4's of any depth gives?"""
    X, Y, _, _ = kicks.load()
    parameters = kicks.start(3)
    A3, cache = kicks.forward_propagation(X, parameters)
    np.testing.assert_allclose(A3, deep.L_model_forward(X, parameters)[0])
    assert len(cache) == 12
    expected = -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    assert kicks.cost_of(parameters, X, Y) == pytest.approx(expected)


def test_a_run_keeps_copies():
    """Do the parameters at a record stay, also where an update writes into what it is given?"""

    def in_place(parameters, grads, rate):
        for name in parameters:
            parameters[name] -= rate * grads["d" + name]
        return parameters

    X, Y, _, _ = kicks.load()

    def gradients(parameters):
        _, cache = kicks.forward_propagation(X, parameters)
        grads = regularization.backward_propagation_with_regularization(X, Y, cache, 0)
        return kicks.cost_from(cache[8], Y), grads

    run = kicks.fit(gradients, in_place, "in place", 120)
    assert run.history.iterations == [0, 50, 100, 119]
    assert not np.array_equal(run.kept[0]["W1"], run.kept[1]["W1"])
    np.testing.assert_allclose(run.kept[0]["W1"], kicks.start(3)["W1"])
    assert run.train_costs[-1] < run.train_costs[0]


@pytest.mark.parametrize("change", [{"degrees": 20}, {"zoom": 1.2}, {"slant": 0.2}, {"right": 0.6}])
def test_warps_are_scipys(change):
    """Is a new pixel what SciPy interpolates at the place that it comes from?"""
    ndimage = pytest.importorskip("scipy.ndimage")
    image = np.random.default_rng(0).random((8, 8))
    angle, zoom = np.radians(change.get("degrees", 0)), change.get("zoom", 1)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[1, 0], [change.get("slant", 0), 1]]) / zoom
    middle = np.array([3.5, 3.5])
    offset = middle - matrix @ (middle + [0, change.get("right", 0)])
    theirs = ndimage.affine_transform(image, matrix, offset, order=1, mode="nearest")
    np.testing.assert_allclose(handwriting.warp(image[None], **change)[0], theirs, atol=1e-9)


def test_amounts_are_reached_both_ways_and_mirrors_by_chance():
    """Do shifts of up to 1 pixel move the middle of a digit both ways, and mirrors half of them?"""
    images = np.zeros((400, 9, 9))
    images[:, 4, 4] = 1
    recipe = dict.fromkeys(handwriting.AMOUNTS, 0) | {"shift": 1}
    moved = handwriting.changed_by(recipe)(images, np.random.default_rng(0))
    place = (moved * np.arange(9)).sum(axis=(1, 2)) - 4
    assert place.min() < -0.9
    assert place.max() > 0.9
    images[:, 4, 6] = 1
    mirrored = dict.fromkeys(handwriting.AMOUNTS, 0) | {"mirror": 0.5}
    changed = handwriting.changed_by(mirrored)(images, np.random.default_rng(0))
    assert np.mean(changed[:, 4, 2]) == pytest.approx(0.5, abs=0.1)

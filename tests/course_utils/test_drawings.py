"""Are the small drawings what their program draws, and their errors what the learners make?"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from course_utils import datasets
from course_utils.drawings import LEARNERS, edge_counts, load_small_drawings, on_one_scale

FOLDER = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture(scope="module")
def maker():
    """Return the program that made the file."""
    spec = importlib.util.spec_from_file_location("small", FOLDER / "make_small_drawings.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="module")
def drawings():
    """Return the drawings."""
    return load_small_drawings()


@pytest.mark.parametrize("number", [0, 1, 2998, 2999])
def test_a_drawing_is_the_one_that_the_program_draws(maker, drawings, number):
    """Is each the one of its number, with its label?"""
    row = on_one_scale(maker.draw_small(maker.TRAIN_SEED, number)[np.newaxis])[0]
    np.testing.assert_array_equal(drawings.X_train[number], row)
    assert drawings.y_train[number] == number % 2


def test_the_test_set_has_another_seed(maker, drawings):
    """Is no test drawing one to train on?"""
    row = on_one_scale(maker.draw_small(maker.TEST_SEED, 7)[np.newaxis])[0]
    np.testing.assert_array_equal(drawings.X_test[7], row)
    assert not np.any(np.all(drawings.X_train == row, axis=1))


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("amount", [100, 300])
def test_a_point_of_the_curve_is_measured_again(maker, drawings, learner, amount):
    """Does the first draw give the error that is in the file, up to rounding in a library?"""
    X, y = drawings.X_train[:amount], drawings.y_train[:amount]
    error = maker.error_of(learner, 0, X, y, (drawings.X_test, drawings.y_test))
    column = drawings.amounts.tolist().index(amount)
    assert error == pytest.approx(drawings.errors[learner][0, column], abs=1.0)


def test_draws_have_no_drawing_in_common(maker):
    """Do the five stretches lie apart as long as there is room?"""
    for amount in (100, 3000):
        firsts = [maker.first_of(draw, amount) for draw in range(maker.DRAWS)]
        assert firsts[0] == 0
        assert firsts[-1] + amount == maker.TRAIN_PICTURES
        assert min(np.diff(firsts)) >= amount


def test_what_the_lesson_says_of_the_curves(drawings):
    """Are the edges ahead on few drawings, the large network on many, the single neuron nowhere?"""
    single, edges, small, large = drawings.errors.values()
    assert np.all(edges[:, 0] < large[:, 0])
    assert np.all(edges[:, 1] < large[:, 1])
    assert np.all(large[:, -2:] < edges[:, -2:])
    assert single[:, -1].mean() > 0.9 * single[:, -2].mean(), "it levels off"
    assert single[:, -1].mean() > 8 * small[:, -1].mean()


def test_edges_are_counted_by_direction():
    """Does an upright edge count in one direction, a level one in another, and light in none?"""
    upright = np.tile(np.repeat([-1.0, 1.0], 8), 16)
    level = upright.reshape(16, 16).T.ravel()
    counts = edge_counts(np.stack([upright, level, level + 0.5, 2 * level]))
    directions = counts.reshape(4, 16, 8).sum(axis=1).argmax(axis=1)
    assert directions.tolist() == [0, 4, 4, 4]
    np.testing.assert_allclose(counts[1], counts[2])
    np.testing.assert_allclose(counts[1], counts[3])


def test_homes_come_from_three_answers():
    """Are the prices what the sheet says, up to a standard deviation of 10?"""
    X, (people, walkability, school), price = datasets.make_homes(4000, seed=5)
    expected = 20 + 45 * people + 120 * walkability + 22 * school * people
    assert np.std(price - expected) == pytest.approx(10, rel=0.05)
    np.testing.assert_allclose(people, np.minimum(2 * X[1], X[0] / 14))
    np.testing.assert_allclose(walkability, np.maximum(0, 1 - X[2] / 30))
    assert np.ptp(school) == 1


@pytest.mark.parametrize("seed", range(5))
def test_sales_follow_the_sheet(seed):
    """Are sheds free, and prices 6 % off the fair ones?"""
    size, price = datasets.make_sales(4000, seed)
    fair = np.interp(size, [0, 30, 90, 130, 160], [0, 0, 300, 420, 435])
    assert np.all(price[size <= 30] == 0)
    large = size > 60
    assert np.std(price[large] / fair[large]) == pytest.approx(0.06, rel=0.05)
    assert np.all(np.diff(size) >= 0)

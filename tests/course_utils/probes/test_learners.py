"""Does the learner of week 1's learning curve learn once, and say what it was handed wrongly?"""

import pytest

from course_utils.probes.learners import Nearest

X, Y = [[0.0], [4.0]], [3, 7]


def test_it_learns_once():
    """Is a learner that is trained a second time told apart from a new one?"""
    learner = Nearest().fit(X, Y)
    with pytest.raises(RuntimeError, match="make a new one each time"):
        learner.fit(X, Y)
    assert Nearest().fit(X, Y).predict([[3.0]]).tolist() == [7]


def test_it_says_nothing_before_it_has_learned():
    """Is a learner asked too early named?"""
    with pytest.raises(RuntimeError, match="call fit before predict"):
        Nearest().predict(X)


def test_each_example_needs_a_label():
    """Are both counts told where they differ?"""
    with pytest.raises(ValueError, match="2 examples and 1 labels"):
        Nearest().fit(X, Y[:1])

"""Tests of course_utils.hunt."""

import numpy as np
import pytest

from autograde_tests import exercises_of
from course_utils import hunt
from course_utils.reference import deep

from .oracles import by_torch

# what a fault in each of these leaves wrong: itself, and what is computed from it
REACHES = {
    "dZ3": {"dW3", "db3", "dW2", "db2", "dW1", "db1"},
    "dZ2": {"dW2", "db2", "dW1", "db1"},
    "dZ1": {"dW1", "db1"},
    "none": set(),
}
DRAWS = range(6)


def wrong_names(torch, scene):
    """Name the gradients that differ from automatic differentiation, and how near a corner is."""
    AL, caches = deep.L_model_forward(scene.X, scene.parameters)
    gradients = scene.backward(AL, scene.Y, caches)
    _, right, nearest = by_torch(torch, scene.parameters, scene.X, scene.Y)
    sizes = {name: np.linalg.norm(value) for name, value in right.items()}
    wrong = {name for name in right if np.linalg.norm(gradients[name] - right[name]) > 1e-9}
    assert all(sizes[name] > 0.03 for name in right)
    assert all(gradients[name].shape == right[name].shape for name in right)
    return wrong, nearest


@pytest.mark.parametrize("letter", hunt.LETTERS)
def test_the_declared_answer_is_what_is_wrong(torch, letter):
    """Does the quiz's answer explain just the gradients that PyTorch finds wrong?"""
    answer = exercises_of("week5/gradient_hunt")["culprits"].reference[letter]
    for draw in DRAWS:
        wrong, nearest = wrong_names(torch, hunt.scene(letter, draw))
        if letter == "H" and draw == 0:
            assert wrong == set()  # a sum over one example is a mean
        else:
            assert wrong == REACHES.get(answer, {answer})
        assert (nearest < 1e-12) == (letter == "E" and draw == 0)


def test_a_scene_is_the_same_each_time():
    """Do two students see the same numbers, and does another draw give others?"""
    first, again, other = hunt.scene("D"), hunt.scene("D"), hunt.scene("D", draw=1)
    assert np.array_equal(first.X, again.X)
    assert not np.array_equal(first.X, other.X)


def test_only_known_letters_are_taken():
    """Does a letter that does not exist raise with the ones that do?"""
    for letter in ("I", "a", "", "AB"):
        with pytest.raises(ValueError, match="expected one of A, B"):
            hunt.scene(letter)

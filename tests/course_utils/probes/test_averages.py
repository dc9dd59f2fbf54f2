"""Does a probe tell arrays of their own from one array under several names?"""

import numpy as np
import pytest

from course_utils.probes.averages import started

PARAMETERS = {"b1": np.ones((2, 1)), "W1": np.ones((2, 2))}


def own(parameters):
    """Return a zero array for each parameter."""
    return {f"d{name}": np.zeros(p.shape) for name, p in parameters.items()}


def twice_the_same(parameters):
    """Return one dict under two names."""
    return [own(parameters)] * 2


def test_nothing_is_written_unless_it_is_asked_for():
    """Do the averages come back as they were made?"""
    assert all(not np.any(array) for array in started(own, PARAMETERS).values())


def test_each_array_of_its_own_holds_its_number():
    """Are they numbered by the dicts' order and, within one, by name?"""
    found = started(own, PARAMETERS, numbered=True)
    assert {name: set(array.ravel()) for name, array in found.items()} == {"dW1": {1}, "db1": {2}}
    v, s = started(lambda p: (own(p), own(p)), PARAMETERS, numbered=True)
    assert (v["dW1"][0, 0], s["db1"][0, 0]) == (1, 4)


def test_one_array_under_two_names_holds_the_sum():
    """Does a shared array betray itself?"""
    v, s = started(twice_the_same, PARAMETERS, numbered=True)
    assert v["dW1"][0, 0] == s["dW1"][0, 0] == 1 + 3


@pytest.mark.parametrize("answer", [None, 3.0, [1.0], {"dW1": 0.0, "db1": None}])
def test_an_answer_of_another_kind_comes_back(answer):
    """Is what has no arrays left to whoever judges it?"""
    assert started(lambda _: answer, PARAMETERS, numbered=True) is answer

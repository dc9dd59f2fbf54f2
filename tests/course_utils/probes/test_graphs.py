"""Do the probes make the graphs that they are told, and read what is there?"""

import numpy as np
import pytest

from course_utils.probes import graphs
from course_utils.reference import autograd

DIAMOND = [[], [0], [0], [1, 2]]


def test_each_step_of_a_program_is_read():
    """Are data, parents and slopes of every result there, a constant's place among them?"""
    steps = [("+", 0, 1), ("*", 2, 2), ("+ 2", 3), ("relu", 4)]
    total, square, more, cut = graphs.recorded(autograd.Value, [1.0, -3.0], steps)
    assert total == {"data": -2.0, "parents": [0, 1], "slopes": [1.0, 1.0], "grad": 0.0}
    assert square == {"data": 4.0, "parents": [2, 2], "slopes": [-2.0, -2.0], "grad": 0.0}
    assert (more["data"], more["parents"]) == (6.0, [3, graphs.UNKNOWN])
    assert cut["slopes"] == [1.0]


class Plain:
    """A class that forgets its parents."""

    def __init__(self, data):
        self.data = data

    def __add__(self, other):
        return self.data + other.data


def test_what_is_no_value_is_said():
    """Does a class whose results are plain numbers get a sentence?"""
    with pytest.raises(TypeError, match="of type float, which has no `data`"):
        graphs.recorded(Plain, [1.0, 2.0], [("+", 0, 1)])


def test_values_in_the_place_of_numbers_are_said():
    """Is a slope refused that is a value itself?"""

    def wrong(value):
        return autograd.Value(1.0, (value,), (autograd.Value(2.0),))

    with pytest.raises(TypeError, match="`slopes` is made of values"):
        graphs.slope_of(wrong, 1.0)


def test_an_order_is_read_by_position():
    """Does something that is none of the graph's values get no place?"""
    assert graphs.order(autograd.topological_order, DIAMOND) == [0, 1, 2, 3]
    assert graphs.order(lambda root: [object(), root], DIAMOND) == [graphs.UNKNOWN, 3]


def for_each_call():
    """Make a search that remembers what earlier calls have seen."""
    seen = set()

    def search(root):
        new = [value for value in autograd.topological_order(root) if value not in seen]
        seen.update(new)
        return new

    return search


def emptying(root):
    """List a graph rightly, and take it to pieces."""
    order = autograd.topological_order(root)
    for value in order:
        value.parents = ()
    return order


@pytest.mark.parametrize(
    ("search", "error", "words"),
    [
        (lambda root: None, TypeError, "Is there a return"),
        (lambda root: iter([root]), TypeError, "it should be a list"),
        (for_each_call(), RuntimeError, "from call to call"),
        (emptying, RuntimeError, "leave the graph as it is"),
    ],
)
def test_what_is_no_lasting_order_is_said(search, error, words):
    """Is an answer refused that is no list, or right only once?"""
    with pytest.raises(error, match=words):
        graphs.order(search, DIAMOND)


def test_every_path_is_too_many():
    """Is a search stopped that goes by each of a thousand million paths?"""

    def by_paths(root):
        order = []

        def visit(value):
            for parent in value.parents:
                visit(parent)
            if value not in order:
                order.append(value)

        visit(root)
        return order

    assert graphs.order(by_paths, DIAMOND) == [0, 1, 2, 3]
    with pytest.raises(RuntimeError, match="every path"):
        graphs.order(by_paths, [[], *([place, place] for place in range(30))])


def test_operands_may_change_places():
    """Is a parent read beside its own slope, whichever stands first; is a bare number named?"""

    def other_first(value):
        other = autograd.Value(4.0)
        return autograd.Value(value.data * 4, (other, value), (value.data, 4.0))

    found = graphs.slope_of(other_first, 3.0)
    assert (found["parents"], found["slopes"]) == ([0, graphs.UNKNOWN], [4.0, 3.0])
    with pytest.raises(TypeError, match="`slopes` is of type float; it should be a tuple"):
        graphs.slope_of(lambda value: autograd.Value(1.0, (value,), 2.0), 3.0)
    with pytest.raises(TypeError, match="Is there a return"):
        graphs.slope_of(lambda value: None, 3.0)


def test_gradients_are_read_after_each_call():
    """Are the gradients of a diamond those of the chain rule, however often it is asked?"""
    slopes = [[], [2.0], [3.0], [4.0, 5.0]]
    for times in (1, 3):
        found = graphs.gradients(autograd.backward, DIAMOND, slopes, times)
        assert list(found) == [f"grad of value {place}" for place in range(4)]
        assert list(found.values()) == [2 * 4 + 3 * 5, 4, 5, 1]


def test_a_cost_is_a_value_of_one_number():
    """Is a number, or a value whose data is an array, named before a backward pass stumbles?"""
    X, parameters = np.zeros((1, 1)), {"W1": np.ones((1, 1)), "b1": np.ones((1, 1))}
    names = {"Value": autograd.Value, "backward": autograd.backward, "np": np}
    for result, said in [("1.0", "of type float"), ("Value(np.ones(1))", r"of shape \(1,\)")]:
        exec(f"def cost_of(parameters, X, Y): return {result}", names)
        with pytest.raises(TypeError, match=said):
            graphs.cost_and_gradients(names["cost_of"], parameters, X, X)


def test_a_cost_needs_values_and_a_backward_pass():
    """Is a function without them beside it told so?"""
    with pytest.raises(NameError, match="there is no Value beside"):
        graphs.cost_and_gradients(np.float64.__add__, {}, np.zeros((1, 1)), np.zeros((1, 1)))

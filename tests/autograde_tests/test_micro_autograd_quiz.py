"""The answers of week7/micro_autograd's questions, worked out here once more."""

import pytest

from autograde_tests import exercises_of
from course_utils.explorers import computation_graph
from course_utils.reference.autograd import Value, topological_order

DECLARED = exercises_of("week7/micro_autograd")


def last_one_wins(root):
    """Go backwards with an assignment in the place of the sum."""
    for value in topological_order(root):
        value.grad = 0.0
    root.grad = 1.0
    for value in reversed(topological_order(root)):
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            parent.grad = slope * value.grad


def test_the_last_one_wins():
    """Question 1: does the faulty pass give that gradient?"""
    x = Value(2.0)
    c = x * x
    cost = c + x
    last_one_wins(cost)
    assert x.grad == DECLARED["graph_quiz"].reference["q1"]


def test_passes_through_the_graph():
    """Question 2: one pass back for all weights, and two evaluations for each by differences?"""
    evaluations = 0

    def cost(weights):
        nonlocal evaluations
        evaluations += 1
        total = Value(0.0)
        for weight in weights:
            total = total + weight * weight
        return total

    weights = [1.0, 2.0, 3.0]
    for place in range(3):
        for sign in (1, -1):
            moved = [w + sign * 1e-6 * (k == place) for k, w in enumerate(weights)]
            cost([Value(w) for w in moved])
    assert evaluations == 2 * len(weights)
    assert DECLARED["graph_quiz"].reference["q2"] == "b"


def test_what_has_to_stay():
    """Question 3: which slopes depend on the numbers that went in?"""
    first, second = (Value(3.0), Value(4.0)), (Value(5.0), Value(6.0))
    products, sums = [a * b for a, b in (first, second)], [a + b for a, b in (first, second)]
    so = {
        "a": products[0].slopes != products[1].slopes,
        "b": sums[0].slopes != sums[1].slopes,
        "c": {v.relu().slopes[0] for v in (*first, *second, Value(-1.0))} == {0.0, 1.0},
        "d": len(topological_order((first[0] * 2.0) * 2.0))
        > len(topological_order(first[0] * 2.0)),
        "e": False,  # a prediction is a number: it is there when the forward pass is over
    }
    assert DECLARED["graph_quiz"].reference["q3"] == [
        letter for letter, is_so in so.items() if is_so
    ]


def test_the_sum_over_the_examples():
    """Question 4: does a weight that three examples use get the sum of three parts?"""
    from course_utils.reference.autograd import backward

    w, examples, gradients = Value(2.0), [1.0, 3.0, 5.0], [0.1, 0.2, 0.3]
    total = Value(0.0)
    for x, g in zip(examples, gradients, strict=True):
        total = total + (w * x) * g
    backward(total)
    assert w.grad == pytest.approx(sum(x * g for x, g in zip(examples, gradients, strict=True)))
    assert DECLARED["graph_quiz"].reference["q4"] == "c"


def test_by_hand():
    """Exercise 1: are slopes, gradients and the number of paths those of the graph?"""
    from course_utils.reference.autograd import backward

    a, b = Value(3.0), Value(-2.0)
    c = a * b
    d = c + a
    cost = d * d
    backward(cost)

    def paths(value):
        return 1 if value is a else sum(map(paths, value.parents))

    assert DECLARED["by_hand"].reference == {
        "slope of c along a": c.slopes[0],
        "slope of c along b": c.slopes[1],
        "dJ/dd": d.grad,
        "dJ/db": b.grad,
        "paths from J to a": paths(cost),
        "dJ/da": a.grad,
    }


def test_an_edge_is_missing():
    """Question 5: does the explorer say that number in the step before the last, and no other?"""
    start = {each.name: each.start for each in computation_graph.CONTROLS}
    values = start | {"a": 1.5, "b": -2.5, "c": 0.5}
    shown = [
        float(computation_graph.compute(values | {"step": step}, {})["grads"][1])
        for step in computation_graph.STEPS[-2:]
    ]
    assert shown == [DECLARED["graph_quiz"].reference["q5"], 1.5 + 2 * -2.5]

"""Tests of course_utils.reference.autograd, against finite differences, week 4 and PyTorch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.probes import graphs
from course_utils.reference import autograd, deep
from course_utils.reference.autograd import Value, backward, softplus, topological_order

numbers = st.floats(-3, 3).map(lambda x: round(x, 3))
programs = st.lists(
    st.tuples(st.sampled_from(["+", "*", "relu"]), st.integers(0, 99), st.integers(0, 99)),
    min_size=1,
    max_size=12,
)


def run(make, inputs, program):
    """Compute with anything that has +, * and relu; return all values."""
    values = [make(x) for x in inputs]
    for operation, i, j in program:
        a, b = values[i % len(values)], values[j % len(values)]
        values.append(a.relu() if operation == "relu" else a + b if operation == "+" else a * b)
    return values


@given(st.lists(numbers, min_size=1, max_size=4), programs)
@settings(max_examples=60)
def test_any_formula_has_pytorchs_gradients(torch, inputs, program):
    """Are value and gradients those of PyTorch, whatever is added, multiplied and cut off?"""
    ours = run(Value, inputs, program)
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    theirs = run(lambda x: leaves[[*inputs].index(x)], inputs, program)
    if any(abs(value.data) < 1e-9 for value in ours):
        return  # at the corner of a ReLU, either slope is right
    used = {inputs.index(x) for x in inputs}
    backward(ours[-1])
    gradients = torch.autograd.grad(theirs[-1], leaves, allow_unused=True)
    np.testing.assert_allclose(ours[-1].data, theirs[-1].item(), rtol=1e-12)
    for place in used:
        same = [k for k, x in enumerate(inputs) if x == inputs[place]]
        found = sum(ours[k].grad for k in same if ours[k] in topological_order(ours[-1]))
        wanted = 0.0 if gradients[place] is None else gradients[place].item()
        np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-9)


def test_gradients_are_those_of_finite_differences():
    """Does a formula with a value used three times have the slope that the curve has?"""

    def formula(x):
        return ((x * x + 1.5) * x + x * -0.5).relu() + softplus(x)

    x, h = Value(0.7), 1e-6
    backward(formula(x))
    slope = (formula(Value(0.7 + h)).data - formula(Value(0.7 - h)).data) / (2 * h)
    assert x.grad == pytest.approx(slope, rel=1e-8)


@given(programs)
@settings(max_examples=60)
def test_the_order_has_each_value_once_after_its_parents(program):
    """Is the list complete, without repetitions, and the root last?"""
    root = run(Value, [1.0, -2.0], program)[-1]
    order = topological_order(root)
    place = {value: position for position, value in enumerate(order)}
    assert len(place) == len(order)
    assert order[-1] is root
    assert all(place[parent] < place[value] for value in order for parent in value.parents)


def test_an_edge_is_gone_once():
    """Does a graph with 2 to the 60 paths take no longer than its 120 edges?"""
    x = top = Value(1.0)
    for _ in range(60):
        top = top + top
    backward(top)
    assert x.grad == 2.0**60


@pytest.mark.parametrize("z", [-800.0, -35.0, -1.2, 0.0, 3.0, 900.0])
def test_softplus_is_pytorchs(torch, z):
    """Are value and slope right, also where the power itself is too large?"""
    leaf = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    wanted = torch.nn.functional.softplus(leaf, threshold=100.0)
    wanted.backward()
    with np.errstate(over="ignore"):
        found = softplus(Value(z))
    np.testing.assert_allclose(found.data, wanted.item(), rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(found.slopes, [leaf.grad.item()], rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("dims", [[3, 1], [2, 4, 1], [2, 4, 3, 1]])
def test_the_networks_gradients_are_week_4s(dims):
    """Do cost and every gradient agree with the backward pass that was derived by hand?"""
    rng = np.random.default_rng(sum(dims))
    parameters = deep.initialize_parameters_deep(dims, rng)
    X, Y = rng.normal(size=(dims[0], 5)), np.array([[1.0, 0.0, 0.0, 1.0, 1.0]])
    found = graphs.cost_and_gradients(autograd.cost_of, parameters, X, Y)
    AL, caches = deep.L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    np.testing.assert_allclose(found["cost"], deep.compute_cost(AL, Y), rtol=1e-13)
    for name in parameters:
        np.testing.assert_allclose(found[f"d{name}"], grads[f"d{name}"], rtol=1e-10, atol=1e-15)

"""Automatic differentiation of whatever is computed from numbers: week 7's micro_autograd."""

import numpy as np

from course_utils.reference.activations import sigmoid

__all__ = ["Value", "backward", "cost_of", "softplus", "topological_order"]


class Value:
    """A number that remembers what it was computed from.

    Each operation notes its operands, and its slope with respect to each: a + b has the slopes 1
    and 1, a · b has b and a, relu(a) has 1 where a > 0 and 0 elsewhere. Derived in week 7, notebook
    micro_autograd. Source: Griewank and Walther, Evaluating Derivatives (2008), section 3.2; the
    class is after the Var objects of tape-based packages.

    Parameters
    ----------
    data : float
        The number.
    parents : tuple of Value
        What it was computed from; an operand that is used twice stands there twice.
    slopes : tuple of float
        Its derivative with respect to each of them.

    Examples
    --------
    >>> a, b = Value(3.0), Value(-2.0)
    >>> (a * b).data, (a * b).slopes, (a * b + 1).data
    (-6.0, (-2.0, 3.0), -5.0)
    >>> (2 * a).data
    6.0
    """

    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.parents = parents
        self.slopes = slopes
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    __radd__, __rmul__ = __add__, __mul__

    def relu(self):
        """Return max(0, data), as a Value with one parent."""
        return Value(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))


def topological_order(root):
    """List what a value was computed from, each after its own parents.

    Every value stands in the list once, and the root last. Derived in week 7, notebook
    micro_autograd. Source: Tarjan, Edge-disjoint spanning trees and depth-first search (1976):
    a vertex is listed when the search leaves it.

    Parameters
    ----------
    root : Value
        Or anything with `parents`.

    Returns
    -------
    list of Value

    Examples
    --------
    >>> a, b = Value(3.0), Value(-2.0)
    >>> [value.data for value in topological_order(a * b + a)]
    [3.0, -2.0, -6.0, -3.0]
    """
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent in value.parents:
                visit(parent)
            order.append(value)

    visit(root)
    return order


def backward(root):
    """Write into `grad` of each value how much the root rises for each unit that it rises.

    All gradients start at 0 and the root's at 1. From the root to the inputs, each value hands its
    gradient times its slope on to each parent, which adds up what it gets: the chain rule, summed
    over all paths. Derived in week 7, notebook micro_autograd.
    Source: Linnainmaa, Taylor expansion of the accumulated rounding error (1976).

    Parameters
    ----------
    root : Value
        Or anything with `parents`, `slopes` and `grad`, as all that it was computed from.

    Examples
    --------
    >>> a, b = Value(3.0), Value(-2.0)
    >>> backward(a * b + a)
    >>> a.grad, b.grad
    (-1.0, 3.0)
    """
    order = topological_order(root)
    for value in order:
        value.grad = 0.0
    root.grad = 1.0
    for value in reversed(order):
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            parent.grad += slope * value.grad


def softplus(value):
    """Return log(1 + eᶻ) as a Value with one parent, whose slope is σ(z).

    Derived in week 7, notebook micro_autograd.
    Source: Dugas et al., Incorporating second-order functional knowledge (2001).

    Parameters
    ----------
    value : Value

    Returns
    -------
    Value

    Examples
    --------
    >>> y = softplus(Value(0.0))
    >>> round(float(y.data), 4), [float(slope) for slope in y.slopes]
    (0.6931, [0.5])
    """
    return Value(np.logaddexp(0.0, value.data), (value,), (sigmoid(value.data),))


def cost_of(parameters, X, Y):
    """Return the cross-entropy cost of week 4's network, as a Value.

    Hidden layers have ReLU, the output unit a sigmoid. Its loss, written with the logit z, is
    log(1 + eᶻ) − y z: no logarithm of a probability is needed. Derived in week 7, notebook
    micro_autograd. Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.2.2.2.

    Parameters
    ----------
    parameters : dict
        ``W1``, a list of rows, each a list of Values; ``b1``, a list of Values; and so on.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    Value
        The mean over the examples.

    Examples
    --------
    >>> parameters = {"W1": [[Value(2.0)]], "b1": [Value(0.0)]}
    >>> cost = cost_of(parameters, np.array([[0.5, 0.0]]), np.array([[1.0, 0.0]]))
    >>> round(float(cost.data), 4)
    0.5032
    """
    L, m = len(parameters) // 2, X.shape[1]
    total = Value(0.0)
    for i in range(m):
        a = [Value(x) for x in X[:, i]]
        for layer in range(1, L + 1):
            z = []
            for weights, bias in zip(parameters[f"W{layer}"], parameters[f"b{layer}"], strict=True):
                unit = bias
                for w, a_k in zip(weights, a, strict=True):
                    unit = unit + w * a_k
                z.append(unit)
            a = [unit.relu() for unit in z]
        total = total + softplus(z[0]) + z[0] * (-Y[0, i])
    return total * (1 / m)

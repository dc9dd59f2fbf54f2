"""Graphs of values, made and read by plain data: for week 7's micro_autograd.

A graph is told as a list of its values. Each says which of the earlier ones it was computed from,
by their positions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["cost_and_gradients", "gradients", "order", "recorded", "slope_of"]

NO_RETURN = "the result is None. Is there a return statement that is always reached?"

UNKNOWN = -1
"""The position of a value that is none of the graph's, such as a constant."""


READS = 1000
"""How often the parents of a value may be looked up; the largest graph has some sixty values."""


class Node:
    """A value of a graph as far as a search or a backward pass looks at it.

    Parameters
    ----------
    data : float
    parents : tuple of Node
    slopes : tuple of float
    """

    def __init__(
        self, data: float, parents: tuple[Node, ...] = (), slopes: tuple[float, ...] = ()
    ) -> None:
        self.data = data
        self.parents = parents
        self.slopes = slopes
        self.grad = 0.0
        self._reads = 0

    @property
    def parents(self) -> tuple[Node, ...]:
        """What it was computed from; who asks too often goes by every path.

        Raises
        ------
        RuntimeError
            If it was asked for more than `READS` times.
        """
        self._reads += 1
        if self._reads > READS:
            raise RuntimeError(
                f"the parents of one value were looked up more than {READS} times: that goes by "
                "every path"
            )
        return self._parents

    @parents.setter
    def parents(self, parents: tuple[Node, ...]) -> None:
        self._parents = parents


def recorded(
    make: Callable[[float], Any], numbers: Sequence[float], steps: Sequence[Sequence[Any]]
) -> list[dict[str, Any]]:
    """Compute with a class of values, and say what each result remembers.

    Parameters
    ----------
    make : callable
        The class.
    numbers : sequence of float
        The first values.
    steps : sequence
        ``("+", 0, 1)`` adds the values at these positions and ``("*", 0, 1)`` multiplies them;
        ``("+ 2", 0)`` adds the number 2, ``("* 2", 0)`` multiplies by it; ``("relu", 0)``.

    Returns
    -------
    list of dict
        For each step: ``data``, ``parents`` (positions in ascending order, a constant's -1 last),
        ``slopes`` in the order of the parents, ``grad``.

    Raises
    ------
    TypeError
        If a result is no value with these attributes.

    Examples
    --------
    >>> class Half:
    ...     def __init__(self, data, parents=(), slopes=()):
    ...         self.data, self.parents, self.slopes, self.grad = data, parents, slopes, 0.0
    ...     def relu(self):
    ...         return Half(self.data / 2, (self,), (0.5,))
    >>> recorded(Half, [3.0], [("relu", 0)])
    [{'data': 1.5, 'parents': [0], 'slopes': [0.5], 'grad': 0.0}]
    """
    values = [make(number) for number in numbers]
    for operation, *places in steps:
        operands = [values[place] for place in places]
        sign, _, constant = operation.partition(" ")
        if constant:
            operands.append(float(constant))
        if sign == "relu":
            result = operands[0].relu()
        else:
            result = operands[0] + operands[1] if sign == "+" else operands[0] * operands[1]
        values.append(result)
    return [_read(value, values) for value in values[len(numbers) :]]


def slope_of(function: Callable[[Any], Any], z: float) -> dict[str, Any]:
    """Apply a function of one value to a number, and say what the result remembers.

    Parameters
    ----------
    function : callable
        Takes a value, of which it reads `data`, and returns another.
    z : float

    Returns
    -------
    dict
        ``data``, ``parents`` (0 is the argument), ``slopes``, ``grad``.

    Raises
    ------
    TypeError
        If the result is no value.

    Examples
    --------
    >>> slope_of(lambda value: Node(value.data**2, (value,), (2 * value.data,)), 3.0)
    {'data': 9.0, 'parents': [0], 'slopes': [6.0], 'grad': 0.0}
    """
    argument = Node(z)
    return _read(function(argument), [argument])


def _read(value: Any, known: Sequence[Any]) -> dict[str, Any]:
    if value is None:
        raise TypeError(NO_RETURN)
    for name in ("data", "parents", "slopes", "grad"):
        if not hasattr(value, name):
            raise TypeError(f"a result is of type {type(value).__name__}, which has no `{name}`")
    for name in ("parents", "slopes"):
        if not np.iterable(getattr(value, name)):
            raise TypeError(
                f"`{name}` is of type {type(getattr(value, name)).__name__}; it should be a tuple, "
                "also if it holds one thing only: (x,)"
            )
    parents = [_place(parent, known) for parent in value.parents]
    slopes = [_number(slope, "slopes") for slope in value.slopes]
    if len(parents) == len(slopes):  # in which order the operands stand is free
        pairs = sorted(
            zip(parents, slopes, strict=True), key=lambda pair: (pair[0] == UNKNOWN, *pair)
        )
        parents, slopes = [place for place, _ in pairs], [slope for _, slope in pairs]
    return {
        "data": _number(value.data, "data"),
        "parents": parents,
        "slopes": slopes,
        "grad": _number(value.grad, "grad"),
    }


def _number(value: Any, name: str) -> float:
    if hasattr(value, "parents"):
        raise TypeError(f"`{name}` is made of values; it should be made of plain numbers")
    if np.ndim(value):
        raise TypeError(f"`{name}` is an array of shape {np.shape(value)}; it should be one number")
    return float(value)


def _place(value: Any, known: Sequence[Any]) -> int:
    return next((place for place, each in enumerate(known) if each is value), UNKNOWN)


def order(search: Callable[[Any], Any], parents: Sequence[Sequence[int]]) -> list[int]:
    """Let a function put a graph into an order, from its last value on.

    Parameters
    ----------
    search : callable
        Takes the last value, returns a list of values.
    parents : sequence of sequences of int
        For each value the positions of those that it was computed from.

    Returns
    -------
    list of int
        The positions of the values in the list; -1 for what is none of the graph's.

    Raises
    ------
    TypeError
        If the result is no list.
    RuntimeError
        If the graph is changed, or a second call lists other values.

    Examples
    --------
    >>> order(lambda root: [*root.parents, root], [(), (), (1, 0)])
    [1, 0, 2]
    """
    nodes = _graph(parents, [[1.0] * len(places) for places in parents])
    first, second = _listed(search, nodes), _listed(search, nodes)
    if any(
        [_place(value, nodes) for value in node.parents] != list(places)
        for node, places in zip(nodes, parents, strict=True)
    ):
        raise RuntimeError("the parents of a value are others now: leave the graph as it is")
    if sorted(first) != sorted(second):
        raise RuntimeError(
            "a second call with the same root lists other values: keep nothing from call to call"
        )
    return first


def _listed(search: Callable[[Any], Any], nodes: Sequence[Node]) -> list[int]:
    found = search(nodes[-1])
    if found is None:
        raise TypeError(NO_RETURN)
    if not isinstance(found, list):
        raise TypeError(f"the result is of type {type(found).__name__}; it should be a list")
    return [_place(value, nodes) for value in found]


def gradients(
    backward: Callable[[Any], Any],
    parents: Sequence[Sequence[int]],
    slopes: Sequence[Sequence[float]],
    times: int = 1,
) -> dict[str, float]:
    """Let a function write the gradients of a graph's last value, and read them.

    Parameters
    ----------
    backward : callable
        Takes the last value.
    parents, slopes : sequences
        For each value the positions of those that it was computed from, and its slope with respect
        to each.
    times : int
        How often it is called, one time after the other.

    Returns
    -------
    dict
        ``grad of value 0`` and so on.

    Examples
    --------
    >>> def only_the_root(root):
    ...     root.grad = 1.0
    >>> gradients(only_the_root, [(), (0, 0)], [(), (2.0, 3.0)])
    {'grad of value 0': 0.0, 'grad of value 1': 1.0}
    """
    nodes = _graph(parents, slopes)
    for _ in range(times):
        backward(nodes[-1])
    return {
        f"grad of value {place}": _number(node.grad, "grad") for place, node in enumerate(nodes)
    }


def _graph(parents: Sequence[Sequence[int]], slopes: Sequence[Sequence[float]]) -> list[Node]:
    nodes: list[Node] = []
    for places, each in zip(parents, slopes, strict=True):
        nodes.append(Node(0.0, tuple(nodes[place] for place in places), tuple(each)))
    return nodes


def cost_and_gradients(
    cost_of: Callable[..., Any],
    parameters: Mapping[str, NDArray[Any]],
    X: NDArray[Any],
    Y: NDArray[Any],
) -> dict[str, Any]:
    """Let a function compute a cost from values, and read the cost and its gradients.

    `Value` and `backward` are those that the function sees.

    Parameters
    ----------
    cost_of : callable
        Takes the parameters as lists of values, X and Y; returns the cost as a value.
    parameters : mapping of str to ndarray
        ``W1``, ``b1`` and so on; in `cost_of` a row of W is a list, and b is one.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    dict
        ``cost``, a float, and ``dW1``, ``db1`` and so on, arrays of the parameters' shapes.

    Raises
    ------
    NameError
        If the function sees no `Value` or no `backward`.
    TypeError
        If the cost is no value, or its data is not one number.
    """
    seen = getattr(cost_of, "__globals__", {})
    for name in ("Value", "backward"):
        if not callable(seen.get(name)):
            raise NameError(f"there is no {name} beside {cost_of.__name__}")
    make, backward = seen["Value"], seen["backward"]
    values = {
        name: [[make(float(entry)) for entry in row] for row in array]
        for name, array in parameters.items()
    }
    flat_biases = {
        name: [row[0] for row in rows] if name.startswith("b") else rows
        for name, rows in values.items()
    }
    cost = cost_of(flat_biases, X, Y)
    if cost is None:
        raise TypeError(NO_RETURN)
    if not hasattr(cost, "parents"):
        raise TypeError(f"the result is of type {type(cost).__name__}; it should be a Value")
    data = _number(cost.data, "data")
    backward(cost)
    return {"cost": data} | {
        f"d{name}": np.array([[float(value.grad) for value in row] for row in rows])
        for name, rows in values.items()
    }

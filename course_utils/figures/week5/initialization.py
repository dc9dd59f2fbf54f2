"""Figures of week 5's notebook initialization, and the numbers printed beside them."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week5._layers import plot_layers
from course_utils.reference.activations import relu, sigmoid
from course_utils.training import History, train

__all__ = [
    "compare_starts",
    "draw_backward",
    "draw_forward",
    "draw_scores",
    "draw_starts",
    "draw_tanh_runs",
    "print_depths",
    "print_equal",
    "print_sizes",
    "train_from",
]

Array = NDArray[Any]
Predict = Callable[[Array], Array]
Parameters = dict[str, Array]
Initialize = Callable[..., Parameters]
Scales = Callable[[Array, Sequence[Array], str], Sequence[float]]
Norms = Callable[[Parameters], Sequence[float]]

_FUNCTIONS: dict[str, Callable[[Array], Array]] = {"relu": relu, "tanh": np.tanh}


def _drawn(initialize: Initialize, layers_dims: Sequence[int], seed: int) -> Parameters:
    """Draw weights, from a seed if the function takes one."""
    if "rng" in inspect.signature(initialize).parameters:
        return initialize(list(layers_dims), rng=seed)
    return initialize(list(layers_dims))


def _constant(deviation: float) -> Initialize:
    """Return a function that draws all weights with one standard deviation, whatever the width."""

    def initialize(layers_dims: Sequence[int], rng: int) -> Parameters:
        numbers, start = np.random.default_rng(rng), {}
        for layer, (n_in, n_out) in enumerate(
            zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1
        ):
            start[f"W{layer}"] = deviation * numbers.standard_normal((n_out, n_in))
            start[f"b{layer}"] = np.zeros((n_out, 1))
        return start

    return initialize


def _forward(X: Array, parameters: Parameters, activation: str) -> list[Array]:
    """Return X, the activations of the hidden layers, and what goes into the last sigmoid."""
    activations, L = [X], len(parameters) // 2
    for layer in range(1, L + 1):
        Z = parameters[f"W{layer}"] @ activations[-1] + parameters[f"b{layer}"]
        activations.append(Z if layer == L else _FUNCTIONS[activation](Z))
    return activations


def _backward(
    activations: Sequence[Array], Y: Array, parameters: Parameters, activation: str
) -> tuple[Parameters, list[Array]]:
    """Return the gradients, and dZ of the layers from the first to the last."""
    grads: Parameters = {}
    errors: list[Array] = []
    m = Y.shape[1]
    with np.errstate(over="ignore"):  # a huge Z gives a sigmoid of exactly 0
        dZ = sigmoid(activations[-1]) - Y
    for layer in range(len(parameters) // 2, 0, -1):
        A_prev = activations[layer - 1]
        grads[f"dW{layer}"] = dZ @ A_prev.T / m
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True) / m
        errors.insert(0, dZ)
        slope = 1 - A_prev**2 if activation == "tanh" else A_prev > 0
        dZ = parameters[f"W{layer}"].T @ dZ * slope
    return grads, errors


def train_from(
    parameters: Parameters,
    data: tuple[Array, Array],
    label: str,
    num_iterations: int,
    learning_rate: float = 0.01,
    activation: str = "relu",
) -> tuple[History, Parameters]:
    """Train a network with a sigmoid at its end by gradient descent.

    Parameters
    ----------
    parameters : dict
        W1, b1 … WL, bL at the start; stays as it was.
    data : tuple of ndarray
        X, shape (n[0], m), and Y, shape (1, m).
    label : str
        Name of the run.
    num_iterations : int
    learning_rate : float
    activation : {"relu", "tanh"}
        Of the hidden layers.

    Returns
    -------
    History
    dict
        The parameters at the end.

    Examples
    --------
    >>> start = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> run, _ = train_from(start, (np.array([[1.0, -1.0]]), np.array([[1, 0]])), "zeros", 2, 1.0)
    >>> np.round(run.costs, 3).tolist()
    [0.693, 0.474]
    """
    X, Y = data
    parameters = dict(parameters)

    def step(_: int) -> float:
        activations = _forward(X, parameters, activation)
        grads = _backward(activations, Y, parameters, activation)[0]
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads[f"d{name}"]
        Z = activations[-1]  # the cross-entropy from Z is finite where the sigmoid is 0 or 1
        return float(np.mean(np.logaddexp(0, Z) - Y * Z))

    history = train(step, num_iterations, max(1, num_iterations // 60), label)
    return history, parameters


def print_equal(zeros: Initialize, X: Array, Y: Array) -> None:
    """Train from zeros and from weights that are all 0.3, and print what has moved.

    Parameters
    ----------
    zeros : callable
        Takes the layer sizes, returns a start.
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> from course_utils.reference.initialization import initialize_parameters_zeros
    >>> X, Y = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[1, 0]])
    >>> print_equal(initialize_parameters_zeros, X, Y)
    all 0: cost 0.6931 at the start, 0.6931 after 2000 iterations
       layer 1 has 10 units, and 1 of them different
    all 0.3: cost 0.4086 at the start, 0.0588 after 2000 iterations
       layer 1 has 10 units, and 1 of them different
    """
    start = zeros([2, 10, 5, 1])
    equal = {name: value + 0.3 * name.startswith("W") for name, value in start.items()}
    for name, first in (("all 0", start), ("all 0.3", equal)):
        run, last = train_from(first, (X, Y), name, 2000)
        print(
            f"{name}: cost {run.costs[0]:.4f} at the start, {run.costs[-1]:.4f} after 2000 "
            "iterations"
        )
        units = np.unique(last["W1"].round(9), axis=0)
        print(f"   layer 1 has {len(last['W1'])} units, and {len(units)} of them different")


def print_depths(depth_until: Callable[[float, float], int]) -> None:
    """Print after how many layers a signal is a millionth or a million times as large.

    Parameters
    ----------
    depth_until : callable
        Takes a factor and a limit, returns a number of layers.

    Examples
    --------
    >>> from course_utils.reference.initialization import depth_until
    >>> print_depths(depth_until)
    factor   layers until a millionth or a million
     0.25          10
      0.5          20
      0.9         132
     0.99        1375
     1.01        1389
      1.1         145
      1.5          35
        3          13
    """
    print("factor   layers until a millionth or a million")
    for factor in (0.25, 0.5, 0.9, 0.99, 1.01, 1.1, 1.5, 3.0):
        print(f"{factor:5g} {depth_until(factor, 1e6):11d}")


def draw_scores(initialize: Initialize, X: Array, Y: Array) -> None:
    """Draw what goes into the last sigmoid from large and from smaller weights; print the cost.

    Parameters
    ----------
    initialize : callable
        Takes the layer sizes, returns the large weights.
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[1, 0]])
    >>> draw_scores(_constant(10.0), X, Y)
    [figure] 2 histograms of what goes into the last sigmoid. standard deviation 10: from ...
    standard deviation 10: cost ...; the sigmoid’s slope is below 0.001 for ... of the examples
    standard deviation 0.5: cost ...; the sigmoid’s slope is below 0.001 for 0 % of the examples
    """
    starts = {"standard deviation 10": initialize, "standard deviation 0.5": _constant(0.5)}
    scores = {
        name: _forward(X, _drawn(each, [2, 10, 5, 1], 4), "relu")[-1]
        for name, each in starts.items()
    }
    fig, axes = row_of_axes(2, (11, 3.4))
    for ax, (name, Z) in zip(axes, scores.items(), strict=True):
        ax.hist(Z[0], bins=40, color=plotting.BLUE)
        ax.set(title=f"Weights of {name}", xlabel="$z^{[3]}$ (no unit)", ylabel="examples")
    told = [f"{name}: from {Z.min():.3g} to {Z.max():.3g}." for name, Z in scores.items()]
    plotting.show(fig, alt=f"2 histograms of what goes into the last sigmoid. {' '.join(told)}")
    for name, Z in scores.items():
        # a(1 − a), in a form that never overflows
        slope = np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))) ** 2
        cost = np.mean(np.logaddexp(0, Z) - Y * Z)
        print(
            f"{name}: cost {cost:.3g}; the sigmoid’s slope is below 0.001 for "
            f"{100 * np.mean(slope < 1e-3):.0f} % of the examples"
        )


def compare_starts(
    starts: Mapping[str, Initialize],
    train_set: tuple[Array, Array],
    test_set: tuple[Array, Array],
    num_iterations: int = 15_000,
) -> None:
    """Train the small network from each start; draw costs and decision boundaries.

    Parameters
    ----------
    starts : mapping of str to callable
        Each takes the layer sizes and returns parameters.
    train_set, test_set : tuple of ndarray
        X, shape (2, m), and Y, shape (1, m).
    num_iterations : int

    Examples
    --------
    >>> data = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[1, 0]])
    >>> compare_starts({"small": _constant(0.1)}, data, data, 2)
    [figure] Cost curves and test sets. small: the cost goes from ...
    """
    runs, predicts = [], {}
    for name, initialize in starts.items():
        start = _drawn(initialize, [2, 10, 5, 1], 4)
        run, parameters = train_from(start, train_set, name, num_iterations)
        runs.append(run)
        predicts[name] = _predictor(parameters)
    draw_starts(runs, predicts, *test_set)


def _predictor(parameters: Parameters) -> Predict:
    def predict(X: Array) -> Array:
        with np.errstate(over="ignore"):
            probabilities: Array = sigmoid(_forward(X, parameters, "relu")[-1])
        return probabilities

    return predict


def _right(predict: Predict, X: Array, Y: Array) -> float:
    """Return how many of a network's answers are right, in per cent."""
    return 100 * float(np.mean((predict(X) > 0.5) == Y))


def draw_starts(
    runs: Sequence[History], predicts: Mapping[str, Predict], X: Array, Y: Array
) -> None:
    """Draw the costs from some starts, and the decision boundary that each leads to.

    Parameters
    ----------
    runs : sequence of History
        With costs above 0.
    predicts : mapping of str to callable
        By the name of the start: takes points, shape (2, n), and returns probabilities,
        shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[1, 0]])
    >>> run = History.from_costs([0.7, 0.1], "He")
    >>> draw_starts([run], {"He": lambda points: 1.0 * (points[:1] < 0.5)}, X, Y)
    [figure] Cost curves and test sets. He: the cost goes from 0.7 to 0.1 at iteration 100, and 100
    % of the answers on the test set are right.
    """
    fig, axes = row_of_axes(1 + len(predicts), (14, 4))
    costs, *planes = axes
    plotting.plot_cost_curves(costs, runs, log=True, title="Cost from each start")
    costs.set_xticks([0, 5000, 10_000, 15_000])
    told = []
    for ax, run, (name, predict) in zip(planes, runs, predicts.items(), strict=False):
        plotting.plot_decision_boundary(ax, predict, X, Y, title=name)
        ax.set_aspect("equal")
        told.append(
            f"{name}: the cost goes from {run.costs[0]:.3g} to {run.costs[-1]:.3g} at iteration "
            f"{run.iterations[-1]}, and {_right(predict, X, Y):.0f} % of the answers on the test "
            "set are right."
        )
    plotting.show(fig, alt=f"Cost curves and test sets. {' '.join(told)}")


def draw_forward(layer_scales: Scales, he: Initialize, xavier: Initialize) -> None:
    """Draw the size of a signal through thirty layers from four starts, and print its factor.

    Parameters
    ----------
    layer_scales : callable
        Takes inputs, weights and the name of an activation; returns the size in each layer.
    he, xavier : callable
        Take the layer sizes, return a start.

    Examples
    --------
    >>> from course_utils.reference import initialization as init
    >>> draw_forward(
    ...     init.layer_scales, init.initialize_parameters_he, init.initialize_parameters_xavier
    ... )
    [figure] Size of the activations over the layers, logarithmic. 30 layers of ReLU: Xavier ...
    ReLU, Xavier: factor per layer about 0.71
    ReLU, He: factor per layer about 1.00
    ReLU, 0.3: factor per layer about 2.13
    ReLU, 0.01: factor per layer about 0.07
    tanh, Xavier: factor per layer about 0.97
    tanh, He: factor per layer about 1.00
    tanh, 0.3: factor per layer about 1.00
    """
    starts = {"Xavier": xavier, "He": he, "0.3": _constant(0.3), "0.01": _constant(0.01)}
    X = np.random.default_rng(2).standard_normal((100, 200))
    fig, axes = row_of_axes(2, (12, 4))
    told, factors = [], []
    for ax, name in zip(axes, ("ReLU", "tanh"), strict=True):
        lines = {}
        for label, initialize in starts.items():
            if (name, label) == ("tanh", "0.01"):
                continue  # it would leave no room for the others
            parameters = _drawn(initialize, [100] * 31, 3)
            weights = [parameters[f"W{layer}"] for layer in range(1, 31)]
            lines[label] = layer_scales(X, weights, name.lower())
            factor = (lines[label][-1] / lines[label][-21]) ** (1 / 20)
            factors.append(f"{name}, {label}: factor per layer about {factor:.2f}")
        plot_layers(ax, lines, f"30 layers of {name}", "root mean square of A (no unit)")
        ax.legend(title="first weights", loc="lower left")
        ends = [f"{label} to {line[-1]:.2g}" for label, line in lines.items()]
        told.append(f"30 layers of {name}: {', '.join(ends)}.")
    plotting.show(
        fig, alt=f"Size of the activations over the layers, logarithmic. {' '.join(told)}"
    )
    print(*factors, sep="\n")


def draw_backward(
    gradient_norms: Norms, he: Initialize, xavier: Initialize, X: Array, Y: Array
) -> None:
    """Draw gradients of thirty ReLU layers, and the errors that come back through tanh.

    Parameters
    ----------
    gradient_norms : callable
        Takes gradients, returns the norm of dW of each layer.
    he, xavier : callable
        Take the layer sizes, return a start.
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> from course_utils.reference import initialization as init
    >>> X, Y = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[1, 0]])
    >>> draw_backward(
    ...     init.gradient_norms,
    ...     init.initialize_parameters_he,
    ...     init.initialize_parameters_xavier,
    ...     X,
    ...     Y,
    ... )
    [figure] Left: the size of dW in each layer of 30 with ReLU, logarithmic. Xavier: ...
    tanh, Xavier: from layer 30 to 1 the error is multiplied by 0.1... to 0...
    tanh, He: from layer 30 to 1 the error is multiplied by ... to ...
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(12, 4), layout="constrained")
    norms = {}
    small, large = _constant(0.07), _constant(0.4)
    for label, start in (("Xavier", xavier), ("He", he), ("0.07", small), ("0.4", large)):
        parameters = _drawn(start, [2, *[50] * 30, 1], 2)
        grads, _ = _backward(_forward(X, parameters, "relu"), Y, parameters, "relu")
        norms[label] = gradient_norms(grads)
    plot_layers(left, norms, "ReLU: gradients", "Frobenius norm of dW (no unit)", first=1)
    left.legend(title="first weights", ncols=4, loc="upper center", fontsize="small")
    left.set_ylim(top=left.get_ylim()[1] * 1e4)
    told, said = [], []
    noise = np.random.default_rng(3).standard_normal((100, 200))
    for k, (label, initialize) in enumerate((("Xavier", xavier), ("He", he))):
        factors = []
        for seed in range(5):
            sizes = _errors_back(_drawn(initialize, [100] * 31, seed), noise)
            line, colour = plotting.LINE_STYLES[k], plotting.LINE_COLOURS[k]
            named = label if seed == 0 else None
            right.plot(range(1, 31), sizes, line, color=colour, alpha=0.7, label=named)
            factors.append(sizes[0] / sizes[-1])
        band = f"{min(factors):.2g} to {max(factors):.2g}"
        told.append(f"{label}: {band}")
        said.append(f"tanh, {label}: from layer 30 to 1 the error is multiplied by {band}")
    right.set(
        title="tanh: the error, five draws each",
        xlabel="layer (the error comes from the right)",
        ylabel="root mean square of dZ (no unit)",
        yscale="log",
    )
    right.grid(alpha=0.3)
    right.legend(loc="upper right")
    ends = [
        f"{label}: {each[0]:.2g} in layer 1, {each[-1]:.2g} in layer 31."
        for label, each in norms.items()
    ]
    plotting.show(
        fig,
        alt="Left: the size of dW in each layer of 30 with ReLU, logarithmic. "
        f"{' '.join(ends)} Right: the error that comes back through 30 layers of tanh, from five "
        f"draws each; in layer 1, as a multiple of that in layer 30: {'; '.join(told)}.",
    )
    print(*said, sep="\n")


def _errors_back(parameters: Parameters, inputs: Array) -> list[float]:
    """Return the size of dZ in thirty layers of tanh, for random errors after the last of them."""
    A = [inputs]
    for layer in range(1, 31):
        A.append(np.tanh(parameters[f"W{layer}"] @ A[-1]))
    dA = np.random.default_rng(4).standard_normal(inputs.shape)
    sizes: list[float] = []
    for layer in range(30, 0, -1):
        dZ = dA * (1 - A[layer] ** 2)
        sizes.insert(0, float(np.sqrt(np.mean(dZ**2))))
        dA = parameters[f"W{layer}"].T @ dZ
    return sizes


def draw_tanh_runs(
    he: Initialize, xavier: Initialize, X: Array, Y: Array, num_iterations: int = 400
) -> None:
    """Train twenty layers of tanh from five draws of each start, and draw the costs.

    Parameters
    ----------
    he, xavier : callable
        Take the layer sizes, return a start.
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    num_iterations : int

    Examples
    --------
    >>> from course_utils.reference import initialization as init
    >>> he, xavier = init.initialize_parameters_he, init.initialize_parameters_xavier
    >>> X, Y = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[1, 0]])
    >>> draw_tanh_runs(he, xavier, X, Y, 2)
    [figure] Cost over 2 iterations of a network with 20 layers of tanh. At the end, Xavier: ...
    """
    fig, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
    told = []
    for k, (name, initialize) in enumerate((("Xavier", xavier), ("He", he))):
        ends = []
        for seed in range(5):
            start = _drawn(initialize, [2, *[30] * 20, 1], seed)
            run, _ = train_from(start, (X, Y), name, num_iterations, activation="tanh")
            line, colour = plotting.LINE_STYLES[k], plotting.LINE_COLOURS[k]
            named = name if seed == 0 else None
            ax.plot(run.iterations, run.costs, line, color=colour, alpha=0.7, label=named)
            ends.append(run.costs[-1])
        told.append(f"{name}: {', '.join(f'{end:.2f}' for end in ends)}")
    ax.set(
        title="20 layers of tanh, five draws of each start",
        xlabel="iteration",
        ylabel="cost (nats)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt=f"Cost over {num_iterations} iterations of a network with 20 layers of tanh. At the "
        f"end, {'; '.join(told)}.",
    )


def print_sizes(sizes: Mapping[str, Sequence[float]]) -> None:
    """Print a table of the sizes of the activations in layers 1, 5, 10 and 20.

    Parameters
    ----------
    sizes : mapping of str to sequence of float
        By a letter: the root mean square of each of twenty layers.

    Examples
    --------
    >>> print_sizes({"P": range(1, 21)})
    layer            1          5         10         20
    P            1          5         10         20
    """
    print("layer            1          5         10         20")
    for letter, each in sizes.items():
        print(letter, *(f"{each[layer - 1]:10.2g}" for layer in (1, 5, 10, 20)), sep="   ")

"""Parameters, gradients and averages, from which several sections draw."""

import numpy as np

from ....machinery.calling import Calls
from ....machinery.exercises import hidden, visible


def _shapes_of(dims):
    """Return the shapes of a network's parameters, by name."""
    shapes = {}
    for layer in range(1, len(dims)):
        shapes[f"W{layer}"] = (dims[layer], dims[layer - 1])
        shapes[f"b{layer}"] = (dims[layer], 1)
    return shapes


def draw_parameters(rng, dims):
    return {name: rng.normal(size=shape) for name, shape in _shapes_of(dims).items()}


def _draw_grads(rng, dims, with_activations=False):
    """Draw gradients, none of them near zero; week 4's backward pass returns dA0 … as well."""
    grads = {
        f"d{name}": rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 2.0, size=shape)
        for name, shape in _shapes_of(dims).items()
    }
    if with_activations:
        grads = {f"dA{layer}": rng.normal(size=(n, 3)) for layer, n in enumerate(dims[:-1])} | grads
    return grads


def _draw_averages(rng, dims, kind):
    """Draw averages of gradients, of the kind "v", or of their squares, of the kind "s"."""
    shapes = {f"d{name}": shape for name, shape in _shapes_of(dims).items()}
    if kind == "v":
        return {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return {name: rng.uniform(0.2, 3.0, size=shape) for name, shape in shapes.items()}


def step(rng, dims, kinds="", with_activations=False):
    """Draw parameters, gradients and averages of these kinds."""
    parameters, grads = draw_parameters(rng, dims), _draw_grads(rng, dims, with_activations)
    return parameters, grads, *(_draw_averages(rng, dims, kind) for kind in kinds)


def run(update, rng, dims, kinds, settings):
    """Draw steps in a row, one for each entry of the settings, from averages that are not zero."""
    calls, parameters = [], draw_parameters(rng, dims)
    averages = [_draw_averages(rng, dims, kind) for kind in kinds]
    for each in settings:
        calls.append((parameters, _draw_grads(rng, dims), *averages, *each))
        parameters, *averages = update(*calls[-1])[: 1 + len(kinds)]
    return Calls(calls)


def weight(value):
    return {"W1": np.array([[value]]), "b1": np.array([[value / 2]])}


def slope(value):
    return {"dW1": np.array([[value]]), "db1": np.array([[-value / 4]])}


def tiny(rng, size, bias):
    """Draw tiny gradients of two weights, or averages of them, with that of a bias."""
    return {"dW1": rng.uniform(size, 9 * size, size=(1, 2)), "db1": np.array([[bias]])}


LATER_STEP = (
    {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])},
    {"dW1": np.array([[3.0, 0.1]]), "db1": np.array([[-0.4]])},
)
"""Parameters and gradients."""
LATER_SQUARES = {"dW1": np.array([[4.0, 0.04]]), "db1": np.array([[0.09]])}


def zero_cases():
    return (
        visible(
            "two small layers",
            {
                "W1": np.array([[1.0, -2.0]]),
                "b1": np.array([[0.5]]),
                "W2": np.array([[3.0], [4.0]]),
                "b2": np.array([[0.1], [0.2]]),
            },
            unchanged=True,
        ),
        visible(
            "each array is one of its own",
            draw=lambda rng: (draw_parameters(rng, [2, 2, 2]), True),
            unchanged=True,
        ),
        hidden("four layers", lambda rng: (draw_parameters(rng, [2, 5, 3, 4, 1]),)),
        hidden(
            "each array is one of its own, three layers",
            lambda rng: (draw_parameters(rng, [3, 3, 3, 3]), True),
        ),
    )


def zeros_layer_by_layer(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2 + 1):
        averages[f"dW{layer}"] = np.zeros_like(parameters[f"W{layer}"])
        averages[f"db{layer}"] = np.zeros_like(parameters[f"b{layer}"])
    return averages


def zeros_by_product(parameters):
    return {"d" + name: 0 * p for name, p in parameters.items()}


def zero_versions(exercise):
    """Declare right and wrong versions of a dict of zeros, which two exercises ask for."""
    exercise.equivalent(zeros_layer_by_layer)
    exercise.equivalent(zeros_by_product)
    exercise.wrong("""
        return {f"d{name}": np.zeros(p.shape) →
        made = {}; return {f"d{name}": made.setdefault(p.shape, np.zeros(p.shape))
            Arrays of one shape are one and the same array under several names: what is written into
            one of them is in the others, too. Make zeros anew for each parameter.
        f"d{name}" → name
            The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` and
            so on.
        np.zeros → np.ones
            An average that has seen nothing is zero.
        np.zeros(p.shape) → p
            You return the parameters' own numbers. Only their shapes are wanted.
        p.shape → p.shape[::-1]
            Rows and columns are swapped.
        np.zeros(p.shape) → 0.0
            A single 0 for each parameter loses its shape.
        np.zeros(p.shape) → np.zeros(parameters["W" + name[1:]].shape)
            The biases' averages have the shape of the weights.
        parameters.items() → parameters.items() if "W" in name
            The biases have gradients too.
        parameters.items() → list(parameters.items())[:-2]
            The last layer is missing. `range(1, L)` ends at L - 1.
        f"d{name}" → f"dW{name[1:]}"
            The zeros for the biases stand under the keys of the weights: a line that was copied.
        f"d{name}" → f"d{name[0]}{int(name[1:]) - 1}"
            The layers are counted from 0. The first one's gradients are called `dW1` and `db1`.
        parameters.items() → list(parameters.items())[-2:]
            Only the last layer is left. Is the dict made anew in each round of the loop?
    """)

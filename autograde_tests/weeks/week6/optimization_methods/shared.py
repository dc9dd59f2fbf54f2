"""Parameters, gradients and averages, from which several sections draw."""

import numpy as np

from ....machinery.exercises import hidden, visible


def shapes_of(dims):
    """Return the shapes of a network's parameters, by name."""
    shapes = {}
    for layer in range(1, len(dims)):
        shapes[f"W{layer}"] = (dims[layer], dims[layer - 1])
        shapes[f"b{layer}"] = (dims[layer], 1)
    return shapes


def draw_parameters(rng, dims):
    return {name: rng.normal(size=shape) for name, shape in shapes_of(dims).items()}


def draw_grads(rng, dims, with_activations=False):
    """Draw gradients, none of them near zero; week 4's backward pass returns dA0 … as well."""
    grads = {
        f"d{name}": rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 2.0, size=shape)
        for name, shape in shapes_of(dims).items()
    }
    if with_activations:
        grads = {f"dA{layer}": rng.normal(size=(n, 3)) for layer, n in enumerate(dims[:-1])} | grads
    return grads


def draw_averages(rng, dims):
    return {f"d{name}": rng.normal(size=shape) for name, shape in shapes_of(dims).items()}


def draw_squares(rng, dims):
    """Draw averages of squares: positive."""
    return {
        f"d{name}": rng.uniform(0.2, 3.0, size=shape) for name, shape in shapes_of(dims).items()
    }


def weight(value):
    return {"W1": np.array([[value]]), "b1": np.array([[value / 2]])}


def slope(value):
    return {"dW1": np.array([[value]]), "db1": np.array([[-value / 4]])}


def zeros_layer_by_layer(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2 + 1):
        averages[f"dW{layer}"] = np.zeros_like(parameters[f"W{layer}"])
        averages[f"db{layer}"] = np.zeros_like(parameters[f"b{layer}"])
    return averages


def zeros_by_product(parameters):
    return {"d" + name: 0 * p for name, p in parameters.items()}


def zeros_without_biases(parameters):
    return {f"d{name}": np.zeros(p.shape) for name, p in parameters.items() if name[0] == "W"}


def zeros_without_the_last_layer(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2):
        averages[f"dW{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
        averages[f"db{layer}"] = np.zeros(parameters[f"b{layer}"].shape)
    return averages


def zeros_with_square_biases(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2 + 1):
        averages[f"dW{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
        averages[f"db{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
    return averages


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
        ),
        visible(
            "your parameters stay as they were",
            draw=lambda rng: (draw_parameters(rng, [3, 2, 2]),),
            unchanged=True,
        ),
        hidden("four layers", lambda rng: (draw_parameters(rng, [2, 5, 3, 4, 1]),), points=2),
    )

"""A network with one hidden layer: its output, and how many numbers it has."""

import numpy as np

from course_utils.reference.several_neurons import agent_price, count_parameters, relu

from ....machinery.exercises import exercise, hidden, visible


def _network(rng, n, h, m=None):
    """Draw inputs, and a network in which every home has units on and units off.

    The output is below zero for one home at least, so a ReLU around it is noticed.
    """
    while True:
        x = rng.uniform(-2, 3, n if m is None else (n, m))
        W, b = rng.uniform(-2, 2, (h, n)).round(1), rng.uniform(-1, 1, h).round(1)
        z = W @ x + (b if m is None else b[:, np.newaxis])
        c = (rng.uniform(1, 5, h) * (-1) ** np.arange(h)).round(1)
        d = round(rng.uniform(2, 9), 1)
        on_and_off = (z > 0).any(axis=0).all() and (z < 0).any(axis=0).all()
        if on_and_off and np.abs(z).min() > 0.1 and np.min(c @ relu(z) + d) < -1:
            return x.round(2), W, b, c, d


AGENT_PRICE = exercise(
    agent_price,
    "The output of a network with one hidden layer",
    visible(
        "two inputs, two hidden units, an output below zero",
        np.array([3.0, 1.0]),
        np.array([[1.0, 2.0], [-1.0, 0.5]]),
        np.array([-2.0, 1.0]),
        np.array([10.0, 3.0]),
        -45.0,
        unchanged=True,
    ),
    visible("four inputs, three hidden units", draw=lambda rng: _network(rng, 4, 3)),
    visible("five homes at once, one a column", draw=lambda rng: _network(rng, 4, 3, 5)),
    hidden("another network", lambda rng: _network(rng, 3, 6), points=3, unchanged=True),
    hidden("many homes at once", lambda rng: _network(rng, 5, 4, 9), points=2),
    hidden("more inputs than units", lambda rng: _network(rng, 7, 2)),
)


@AGENT_PRICE.equivalent
def by_products(x, W, b, c, d):
    z = (W @ x).T + b
    return relu(z) @ c + d


@AGENT_PRICE.equivalent
def unit_by_unit(x, W, b, c, d):
    units = [
        relu(sum(w * value for w, value in zip(row, x, strict=True)) + bias)
        for row, bias in zip(W, b, strict=True)
    ]
    return sum(weight * unit for weight, unit in zip(c, units, strict=True)) + d


AGENT_PRICE.wrong("""
    relu(z) → z
        Nothing is cut off: each hidden unit is a straight line, and so is their sum. Where does the
        ReLU come in?
    z = b[j] → z = 0.0
        The hidden units' biases are missing.
    z = b[j] → z = 0.0
    z = z + W[j, i] * x[i] → z = z + W[j, i] * x[i] + b[j]
        The bias is added with every input. Each hidden unit has one bias: add it once.
    price = d → price, z = d, 0.0
    z = b[j] → z = z + b[j]
        The sum z goes on from the unit before. Each unit starts anew, from its own bias.
    W[j, i] → W[i, j]
        The first index of W is its row, the hidden unit; the second is the input.
    return price → return relu(price)
        There is a ReLU around the output. It belongs to the hidden units alone: the output may be
        negative.
    price = d → price = 0.0
        The output's own bias, d, is missing.
    z = z + W[j, i] * x[i] → z = W[j, i] * x[i]
        In each hidden unit only the last input counts: add each product to z.
    price = price + c[j] * relu(z) → price = c[j] * relu(z)
        Only the last hidden unit counts: add what each contributes.
    c[j] * relu(z) → relu(c[j] * z)
        The weight of the output multiplies what the unit *returns*, after its ReLU.
    c[j] * relu(z) → relu(z)
        Each hidden unit counts as much as any other. The output has a weight for each, c[j].
""")


@AGENT_PRICE.mistake(
    "The ReLU acts on each product. It belongs to the unit: add up all inputs first, then apply it."
)
def relu_of_each_product(x, W, b, c, d):
    price = d
    for j in range(len(c)):
        z = b[j]
        for i in range(len(x)):
            z = z + relu(W[j, i] * x[i])
        price = price + c[j] * relu(z)
    return price


@AGENT_PRICE.mistake(
    "Right for one home. `max` and `if` cannot decide for several homes at once, but `relu` can."
)
def with_the_plain_max(x, W, b, c, d):
    price = d
    for j in range(len(c)):
        z = b[j]
        for i in range(len(x)):
            z = z + W[j, i] * x[i]
        price = price + c[j] * max(0, z)
    return price


def _layers(rng, n):
    return (rng.integers(2, 40, n).tolist(),)


COUNT_PARAMETERS = exercise(
    count_parameters,
    "How many numbers a network has",
    visible("four inputs, three hidden units, one output", [4, 3, 1]),
    visible("two hidden layers", [5, 4, 3, 2]),
    hidden("no hidden layer", lambda rng: _layers(rng, 2)),
    hidden("one hidden layer", lambda rng: _layers(rng, 3)),
    hidden("many hidden layers", lambda rng: _layers(rng, rng.integers(5, 8)), points=2),
)


@COUNT_PARAMETERS.equivalent
def weights_then_biases(layers):
    weights = sum(a * b for a, b in zip(layers, layers[1:]))  # noqa: B905
    return weights + sum(layers[1:])


@COUNT_PARAMETERS.equivalent
def with_arrays(layers):
    units = np.array(layers)
    return int(np.sum(units[1:] * (units[:-1] + 1)))


COUNT_PARAMETERS.wrong("""
    (layers[k - 1] + 1) → layers[k - 1]
        These are the weights alone. Each unit has a bias, too.
    layers[k] * (layers[k - 1] + 1) → layers[k - 1] * (layers[k] + 1)
        You count a bias for each *input* of a layer. Biases belong to its units.
    layers[k] * (layers[k - 1] + 1) → layers[k] * layers[k - 1] + 1
        There is one bias for each layer here. Every unit has one of its own.
    total = total + layers[k] → total = layers[k]
        Only the last layer counts: add the layers up.
    total = 0 → total = layers[0]
        The inputs are not counted: they are numbers that come in, and nobody chooses them.
    range(1, len(layers)) → range(1, len(layers) - 1)
        The last layer is missing.
""")


@COUNT_PARAMETERS.mistake("Those are the units. Each has a weight for every unit before it.")
def units_only(layers):
    return sum(layers)

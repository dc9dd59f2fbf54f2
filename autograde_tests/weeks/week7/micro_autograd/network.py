"""Week 4's network, computed from values."""

import numpy as np

from course_utils.probes import graphs
from course_utils.reference import autograd
from course_utils.reference.autograd import Value, backward, softplus  # noqa: F401

from ....machinery.exercises import exercise, hidden, visible
from ...draws import bent_network

SMALL = {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.5]])}


COST_OF = exercise(
    autograd.cost_of,
    "The cost of week 4's network, and all its gradients",
    visible("one unit, one example", SMALL, np.array([[1.0], [3.0]]), np.array([[1.0]])),
    visible(
        "one unit, two examples", SMALL, np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[1.0, 0]])
    ),
    visible("a hidden layer", draw=lambda rng: bent_network(rng, [2, 2, 1], 2, digits=1)),
    hidden("one unit", lambda rng: bent_network(rng, [3, 1], 4)),
    hidden("one example of class 0", lambda rng: bent_network(rng, [2, 3, 1], 1)),
    hidden("a hidden layer, five examples", lambda rng: bent_network(rng, [3, 4, 1], 5), points=3),
    hidden("three layers", lambda rng: bent_network(rng, [2, 4, 3, 1], 3), points=3),
    probe=graphs.cost_and_gradients,
    uses=("Value", "backward", "softplus"),
)


@COST_OF.equivalent
def by_names(parameters, X, Y):
    L = len(parameters) // 2
    losses = []
    for x, y in zip(X.T, Y[0], strict=True):
        a = [Value(float(entry)) for entry in x]
        for layer in range(1, L + 1):
            z = list(parameters[f"b{layer}"])
            for j in range(len(z)):
                for k in range(len(a)):
                    z[j] = parameters[f"W{layer}"][j][k] * a[k] + z[j]
            a = z if layer == L else [unit.relu() for unit in z]
        losses.append((softplus(a[0]) + a[0] * (-float(y))) * (1 / len(X.T)))
    total = losses[0]
    for loss in losses[1:]:
        total = total + loss
    return total


@COST_OF.equivalent
def by_the_sign(parameters, X, Y):
    def weighed(weights, start, inputs):
        for k in range(len(inputs)):
            start = weights[k] * inputs[k] + start
        return start

    depth, cost = len(parameters) // 2, Value(0.0)
    for x, y in zip(X.T, Y[0], strict=True):
        now = list(map(Value, x))
        for below in range(depth):
            W, b = parameters["W" + str(below + 1)], parameters["b" + str(below + 1)]
            inputs = now if below == 0 else [entry.relu() for entry in now]
            now = [weighed(W[k], b[k], inputs) for k in range(len(b))]
        cost = cost + softplus(now[0] * (1 - 2 * y))
    return cost * (1 / Y.shape[1])


@COST_OF.equivalent
def numbers_on_the_left(parameters, X, Y):
    cost = 0.0
    for x, label in zip(X.T, Y.ravel(), strict=True):
        inputs = [float(entry) for entry in x]
        for number in range(1, 1 + len(parameters) // 2):
            W, b = parameters[f"W{number}"], parameters[f"b{number}"]
            outputs = [
                sum((x_k * w_k for w_k, x_k in zip(W[unit], inputs, strict=True)), 0.0) + b[unit]
                for unit in range(len(b))
            ]
            inputs = [output.relu() for output in outputs]
        logit = outputs[0]
        cost = cost + (softplus(logit) + (-label) * logit)
    return 1 / Y.size * cost


COST_OF.wrong("""
    return total * (1 / m) → return total
        That is the sum of the losses. The cost is their mean.
    z[0] * (-Y[0, i]) → z[0] * Y[0, i]
        The sign of y z is wrong: a large logit should cost little where the label is 1.
    + z[0] * (-Y[0, i]) → + Value(0.0)
        The label is not in your loss: y z is to be subtracted.
    z[0] * (-Y[0, i]) → z[0] * (Y[0, i] - 1)
        You subtract (1 - y) z: the classes have changed places.
    unit = bias → unit = Value(0.0)
        The biases are not in the sums.
    unit = unit + w * a_k → unit = bias + w * a_k
        Each input replaces the sum so far: only the last one counts.
    a = [unit.relu() for unit in z] → a = z
        The hidden layers have no ReLU.
    softplus(z[0]) → softplus(a[0])
        The last unit's ReLU is in your loss. The loss is computed from its logit z.
    a = [Value(x) for x in X[:, i]] → a = [Value(x) for x in X[:, 0]]
        Every example is the first column of X.
    unit = unit + w * a_k → unit = unit + w * a_k + bias
        The bias comes in once more with each input. It belongs into each unit's sum once.
    unit = bias → unit = Value(0.0)
    unit = unit + w * a_k → unit = unit + w * a_k + bias
        The bias is added for each input. It belongs behind the inner loop, or before it.
    softplus(z[0]) → softplus(z[0] * -1)
        log(1 + e⁻ᶻ) goes with + (1 - y) z. With - y z goes log(1 + eᶻ).
    total = total + softplus → total = softplus
        Only the last example counts. Is each loss added to those before it?
    softplus(z[0]) + z[0] * → softplus(a[0]) + a[0] *
        The last unit has a ReLU in your cost. Its loss is written with z itself.
""")


@COST_OF.mistake(
    "Each unit makes the list z anew, so only the last one of a layer is left. Make the list once, "
    "and append."
)
def one_unit_left(parameters, X, Y):
    L, m = len(parameters) // 2, X.shape[1]
    total = Value(0.0)
    for i in range(m):
        a = [Value(x) for x in X[:, i]]
        for layer in range(1, L + 1):
            for weights, bias in zip(parameters[f"W{layer}"], parameters[f"b{layer}"], strict=True):
                unit = bias
                for w, a_k in zip(weights, a, strict=False):
                    unit = unit + w * a_k
                z = [unit]
            a = [unit.relu() for unit in z]
        total = total + softplus(z[0]) + z[0] * (-Y[0, i])
    return total * (1 / m)

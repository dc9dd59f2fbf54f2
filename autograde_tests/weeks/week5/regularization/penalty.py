"""A price on large weights: L2."""

import numpy as np

from course_utils.reference import regularization

from ....machinery.exercises import exercise, hidden, questions, visible
from ... import draws
from .. import _three_layers as shared


def _penalised(n_x, n_1, n_2, m, lambd):
    """Return a draw of probabilities, labels and parameters."""
    return lambda rng: (
        rng.uniform(0.05, 0.95, size=(1, m)),
        draws.labels(rng, m),
        shared.draw_parameters(rng, n_x, n_1, n_2),
        lambd,
    )


_SMALL = {
    "W1": np.array([[1.0, -2.0], [0.5, 0.0]]),
    "b1": np.array([[3.0], [-1.0]]),
    "W2": np.array([[0.5, -1.0], [0.0, 1.5]]),
    "b2": np.array([[2.0], [1.0]]),
    "W3": np.array([[-1.2, 0.5]]),
    "b3": np.array([[-4.0]]),
}

COMPUTE_COST = exercise(
    regularization.compute_cost_with_regularization,
    "The cost with a price on large weights",
    visible(
        "three examples", np.array([[0.8, 0.3, 0.6]]), np.array([[1.0, 0.0, 0.0]]), _SMALL, 0.5
    ),
    visible(
        "one example, no penalty when lambd is 0",
        np.array([[0.6]]),
        np.array([[0]]),
        _SMALL,
        0.0,
        unchanged=True,
    ),
    hidden("many examples, wide layers", _penalised(5, 7, 4, 30, 0.7), points=2, unchanged=True),
    hidden("one example", _penalised(2, 3, 2, 1, 1.3)),
    hidden("one unit a layer", _penalised(1, 1, 1, 9, 2.0)),
    hidden("a strong penalty", _penalised(3, 20, 3, 12, 40.0)),
)


@COMPUTE_COST.equivalent
def by_norms(A3, Y, parameters, lambd):
    m = Y.shape[1]
    right = np.where(Y == 1, A3, 1 - A3)
    norms = [np.linalg.norm(parameters[name], "fro") for name in ("W1", "W2", "W3")]
    return np.mean(-np.log(right)) + lambd / m / 2 * np.dot(norms, norms)


@COMPUTE_COST.equivalent
def in_parts(A3, Y, parameters, lambd):
    m = Y.shape[1]
    logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    cross_entropy_cost = 1.0 / m * np.nansum(logprobs)
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    squares = np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))
    return np.squeeze(cross_entropy_cost + squares * lambd / (2 * m))


@COMPUTE_COST.equivalent
def in_a_loop(A3, Y, parameters, lambd):
    total = 0.0
    for i in range(Y.shape[1]):
        total -= np.log(A3[0, i]) if Y[0, i] == 1 else np.log(1 - A3[0, i])
    for name, value in parameters.items():
        if name.startswith("W"):
            total += lambd / 2 * (value * value).sum()
    return float(total / Y.shape[1])


COMPUTE_COST.wrong("""
    lambd * squares / (2 * m) → lambd * squares / 2
        The penalty is added m times too strongly: it is shared out over the examples, as the
        cross-entropy is.
    lambd * squares / (2 * m) → lambd * squares / m
        The 2 below the fraction bar is missing. It is there to cancel the 2 that the derivative of
        a square brings.
    lambd * squares / (2 * m) → lambd * squares / 2 * m
        `a / 2 * m` divides by 2 and then multiplies by m. What stands below the fraction bar needs
        brackets.
    parameters[f"W{layer}"] ** 2 → parameters[f"W{layer}"]
        The weights are not squared before they are added, so that positive and negative ones
        cancel.
    np.sum(parameters[f"W{layer}"] ** 2) → np.sum(abs(parameters[f"W{layer}"]))
        You added the absolute values of the weights. That is the L1 penalty; here the squares are
        asked for.
    np.sum(parameters[f"W{layer}"] ** 2) → np.linalg.norm(parameters[f"W{layer}"])
        You added the Frobenius norms. The penalty has their squares: there is no root.
    np.sum(parameters[f"W{layer}"] ** 2) →
    np.sum(parameters[f"W{layer}"] ** 2) + np.sum(parameters[f"b{layer}"] ** 2)
        The biases are in your penalty. Only the weights are.
    (1, 2, 3) → (1, 2)
        The weights of one layer are missing from the penalty. There are three layers.
    cross_entropy + lambd → cross_entropy - lambd
        Large weights make your cost lower. The penalty is a price: it is added.
    cross_entropy + lambd → lambd
        Only the penalty comes back. The cross-entropy belongs to the cost too.
    lambd * squares → squares
        Your cost does not depend on `lambd`. It is the strength of the penalty.
    np.sum(parameters[f"W{layer}"] ** 2) → np.mean(parameters[f"W{layer}"] ** 2)
        The mean of the squares is not the sum: a large layer would pay no more than a small one.
    (1, 2, 3) → (3,)
        Only the weights of the last layer are in the penalty. Is each sum added to those before it?
    (1, 2, 3) → (1, 2, 2)
        W2 counts twice, and W3 is missing: a term that was copied.
    np.sum(parameters[f"W{layer}"] ** 2) → np.sum(parameters[f"W{layer}"]) ** 2
        Your penalty is the square of a sum, in which weights of opposite sign cancel. Square each
        weight first.
""")


def _without_masks(passed, lambd):
    X, Y, cache = passed
    return X, Y, cache[:1] + cache[2:6] + cache[7:], lambd


def _plain(n_x, n_1, n_2, m, lambd):
    """Return a draw of X, Y and the cache of a forward pass without dropout."""
    return lambda rng: _without_masks(shared.cached(rng, n_x, n_1, n_2, m), lambd)


def _bent(n_x, n_1, n_2, m, lambd):
    """Return a draw like `_plain` in which ReLU cuts something off in both layers."""
    return lambda rng: _without_masks(shared.cut_off(rng, n_x, n_1, n_2, m), lambd)


BACKWARD_L2 = exercise(
    regularization.backward_propagation_with_regularization,
    "The gradients of the penalised cost",
    visible("two features, three examples", draw=_bent(2, 3, 2, 3, 0.6), unchanged=True),
    visible("one example, no penalty when lambd is 0", draw=_plain(2, 2, 2, 1, 0.0)),
    hidden("wide layers, many examples", _plain(4, 9, 6, 25, 0.7), points=2, unchanged=True),
    hidden("one example", _plain(3, 12, 12, 1, 2.0)),
    hidden("one unit a layer", lambda rng: _without_masks(shared.thin(rng, 12), 1.5)),
    hidden("more features than examples", _plain(12, 5, 3, 4, 0.9)),
    hidden("a strong penalty", _plain(2, 20, 3, 10, 40.0)),
)


@BACKWARD_L2.equivalent
def layer_by_layer(X, Y, cache, lambd):
    before, weights = (X, cache[1], cache[5]), (X, *cache[2::4])
    m, grads = Y.shape[1], {}
    dZ = cache[9] - Y
    for layer in (3, 2, 1):
        grads[f"dZ{layer}"] = dZ
        grads[f"dW{layer}"] = 1 / m * dZ @ before[layer - 1].T + lambd / m * weights[layer]
        grads[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
        dA = weights[layer].T @ dZ
        dZ = np.where(before[layer - 1] > 0, dA, 0)
    return grads


@BACKWARD_L2.equivalent
def as_often_written(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T) + (lambd * W3) / m
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) + (lambd * W2) / m
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T) + (lambd * W1) / m
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    grads = {"dZ3": dZ3, "dA2": dA2, "dZ2": dZ2, "dA1": dA1, "dZ1": dZ1}
    return grads | {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


BACKWARD_L2.wrong("""
    (dZ3 @ A2.T + lambd * W3) / m → dZ3 @ A2.T / m + lambd * W3
    (dZ2 @ A1.T + lambd * W2) / m → dZ2 @ A1.T / m + lambd * W2
    (dZ1 @ X.T + lambd * W1) / m → dZ1 @ X.T / m + lambd * W1
        The penalty's part of the gradient is not divided by m: look at the cost, where the penalty
        is.
    lambd * W3 → lambd * W3 / 2
    lambd * W2 → lambd * W2 / 2
    lambd * W1 → lambd * W1 / 2
        The penalty's part of your gradient is half of what it should be. What does the derivative
        of a square do to the 2 below the fraction bar?
    + lambd * W3 → - lambd * W3
    + lambd * W2 → - lambd * W2
    + lambd * W1 → - lambd * W1
        The penalty's part is taken away. It points from zero outwards like the weight itself, and
        the update takes it away later.
    + lambd * W3 →
    + lambd * W2 →
    + lambd * W1 →
        These are the gradients without the penalty: `lambd` changes nothing.
    + lambd * W2 →
    + lambd * W1 →
        The penalty reaches one layer only. Each layer's weights are in the cost.
    lambd * W3 → lambd * np.sign(W3)
    lambd * W2 → lambd * np.sign(W2)
    lambd * W1 → lambd * np.sign(W1)
        Your penalty's part has the sign of the weight but not its size. That is the L1 penalty's;
        the derivative of a square is in proportion to the weight.
    np.sum(dZ3, axis=1, keepdims=True) → (np.sum(dZ3, axis=1, keepdims=True) + lambd * b3)
    np.sum(dZ2, axis=1, keepdims=True) → (np.sum(dZ2, axis=1, keepdims=True) + lambd * b2)
    np.sum(dZ1, axis=1, keepdims=True) → (np.sum(dZ1, axis=1, keepdims=True) + lambd * b1)
        The bias gradients have a penalty in them. The biases pay none.
    dZ3 * (Z2 > 0) → dZ3
    dZ2 * (Z1 > 0) → dZ2
        On the way back through ReLU the error must stop where the unit was off. Nothing stops it in
        yours.
    dZ3 @ A2.T → dZ3 @ A3.T
        dW3 is computed with the activations of layer 3. A layer's weights multiply what comes in,
        from the layer before.
    (dZ3 @ A2.T + lambd * W3) / m → dZ3 @ A2.T + lambd * W3
    (dZ2 @ A1.T + lambd * W2) / m → dZ2 @ A1.T + lambd * W2
    (dZ1 @ X.T + lambd * W1) / m → dZ1 @ X.T + lambd * W1
    np.sum(dZ3, axis=1, keepdims=True) / m → np.sum(dZ3, axis=1, keepdims=True)
    np.sum(dZ2, axis=1, keepdims=True) / m → np.sum(dZ2, axis=1, keepdims=True)
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=1, keepdims=True)
        The gradients are sums over the examples. The cost is a mean.
    dZ3 = A3 - Y → dZ3 = Y - A3
        The error of the last layer has the wrong sign: it is prediction minus label.
    dZ3 = A3 - Y → dZ3 = A3; dZ3 -= Y
        `-=` writes into the cache, and the caller may still need what was there. Make a new array.
    + lambd * W1 →
        The penalty is missing in dW1. It reaches every layer's weights.
    W3.T @ dZ3 * (Z2 > 0) → W3.T @ dZ3 * A2 * (1 - A2)
    W2.T @ dZ2 * (Z1 > 0) → W2.T @ dZ2 * A1 * (1 - A1)
        The hidden layers have the slope of the sigmoid. They are ReLU layers.
""")

SHRINKING = exercise(
    {
        "squared Frobenius norm": 25.0,
        "price of doubling": 4.0,
        "decay factor": 0.999,
        "updates to half": 693.0,
        "L1 gradient": -0.7 / 210,
        "updates to zero under L1": 50.0,
        "left under L2": 0.04756,
    },
    "What the two penalties do to one weight, by hand",
    *questions("squared Frobenius norm", rtol=0.01),
    *questions("decay factor", rtol=1e-05),
    *questions("L1 gradient", rtol=0.0101),
    *questions("price of doubling", "updates to half", is_hidden=True, rtol=0.01),
    *questions("updates to zero under L1", is_hidden=True, rtol=0.021),
    *questions("left under L2", is_hidden=True, rtol=0.01),
    name="shrinking",
    reasons={
        "squared Frobenius norm": "The squares are 1, 4, 4 and 16. The penalty has the square "
        "of the norm, so no root is taken.",
        "decay factor": "An update takes αλ / m = 0.3 · 0.7 / 210 = 0.001 of the weight away, "
        "and 0.999 of it is left.",
        "L1 gradient": "The penalty is λ / m times the absolute value, whose slope at -0.4 is "
        "-1: -0.7 / 210. Only the sign of the weight counts.",
        "price of doubling": "The penalty is made of squares, and twice a weight has four "
        "times its square.",
        "updates to half": "The power of 0.999 that is one half is ln 0.5 / ln 0.999 = 692.8. "
        "It takes as long from 2 to 1 as from 0.02 to 0.01.",
        "updates to zero under L1": "L1 takes αλ / m = 0.001 away in each update, whatever the "
        "weight is: 0.05 lasts for 50.",
        "left under L2": "0.05 · 0.999**50 = 0.0476: L2 has hardly touched the small weight "
        "that L1 has brought to zero.",
    },
)

SHRINKING.equivalent(
    {
        "squared Frobenius norm": 25,
        "price of doubling": 4,
        "updates to half": np.log(2) / 0.001,
        "L1 gradient": -1 / 300,
        "updates to zero under L1": 49,
        "left under L2": 0.05 * 0.999**50,
    }
)
SHRINKING.equivalent(
    {
        "squared Frobenius norm": np.float64(25),
        "price of doubling": 2**2,
        "updates to half": np.log(0.5) / np.log(0.999),
        "L1 gradient": -0.0033,
        "updates to zero under L1": 50,
        "left under L2": 0.048,
        "note": "extra keys do no harm",
    }
)

SHRINKING.wrong("""
    squared Frobenius norm → 5.0
        That is the norm itself. The penalty has its square, without the root.
    squared Frobenius norm → 9.0
        You added the entries, or their absolute values. The Frobenius norm squares them.
    price of doubling → 2.0
        Twice the weight is not twice the penalty: what does the square do to the 2?
    decay factor → 0.79
        You left out m. The penalty is divided by the number of examples.
    decay factor → 0.9995
        You kept the 2 of the cost. The derivative of the square has cancelled it.
    decay factor → 0.99667
        You left out the learning rate: the step is the gradient times it.
    decay factor → 1.001
        A factor above 1 makes the weight grow. The penalty must make it shrink.
    updates to half → 500.0
        Each update takes a thousandth of what is left, not of the start. How often must you
        multiply by the factor to reach one half?
    L1 gradient → 0.7 / 210
        The slope of |w| is +1 on one side of zero and -1 on the other. On which side is w?
    L1 gradient → -0.4 * 0.7 / 210
        Under L1 the size of the weight does not matter, only its sign.
    updates to zero under L1 → 693.0
        Under L1 each update takes away the same amount. How many such steps fit into 0.05?
    left under L2 → 0.0
        L2 takes away a share of the weight, not a fixed amount, so it is not gone yet.
""")

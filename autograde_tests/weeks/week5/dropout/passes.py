"""Units that cannot be relied on: dropout."""

import numpy as np

from course_utils.reference import regularization
from course_utils.reference.activations import relu, sigmoid

from ....machinery.calling import Calls
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible
from .. import _three_layers as shared

_PARTS = ("Z1", "D1", "A1", "W1", "b1", "Z2", "D2", "A2", "W2", "b2", "Z3", "A3", "W3", "b3")


def _same(left, right):
    return np.allclose(left, right, rtol=1e-6, atol=1e-10)


def _judge_pass(arguments, value):
    """Say what is wrong with a forward pass whose masks are its own."""
    X, parameters, keep_prob = (*arguments, 0.5)[:3]
    if not isinstance(value, list | tuple) or len(value) != 2:
        return f"the result is {describe(value)}, expected two things: A3 and the cache."
    A3, cache = value
    if not isinstance(cache, list | tuple) or len(cache) != len(_PARTS):
        return (
            f"the cache is {describe(cache)}, expected these {len(_PARTS)} parts: "
            f"{', '.join(_PARTS)}."
        )
    found = dict(zip(_PARTS, map(np.asarray, cache), strict=True))
    return (
        _fault_of_shapes(A3, found, parameters, X.shape[1])
        or _fault_of_layers(X, A3, found, parameters, keep_prob)
        or _fault_of_masks(found, keep_prob)
    )


def _fault_of_shapes(A3, found, parameters, m):
    for name, array in found.items():
        units = len(parameters[f"b{name[1]}"])
        shape = np.shape(parameters[name]) if name[0] in "Wb" else (units, m)
        if array.shape != shape:
            return f"{name} in the cache has shape {array.shape}, expected {shape}."
    if np.shape(A3) != found["A3"].shape:
        return f"A3 has shape {np.shape(A3)}, expected {found['A3'].shape}."
    return None


def _fault_of_layers(X, A3, found, parameters, keep_prob):
    A = X
    for layer in (1, 2, 3):
        W, b, Z = (found[f"{kind}{layer}"] for kind in "WbZ")
        if not (_same(W, parameters[f"W{layer}"]) and _same(b, parameters[f"b{layer}"])):
            return f"W{layer} and b{layer} in the cache are not the parameters of layer {layer}."
        if not _same(Z, W @ A + b):
            return f"Z{layer} in the cache is not W{layer} times the layer's input, plus b{layer}."
        A = found[f"A{layer}"]
        if layer < 3:
            D = found[f"D{layer}"].astype(float)
            if not np.isin(D, (0, 1)).all():
                return f"D{layer} must hold 0 and 1, or False and True, and nothing else."
            fault = _fault_of_activations(A, relu(Z), D, keep_prob, layer)
            if fault:
                return fault
    if not _same(A, sigmoid(found["Z3"])) or not _same(A, A3):
        return "A3 must be the sigmoid of Z3, with no unit dropped."
    return None


def _fault_of_activations(A, on, D, keep_prob, layer):
    if _same(A, on * D / keep_prob):
        return None
    if _same(A, on * D):
        return f"A{layer} has dropped units at 0, but the others are not scaled."
    if _same(A, on) or _same(A, on / keep_prob):
        return f"A{layer} in the cache has no unit dropped: D{layer} was not applied."
    if _same(A, on * D * keep_prob):
        return f"the kept units of A{layer} are smaller than without dropout."
    return (
        f"A{layer} in the cache is not ReLU of Z{layer}, with the dropped units at 0 and the "
        "others divided by keep_prob."
    )


def _fault_of_masks(found, keep_prob):
    masks = [found["D1"].astype(float), found["D2"].astype(float)]
    for layer, D in enumerate(masks, start=1):
        units, m = D.shape
        if keep_prob < 1 and m > 100 and (D == D[:, :1]).all():
            return f"D{layer} drops the same units in every example."
        if keep_prob < 1 and min(units, m) >= 20 and (D == D[:1]).all():
            return f"D{layer} keeps or drops all units of an example together."
        # six standard errors: one right answer in a billion fails
        margin = 6 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)
        if abs(D.mean() - keep_prob) > margin:
            if abs(1 - D.mean() - keep_prob) <= margin:
                return f"D{layer} drops the share of units that it should keep."
            side = "above" if D.mean() > keep_prob else "below"
            return f"the share of units that D{layer} keeps is far {side} keep_prob."
    alike = keep_prob < 1 and masks[0].size >= 400 and np.array_equal(*masks)
    return "D1 and D2 are the same mask." if alike else None


def _judge_two_passes(arguments, values):
    """Say what is wrong with two passes over the same examples."""
    for given, value in zip(arguments, values, strict=True):
        fault = _judge_pass(given, value)
        if fault:
            return fault
    (_, first), (_, second) = values
    for name in ("D1", "D2"):
        place = _PARTS.index(name)
        if np.array_equal(first[place], second[place]):
            return f"two calls have the same {name}: the masks are not drawn anew."
    return None


def _network(n_x, n_1, n_2, m, *keep_prob):
    """Return a draw of examples and parameters."""
    return lambda rng: (
        rng.normal(size=(n_x, m)),
        shared.draw_parameters(rng, n_x, n_1, n_2),
        *keep_prob,
    )


FORWARD_DROPOUT = exercise(
    regularization.forward_propagation_with_dropout,
    "A forward pass that drops units",
    visible("keep_prob 1 drops nothing", draw=_network(2, 3, 2, 40, 1.0), judge=_judge_pass),
    visible(
        "keep_prob 0.8, many examples",
        draw=_network(2, 3, 3, 400, 0.8),
        judge=_judge_pass,
        unchanged=True,
    ),
    visible("the default, one half", draw=_network(2, 3, 3, 400), judge=_judge_pass),
    visible(
        "two calls, two draws",
        draw=lambda rng: Calls([_network(2, 3, 3, 400, 0.8)(rng)] * 2),
        judge=_judge_two_passes,
    ),
    hidden("the default, more units", _network(3, 25, 30, 200), judge=_judge_pass),
    hidden("few are kept", _network(4, 30, 30, 150, 0.25), judge=_judge_pass, unchanged=True),
    hidden("one example", _network(5, 30, 30, 1, 0.6), judge=_judge_pass),
    hidden(
        "one unit a layer", lambda rng: (*shared.thin_network(rng, 500), 0.8), judge=_judge_pass
    ),
)


@FORWARD_DROPOUT.equivalent
def with_global_state(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.maximum(0, Z1)
    D1 = np.random.rand(A1.shape[0], A1.shape[1])  # noqa: NPY002
    D1 = (D1 < keep_prob).astype(int)
    A1 = A1 * D1
    A1 = A1 / keep_prob
    Z2 = np.dot(W2, A1) + b2
    A2 = np.maximum(0, Z2)
    D2 = np.random.rand(*A2.shape)  # noqa: NPY002
    D2 = (D2 < keep_prob).astype(int)
    A2 = A2 * D2
    A2 = A2 / keep_prob
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


@FORWARD_DROPOUT.equivalent
def in_a_loop(X, parameters, keep_prob=0.5):
    rng = np.random.default_rng()
    A, cache = X, []
    for layer in (1, 2, 3):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = W @ A + b
        if layer == 3:
            A = 1 / (1 + np.exp(-Z))
            cache += [Z, A, W, b]
        else:
            D = rng.uniform(size=Z.shape) <= keep_prob
            A = np.where(D, np.maximum(Z, 0) / keep_prob, 0)
            cache += [Z, D, A, W, b]
    return [A, cache]


@FORWARD_DROPOUT.equivalent
def by_binomial(X, parameters, keep_prob=0.5):
    rng = np.random.default_rng()
    Z1 = parameters["W1"] @ X + parameters["b1"]
    D1 = rng.binomial(1, keep_prob, size=Z1.shape)
    A1 = relu(Z1)
    A1 *= D1
    A1 /= keep_prob
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    D2 = rng.binomial(1, keep_prob, size=Z2.shape).astype(float)
    A2 = relu(Z2 * D2) / keep_prob
    Z3 = parameters["W3"] @ A2 + parameters["b3"]
    A3 = sigmoid(Z3)
    first = (Z1, D1, A1, parameters["W1"], parameters["b1"])
    second = (Z2, D2, A2, parameters["W2"], parameters["b2"])
    return A3, (*first, *second, Z3, A3, parameters["W3"], parameters["b3"])


FORWARD_DROPOUT.wrong("""
    D1 / keep_prob → D1
    D2 / keep_prob → D2
        The first hidden layer drops units but does not make up for them, and perhaps the second
        neither. What share of the signal is left, and what must the kept units be divided by so
        that its expectation stays?
    D1 / keep_prob → D1 * keep_prob
    D2 / keep_prob → D2 * keep_prob
        You multiply by keep_prob where you should divide: the signal, which has lost units already,
        becomes smaller still.
    rng.random(Z1.shape) < keep_prob → rng.random(Z1.shape) > keep_prob
    rng.random(Z2.shape) < keep_prob → rng.random(Z2.shape) > keep_prob
        Your masks keep what should be dropped: with keep_prob 0.8, four units in five stay. Which
        comparison is true with probability 0.8?
    relu(Z1) * D1 → relu(Z1)
    relu(Z2) * D2 → relu(Z2)
        The activations of the first hidden layer are not multiplied by its mask, which is drawn and
        kept in the cache. Look at the second layer, too.
    rng.random(Z1.shape) → rng.standard_normal(Z1.shape)
    rng.random(Z2.shape) → rng.standard_normal(Z2.shape)
        Normal numbers are below keep_prob with another probability. Which numbers lie evenly
        between 0 and 1?
    rng.random(Z1.shape) < keep_prob → rng.random(Z1.shape) < 0.5
    rng.random(Z2.shape) < keep_prob → rng.random(Z2.shape) < 0.5
        The probability is fixed in your code. Use the argument.
    rng.random(Z1.shape) < keep_prob →
    np.repeat(rng.random((len(Z1), 1)) < keep_prob, Z1.shape[1], 1)
    rng.random(Z2.shape) < keep_prob →
    np.repeat(rng.random((len(Z2), 1)) < keep_prob, Z2.shape[1], 1)
        One column of random numbers serves all examples. Each example needs a draw of its own for
        every unit.
    np.random.default_rng(rng) → np.random.default_rng(1)
        Every call of your function draws the same masks, so the same units are missing in each
        iteration. Is a seed fixed inside the function?
    relu(Z2) * D2 / keep_prob → relu(Z2)
        The second hidden layer drops nothing. Both hidden layers have a mask.
    sigmoid(Z3) → sigmoid(Z3) / keep_prob * (rng.random(Z3.shape) < keep_prob)
        The output is dropped too. Only the hidden layers have masks: a probability of 0 is no
        answer.
    sigmoid(Z3) → relu(Z3)
        The last layer has ReLU. A probability comes from the sigmoid.
    D1, A1, W1, b1, Z2, D2 → A1, W1, b1, Z2
        The masks are missing from the cache. The way back needs the same ones.
    rng.random(Z1.shape) < keep_prob → rng.random(Z1.shape)
    rng.random(Z2.shape) < keep_prob → rng.random(Z2.shape)
    relu(Z1) * D1 → relu(Z1) * (D1 < keep_prob)
    relu(Z2) * D2 → relu(Z2) * (D2 < keep_prob)
        The cache holds the random numbers, not the masks made of them.
    D2 / keep_prob → D2
        The second hidden layer drops units and does not make up for them. Both layers divide by
        keep_prob.
""")


def _passed(n_x, n_1, n_2, m, keep_prob, whole=False):
    """Return a draw of X, Y and the cache of a forward pass; `whole` as in `shared.cached`."""
    return lambda rng: (*shared.cached(rng, n_x, n_1, n_2, m, keep_prob, whole), keep_prob)


BACKWARD_DROPOUT = exercise(
    regularization.backward_propagation_with_dropout,
    "The way back through the units that were kept",
    visible(
        "two units a layer, four examples",
        draw=lambda rng: (*shared.cut_off(rng, 2, 2, 2, 4, 0.6), 0.6),
        unchanged=True,
    ),
    visible("one example, nothing was dropped", draw=_passed(2, 3, 2, 1, 1.0, whole=True)),
    hidden("wide layers, many examples", _passed(4, 12, 9, 25, 0.8), points=2, unchanged=True),
    hidden("masks of 0 and 1", _passed(3, 9, 8, 20, 0.4, whole=True)),
    hidden("one example", _passed(3, 30, 30, 1, 0.5)),
    hidden("one unit a layer", lambda rng: (*shared.thin(rng, 200, 0.6), 0.6)),
    hidden("more features than examples", _passed(15, 10, 9, 6, 0.5)),
)


@BACKWARD_DROPOUT.equivalent
def as_often_written(X, Y, cache, keep_prob):
    m = X.shape[1]
    (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dA2 = dA2 * D2
    dA2 = dA2 / keep_prob
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dA1 = dA1 * D1
    dA1 = dA1 / keep_prob
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    grads = {"dZ3": dZ3, "dA2": dA2, "dZ2": dZ2, "dA1": dA1, "dZ1": dZ1}
    return grads | {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


@BACKWARD_DROPOUT.equivalent
def without_masks(X, Y, cache, keep_prob):
    # a unit that was dropped has A = 0, so A > 0 says both: kept, and on
    Z1, _, A1, W1, _, Z2, _, A2, W2, _, Z3, A3, W3, _ = cache
    layers, grads, dZ = {1: (X, W1), 2: (A1, W2), 3: (A2, W3)}, {}, A3 - Y
    for layer in (3, 2, 1):
        A_prev, W = layers[layer]
        grads[f"dW{layer}"] = dZ @ A_prev.T / X.shape[1]
        grads[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
        dZ = W.T @ dZ * (A_prev > 0) / keep_prob
    return grads


BACKWARD_DROPOUT.wrong("""
    dZ3 * D2 → dZ3
    dZ2 * D1 → dZ2
        Errors flow back into units that were dropped. A unit that did not take part gets no share
        of the blame: which arrays of the cache know who took part?
    * D2 / keep_prob → * D2
    * D1 / keep_prob → * D1
        The kept units were divided by keep_prob on the way forward. That factor belongs to their
        derivative too.
    * D1 / keep_prob → * D1
        One of your two steps back divides by keep_prob, the other does not. Both layers were
        divided on the way forward.
    * D2 / keep_prob → * D2 * keep_prob
    * D1 / keep_prob → * D1 * keep_prob
        You multiply by keep_prob. On the way forward the kept units were divided by it, and the
        derivative of a / p with respect to a is 1 / p.
    dZ3 * D2 → dZ3
        The mask of layer 2 is missing on the way back.
    dZ2 * D1 → dZ2
        The mask of layer 1 is missing on the way back.
    dZ3 * D2 / keep_prob → dZ3
    dZ2 * D1 / keep_prob → dZ2
        There is neither mask nor factor on your way back: these are the gradients of a pass without
        dropout.
    dZ3 * D2 → dZ3 * (1 - D2)
    dZ2 * D1 → dZ2 * (1 - D1)
        You kept the errors of exactly those units that were dropped.
    dA2 * (Z2 > 0) → dA2
    dA1 * (Z1 > 0) → dA1
        A unit that ReLU had switched off passes nothing back, dropped or not. That factor is
        missing.
    dZ3 @ A2.T / m → dZ3 @ A2.T
    dZ2 @ A1.T / m → dZ2 @ A1.T
    dZ1 @ X.T / m → dZ1 @ X.T
    np.sum(dZ3, axis=1, keepdims=True) / m → np.sum(dZ3, axis=1, keepdims=True)
    np.sum(dZ2, axis=1, keepdims=True) / m → np.sum(dZ2, axis=1, keepdims=True)
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=1, keepdims=True)
        The gradients are sums over the examples. The cost is a mean.
    dZ3 = A3 - Y → dZ3 = Y - A3
        The error of the last layer has the wrong sign: it is prediction minus label.
    dZ3 @ A2.T / m → dZ3 @ A2.T / m / keep_prob
        The division by keep_prob reaches your first step back, dW3. A2 in the cache is divided
        already.
""")

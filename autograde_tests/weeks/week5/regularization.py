"""Exercises of the notebook week5/regularization."""

import numpy as np

from course_utils.reference import regularization
from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.regularization import rotate

from ...machinery.calling import Calls
from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _parameters(rng, n_x, n_1, n_2):
    """Draw weights and biases of three layers that leave about half of the ReLU units on."""
    dims = (n_x, n_1, n_2, 1)
    parameters = {}
    for layer in (1, 2, 3):
        n_in, n_out = dims[layer - 1], dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = 0.3 * rng.normal(size=(n_out, 1))
    return parameters


def _labels(rng, m):
    return rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)


def _probabilities(rng, m):
    return rng.uniform(0.05, 0.95, size=(1, m))


def _penalised(rng, n_x, n_1, n_2, m, lambd):
    return _probabilities(rng, m), _labels(rng, m), _parameters(rng, n_x, n_1, n_2), lambd


def _cached(rng, n_x, n_1, n_2, m, keep_prob=1.0, whole=False):
    """Draw X, Y and the cache of a forward pass; `whole` gives the masks as 0 and 1."""
    X, parameters = rng.normal(size=(n_x, m)), _parameters(rng, n_x, n_1, n_2)
    for layer in (1, 2):
        # some unit is on in some example, or there would be no gradient to compare
        parameters[f"b{layer}"] += 0.5
    _, cache = regularization.forward_propagation_with_dropout(X, parameters, keep_prob, rng)
    if whole:
        cache = tuple(1 * part if part.dtype == bool else part for part in cache)
    return X, _labels(rng, m), cache


def _thin_network(rng, m):
    """Draw X and parameters with one unit a layer, each of them on in some examples only."""
    X = rng.permutation(np.linspace(-2, 2, m)).reshape(1, m)
    weights, biases = (1.4, 1.1, -0.8), (0.5, -0.9, 0.2)
    parameters = {}
    for layer in (1, 2, 3):
        parameters[f"W{layer}"] = np.array([[weights[layer - 1] * rng.uniform(0.9, 1.1)]])
        parameters[f"b{layer}"] = np.array([[biases[layer - 1] * rng.uniform(0.9, 1.1)]])
    return X, parameters


def _thin(rng, m, keep_prob=1.0):
    X, parameters = _thin_network(rng, m)
    _, cache = regularization.forward_propagation_with_dropout(X, parameters, keep_prob, rng)
    return X, _labels(rng, m), cache


def _without_masks(passed, lambd):
    X, Y, cache = passed
    return X, Y, cache[:1] + cache[2:6] + cache[7:], lambd


def _plain_cache(rng, n_x, n_1, n_2, m, lambd):
    return _without_masks(_cached(rng, n_x, n_1, n_2, m), lambd)


# compute_cost_with_regularization


def _cost_by_norms(A3, Y, parameters, lambd):
    m = Y.shape[1]
    right = np.where(Y == 1, A3, 1 - A3)
    norms = [np.linalg.norm(parameters[name], "fro") for name in ("W1", "W2", "W3")]
    return np.mean(-np.log(right)) + lambd / m / 2 * np.dot(norms, norms)


def _cost_in_parts(A3, Y, parameters, lambd):
    m = Y.shape[1]
    logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    cross_entropy_cost = 1.0 / m * np.nansum(logprobs)
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    squares = np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))
    return np.squeeze(cross_entropy_cost + squares * lambd / (2 * m))


def _cost_in_a_loop(A3, Y, parameters, lambd):
    total = 0.0
    for i in range(Y.shape[1]):
        total -= np.log(A3[0, i]) if Y[0, i] == 1 else np.log(1 - A3[0, i])
    for name, value in parameters.items():
        if name.startswith("W"):
            total += lambd / 2 * (value * value).sum()
    return float(total / Y.shape[1])


_SMALL = {
    "W1": np.array([[1.0, -2.0], [0.5, 0.0]]),
    "b1": np.array([[3.0], [-1.0]]),
    "W2": np.array([[0.5, -1.0]]),
    "b2": np.array([[2.0]]),
    "W3": np.array([[-1.2]]),
    "b3": np.array([[-4.0]]),
}

COMPUTE_COST = Exercise(
    name="compute_cost_with_regularization",
    title="The cost with a price on large weights",
    reference=regularization.compute_cost_with_regularization,
    cases=(
        visible(
            "three examples",
            np.array([[0.8, 0.3, 0.6]]),
            np.array([[1.0, 0.0, 0.0]]),
            _SMALL,
            0.5,
        ),
        visible(
            "no penalty when lambd is 0", np.array([[0.6, 0.9]]), np.array([[0, 1]]), _SMALL, 0.0
        ),
        hidden(
            "many examples, wide layers",
            lambda rng: _penalised(rng, 5, 7, 4, 30, 0.7),
            points=2,
            unchanged=True,
        ),
        hidden("one example", lambda rng: _penalised(rng, 2, 3, 2, 1, 1.3)),
        hidden("one unit a layer", lambda rng: _penalised(rng, 1, 1, 1, 9, 2.0)),
        hidden("a strong penalty", lambda rng: _penalised(rng, 3, 20, 3, 12, 40.0)),
    ),
    mistakes=(
        Mistake(
            "The penalty is added m times too strongly: it is shared out over the examples, as "
            "the cross-entropy is.",
            replace={"lambd * squares / (2 * m)": "lambd * squares / 2"},
        ),
        Mistake(
            "The 2 below the fraction bar is missing. It is there to cancel the 2 that the "
            "derivative of a square brings.",
            replace={"lambd * squares / (2 * m)": "lambd * squares / m"},
        ),
        Mistake(
            "`a / 2 * m` divides by 2 and then multiplies by m. What stands below the fraction "
            "bar needs brackets.",
            replace={"lambd * squares / (2 * m)": "lambd * squares / 2 * m"},
        ),
        Mistake(
            "The weights are not squared before they are added, so that positive and negative "
            "ones cancel.",
            replace={'parameters[f"W{layer}"] ** 2': 'parameters[f"W{layer}"]'},
        ),
        Mistake(
            "You added the absolute values of the weights. That is the L1 penalty; here the "
            "squares are asked for.",
            replace={
                'np.sum(parameters[f"W{layer}"] ** 2)': 'np.sum(abs(parameters[f"W{layer}"]))'
            },
        ),
        Mistake(
            "You added the Frobenius norms. The penalty has their squares: there is no root.",
            replace={
                'np.sum(parameters[f"W{layer}"] ** 2)': 'np.linalg.norm(parameters[f"W{layer}"])'
            },
        ),
        Mistake(
            "The biases are in your penalty. Only the weights are.",
            replace={
                'np.sum(parameters[f"W{layer}"] ** 2)': (
                    'np.sum(parameters[f"W{layer}"] ** 2) + np.sum(parameters[f"b{layer}"] ** 2)'
                )
            },
        ),
        Mistake(
            "The weights of one layer are missing from the penalty. There are three layers.",
            replace={"(1, 2, 3)": "(1, 2)"},
        ),
        Mistake(
            "Large weights make your cost lower. The penalty is a price: it is added.",
            replace={"cross_entropy + lambd": "cross_entropy - lambd"},
        ),
        Mistake(
            "Only the penalty comes back. The cross-entropy belongs to the cost too.",
            replace={"return cross_entropy + lambd": "return lambd"},
        ),
        Mistake(
            "Your cost does not depend on `lambd`. It is the strength of the penalty.",
            replace={"lambd * squares": "squares"},
        ),
        Mistake(
            "The mean of the squares is not the sum: a large layer would pay no more than a small "
            "one.",
            replace={
                'np.sum(parameters[f"W{layer}"] ** 2)': 'np.mean(parameters[f"W{layer}"] ** 2)'
            },
        ),
    ),
    equivalents=(_cost_by_norms, _cost_in_parts, _cost_in_a_loop),
)


# backward_propagation_with_regularization


def _backward_layer_by_layer(X, Y, cache, lambd):
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


def _backward_as_often_written(X, Y, cache, lambd):
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
    return {
        "dZ3": dZ3,
        "dW3": dW3,
        "db3": db3,
        "dA2": dA2,
        "dZ2": dZ2,
        "dW2": dW2,
        "db2": db2,
        "dA1": dA1,
        "dZ1": dZ1,
        "dW1": dW1,
        "db1": db1,
    }


def _backward_overwriting_the_cache(X, Y, cache, lambd):
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    A3 -= Y
    dW3 = (A3 @ A2.T + lambd * W3) / m
    db3 = np.sum(A3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ A3 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


BACKWARD_L2 = Exercise(
    name="backward_propagation_with_regularization",
    title="The gradients of the penalised cost",
    reference=regularization.backward_propagation_with_regularization,
    cases=(
        visible(
            "two features, three examples",
            draw=lambda rng: _plain_cache(rng, 2, 3, 2, 3, 0.6),
            unchanged=True,
        ),
        visible("no penalty when lambd is 0", draw=lambda rng: _plain_cache(rng, 2, 2, 2, 2, 0.0)),
        hidden(
            "wide layers, many examples",
            lambda rng: _plain_cache(rng, 4, 9, 6, 25, 0.7),
            points=2,
            unchanged=True,
        ),
        hidden("one example", lambda rng: _plain_cache(rng, 3, 12, 12, 1, 2.0)),
        hidden("one unit a layer", lambda rng: _without_masks(_thin(rng, 12), 1.5)),
        hidden("more features than examples", lambda rng: _plain_cache(rng, 12, 5, 3, 4, 0.9)),
        hidden("a strong penalty", lambda rng: _plain_cache(rng, 2, 20, 3, 10, 40.0)),
    ),
    mistakes=(
        Mistake(
            "The penalty's part of the gradient is not divided by m: look at the cost, where the "
            "penalty is.",
            replace={
                "(dZ3 @ A2.T + lambd * W3) / m": "dZ3 @ A2.T / m + lambd * W3",
                "(dZ2 @ A1.T + lambd * W2) / m": "dZ2 @ A1.T / m + lambd * W2",
                "(dZ1 @ X.T + lambd * W1) / m": "dZ1 @ X.T / m + lambd * W1",
            },
        ),
        Mistake(
            "The penalty's part of your gradient is half of what it should be. What does the "
            "derivative of a square do to the 2 below the fraction bar?",
            replace={
                "lambd * W3": "lambd * W3 / 2",
                "lambd * W2": "lambd * W2 / 2",
                "lambd * W1": "lambd * W1 / 2",
            },
        ),
        Mistake(
            "The penalty's part is taken away. It points from zero outwards like the weight "
            "itself, and the update takes it away later.",
            replace={
                "+ lambd * W3": "- lambd * W3",
                "+ lambd * W2": "- lambd * W2",
                "+ lambd * W1": "- lambd * W1",
            },
        ),
        Mistake(
            "These are the gradients without the penalty: `lambd` changes nothing.",
            replace={" + lambd * W3": "", " + lambd * W2": "", " + lambd * W1": ""},
        ),
        Mistake(
            "The penalty reaches one layer only. Each layer's weights are in the cost.",
            replace={" + lambd * W2": "", " + lambd * W1": ""},
        ),
        Mistake(
            "Your penalty's part has the sign of the weight but not its size. That is the L1 "
            "penalty's; the derivative of a square is in proportion to the weight.",
            replace={
                "lambd * W3": "lambd * np.sign(W3)",
                "lambd * W2": "lambd * np.sign(W2)",
                "lambd * W1": "lambd * np.sign(W1)",
            },
        ),
        Mistake(
            "The bias gradients have a penalty in them. The biases pay none.",
            replace={
                "db3 = np.sum(dZ3, axis=1, keepdims=True) / m": (
                    "db3 = (np.sum(dZ3, axis=1, keepdims=True) + lambd * b3) / m"
                ),
                "db2 = np.sum(dZ2, axis=1, keepdims=True) / m": (
                    "db2 = (np.sum(dZ2, axis=1, keepdims=True) + lambd * b2) / m"
                ),
                "db1 = np.sum(dZ1, axis=1, keepdims=True) / m": (
                    "db1 = (np.sum(dZ1, axis=1, keepdims=True) + lambd * b1) / m"
                ),
            },
        ),
        Mistake(
            "On the way back through ReLU the error must stop where the unit was off. Nothing "
            "stops it in yours.",
            replace={" * (Z2 > 0)": "", " * (Z1 > 0)": ""},
        ),
        Mistake(
            "dW3 is computed with the activations of layer 3. A layer's weights multiply what "
            "comes in, from the layer before.",
            replace={"dZ3 @ A2.T": "dZ3 @ A3.T"},
        ),
        Mistake(
            "The gradients are sums over the examples. The cost is a mean.",
            replace={
                "(dZ3 @ A2.T + lambd * W3) / m": "dZ3 @ A2.T + lambd * W3",
                "(dZ2 @ A1.T + lambd * W2) / m": "dZ2 @ A1.T + lambd * W2",
                "(dZ1 @ X.T + lambd * W1) / m": "dZ1 @ X.T + lambd * W1",
                "np.sum(dZ3, axis=1, keepdims=True) / m": "np.sum(dZ3, axis=1, keepdims=True)",
                "np.sum(dZ2, axis=1, keepdims=True) / m": "np.sum(dZ2, axis=1, keepdims=True)",
                "np.sum(dZ1, axis=1, keepdims=True) / m": "np.sum(dZ1, axis=1, keepdims=True)",
            },
        ),
        Mistake(
            "The error of the last layer has the wrong sign: it is prediction minus label.",
            replace={"dZ3 = A3 - Y": "dZ3 = Y - A3"},
        ),
        Mistake(
            "`-=` writes into the cache, and the caller may still need what was there. Make a new "
            "array.",
            function=_backward_overwriting_the_cache,
        ),
    ),
    equivalents=(_backward_layer_by_layer, _backward_as_often_written),
)


# shrinking: a quiz

SHRINKING = Exercise(
    name="shrinking",
    title="What the two penalties do to one weight, by hand",
    reference={
        "squared Frobenius norm": 25.0,
        "price of doubling": 4.0,
        "decay factor": 0.999,
        "updates to half": 693.0,
        "L1 gradient": -0.7 / 210,
        "updates to zero under L1": 50.0,
        "left under L2": 0.04756,
    },
    cases=(
        visible("squared Frobenius norm", "squared Frobenius norm", rtol=0.01),
        visible("decay factor", "decay factor", rtol=1e-5),
        visible("L1 gradient", "L1 gradient", rtol=0.0101),
        hidden("price of doubling", lambda rng: ("price of doubling",), rtol=0.01),
        hidden("updates to half", lambda rng: ("updates to half",), rtol=0.01),
        hidden("updates to zero under L1", lambda rng: ("updates to zero under L1",), rtol=0.021),
        hidden("left under L2", lambda rng: ("left under L2",), rtol=0.01),
    ),
    mistakes=(
        Mistake(
            "That is the norm itself. The penalty has its square, without the root.",
            answers={"squared Frobenius norm": 5.0},
        ),
        Mistake(
            "You added the entries, or their absolute values. The Frobenius norm squares them.",
            answers={"squared Frobenius norm": 9.0},
        ),
        Mistake(
            "Twice the weight is not twice the penalty: what does the square do to the 2?",
            answers={"price of doubling": 2.0},
        ),
        Mistake(
            "You left out m. The penalty is divided by the number of examples.",
            answers={"decay factor": 0.79},
        ),
        Mistake(
            "You kept the 2 of the cost. The derivative of the square has cancelled it.",
            answers={"decay factor": 0.9995},
        ),
        Mistake(
            "You left out the learning rate: the step is the gradient times it.",
            answers={"decay factor": 0.99667},
        ),
        Mistake(
            "A factor above 1 makes the weight grow. The penalty must make it shrink.",
            answers={"decay factor": 1.001},
        ),
        Mistake(
            "Each update takes a thousandth of what is left, not of the start. How often must you "
            "multiply by the factor to reach one half?",
            answers={"updates to half": 500.0},
        ),
        Mistake(
            "The slope of |w| is +1 on one side of zero and -1 on the other. On which side is w?",
            answers={"L1 gradient": 0.7 / 210},
        ),
        Mistake(
            "Under L1 the size of the weight does not matter, only its sign.",
            answers={"L1 gradient": -0.4 * 0.7 / 210},
        ),
        Mistake(
            "Under L1 each update takes away the same amount. How many such steps fit into 0.05?",
            answers={"updates to zero under L1": 693.0},
        ),
        Mistake(
            "L2 takes away a share of the weight, not a fixed amount, so it is not gone yet.",
            answers={"left under L2": 0.0},
        ),
    ),
    equivalents=(
        {
            "squared Frobenius norm": 25,
            "price of doubling": 4,
            "decay factor": 1 - 0.3 * 0.7 / 210,
            "updates to half": np.log(2) / 0.001,
            "L1 gradient": -1 / 300,
            "updates to zero under L1": 49,
            "left under L2": 0.05 * 0.999**50,
        },
        {
            "squared Frobenius norm": np.float64(25),
            "price of doubling": 2**2,
            "decay factor": 0.9990,
            "updates to half": np.log(0.5) / np.log(0.999),
            "L1 gradient": -0.0033,
            "updates to zero under L1": 50,
            "left under L2": 0.048,
            "note": "extra keys do no harm",
        },
    ),
)


# forward_propagation_with_dropout

_PARTS = ("Z1", "D1", "A1", "W1", "b1", "Z2", "D2", "A2", "W2", "b2", "Z3", "A3", "W3", "b3")


def _same(left, right):
    return np.allclose(left, right, rtol=1e-6, atol=1e-10)


def _judge_dropout(arguments, value):
    """Say what is wrong with a forward pass whose masks are its own."""
    X, parameters, keep_prob = (*arguments, 0.5)[:3]
    if not isinstance(value, list | tuple) or len(value) != 2:
        return "the result must be two things: A3 and the cache."
    A3, cache = value
    if not isinstance(cache, list | tuple) or len(cache) != len(_PARTS):
        return f"the cache must have these {len(_PARTS)} parts: {', '.join(_PARTS)}."
    found = dict(zip(_PARTS, map(np.asarray, cache), strict=True))
    m = X.shape[1]
    for name, array in found.items():
        shape = (
            np.shape(parameters[name]) if name[0] in "Wb" else (len(parameters[f"b{name[1]}"]), m)
        )
        if array.shape != shape:
            return f"{name} in the cache must have shape {shape}."
    if np.shape(A3) != found["A3"].shape:
        return f"A3 must have shape {found['A3'].shape}."
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
    return _fault_of_masks(found, keep_prob)


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
            return f"the share of units that D{layer} keeps is far from keep_prob."
    alike = keep_prob < 1 and masks[0].size >= 400 and np.array_equal(*masks)
    return "D1 and D2 are the same mask." if alike else None


def _judge_two_passes(arguments, values):
    """Say what is wrong with two passes over the same examples."""
    for given, value in zip(arguments, values, strict=True):
        fault = _judge_dropout(given, value)
        if fault:
            return fault
    (_, first), (_, second) = values
    for name in ("D1", "D2"):
        place = _PARTS.index(name)
        if np.array_equal(first[place], second[place]):
            return f"two calls have the same {name}: the masks are not drawn anew."
    return None


def _twice(rng, *sizes):
    return Calls([_network(rng, *sizes)] * 2)


def _network(rng, n_x, n_1, n_2, m, *keep_prob):
    return (rng.normal(size=(n_x, m)), _parameters(rng, n_x, n_1, n_2), *keep_prob)


def _dropout_with_global_state(X, parameters, keep_prob=0.5):
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


def _dropout_in_a_loop(X, parameters, keep_prob=0.5):
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


def _dropout_by_binomial(X, parameters, keep_prob=0.5):
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


FORWARD_DROPOUT = Exercise(
    name="forward_propagation_with_dropout",
    title="A forward pass that drops units",
    reference=regularization.forward_propagation_with_dropout,
    cases=(
        visible(
            "keep_prob 1 drops nothing",
            draw=lambda rng: _network(rng, 2, 3, 2, 40, 1.0),
            judge=_judge_dropout,
        ),
        visible(
            "keep_prob 0.8, many examples",
            draw=lambda rng: _network(rng, 2, 3, 3, 400, 0.8),
            judge=_judge_dropout,
        ),
        visible(
            "two calls, two draws",
            draw=lambda rng: _twice(rng, 2, 3, 3, 400, 0.8),
            judge=_judge_two_passes,
        ),
        hidden(
            "the default, one half",
            lambda rng: _network(rng, 3, 25, 30, 200),
            judge=_judge_dropout,
        ),
        hidden(
            "few are kept",
            lambda rng: _network(rng, 4, 30, 30, 150, 0.25),
            judge=_judge_dropout,
            points=2,
            unchanged=True,
        ),
        hidden("one example", lambda rng: _network(rng, 5, 30, 30, 1, 0.6), judge=_judge_dropout),
        hidden(
            "one unit a layer",
            lambda rng: (*_thin_network(rng, 500), 0.8),
            judge=_judge_dropout,
        ),
    ),
    mistakes=(
        Mistake(
            "You drop units but do not make up for them. What share of the signal is left, and "
            "what must the kept units be divided by so that its expectation stays?",
            replace={"D1 / keep_prob": "D1", "D2 / keep_prob": "D2"},
        ),
        Mistake(
            "You multiply by keep_prob where you should divide: the signal, which has lost units "
            "already, becomes smaller still.",
            replace={"D1 / keep_prob": "D1 * keep_prob", "D2 / keep_prob": "D2 * keep_prob"},
        ),
        Mistake(
            "Your masks keep what should be dropped: with keep_prob 0.8, four units in five stay. "
            "Which comparison is true with probability 0.8?",
            replace={
                "D1 = rng.random(Z1.shape) <": "D1 = rng.random(Z1.shape) >",
                "D2 = rng.random(Z2.shape) <": "D2 = rng.random(Z2.shape) >",
            },
        ),
        Mistake(
            "The masks are drawn and kept in the cache, but the activations are not multiplied by "
            "them.",
            replace={"relu(Z1) * D1": "relu(Z1)", "relu(Z2) * D2": "relu(Z2)"},
        ),
        Mistake(
            "Normal numbers are below keep_prob with another probability. Which numbers lie evenly "
            "between 0 and 1?",
            replace={
                "rng.random(Z1.shape)": "rng.standard_normal(Z1.shape)",
                "rng.random(Z2.shape)": "rng.standard_normal(Z2.shape)",
            },
        ),
        Mistake(
            "The probability is fixed in your code. Use the argument.",
            replace={
                "D1 = rng.random(Z1.shape) < keep_prob": "D1 = rng.random(Z1.shape) < 0.5",
                "D2 = rng.random(Z2.shape) < keep_prob": "D2 = rng.random(Z2.shape) < 0.5",
            },
        ),
        Mistake(
            "One column of random numbers serves all examples. Each example needs a draw of its "
            "own for every unit.",
            replace={
                "D1 = rng.random(Z1.shape) < keep_prob": (
                    "D1 = np.repeat(rng.random((len(Z1), 1)) < keep_prob, Z1.shape[1], 1)"
                ),
                "D2 = rng.random(Z2.shape) < keep_prob": (
                    "D2 = np.repeat(rng.random((len(Z2), 1)) < keep_prob, Z2.shape[1], 1)"
                ),
            },
        ),
        Mistake(
            "Every call of your function draws the same masks, so the same units are missing in "
            "each iteration. Is a seed fixed inside the function?",
            replace={"rng = np.random.default_rng(rng)": "rng = np.random.default_rng(1)"},
        ),
        Mistake(
            "The second hidden layer drops nothing. Both hidden layers have a mask.",
            replace={"A2 = relu(Z2) * D2 / keep_prob": "A2 = relu(Z2)"},
        ),
        Mistake(
            "The output is dropped too. Only the hidden layers have masks: a probability of 0 is "
            "no answer.",
            replace={
                "A3 = sigmoid(Z3)": (
                    "A3 = sigmoid(Z3) / keep_prob * (rng.random(Z3.shape) < keep_prob)"
                )
            },
        ),
        Mistake(
            "The last layer has ReLU. A probability comes from the sigmoid.",
            replace={"A3 = sigmoid(Z3)": "A3 = relu(Z3)"},
        ),
        Mistake(
            "The masks are missing from the cache. The way back needs the same ones.",
            replace={
                "(Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)": (
                    "(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)"
                )
            },
        ),
        Mistake(
            "The cache holds the random numbers, not the masks made of them.",
            replace={
                "D1 = rng.random(Z1.shape) < keep_prob": "D1 = rng.random(Z1.shape)",
                "D2 = rng.random(Z2.shape) < keep_prob": "D2 = rng.random(Z2.shape)",
                "relu(Z1) * D1": "relu(Z1) * (D1 < keep_prob)",
                "relu(Z2) * D2": "relu(Z2) * (D2 < keep_prob)",
            },
        ),
    ),
    equivalents=(_dropout_with_global_state, _dropout_in_a_loop, _dropout_by_binomial),
)


# backward_propagation_with_dropout


def _backward_dropout_as_often_written(X, Y, cache, keep_prob):
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
    return {
        "dZ3": dZ3,
        "dW3": dW3,
        "db3": db3,
        "dA2": dA2,
        "dZ2": dZ2,
        "dW2": dW2,
        "db2": db2,
        "dA1": dA1,
        "dZ1": dZ1,
        "dW1": dW1,
        "db1": db1,
    }


def _backward_dropout_without_masks(X, Y, cache, keep_prob):
    # a unit that was dropped has A = 0, so A > 0 says both: kept, and on
    Z1, _, A1, W1, _, Z2, _, A2, W2, _, Z3, A3, W3, _ = cache
    layers, grads, dZ = {1: (X, W1), 2: (A1, W2), 3: (A2, W3)}, {}, A3 - Y
    for layer in (3, 2, 1):
        A_prev, W = layers[layer]
        grads[f"dW{layer}"] = dZ @ A_prev.T / X.shape[1]
        grads[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
        dZ = W.T @ dZ * (A_prev > 0) / keep_prob
    return grads


_NO_MASK_2 = {"dA2 = W3.T @ dZ3 * D2 / keep_prob": "dA2 = W3.T @ dZ3 / keep_prob"}
_NO_MASK_1 = {"dA1 = W2.T @ dZ2 * D1 / keep_prob": "dA1 = W2.T @ dZ2 / keep_prob"}

BACKWARD_DROPOUT = Exercise(
    name="backward_propagation_with_dropout",
    title="The way back through the units that were kept",
    reference=regularization.backward_propagation_with_dropout,
    cases=(
        visible(
            "two units a layer, three examples",
            draw=lambda rng: (*_cached(rng, 2, 2, 2, 3, 0.7), 0.7),
            unchanged=True,
        ),
        visible(
            "nothing was dropped", draw=lambda rng: (*_cached(rng, 2, 3, 2, 2, 1.0, True), 1.0)
        ),
        hidden(
            "wide layers, many examples",
            lambda rng: (*_cached(rng, 4, 12, 9, 25, 0.8), 0.8),
            points=2,
            unchanged=True,
        ),
        hidden(
            "masks of 0 and 1",
            lambda rng: (*_cached(rng, 3, 9, 8, 20, 0.4, True), 0.4),
        ),
        hidden("one example", lambda rng: (*_cached(rng, 3, 30, 30, 1, 0.5), 0.5)),
        hidden("one unit a layer", lambda rng: (*_thin(rng, 200, 0.6), 0.6)),
        hidden("more features than examples", lambda rng: (*_cached(rng, 15, 10, 9, 6, 0.5), 0.5)),
    ),
    mistakes=(
        Mistake(
            "Errors flow back into units that were dropped. A unit that did not take part gets no "
            "share of the blame: which arrays of the cache know who took part?",
            replace={**_NO_MASK_2, **_NO_MASK_1},
        ),
        Mistake(
            "The kept units were divided by keep_prob on the way forward. That factor belongs to "
            "their derivative too.",
            replace={"* D2 / keep_prob": "* D2", "* D1 / keep_prob": "* D1"},
        ),
        Mistake(
            "One of your two steps back divides by keep_prob, the other does not. Both layers were "
            "divided on the way forward.",
            replace={"* D1 / keep_prob": "* D1"},
        ),
        Mistake(
            "You multiply by keep_prob. On the way forward the kept units were divided by it, and "
            "the derivative of a / p with respect to a is 1 / p.",
            replace={
                "* D2 / keep_prob": "* D2 * keep_prob",
                "* D1 / keep_prob": "* D1 * keep_prob",
            },
        ),
        Mistake(
            "The mask of layer 2 is missing on the way back.",
            replace=_NO_MASK_2,
        ),
        Mistake(
            "The mask of layer 1 is missing on the way back.",
            replace=_NO_MASK_1,
        ),
        Mistake(
            "There is neither mask nor factor on your way back: these are the gradients of a pass "
            "without dropout.",
            replace={" * D2 / keep_prob": "", " * D1 / keep_prob": ""},
        ),
        Mistake(
            "You kept the errors of exactly those units that were dropped.",
            replace={"dZ3 * D2": "dZ3 * (1 - D2)", "dZ2 * D1": "dZ2 * (1 - D1)"},
        ),
        Mistake(
            "A unit that ReLU had switched off passes nothing back, dropped or not. That factor "
            "is missing.",
            replace={"dA2 * (Z2 > 0)": "dA2", "dA1 * (Z1 > 0)": "dA1"},
        ),
        Mistake(
            "The gradients are sums over the examples. The cost is a mean.",
            replace={
                "dW3 = dZ3 @ A2.T / m": "dW3 = dZ3 @ A2.T",
                "dW2 = dZ2 @ A1.T / m": "dW2 = dZ2 @ A1.T",
                "dW1 = dZ1 @ X.T / m": "dW1 = dZ1 @ X.T",
                "np.sum(dZ3, axis=1, keepdims=True) / m": "np.sum(dZ3, axis=1, keepdims=True)",
                "np.sum(dZ2, axis=1, keepdims=True) / m": "np.sum(dZ2, axis=1, keepdims=True)",
                "np.sum(dZ1, axis=1, keepdims=True) / m": "np.sum(dZ1, axis=1, keepdims=True)",
            },
        ),
        Mistake(
            "The error of the last layer has the wrong sign: it is prediction minus label.",
            replace={"dZ3 = A3 - Y": "dZ3 = Y - A3"},
        ),
        Mistake(
            "The division by keep_prob reaches your first step back, dW3. A2 in the cache is "
            "divided already.",
            replace={"dW3 = dZ3 @ A2.T / m": "dW3 = dZ3 @ A2.T / m / keep_prob"},
        ),
    ),
    equivalents=(_backward_dropout_as_often_written, _backward_dropout_without_masks),
)


# early_stopping


def _stop_by_counting(dev_costs, patience):
    lowest, best, vain = float("inf"), 0, 0
    for i, cost in enumerate(dev_costs):
        if cost < lowest:
            lowest, best, vain = cost, i, 0
        else:
            vain += 1
        if vain == patience:
            return best
    return best


def _stop_with_numpy(dev_costs, patience):
    costs = np.asarray(dev_costs)
    for end in range(len(costs)):
        best = np.argmin(costs[: end + 1])
        if end - best >= patience:
            return best
    return int(np.argmin(costs))


def _stop_while(dev_costs, patience):
    best = i = 0
    while i < len(dev_costs) and i < best + patience + 1:
        if dev_costs[i] < dev_costs[best]:
            best = i
        i += 1
    return best


def _stop_counting_all_vain(dev_costs, patience):
    best, vain = 0, 0
    for i in range(1, len(dev_costs)):
        if dev_costs[i] < dev_costs[best]:
            best = i
        else:
            vain += 1
            if vain >= patience:
                break
    return best


def _stop_at_a_rise(dev_costs, patience):
    best, rises = 0, 0
    for i in range(1, len(dev_costs)):
        rises = rises + 1 if dev_costs[i] >= dev_costs[i - 1] else 0
        if dev_costs[i] < dev_costs[best]:
            best = i
        if rises >= patience:
            break
    return best


def _stop_where_it_stopped(dev_costs, patience):
    best = 0
    for i in range(1, len(dev_costs)):
        if dev_costs[i] < dev_costs[best]:
            best = i
        elif i - best >= patience:
            return i
    return len(dev_costs) - 1


_BUMPY = [0.71, 0.72, 0.66, 0.7, 0.75, 0.36, 0.56, 0.64, 0.4, 0.27]


def _long_run():
    """Return costs that fall, get over a bump, rise, and fall again too late."""
    noise = np.random.default_rng(11).uniform(0, 0.03, size=60)
    t = np.linspace(0, 1, 60)
    costs = 0.7 - 1.2 * t + 1.2 * t**2 + noise
    costs[12:16] += 0.2
    costs[-2:] = 0.1, 0.05
    return costs


def _stretched(costs, patience):
    """Draw another scale and offset for costs whose order decides."""
    return lambda rng: (
        (rng.uniform(0.5, 2) * np.array(costs) + rng.uniform(0, 0.2)).tolist(),
        patience,
    )


def _in_turn(*draws):
    """Draw for several calls in a row."""
    return lambda rng: Calls([draw(rng) for draw in draws])


EARLY_STOPPING = Exercise(
    name="early_stopping",
    title="Where to stop, and what to go back to",
    reference=regularization.early_stopping,
    cases=(
        visible("patience 2", _BUMPY, 2),
        visible("patience 3 gets over the bump", _BUMPY, 3),
        visible("of equal costs, the first", [0.7, 0.6, 0.4, 0.4, 0.5, 0.4], 5),
        hidden("a long run", _stretched(_long_run(), 6), points=2),
        hidden("a long run, little patience", _stretched(_long_run(), 2)),
        hidden("a short run", _stretched([0.5, 0.4, 0.45, 0.42, 0.3, 0.35, 0.33, 0.32, 0.2], 3)),
        hidden("still falling at the end", _stretched(np.linspace(0.7, 0.1, 12), 3)),
        # a second call, since 0 alone is what a function returns that looks at nothing
        hidden(
            "rising from the start, then falling",
            _in_turn(
                _stretched(np.linspace(0.1, 0.7, 9), 4), _stretched(np.linspace(0.7, 0.1, 9), 4)
            ),
        ),
        hidden("one record, then two", _in_turn(_stretched([0.4], 5), _stretched([0.4, 0.3], 5))),
    ),
    mistakes=(
        Mistake(
            "That is the lowest cost of the whole list. While the training runs nobody knows what "
            "is still to come: look only as far as the stop.",
            replace={"elif i - best >= patience": "elif i < 0"},
        ),
        Mistake(
            "You return where the training stopped. The parameters to go back to are those of the "
            "lowest cost before.",
            function=_stop_where_it_stopped,
        ),
        Mistake(
            "You wait one record too long.",
            replace={"i - best >= patience": "i - best > patience"},
        ),
        Mistake(
            "You stop one record too early.",
            replace={"i - best >= patience": "i - best >= patience - 1"},
        ),
        Mistake(
            "You count all vain records since the start. The count begins anew with every new "
            "lowest cost.",
            function=_stop_counting_all_vain,
        ),
        Mistake(
            "You compare each cost with the one just before it. A record counts as progress only "
            "if it is below the lowest so far.",
            function=_stop_at_a_rise,
        ),
        Mistake(
            "You stop at the first record that is no progress, whatever the patience.",
            replace={"i - best >= patience": "True"},
        ),
        Mistake(
            "Of equal costs yours takes the last. An equal cost is no progress.",
            replace={"dev_costs[i] < dev_costs[best]": "dev_costs[i] <= dev_costs[best]"},
        ),
        Mistake(
            "That is the lowest cost. Its position in the list is asked for.",
            replace={"return best": "return dev_costs[best]"},
        ),
        Mistake(
            "You look for the highest cost. A cost should be low.",
            replace={"dev_costs[i] < dev_costs[best]": "dev_costs[i] > dev_costs[best]"},
        ),
    ),
    equivalents=(_stop_by_counting, _stop_with_numpy, _stop_while),
)


# augment


def _maps(rng, m, h, w):
    """Draw images that know where each of their pixels is: channels row, column, which image."""
    rows, columns = np.mgrid[:h, :w].astype(float)
    image = np.stack([rows, columns], axis=2)
    marks = np.broadcast_to(np.arange(1.0, m + 1).reshape(m, 1, 1, 1), (m, h, w, 1))
    return np.concatenate([np.broadcast_to(image, (m, h, w, 2)), marks], axis=3), _seed(rng)


def _seed(rng):
    return int(rng.integers(1, 10_000))


def _pictures(rng, m, h, w, c):
    # bands of values that do not meet: a pixel tells which picture it is from
    bands = 10 * np.arange(m).reshape(m, 1, 1, 1)
    images = bands + rng.uniform(1, 5, size=(m, h, w, c))
    return Calls([(images, _seed(rng)) for _ in range(10)])


def _judge_pictures(arguments, values):
    """Say whether each picture, changed with several seeds, is still made of its own pixels."""
    turned = False
    for (images, _), value in zip(arguments, values, strict=True):
        changed = np.asarray(value, dtype=float)
        if changed.shape != images.shape:
            return f"the result must have the shape of the images, {images.shape}."
        for image, new in zip(images, changed, strict=True):
            if not image.min() <= new.min() <= new.max() <= image.max():
                return "a picture has values that its original does not have."
            turned = turned or _is_turned(image, new)
    # a turn that is too small to be seen comes up one time in six: ten times about once in 10^8
    if not turned:
        return "no picture is turned."
    if all(np.array_equal(values[0], value) for value in values[1:]):
        return "every seed gives the same pictures."
    return None


def _is_turned(image, new):
    """Whether a row of a picture has pixels of more than one row of the original."""
    row_of = {value: row for row, line in enumerate(image[..., 0]) for value in line.tolist()}
    rows = [{row_of.get(value) for value in line.tolist()} for line in new[..., 0]]
    return None not in set().union(*rows) and max(map(len, rows)) > 1


def _judge_maps(arguments, value):
    """Say what is wrong with the moves, which the maps' pixels give away."""
    images, _ = arguments
    changed = np.asarray(value, dtype=float)
    if changed.shape != images.shape:
        return f"the result must have the shape of the images, {images.shape}."
    m, h, w, _ = images.shape
    if (changed[:, h // 2, w // 2, 2] != np.arange(1, m + 1)).any():
        return "an image is no longer at its place, so its label belongs to another."
    moves = _moves(changed)
    if moves is None:
        return "in an image, most of the original is lost, or its pixels are scrambled."
    mirrored, upside_down, degrees, down, right = moves
    if np.ptp(degrees) < 2 and mirrored.min() == mirrored.max() and np.ptp(down) < 0.5:
        return "all images were changed in the same way."
    if np.abs(degrees).max() > 18:
        return "an image is turned by more than 15 degrees."
    if upside_down.any():
        return "an image stands on its head."
    down, right = _straight(mirrored, degrees, down, right)
    if np.abs(down).max() > h // 8 or np.abs(right).max() > w // 8:
        return "an image is moved further than an eighth of its height or width."
    # how near to the ends of its range a right answer comes, but for one time in a million
    share, turn, slack = (0.05, 5, 1) if m < 100 else (0.2, 11.5, 0)
    if mirrored.mean() < share:
        return "too few images are mirrored left to right."
    if mirrored.mean() > 1 - share:
        return "too many images are mirrored left to right."
    if np.abs(degrees).max() < turn:
        return "the turns should reach nearly 15 degrees."
    if degrees.min() > -turn or degrees.max() < turn:
        return "the turns should go to both sides."
    if m > 100:  # a mirror exchanges left and right: one place for all would look like two
        right = right[~mirrored]
    for move, limit, name in ((down, h // 8, "up and down"), (right, w // 8, "left and right")):
        if move.min() > slack - limit or move.max() < limit - slack:
            return f"the crops should move the images {name} by up to an eighth, both ways."
    return None


def _straight(mirrored, degrees, down, right):
    """Return the moves in whole pixels, whether the crop came before the turn or after it."""
    right = np.where(mirrored, -right, right)
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    after = np.array([cos * down - sin * right, sin * down + cos * right])
    moves = min(np.array([down, right]), after, key=lambda m: np.abs(m - m.round()).mean())
    return moves.round()


def _moves(changed):
    """Read mirror, head-down, turn (degrees) and shift (pixels) off maps; None if one has none."""
    m, h, w, _ = changed.shape
    # what comes in at the border may be anything, so look at the middle
    rows, columns = np.mgrid[h // 3 : h - h // 3, w // 3 : w - w // 3].reshape(2, -1)
    found = changed[:, rows, columns, :2].transpose(1, 0, 2).reshape(rows.size, 2 * m)
    places = np.stack([np.ones(rows.size), rows, columns], axis=1)
    fit, *_ = np.linalg.lstsq(places, found, rcond=None)
    if np.sqrt(np.mean((places @ fit - found) ** 2, axis=0)).max() > 0.7:
        return None
    centre = (np.array([1, (h - 1) / 2, (w - 1) / 2]) @ fit).reshape(m, 2)
    (a, c), (b, d) = fit[1].reshape(m, 2).T, fit[2].reshape(m, 2).T
    degrees = np.degrees(np.arctan2(b, np.abs(a)))
    down, right = centre.T - [[(h - 1) / 2], [(w - 1) / 2]]
    return a * d - b * c < 0, a < 0, degrees, down, right


def _augment_with_global_state(images, rng):
    np.random.seed(rng)  # noqa: NPY002
    m, h, w, _ = images.shape
    new = np.zeros_like(images)
    for i in range(m):
        image = images[i]
        if np.random.rand() > 0.5:  # noqa: NPY002
            image = np.fliplr(image)
        image = rotate(image, 30 * np.random.rand() - 15)  # noqa: NPY002
        down = np.random.randint(-(h // 8), h // 8 + 1)  # noqa: NPY002
        right = np.random.randint(-(w // 8), w // 8 + 1)  # noqa: NPY002
        rows = np.clip(np.arange(h) + down, 0, h - 1)
        columns = np.clip(np.arange(w) + right, 0, w - 1)
        new[i] = image[rows][:, columns]
    return new


def _augment_all_at_once(images, rng):
    rng = np.random.default_rng(rng)
    m, h, w, _ = images.shape
    mirror = rng.integers(0, 2, m).astype(bool)
    new = np.where(mirror[:, None, None, None], images[:, :, ::-1], images)
    p, q = h // 8, w // 8
    grown = np.pad(new, ((0, 0), (p, p), (q, q), (0, 0)), mode="reflect")
    tops, lefts = rng.integers(2 * p + 1, size=m), rng.integers(2 * q + 1, size=m)
    new = [grown[i, tops[i] : tops[i] + h, lefts[i] : lefts[i] + w] for i in range(m)]
    return [rotate(image, turn) for image, turn in zip(new, rng.uniform(-15, 15, m), strict=True)]


def _augment_all_alike(images, rng):
    rng = np.random.default_rng(rng)
    h, w = images.shape[1:3]
    p, q = h // 8, w // 8
    mirror, degrees = rng.random() < 0.5, rng.uniform(-15, 15)
    top, left = rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)
    changed = []
    for image in images:
        image = rotate(image[:, ::-1] if mirror else image, degrees)
        grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode="edge")
        changed.append(grown[top : top + h, left : left + w])
    return np.array(changed)


def _augment_shuffled(images, rng):
    rng = np.random.default_rng(rng)
    h, w = images.shape[1:3]
    p, q = h // 8, w // 8
    changed = []
    for image in np.roll(images, 1, axis=0):
        if rng.random() < 0.5:
            image = image[:, ::-1]
        image = rotate(image, rng.uniform(-15, 15))
        grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode="edge")
        top, left = rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)
        changed.append(grown[top : top + h, left : left + w])
    return np.array(changed)


def _augment_in_place(images, rng):
    rng = np.random.default_rng(rng)
    h, w = images.shape[1:3]
    p, q = h // 8, w // 8
    for i in range(len(images)):
        image = images[i]
        if rng.random() < 0.5:
            image = image[:, ::-1]
        image = rotate(image, rng.uniform(-15, 15))
        grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode="edge")
        top, left = rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)
        images[i] = grown[top : top + h, left : left + w]
    return images


_MIRROR = "image = image[:, ::-1]"
_TURN = "rng.uniform(-15, 15)"
_WINDOW = "grown[top : top + h, left : left + w]"

AUGMENT = Exercise(
    name="augment",
    title="New pictures from old ones",
    reference=regularization.augment,
    cases=(
        visible(
            "40 images that know where their pixels were",
            draw=lambda rng: _maps(rng, 40, 24, 16),
            judge=_judge_maps,
            unchanged=True,
            points=2,
        ),
        hidden(
            "wider than high",
            lambda rng: _maps(rng, 160, 16, 24),
            judge=_judge_maps,
        ),
        hidden("larger images", lambda rng: _maps(rng, 160, 30, 22), judge=_judge_maps),
        hidden("one image", lambda rng: _pictures(rng, 1, 24, 24, 3), judge=_judge_pictures),
        hidden(
            "one channel",
            lambda rng: _pictures(rng, 6, 16, 17, 1),
            judge=_judge_pictures,
            unchanged=True,
        ),
    ),
    mistakes=(
        Mistake(
            "No image is mirrored, or too few are. Each one has an even chance.",
            replace={"rng.random() < 0.5": "rng.random() < 0.0"},
        ),
        Mistake(
            "Every image is mirrored. Each one has an even chance.",
            replace={"rng.random() < 0.5": "rng.random() < 1.5"},
        ),
        Mistake(
            "Your mirror turns top and bottom round. Which axis of an image runs from left to "
            "right?",
            replace={_MIRROR: "image = image[::-1]"},
        ),
        Mistake(
            "Nothing is turned, or all images by one angle. Each has an angle of its own.",
            replace={f"rotate(image, {_TURN})": "image"},
        ),
        Mistake(
            "The turns stay well below 15 degrees.",
            replace={_TURN: "rng.uniform(-10, 10)"},
        ),
        Mistake(
            "All turns go to the same side.",
            replace={_TURN: "rng.uniform(0, 15)"},
        ),
        Mistake(
            "The turns are too large: a cat is seldom seen lying on its side.",
            replace={_TURN: "rng.uniform(-90, 90)"},
        ),
        Mistake(
            "All windows are cut at one and the same place. Draw a place for each image.",
            replace={
                "rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)": "p, q",
            },
        ),
        Mistake(
            "The last place is never drawn. `rng.integers(low, high)` leaves `high` itself out; in "
            "how many rows can a window start?",
            replace={
                "rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)": (
                    "rng.integers(0, 2 * p), rng.integers(0, 2 * q)"
                ),
            },
        ),
        Mistake(
            "The windows move up and down only, or left and right only. Both starts are random.",
            replace={"rng.integers(0, 2 * q + 1)": "q"},
        ),
        Mistake(
            "The pictures shrink. Grow each one at its borders before you cut the window out, so "
            "that the window has the old size.",
            replace={_WINDOW: "image[p : h - p, q : w - q]"},
        ),
        Mistake(
            "All images get the same mirror, turn and crop. Draw anew for each one.",
            function=_augment_all_alike,
        ),
        Mistake(
            "The images have changed places. Their labels stay where they were, so each image must "
            "too.",
            function=_augment_shuffled,
        ),
        Mistake(
            "The originals are overwritten. They are needed again in the next round: put the new "
            "pictures into a new array.",
            function=_augment_in_place,
        ),
    ),
    equivalents=(_augment_with_global_state, _augment_all_at_once),
)


# choices: a quiz

CHOICES = Exercise(
    name="choices",
    title="What would you do next?",
    reference={
        "99 % on train, 84 % on dev": "A",
        "71 % on train, 70 % on dev": "B",
        "the cost goes up and down": "C",
        "two predictions differ": "D",
        "the dev cost has turned": "E",
        "digits turned and mirrored": "F",
        "the layer to drop most from": 2,
        "keep_prob of the output layer": 1.0,
    },
    cases=(
        visible("99 % on train, 84 % on dev", "99 % on train, 84 % on dev"),
        visible("the cost goes up and down", "the cost goes up and down"),
        visible("the layer to drop most from", "the layer to drop most from"),
        hidden("71 % on train, 70 % on dev", lambda rng: ("71 % on train, 70 % on dev",)),
        hidden("two predictions differ", lambda rng: ("two predictions differ",)),
        hidden("the dev cost has turned", lambda rng: ("the dev cost has turned",)),
        hidden("digits turned and mirrored", lambda rng: ("digits turned and mirrored",)),
        hidden("keep_prob of the output layer", lambda rng: ("keep_prob of the output layer",)),
    ),
    mistakes=(
        Mistake(
            "The network knows its training examples and not the others. Does it need more "
            "freedom, or less?",
            answers={"99 % on train, 84 % on dev": "B"},
        ),
        Mistake(
            "The gap is small already. What is bad is the training accuracy: the network is held "
            "too tight.",
            answers={"71 % on train, 70 % on dev": "A"},
        ),
        Mistake(
            "With dropout every update looks at another network, so its cost jumps even when all "
            "is well. What would you change to see whether the code is right?",
            answers={"the cost goes up and down": "A"},
        ),
        Mistake(
            "Going back to older parameters would not help: the cost of the same ones differs from "
            "call to call. Which change has brought that about?",
            answers={"the cost goes up and down": "E"},
        ),
        Mistake(
            "The parameters do not change any more, and the answers still do. What else is random "
            "in a forward pass?",
            answers={"two predictions differ": "C"},
        ),
        Mistake(
            "A penalty would help too. But one of the choices needs no new training run at all.",
            answers={"the dev cost has turned": "A"},
        ),
        Mistake(
            "The amount is not the point. Look at what a 6 becomes when it is turned upside down.",
            answers={"digits turned and mirrored": "B"},
        ),
        Mistake(
            "Count the weights that lead into each layer: where is most of the freedom to learn "
            "accidents?",
            answers={"the layer to drop most from": 1},
        ),
        Mistake(
            "That layer has three units. If some of them drop out, there may be none left.",
            answers={"the layer to drop most from": 3},
        ),
        Mistake(
            "A dropped output answers nothing. How many of the answers do you want to keep?",
            answers={"keep_prob of the output layer": 0.5},
        ),
    ),
    equivalents=(
        {
            "99 % on train, 84 % on dev": "A",
            "71 % on train, 70 % on dev": "B",
            "the cost goes up and down": "C",
            "two predictions differ": "D",
            "the dev cost has turned": "E",
            "digits turned and mirrored": "F",
            "the layer to drop most from": 2.0,
            "keep_prob of the output layer": 1,
        },
        {
            "keep_prob of the output layer": np.float64(1),
            "the layer to drop most from": np.int64(2),
            "digits turned and mirrored": "F",
            "the dev cost has turned": "E",
            "two predictions differ": "D",
            "the cost goes up and down": "C",
            "71 % on train, 70 % on dev": "B",
            "99 % on train, 84 % on dev": "A",
            "note": "extra keys do no harm",
        },
    ),
)

EXERCISES = (
    COMPUTE_COST,
    BACKWARD_L2,
    SHRINKING,
    FORWARD_DROPOUT,
    BACKWARD_DROPOUT,
    EARLY_STOPPING,
    AUGMENT,
    CHOICES,
)

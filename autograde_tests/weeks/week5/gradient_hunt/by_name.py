"""The difference of each array."""

import numpy as np

from course_utils.reference import deep, gradient_checking
from course_utils.reference.deep import L_model_forward
from course_utils.reference.gradient_checking import numerical_gradients

from ....machinery.exercises import exercise, hidden, visible
from ..gradient_checking import shared


def _case(rng, dims, m, *epsilon, spoilt=(), digits=None):
    """Draw a network and gradients; each of those named by `spoilt` has a factor of its own."""
    parameters, X, Y = shared.network(rng, dims, m, digits)
    AL, caches = L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    given = {}
    for name in reversed(parameters):
        key = f"d{name}"
        signs = np.resize([1.0, -0.5], grads[key].size).reshape(grads[key].shape)
        given[key] = grads[key] * (1 + 0.4 * signs * (not spoilt or key in spoilt))
    given["dA0"] = rng.normal(size=X.shape)
    return parameters, given, X, Y, *epsilon


DIFFERENCE_BY_NAME = exercise(
    gradient_checking.difference_by_name,
    "The difference of each array",
    visible(
        "all gradients wrong",
        draw=lambda rng: _case(rng, [2, 2, 1], 3, digits=1),
        rtol=1e-5,
        unchanged=True,
    ),
    visible("a large epsilon", draw=lambda rng: _case(rng, [2, 1], 3, 0.1, digits=1)),
    hidden("three layers", lambda rng: _case(rng, [4, 3, 2, 1], 5), rtol=1e-5, points=2),
    hidden(
        "all right, a large epsilon",
        lambda rng: _case(rng, [3, 2, 1], 4, float(rng.uniform(0.2, 0.3)), spoilt=("none",)),
        unchanged=True,
    ),
    hidden("one example", lambda rng: _case(rng, [3, 3, 1], 1), rtol=1e-5),
)


@DIFFERENCE_BY_NAME.equivalent
def by_sums(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)

    def length(v):
        return np.sqrt(np.sum(v**2))

    return {
        "d" + name: length(gradients["d" + name] - slopes["d" + name])
        / (length(gradients["d" + name]) + length(slopes["d" + name]))
        for name in parameters
    }


@DIFFERENCE_BY_NAME.equivalent
def layer_by_layer(parameters, gradients, X, Y, epsilon=1e-7):
    found, slopes = {}, numerical_gradients(parameters, X, Y, epsilon)
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            g, measured = gradients[f"d{kind}{layer}"], slopes[f"d{kind}{layer}"]
            sizes = np.linalg.norm(g.ravel()) + np.linalg.norm(measured.ravel())
            found[f"d{kind}{layer}"] = np.linalg.norm((measured - g).ravel()) / sizes
    return found


DIFFERENCE_BY_NAME.wrong("""
    np.linalg.norm(gradients[name]) + np.linalg.norm(slope) → np.linalg.norm(slope)
        You divide by the measured length alone. Both lengths belong into the denominator.
    float(np.linalg.norm(gradients[name] - slope) / size) →
    float(np.linalg.norm(gradients[name] - slope))
        That is the distance alone. Divide it by the two lengths.
    float(np.linalg.norm(gradients[name] - slope) / size) →
    float((np.linalg.norm(gradients[name] - slope) / size) ** 2)
        Your ratio is squared: a fault of a thousandth looks like a millionth.
    np.linalg.norm(gradients[name] - slope) →
    abs(np.linalg.norm(gradients[name]) - np.linalg.norm(slope))
        You take the difference of the lengths. Two arrays of one length can differ in every entry.
    numerical_gradients(parameters, X, Y, epsilon) → numerical_gradients(parameters, X, Y)
        The step is not handed on: use the argument epsilon.
    float(np.linalg.norm(gradients[name] - slope) / size) →
    float(np.max(np.abs(gradients[name] - slope) / (np.abs(gradients[name]) + np.abs(slope))))
        You compare entry by entry and keep the largest. Take the lengths of whole arrays.
    found[name] = → found[name[1:]] =
        The difference of dW1 is named dW1.
    return found → return {name: found[name] for name in found if "W" in name}
        The biases are missing.
    return found → return {name: max(found.values()) for name in found}
        Each array has a difference of its own.
""")

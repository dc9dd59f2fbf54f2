"""Exercises of the notebook week2/logistic_regression."""

import math

import numpy as np

from course_utils.reference import logistic, numpy_basics
from course_utils.reference.logistic import (
    initialize_with_zeros,
    optimize,
    predict,
    propagate,
    sigmoid,
)

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _images(rng, m, h, w, d):
    return rng.integers(0, 256, size=(m, h, w, d)).astype(float)


def _labels(rng, m):
    """Labels with both classes from two examples on, in random order."""
    return rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)


def _problem(rng, n_x, m, scale=1.0):
    """Draw weights, bias, examples and labels of a problem that is not separable by design."""
    return (
        rng.normal(size=(n_x, 1)) * scale,
        float(rng.normal() * scale + 0.7),
        rng.normal(size=(n_x, m)),
        _labels(rng, m),
    )


def _saturated(rng):
    """Draw a problem with pre-activations from -16 to 16, in random order."""
    X = rng.permutation(np.linspace(-8.0, 8.0, 7)).reshape(1, 7)
    return np.array([[2.0]]), 0.1, X, _labels(rng, 7)


# flatten_images


def _flatten_in_a_loop(images):
    columns = np.empty((images[0].size, len(images)))
    for i, image in enumerate(images):
        columns[:, i] = image.ravel()
    return columns


def _flatten_by_stacking(images):
    return np.stack([image.flatten() for image in images], axis=1)


def _flatten_by_moving_the_axis(images):
    return np.moveaxis(images, 0, -1).reshape(-1, len(images))


FLATTEN_IMAGES = Exercise(
    name="flatten_images",
    title="Every image as one column",
    reference=logistic.flatten_images,
    twins=(numpy_basics.image2vector,),
    cases=(
        visible("two grey images", np.arange(1.0, 13.0).reshape(2, 3, 2, 1)),
        visible("three colour images", np.arange(36.0).reshape(3, 2, 2, 3)),
        hidden("other sizes, not square", lambda rng: (_images(rng, 5, 4, 3, 2),), points=2),
        hidden("one image", lambda rng: (_images(rng, 1, 3, 5, 3),)),
        hidden("one channel, many images", lambda rng: (_images(rng, 11, 2, 7, 1),)),
    ),
    mistakes=(
        Mistake(
            "The shape is right, but every column holds numbers of several images. `reshape` "
            "reads the array in order, image after image: which axis must come first in the "
            "result of the reshape?",
            replace={"images.shape[0], -1).T": "-1, images.shape[0])"},
        ),
        Mistake(
            "Your images are rows. In this course an example is a column.",
            replace={".T": ""},
        ),
        Mistake(
            "All images went into one long column. Each image needs a column of its own.",
            replace={"images.shape[0], -1).T": "-1, 1)"},
        ),
        Mistake(
            "Each column holds one image, but its numbers stand in another order. Transposing an "
            "array with four axes reverses all four of them: transpose after flattening.",
            replace={
                "images.reshape(images.shape[0], -1).T": "images.T.reshape(-1, images.shape[0])"
            },
        ),
        Mistake(
            "Only the first image is in the result. The function gets all images at once.",
            replace={"images.reshape(images.shape[0], -1).T": "images[0].reshape(-1, 1)"},
        ),
        Mistake(
            "The number of columns is the height of the images. Which axis counts the images?",
            replace={"images.shape[0]": "images.shape[1]"},
        ),
        Mistake(
            "The numbers are divided by 255. That is the next step: here they only change places.",
            replace={".T": ".T / 255"},
        ),
    ),
    equivalents=(_flatten_in_a_loop, _flatten_by_stacking, _flatten_by_moving_the_axis),
)


# standardize


def _standardize_in_place(X_train, X_test):
    X_train /= 255
    X_test /= 255
    return X_train, X_test


def _standardize_by_z_scores(X_train, X_test):
    mu = X_train.mean(axis=1, keepdims=True)
    sigma = X_train.std(axis=1, keepdims=True)
    return (X_train - mu) / sigma, (X_test - mu) / sigma


def _standardize_each_by_its_z_scores(X_train, X_test):
    return tuple(
        (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
        for X in (X_train, X_test)
    )


def _standardize_by_a_factor(X_train, X_test):
    factor = 1 / 255
    return factor * X_train, factor * X_test


def _standardize_a_list(X_train, X_test):
    return [np.divide(X, 255.0) for X in (X_train, X_test)]


def _standardize_copies(X_train, X_test):
    scaled = []
    for X in (X_train, X_test):
        X = X.astype(float)
        X /= 255
        scaled.append(X)
    return scaled[0], scaled[1]


def _pixels(rng, n_x, m_train, m_test):
    # no set reaches 255, and the two reach different values
    low, high = rng.integers(0, 200, size=(n_x, m_train)), rng.integers(0, 250, size=(n_x, m_test))
    low[0, 0], high[0, 0] = 210, 252
    return low.astype(float), high.astype(float)


STANDARDIZE = Exercise(
    name="standardize",
    title="Pixels from 0 to 1",
    reference=logistic.standardize,
    cases=(
        visible(
            "two pixels, three and two images",
            np.array([[0.0, 51.0, 102.0], [204.0, 153.0, 17.0]]),
            np.array([[51.0, 85.0], [0.0, 170.0]]),
        ),
        visible(
            "your arrays stay as they were",
            np.array([[100.0, 30.0]]),
            np.array([[60.0, 200.0]]),
            unchanged=True,
        ),
        hidden("many pixels", lambda rng: _pixels(rng, 12, 7, 4), unchanged=True, points=2),
        hidden("one test image", lambda rng: _pixels(rng, 5, 6, 1)),
    ),
    mistakes=(
        Mistake(
            "You measured mean and spread of the training images. Pixels need no measuring: "
            "every one runs over the same known range, and dividing by its end is enough.",
            function=_standardize_by_z_scores,
        ),
        Mistake(
            "Each set got its own mean and spread, so the same picture would get other numbers in "
            "the test set than in the training set. The rule must be one and the same.",
            function=_standardize_each_by_its_z_scores,
        ),
        Mistake(
            "Each set is divided by its own largest value, so the two follow different rules. "
            "Divide by the largest value that a byte can hold.",
            replace={
                "X_train / 255, X_test / 255": "X_train / X_train.max(), X_test / X_test.max()"
            },
        ),
        Mistake(
            "You divide by the largest value that happens to occur in the training set. Divide by "
            "the largest value that a byte can hold.",
            replace={
                "X_train / 255, X_test / 255": "X_train / X_train.max(), X_test / X_train.max()"
            },
        ),
        Mistake(
            "A byte has 256 different values, but the largest of them is 255.",
            replace={"X_train / 255, X_test / 255": "X_train / 256, X_test / 256"},
        ),
        Mistake(
            "The test images are as they were. What is done to the training images must be done "
            "to them too.",
            replace={"X_test / 255": "X_test"},
        ),
        Mistake(
            "The two sets come back in the wrong order: training first.",
            replace={"X_train / 255, X_test / 255": "X_test / 255, X_train / 255"},
        ),
        Mistake(
            "`//` rounds down, so nearly every pixel becomes 0. Use `/`.",
            replace={"X_train / 255, X_test / 255": "X_train // 255, X_test // 255"},
        ),
        Mistake(
            "`/=` writes into the caller's arrays. Make new ones: the next cell may still need "
            "the bytes.",
            function=_standardize_in_place,
        ),
    ),
    equivalents=(_standardize_by_a_factor, _standardize_a_list, _standardize_copies),
)


# sigmoid


def _sigmoid_of_one_number(z):
    return 1 / (1 + math.exp(-z))


def _sigmoid_by_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def _sigmoid_by_reciprocal(z):
    return np.reciprocal(np.add(1.0, np.exp(np.negative(z))))


def _sigmoid_entry_by_entry(z):
    z = np.asarray(z)
    out = np.empty(z.shape)
    for index in np.ndindex(z.shape):
        out[index] = 1 / (1 + math.exp(-z[index]))
    return out


def _sigmoid_in_place(z):
    s = np.exp(-z)
    s += 1
    return 1 / s


SIGMOID = Exercise(
    name="sigmoid",
    title="The sigmoid of every entry",
    reference=logistic.sigmoid,
    cases=(
        visible("one number", 0.5),
        visible("a row", np.array([[-3.0, -1.0, 0.0, 2.0]]), unchanged=True),
        hidden("a column", lambda rng: (rng.normal(size=(6, 1)),)),
        hidden("a matrix", lambda rng: (2 * rng.normal(size=(3, 5)),), unchanged=True),
        hidden(
            "far from zero", lambda rng: (rng.uniform(20, 300, (1, 6)) * [1, -1, 1, -1, 1, -1],)
        ),
    ),
    mistakes=(
        Mistake(
            "Division comes before addition: what stands below the fraction bar needs brackets.",
            replace={"1 / (1 + np.exp(-z))": "1 / 1 + np.exp(-z)"},
        ),
        Mistake(
            "Your curve falls where it should rise: large z must give values near 1. Look at the "
            "sign inside the exponential.",
            replace={"-z": "z"},
        ),
        Mistake(
            "Below the fraction bar stands a sum, not a difference: at z = 0 yours divides by "
            "nothing.",
            replace={"1 + np.exp": "1 - np.exp"},
        ),
        Mistake(
            "`math.exp` takes one number. Use the exponential of NumPy, which takes arrays.",
            function=_sigmoid_of_one_number,
        ),
        Mistake(
            "That is the slope of the sigmoid. Here its value is wanted.",
            replace={"1 / (1 + np.exp(-z))": "np.exp(-z) / (1 + np.exp(-z)) ** 2"},
        ),
        Mistake(
            "That is the hyperbolic tangent, which runs from -1 to 1. A probability runs from 0 "
            "to 1.",
            replace={"1 / (1 + np.exp(-z))": "np.tanh(z)"},
        ),
        Mistake(
            "You return decisions. The sigmoid gives a probability; deciding is a later step.",
            replace={"1 / (1 + np.exp(-z))": "np.round(1 / (1 + np.exp(-z)))"},
        ),
    ),
    equivalents=(
        _sigmoid_by_tanh,
        _sigmoid_by_reciprocal,
        _sigmoid_entry_by_entry,
        _sigmoid_in_place,
    ),
)


# derivatives: a quiz

DERIVATIVES = Exercise(
    name="derivatives",
    title="Derivatives on two computation graphs, by hand",
    reference={
        "dJ/db": -12.0,
        "dJ/db when a is b": 9.0,
        "dL/da": -2.0,
        "dL/dz": -0.5,
        "dL/dw1": -1.0,
        "dL/dw2": 1.5,
        "dL/db": -0.5,
        "new w1": 0.6,
    },
    cases=(
        visible("dJ/db at c = -4", "dJ/db"),
        visible("dJ/db when a is b", "dJ/db when a is b"),
        visible("dL/da", "dL/da"),
        visible("dL/dz", "dL/dz"),
        hidden("dL/dw1", lambda rng: ("dL/dw1",)),
        hidden("dL/dw2", lambda rng: ("dL/dw2",)),
        hidden("dL/db", lambda rng: ("dL/db",)),
        hidden("new w1", lambda rng: ("new w1",)),
    ),
    mistakes=(
        Mistake(
            "You went from u back to b, and stopped before the factor that comes from further "
            "right. The derivatives along a path are multiplied.",
            answers={"dJ/db": -4.0},
        ),
        Mistake(
            "That is the derivative with respect to c. Which number does b stand next to?",
            answers={"dJ/db": 9.0},
        ),
        Mistake(
            "That is right for the numbers in the drawing. Here c is another number.",
            answers={"dJ/db": 6.0},
        ),
        Mistake(
            "You followed the path through u only. b now reaches J on a second path, and what "
            "the paths bring is added.",
            answers={"dJ/db when a is b": 6.0},
        ),
        Mistake(
            "You followed the path straight to v only. b reaches J through u as well, and what "
            "the paths bring is added.",
            answers={"dJ/db when a is b": 3.0},
        ),
        Mistake(
            "The paths' derivatives were multiplied. Along a path one multiplies; over several "
            "paths one adds.",
            answers={"dJ/db when a is b": 18.0},
        ),
        Mistake(
            "Look at the sign: a larger a makes the label y = 1 more likely. Does the loss rise?",
            answers={"dL/da": 2.0},
        ),
        Mistake(
            "That is dL/dz already. The box of the loss alone gives dL/da.",
            answers={"dL/da": -0.5},
        ),
        Mistake(
            "a(1 - a) is da/dz, the derivative across the sigmoid alone. Multiply by what came "
            "back to a. The error goes on to everything left of z.",
            answers={
                "dL/dz": 0.25,
                "dL/dw1": 0.5,
                "dL/dw2": -0.75,
                "dL/db": 0.25,
                "new w1": 0.45,
            },
        ),
        Mistake(
            "The sign of dL/dz is wrong, and everything left of z has it from there. Should z "
            "rise or fall when the label is 1?",
            answers={
                "dL/dz": 0.5,
                "dL/dw1": 1.0,
                "dL/dw2": -1.5,
                "dL/db": 0.5,
                "new w1": 0.4,
            },
        ),
        Mistake(
            "You multiplied with the weight. The derivative of w₁x₁ with respect to w₁ is the "
            "other factor.",
            answers={"dL/dw1": -0.25, "dL/dw2": -0.5, "new w1": 0.525},
        ),
        Mistake(
            "b is not multiplied with anything on its way to z: the derivative of z with respect "
            "to b is 1.",
            answers={"dL/db": -1.0},
        ),
        Mistake(
            "You took a step uphill: the derivative times the rate is taken away from w₁.",
            answers={"new w1": 0.4},
        ),
        Mistake(
            "That step has the full length of the derivative. Multiply by the learning rate.",
            answers={"new w1": 1.5},
        ),
    ),
    equivalents=(
        {
            "dJ/db": np.float64(-12),
            "dJ/db when a is b": 9,
            "dL/da": -2,
            "dL/dz": -1 / 2,
            "dL/dw1": -1,
            "dL/dw2": 3 / 2,
            "dL/db": np.float64(0.5 - 1),
            "new w1": 0.5 + 0.1,
        },
        {
            "dJ/db": 3 * -4,
            "dJ/db when a is b": 3 * (1 + 2),
            "dL/da": -1 / 0.5,
            "dL/dz": -1 / 0.5 * 0.25,
            "dL/dw1": np.array(-1.0),
            "dL/dw2": -0.5 * -3,
            "dL/db": -0.5,
            "new w1": 0.5 - 0.1 * -1.0,
            "a note of mine": "extra keys do no harm",
        },
    ),
)


# initialize_with_zeros


def _zeros_filled(dim):
    return np.full((dim, 1), 0.0), 0


def _zeros_as_list(dim):
    w = np.array([[0.0] for _ in range(dim)])
    return [w, np.float64(0)]


def _zeros_reshaped(dim):
    return np.zeros(dim).reshape(dim, 1), 0.0


INITIALIZE_WITH_ZEROS = Exercise(
    name="initialize_with_zeros",
    title="Zero weights and a zero bias",
    reference=logistic.initialize_with_zeros,
    cases=(
        visible("two features", 2),
        visible("three features", 3),
        hidden("one feature", lambda rng: (1,)),
        hidden("many features", lambda rng: (int(rng.integers(5, 40)),)),
    ),
    mistakes=(
        Mistake(
            "A shape with one number in it is neither row nor column. The shape is a tuple of "
            "two numbers.",
            replace={"(dim, 1)": "dim"},
        ),
        Mistake(
            "The weights are a row. They are a column here, with one weight under another.",
            replace={"(dim, 1)": "(1, dim)"},
        ),
        Mistake(
            "The weights are a square matrix. One unit has one weight for each feature.",
            replace={"(dim, 1)": "(dim, dim)"},
        ),
        Mistake(
            "The weights are one, not zero.",
            replace={"np.zeros": "np.ones"},
        ),
        Mistake(
            "The bias has a shape. One unit has one bias: a number.",
            replace={"0.0": "np.zeros((1, 1))"},
        ),
        Mistake(
            "One unit has one bias, not one for each feature.",
            replace={"0.0": "np.zeros((dim, 1))"},
        ),
        Mistake(
            "The bias is one, not zero.",
            replace={"0.0": "1.0"},
        ),
        Mistake(
            "Only the weights come back. The function returns two things.",
            replace={", 0.0": ""},
        ),
        Mistake(
            "The two come back in the wrong order: weights first.",
            replace={"np.zeros((dim, 1)), 0.0": "0.0, np.zeros((dim, 1))"},
        ),
        Mistake(
            "The number of weights is fixed in your code. It is the argument.",
            replace={"(dim, 1)": "(2, 1)"},
        ),
    ),
    equivalents=(_zeros_filled, _zeros_as_list, _zeros_reshaped),
)


# propagate


def _propagate_in_loops(w, b, X, Y):
    n_x, m = X.shape
    cost, db = 0.0, 0.0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = 1 / (1 + math.exp(-z))
        cost -= math.log(a) if Y[0, i] == 1 else math.log(1 - a)
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - Y[0, i])
        db += a - Y[0, i]
    dw /= m
    return {"dw": dw, "db": db / m}, cost / m


def _propagate_by_dot(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))
    dw = 1 / m * np.dot(X, (A - Y).T)
    db = 1 / m * np.sum(A - Y)
    return {"dw": dw, "db": db}, np.squeeze(cost)


def _propagate_by_logaddexp(w, b, X, Y):
    Z = np.einsum("ij,ik->jk", w, X) + b
    cost = np.mean(np.logaddexp(0, Z) - Y * Z)
    error = sigmoid(Z) - Y
    return {"db": error.mean(), "dw": np.mean(X * error, axis=1, keepdims=True)}, cost


def _propagate_in_place(w, b, X, Y):
    A = (w * X).sum(axis=0, keepdims=True)
    A += b
    A = sigmoid(A)
    cost = -np.log(np.where(Y == 1, A, 1 - A)).mean()
    A -= Y
    A /= A.size
    return [{"dw": (A @ X.T).T, "db": float(A.sum()), "dZ": A}, float(cost)]


PROPAGATE = Exercise(
    name="propagate",
    title="The cost and its gradient",
    reference=logistic.propagate,
    cases=(
        visible(
            "two features, three examples",
            np.array([[0.5], [-1.0]]),
            0.25,
            np.array([[1.0, 2.0, -1.0], [0.5, -1.5, 3.0]]),
            np.array([[1.0, 0.0, 1.0]]),
        ),
        visible(
            "your arrays stay as they were",
            np.array([[0.2], [0.4], [-0.6]]),
            -0.5,
            np.array([[1.0, -2.0], [0.5, 1.0], [2.0, -1.0]]),
            np.array([[0.0, 1.0]]),
            unchanged=True,
            points=2,
        ),
        hidden(
            "many features and examples",
            lambda rng: _problem(rng, 6, 15, scale=0.7),
            points=2,
            unchanged=True,
        ),
        hidden("one example", lambda rng: _problem(rng, 4, 1)),
        hidden("one feature", lambda rng: _problem(rng, 1, 8)),
        hidden("more features than examples", lambda rng: _problem(rng, 12, 3, scale=0.4)),
        hidden("far from zero", _saturated),
        hidden(
            "one class only",
            lambda rng: (*_problem(rng, 3, 5)[:3], np.zeros((1, 5))),
        ),
    ),
    mistakes=(
        Mistake(
            "dw is the mean over the examples. Yours is the sum.",
            replace={"X @ (A - Y).T / m": "X @ (A - Y).T"},
        ),
        Mistake(
            "db is the mean over the examples. Yours is the sum.",
            replace={"np.sum(A - Y) / m": "np.sum(A - Y)"},
        ),
        Mistake(
            "Both gradients are means over the examples. Yours are sums.",
            replace={
                "X @ (A - Y).T / m": "X @ (A - Y).T",
                "np.sum(A - Y) / m": "np.sum(A - Y)",
            },
        ),
        Mistake(
            "The cost is the mean over the examples. Yours is the sum.",
            replace={"np.log(1 - A)) / m": "np.log(1 - A))"},
        ),
        Mistake(
            "Neither the cost nor the gradients are divided by the number of examples.",
            replace={
                "np.log(1 - A)) / m": "np.log(1 - A))",
                "X @ (A - Y).T / m": "X @ (A - Y).T",
                "np.sum(A - Y) / m": "np.sum(A - Y)",
            },
        ),
        Mistake(
            "You divide by the number of features. Which axis of X counts the examples?",
            replace={"X.shape[1]": "X.shape[0]"},
        ),
        Mistake(
            "A cost is never negative. The logarithm of a probability is, so a sign is missing.",
            replace={"-np.sum(": "np.sum("},
        ),
        Mistake(
            "In the second term, look at the logarithm's brackets: it is taken of 1 - A.",
            replace={"np.log(1 - A)": "(1 - np.log(A))"},
        ),
        Mistake(
            "Both terms have the same logarithm. What is the probability of label 0?",
            replace={"np.log(1 - A)": "np.log(A)"},
        ),
        Mistake(
            "Examples with label 0 cost nothing in your version. The second term is missing.",
            replace={" + (1 - Y) * np.log(1 - A)": ""},
        ),
        Mistake(
            "That is the squared error. This notebook's cost is the mean of -log(probability of "
            "the true label).",
            replace={
                "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))": "np.sum((A - Y) ** 2)",
            },
        ),
        Mistake(
            "You used A(1 - A) for dL/dZ. That is the slope of the sigmoid alone; multiplied with "
            "dL/dA most of it cancels.",
            replace={
                "X @ (A - Y).T / m": "X @ (A * (1 - A)).T / m",
                "np.sum(A - Y) / m": "np.sum(A * (1 - A)) / m",
            },
        ),
        Mistake(
            "Your gradients multiply the error by A(1 - A) once more. That factor belongs to the "
            "squared error; for this cost it cancels.",
            replace={
                "X @ (A - Y).T / m": "X @ ((A - Y) * A * (1 - A)).T / m",
                "np.sum(A - Y) / m": "np.sum((A - Y) * A * (1 - A)) / m",
            },
        ),
        Mistake(
            "Both gradients have the wrong sign: where A is above Y, a larger bias makes it worse.",
            replace={
                "X @ (A - Y).T / m": "X @ (Y - A).T / m",
                "np.sum(A - Y) / m": "np.sum(Y - A) / m",
            },
        ),
        Mistake(
            "dw is a row. It has the shape of w.",
            replace={"X @ (A - Y).T / m": "(A - Y) @ X.T / m"},
        ),
        Mistake(
            "dw lost an axis in the sum over the examples: keep it.",
            replace={"X @ (A - Y).T / m": "np.sum(X * (A - Y), axis=1) / m"},
        ),
        Mistake(
            "The bias is missing from the pre-activation.",
            replace={"w.T @ X + b": "w.T @ X"},
        ),
        Mistake(
            "You left out the sigmoid: A must lie between 0 and 1 before its logarithm is taken.",
            replace={"sigmoid(w.T @ X + b)": "w.T @ X + b"},
        ),
        Mistake(
            "`w * X` multiplies entry by entry and leaves one value for each feature. Each example "
            "needs one number: their sum.",
            replace={"w.T @ X": "w * X"},
        ),
        Mistake(
            "The cost is a matrix with one entry: a row times a column gives a 1 by 1 matrix. "
            "Return the number in it.",
            replace={
                "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m": (
                    "-(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / m"
                )
            },
        ),
        Mistake(
            "db is an array. The bias is one number, so its gradient is one number too.",
            replace={"np.sum(A - Y) / m": "np.sum(A - Y, axis=1, keepdims=True) / m"},
        ),
        Mistake(
            "The cost comes back first. Return the gradients, then the cost.",
            replace={"return grads, cost": "return cost, grads"},
        ),
    ),
    equivalents=(
        _propagate_in_loops,
        _propagate_by_dot,
        _propagate_by_logaddexp,
        _propagate_in_place,
    ),
    uses=("sigmoid",),
)


# optimize


def _optimize_in_place(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def _optimize_with_stale_gradients(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(num_iterations):
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def _optimize_without_keeping(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        new_w = w - learning_rate * grads["dw"]
        new_b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": new_w, "b": new_b}, grads, costs


def _optimize_returning_the_start(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    costs = []
    new_w, new_b = w, b
    for i in range(num_iterations):
        grads, cost = propagate(new_w, new_b, X, Y)
        new_w = new_w - learning_rate * grads["dw"]
        new_b = new_b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def _optimize_after_copies(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params = {"w": w.copy(), "b": b}
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(params["w"], params["b"], X, Y)
        params["w"] -= np.multiply(learning_rate, grads["dw"])
        params["b"] -= learning_rate * grads["db"]
        if not i % 100:
            costs += [float(cost)]
            if print_cost:
                print(i, cost)
    return params, grads, costs


def _optimize_with_while(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    i, costs = 0, []
    while i < num_iterations:
        (grads, cost), start = propagate(w, b, X, Y), (w, b)
        w = start[0] + -learning_rate * grads["dw"]
        b = start[1] + -learning_rate * grads["db"]
        costs.append(cost)
        i += 1
    return [{"w": w, "b": b, "steps": i}, {"dw": grads["dw"], "db": grads["db"]}, costs[::100]]


def _optimize_with_array_costs(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    theta = np.vstack([w, [[b]]])
    ones = np.ones((1, X.shape[1]))
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        grads, costs[i] = propagate(theta[:-1], theta[-1, 0], X, Y)
        error = sigmoid(theta.T @ np.vstack([X, ones])) - Y
        theta = theta - learning_rate * np.vstack([X, ones]) @ error.T / X.shape[1]
    return {"w": theta[:-1], "b": theta[-1, 0]}, grads, costs[::100]


_FIVE = (
    np.array([[0.3], [-0.2]]),
    0.1,
    np.array([[1.0, 2.0, -1.0, 0.5, -0.5], [0.5, -1.5, 3.0, 1.0, -2.0]]),
    np.array([[1.0, 0.0, 1.0, 0.0, 1.0]]),
)


def _fit(rng, n_x, m, *settings):
    return (*_problem(rng, n_x, m, scale=0.5), *settings)


OPTIMIZE = Exercise(
    name="optimize",
    title="Gradient descent",
    reference=logistic.optimize,
    cases=(
        visible("two updates", *_FIVE, 2, 0.1),
        visible("costs of 201 updates", *_FIVE, 201, 0.02),
        visible("your arrays stay as they were", *_FIVE, 3, 0.5, unchanged=True, points=2),
        hidden("default settings", lambda rng: _fit(rng, 3, 9)),
        hidden(
            "many updates, another rate",
            lambda rng: _fit(rng, 4, 12, int(rng.integers(301, 380)), 0.05),
            points=2,
            unchanged=True,
        ),
        hidden("exactly 200 updates", lambda rng: _fit(rng, 2, 6, 200, 0.03)),
        hidden("one update, one example", lambda rng: _fit(rng, 5, 1, 1, 0.2)),
        hidden("one feature, printing on", lambda rng: _fit(rng, 1, 7, 130, 0.3, True)),
    ),
    mistakes=(
        Mistake(
            "The parameters climb: gradient descent takes the gradient away.",
            replace={
                "w - learning_rate": "w + learning_rate",
                "b - learning_rate": "b + learning_rate",
            },
        ),
        Mistake(
            "The bias never changes. It has a gradient too.",
            replace={'b = b - learning_rate * grads["db"]': "b = b"},
        ),
        Mistake(
            "The weights never change. They have a gradient too.",
            replace={'w = w - learning_rate * grads["dw"]': "w = w"},
        ),
        Mistake(
            "Your steps are as long as the gradient. Multiply it by the learning rate.",
            replace={
                "w - learning_rate * grads": "w - grads",
                "b - learning_rate * grads": "b - grads",
            },
        ),
        Mistake(
            "The learning rate is fixed in your code. Use the argument.",
            replace={
                "w - learning_rate": "w - 0.009",
                "b - learning_rate": "b - 0.009",
            },
        ),
        Mistake(
            "The number of updates is fixed in your code. Use the argument.",
            replace={"range(num_iterations)": "range(100)"},
        ),
        Mistake(
            "Your loop makes one update less than asked.",
            replace={"range(num_iterations)": "range(1, num_iterations)"},
        ),
        Mistake(
            "You append the cost in every iteration. Only iterations 0, 100, 200, … are recorded.",
            replace={"i % 100 == 0": "True"},
        ),
        Mistake(
            "The costs are recorded at iterations 99, 199, … The first record is iteration 0.",
            replace={"i % 100 == 0": "i % 100 == 99"},
        ),
        Mistake(
            "Iteration 0 is missing from the costs.",
            replace={"i % 100 == 0": "i % 100 == 0 and i > 0"},
        ),
        Mistake(
            "Costs are recorded only when `print_cost` is true. It decides about printing alone.",
            replace={"if i % 100 == 0": "if print_cost and i % 100 == 0"},
        ),
        Mistake(
            "The function returns during the first round. Look how far the `return` is indented.",
            replace={"range(num_iterations)": "range(min(num_iterations, 1))"},
        ),
        Mistake(
            "Every step uses the gradients of the start. They must be computed anew for the "
            "parameters of each round.",
            function=_optimize_with_stale_gradients,
        ),
        Mistake(
            "Each round starts again from the same w and b: the updated values are stored under "
            "names that the next round does not read.",
            function=_optimize_without_keeping,
        ),
        Mistake(
            "The parameters that come back are those of the start.",
            function=_optimize_returning_the_start,
        ),
        Mistake(
            "`w -= …` writes into the array that the caller gave you, so a second run would start "
            "where the first ended. Make a new array: `w = w - …`.",
            function=_optimize_in_place,
        ),
    ),
    equivalents=(_optimize_after_copies, _optimize_with_while, _optimize_with_array_costs),
    uses=("propagate",),
)


# predict


def _predict_in_a_loop(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    Y_prediction = np.zeros((1, X.shape[1]))
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction


def _predict_bools(w, b, X):
    return np.einsum("ij,ik->jk", w, X) > -b


def _predict_by_rounding(w, b, X):
    return np.round(sigmoid(w.T @ X + b))


def _predict_by_where(w, b, X):
    return np.where((w * X).sum(axis=0, keepdims=True) + b < 0, 0, 1)


def _points(rng, n_x, m):
    """Draw a problem whose probabilities lie on both sides of 0.5, none nearer than 0.01."""
    w = rng.normal(size=(n_x, 1))
    b = float(rng.uniform(0.8, 1.5))
    # pre-activations on a grid: some between 0 and 0.5, some below 0, and some above 0.5
    Z = rng.permutation(np.resize([0.3, -0.4, 1.8, -2.1, 0.15, -0.9, 2.6], m)).reshape(1, m)
    X = rng.normal(size=(n_x, m))
    return w, b, X + w @ (Z - b - w.T @ X) / np.sum(w**2)


PREDICT = Exercise(
    name="predict",
    title="From probabilities to labels",
    reference=logistic.predict,
    cases=(
        visible(
            "two features, four examples",
            np.array([[1.0], [-0.5]]),
            0.5,
            np.array([[0.1, 1.0, -1.5, 0.0], [0.6, -1.0, 1.0, 2.0]]),
        ),
        visible("one feature", np.array([[2.0]]), -1.0, np.array([[0.2, 0.6, 3.0]])),
        hidden("many examples", lambda rng: _points(rng, 5, 14), points=2, unchanged=True),
        hidden("one example", lambda rng: _points(rng, 3, 1)),
        hidden("one feature, many examples", lambda rng: _points(rng, 1, 9)),
    ),
    mistakes=(
        Mistake(
            "You compare the pre-activation with 0.5. It is the probability that is to exceed "
            "one half: the sigmoid is missing.",
            replace={"sigmoid(w.T @ X + b)": "(w.T @ X + b)"},
        ),
        Mistake(
            "Every example gets label 1: a probability is always above 0. Where is the middle of "
            "its range?",
            replace={"> 0.5": "> 0"},
        ),
        Mistake(
            "These are the probabilities. A prediction is 0 or 1.",
            replace={"(sigmoid(w.T @ X + b) > 0.5).astype(int)": "sigmoid(w.T @ X + b)"},
        ),
        Mistake(
            "The labels are swapped: above one half means label 1.",
            replace={"> 0.5": "< 0.5"},
        ),
        Mistake(
            "The bias is missing from the pre-activation.",
            replace={"w.T @ X + b": "w.T @ X"},
        ),
        Mistake(
            "Your labels are -1 and 1. In this course they are 0 and 1.",
            replace={
                "(sigmoid(w.T @ X + b) > 0.5).astype(int)": "np.sign(sigmoid(w.T @ X + b) - 0.5)"
            },
        ),
        Mistake(
            "The predictions are a rank-1 array. Keep them a row, like Y.",
            replace={".astype(int)": ".astype(int).ravel()"},
        ),
        Mistake(
            "The predictions are a column. Keep them a row, like Y.",
            replace={".astype(int)": ".astype(int).T"},
        ),
        Mistake(
            "Every example gets the first one's label. Compare each entry.",
            replace={
                "(sigmoid(w.T @ X + b) > 0.5).astype(int)": (
                    "np.full((1, X.shape[1]), int(sigmoid(w.T @ X + b)[0, 0] > 0.5))"
                )
            },
        ),
        Mistake(
            "Only the last example is decided; the others stay 0. Is the assignment inside the "
            "loop?",
            replace={".astype(int)": ".astype(int) * (np.arange(X.shape[1]) == X.shape[1] - 1)"},
        ),
    ),
    equivalents=(_predict_in_a_loop, _predict_bools, _predict_by_rounding, _predict_by_where),
    uses=("sigmoid",),
)


# model


def _model_in_one_piece(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b, costs = np.zeros((X_train.shape[0], 1)), 0, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X_train, Y_train)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {
        "w": w,
        "b": b,
        "costs": np.array(costs),
        "Y_prediction_train": w.T @ X_train + b > 0,
        "Y_prediction_test": w.T @ X_test + b > 0,
        "num_iterations": num_iterations,
        "learning_rate": learning_rate,
    }


def _model_with_keywords(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b = initialize_with_zeros(len(X_train))
    params, grads, costs = optimize(
        w,
        b,
        X_train,
        Y_train,
        learning_rate=learning_rate,
        num_iterations=num_iterations,
        print_cost=print_cost,
    )
    predictions = [predict(X=X, **params) for X in (X_train, X_test)]
    return dict(
        params,
        grads=grads,
        costs=costs,
        Y_prediction_train=predictions[0],
        Y_prediction_test=predictions[1],
        num_iterations=num_iterations,
        learning_rate=learning_rate,
        train_accuracy=float(np.mean(predictions[0] == Y_train)),
    )


def _two_sets(rng, n_x, m_train, m_test, *settings):
    """Draw a training and a test set of one rule, with noise, so that no line separates them."""
    w = rng.normal(size=(n_x, 1))
    sets = []
    for m in (m_train, m_test):
        X = rng.normal(size=(n_x, m)) + 0.3
        Y = (w.T @ X + rng.normal(size=(1, m)) > 0.2).astype(float)
        # both classes in every set of two or more
        Y[0, :2] = [0.0, 1.0][:m]
        sets += [X, Y]
    return (*sets, *settings)


MODEL = Exercise(
    name="model",
    title="All parts together",
    reference=logistic.model,
    cases=(
        visible(
            "two features, 50 updates",
            np.array([[1.0, 2.0, -1.0, 0.5, -0.5], [0.5, -1.5, 3.0, 1.0, -2.0]]),
            np.array([[1.0, 0.0, 1.0, 0.0, 0.0]]),
            np.array([[0.5, -2.0, 2.0], [1.5, 0.5, -0.5]]),
            np.array([[1.0, 1.0, 0.0]]),
            50,
            0.1,
        ),
        visible(
            "one feature, 120 updates",
            np.array([[3.0, 1.0, 2.0, 4.0]]),
            np.array([[1.0, 0.0, 0.0, 1.0]]),
            np.array([[1.5, 3.5]]),
            np.array([[0.0, 1.0]]),
            120,
            0.05,
            unchanged=True,
        ),
        hidden(
            "more features, another rate",
            lambda rng: _two_sets(rng, 4, 20, 9, int(rng.integers(150, 260)), 0.08),
            points=2,
            unchanged=True,
        ),
        hidden("default settings", lambda rng: _two_sets(rng, 2, 12, 6)),
        hidden("one test example, printing on", lambda rng: _two_sets(rng, 3, 8, 1, 60, 0.2, True)),
        hidden("more test examples", lambda rng: _two_sets(rng, 5, 7, 13, 101, 0.3)),
    ),
    mistakes=(
        Mistake(
            "The learning rate does not reach `optimize`, which falls back on its own default.",
            replace={"num_iterations, learning_rate, print_cost)": "num_iterations)"},
        ),
        Mistake(
            "The number of iterations does not reach `optimize`, which falls back on its own "
            "default.",
            replace={"num_iterations, learning_rate, print_cost)": "100, learning_rate)"},
        ),
        Mistake(
            "Neither setting reaches `optimize`, which falls back on its own defaults.",
            replace={", num_iterations, learning_rate, print_cost)": ")"},
        ),
        Mistake(
            "The predictions are made with the parameters of the start. Use those that "
            "`optimize` returns.",
            replace={
                'predict(params["w"], params["b"], X_train)': "predict(w, b, X_train)",
                'predict(params["w"], params["b"], X_test)': "predict(w, b, X_test)",
            },
        ),
        Mistake(
            "The weights and the bias in the result are those of the start.",
            replace={'"w": params["w"]': '"w": w', '"b": params["b"]': '"b": b'},
        ),
        Mistake(
            "Both the predictions and the parameters in the result are those of the start: take "
            "them out of what `optimize` returns.",
            replace={
                'predict(params["w"], params["b"], X_train)': "predict(w, b, X_train)",
                'predict(params["w"], params["b"], X_test)': "predict(w, b, X_test)",
                '"w": params["w"]': '"w": w',
                '"b": params["b"]': '"b": b',
            },
        ),
        Mistake(
            "The test predictions are made from the training examples.",
            replace={'params["b"], X_test)': 'params["b"], X_train)'},
        ),
        Mistake(
            "The predictions of the two sets are swapped.",
            replace={
                'train": predict(params["w"], params["b"], X_train': (
                    'train": predict(params["w"], params["b"], X_test'
                ),
                'test": predict(params["w"], params["b"], X_test': (
                    'test": predict(params["w"], params["b"], X_train'
                ),
            },
        ),
        Mistake(
            "You train on the test set. Then it can no longer tell how the model does on images "
            "it has not seen.",
            replace={"w, b, X_train, Y_train": "w, b, X_test, Y_test"},
        ),
        Mistake(
            "`costs` holds one number. Return the whole list that `optimize` recorded.",
            replace={'"costs": costs': '"costs": costs[-1]'},
        ),
        Mistake(
            "The shapes do not fit. Is there one weight for each feature, that is, for each row of "
            "`X_train`?",
            replace={"X_train.shape[0]": "X_train.shape[1]"},
        ),
    ),
    equivalents=(_model_in_one_piece, _model_with_keywords),
    uses=("initialize_with_zeros", "optimize", "predict"),
)


# diagnosis: a quiz

DIAGNOSIS = Exercise(
    name="diagnosis",
    title="What is wrong with this training run?",
    reference={
        "rate far too small": "R",
        "rate too large, never settles": "Q",
        "rate to use": "S",
        "cost stays at 0.6931": "B",
        "cost rises from the start": "C",
        "twice the data, twice the step": "D",
        "cost becomes nan": "A",
        "99 % on train, 60 % on test": "E",
    },
    cases=(
        visible("rate far too small", "rate far too small"),
        visible("rate too large, never settles", "rate too large, never settles"),
        visible("cost stays at 0.6931", "cost stays at 0.6931"),
        visible("twice the data, twice the step", "twice the data, twice the step"),
        hidden("rate to use", lambda rng: ("rate to use",)),
        hidden("cost rises from the start", lambda rng: ("cost rises from the start",)),
        hidden("cost becomes nan", lambda rng: ("cost becomes nan",)),
        hidden("99 % on train, 60 % on test", lambda rng: ("99 % on train, 60 % on test",)),
    ),
    mistakes=(
        Mistake(
            "Small steps take a smooth way, only slowly. Which curve has fallen least?",
            answers={"rate far too small": "P"},
        ),
        Mistake(
            "You have taken the slow curve for the one with a large rate. A large step jumps "
            "over the valley, so the cost goes up and down.",
            answers={"rate too large, never settles": "R", "rate far too small": "Q"},
        ),
        Mistake(
            "That curve falls at every record: nothing says that its rate is too large. Look for "
            "one whose cost rises again and again.",
            answers={"rate too large, never settles": "S"},
        ),
        Mistake(
            "That one comes down too, but it has the higher cost all the way. Which curve is "
            "lowest at the end?",
            answers={"rate to use": "P"},
        ),
        Mistake(
            "0.6931 is ln 2, the cost of a model that answers one half to everything. What would "
            "keep w and b at zero, whatever the rate?",
            answers={"cost stays at 0.6931": "A"},
        ),
        Mistake(
            "A wrong sign would change the cost: it would rise. Here nothing moves at all.",
            answers={"cost stays at 0.6931": "C"},
        ),
        Mistake(
            "A mean does not change when every number in it appears twice. Which quantity does?",
            answers={"twice the data, twice the step": "A"},
        ),
        Mistake(
            "A rate that is too large gives costs that jump up and down. A cost that rises at "
            "every single record is walked uphill on purpose.",
            answers={"cost rises from the start": "A"},
        ),
        Mistake(
            "nan comes from 0 · log 0: a probability was rounded to exactly 0 or 1. What drives "
            "the pre-activations that far out in a few steps?",
            answers={"cost becomes nan": "C"},
        ),
        Mistake(
            "The training ran well: the training examples are nearly all right. The fault shows on "
            "new examples only.",
            answers={"99 % on train, 60 % on test": "A"},
        ),
    ),
    equivalents=(
        {
            "rate far too small": "R",
            "rate too large, never settles": "Q",
            "rate to use": "S",
            "cost stays at 0.6931": "B",
            "cost rises from the start": "C",
            "twice the data, twice the step": "D",
            "cost becomes nan": "A",
            "99 % on train, 60 % on test": "E",
            "note": "extra keys do no harm",
        },
        {
            "99 % on train, 60 % on test": "E",
            "cost becomes nan": "A",
            "twice the data, twice the step": "D",
            "cost rises from the start": "C",
            "cost stays at 0.6931": "B",
            "rate to use": "S",
            "rate too large, never settles": "Q",
            "rate far too small": "R",
        },
    ),
)

EXERCISES = (
    FLATTEN_IMAGES,
    STANDARDIZE,
    SIGMOID,
    DERIVATIVES,
    INITIALIZE_WITH_ZEROS,
    PROPAGATE,
    OPTIMIZE,
    PREDICT,
    MODEL,
    DIAGNOSIS,
)

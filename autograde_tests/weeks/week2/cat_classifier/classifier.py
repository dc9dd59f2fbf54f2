"""The classifier: predictions, and the whole model."""

import numpy as np

from course_utils.reference.logistic import (
    initialize_with_zeros,
    model,
    optimize,
    predict,
    propagate,
    sigmoid,
)

from ....machinery.exercises import exercise, hidden, visible
from ... import slips


def _points(n_x, m):
    """Return a draw of a problem: probabilities on both sides of 0.5, two of many close to it."""

    def draw(rng):
        w = rng.normal(size=(n_x, 1))
        b = float(rng.uniform(0.8, 1.5))
        # pre-activations on a grid: some between 0 and 0.5, some below 0, and some above 0.5
        grid = [0.3, -0.4, 1.8, -2.1, 0.15, -0.9, 2.6, 0.0005, -0.0005]
        Z = rng.permutation(np.resize(grid, m)).reshape(1, m)
        X = rng.normal(size=(n_x, m))
        return w, b, X + w @ (Z - b - w.T @ X) / np.sum(w**2)

    return draw


PREDICT = exercise(
    predict,
    "From probabilities to labels",
    visible(
        "two features, probabilities 0.0001 from one half among five",
        np.array([[1.0], [-0.5]]),
        0.5,
        np.array([[-1.5, 1.0, -0.0005, 0.0005, 0.1], [1.0, -1.0, 1.0, 1.0, 0.6]]),
        unchanged=True,
    ),
    visible("one feature, one example", np.array([[2.0]]), -1.0, np.array([[0.6]])),
    hidden("many examples", _points(5, 14), points=2, unchanged=True),
    hidden("one example, more features", _points(3, 1)),
    hidden("one feature, many examples", _points(1, 9)),
)


@PREDICT.equivalent
def in_a_loop(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    Y_prediction = np.zeros((1, X.shape[1]))
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction


@PREDICT.equivalent
def bools(w, b, X):
    return np.einsum("ij,ik->jk", w, X) > -b


@PREDICT.equivalent
def by_rounding(w, b, X):
    return np.round(sigmoid(w.T @ X + b))


@PREDICT.equivalent
def by_where(w, b, X):
    return np.where((w * X).sum(axis=0, keepdims=True) + b < 0, 0, 1)


slips.beside_one_half(PREDICT)
PREDICT.wrong("""
    sigmoid(w.T @ X + b) → (w.T @ X + b)
        You compare the pre-activation with 0.5. It is the probability that is to exceed one half:
        the sigmoid is missing.
    > 0.5 → > 0
        Every example gets label 1: a probability is always above 0. Where is the middle of its
        range?
    (sigmoid(w.T @ X + b) > 0.5).astype(int) → sigmoid(w.T @ X + b)
        These are the probabilities. A prediction is 0 or 1.
    > 0.5 → < 0.5
        The labels are swapped: above one half means label 1.
    w.T @ X + b → w.T @ X
        The bias is missing from the pre-activation.
    (sigmoid(w.T @ X + b) > 0.5).astype(int) → np.sign(sigmoid(w.T @ X + b) - 0.5)
        Your labels are -1 and 1. In this course they are 0 and 1.
    .astype(int) → .astype(int).ravel()
        The predictions are a rank-1 array. Keep them a row, like Y.
    .astype(int) → .astype(int).T
        The predictions are a column. Keep them a row, like Y.
    (sigmoid(w.T @ X + b) > 0.5).astype(int) →
    np.full((1, X.shape[1]), int(sigmoid(w.T @ X + b)[0, 0] > 0.5))
        Every example gets the first one's label. Compare each entry.
    .astype(int) → .astype(int) * (np.arange(X.shape[1]) == X.shape[1] - 1)
        Only the last example is decided; the others stay 0. Is the assignment inside the loop?
""")


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


MODEL = exercise(
    model,
    "All parts together",
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
    visible("default settings, one test example", draw=lambda rng: _two_sets(rng, 1, 4, 1)),
    hidden(
        "more features, another rate",
        lambda rng: _two_sets(rng, 4, 20, 9, int(rng.integers(150, 260)), 0.08),
        unchanged=True,
    ),
    hidden("default settings, other examples", lambda rng: _two_sets(rng, 2, 12, 6)),
    hidden("one test example, printing on", lambda rng: _two_sets(rng, 3, 8, 1, 60, 0.2, True)),
    hidden("more test examples", lambda rng: _two_sets(rng, 5, 7, 13, 101, 0.3)),
    uses=("predict",),
)


@MODEL.equivalent
def in_one_piece(
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


@MODEL.equivalent
def with_keywords(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b = initialize_with_zeros(len(X_train))
    settings = {"num_iterations": num_iterations, "learning_rate": learning_rate}
    params, grads, costs = optimize(w, b, X_train, Y_train, print_cost=print_cost, **settings)
    train, test = (predict(X=X, **params) for X in (X_train, X_test))
    return dict(
        params,
        grads=grads,
        costs=costs,
        Y_prediction_train=train,
        Y_prediction_test=test,
        train_accuracy=float(np.mean(train == Y_train)),
        **settings,
    )


MODEL.wrong("""
    , learning_rate, print_cost →
        The learning rate does not reach `optimize`, which falls back on its own default.
    num_iterations, learning_rate, print_cost → 100, learning_rate
        The number of iterations does not reach `optimize`, which falls back on its own default.
    , num_iterations, learning_rate, print_cost →
        Neither setting reaches `optimize`, which falls back on its own defaults.
    predict(params["w"], params["b"], X_train) → predict(w, b, X_train)
    predict(params["w"], params["b"], X_test) → predict(w, b, X_test)
        The predictions are made with the parameters of the start. Use those that `optimize`
        returns.
    "w": params["w"] → "w": w
    "b": params["b"] → "b": b
        The weights and the bias in the result are those of the start.
    predict(params["w"], params["b"], X_train) → predict(w, b, X_train)
    predict(params["w"], params["b"], X_test) → predict(w, b, X_test)
    "w": params["w"] → "w": w
    "b": params["b"] → "b": b
        Both the predictions and the parameters in the result are those of the start: take them out
        of what `optimize` returns.
    predict(params["w"], params["b"], X_test) → predict(params["w"], params["b"], X_train)
        The test predictions are made from the training examples.
    "Y_prediction_train": predict → "Y_prediction_test": predict
    "Y_prediction_test": predict(params["w"], params["b"], X_test) →
    "Y_prediction_train": predict(params["w"], params["b"], X_test)
        The predictions of the two sets are swapped.
    w, b, X_train, Y_train → w, b, X_test, Y_test
        You train on the test set. Then it can no longer tell how the model does on images it has
        not seen.
    "costs": costs → "costs": costs[-1]
        `costs` holds one number. Return the whole list that `optimize` recorded.
    X_train.shape[0] → X_train.shape[1]
        The shapes do not fit. Is there one weight for each feature, that is, for each row of
        `X_train`?
    num_iterations, learning_rate, print_cost) → 2000, 0.5, print_cost)
        Both settings are typed into the call of `optimize`. Hand on the arguments.
    num_iterations, learning_rate, print_cost) → num_iterations, 0.5, print_cost)
        The learning rate is typed into the call of `optimize`. Hand on the argument.
    num_iterations, learning_rate, print_cost) → 2000, learning_rate, print_cost)
        The number of iterations is typed into the call of `optimize`. Hand on the argument.
    (w, b, X_train, Y_train, → (w, b, np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]),
        You train on both sets together. Then the test set can no longer tell how the model does on
        images it has not seen.
""")


@MODEL.mistake(
    "You train on the test set as well, after the training set. Then it can no longer tell how the "
    "model does on images it has not seen."
)
def trained_on_one_after_the_other(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b = np.zeros((X_train.shape[0], 1)), 0.0
    params, _, _ = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    Y_prediction_train = predict(w, b, X_train)
    params, _, costs = optimize(w, b, X_test, Y_test, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {
        "costs": costs,
        "Y_prediction_train": Y_prediction_train,
        "Y_prediction_test": predict(w, b, X_test),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }

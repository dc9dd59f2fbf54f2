"""The function that is handed in: training within a budget."""

import numpy as np

from course_utils.reference import capstone, initialization, optimizers, setting_up

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from .shared import SLACK, at_least, enlarged, exam, flower, same_twice


def case(name, declare, draw, judge, budget=1.0, calls=1, **options):
    """Declare a call that has to keep its budget."""
    limit = SLACK * budget * calls
    return declare(name, draw=draw, judge=judge, processor_seconds=limit, **options)


def twice(draw, *more):
    """Return a draw of two calls with the same arguments; more of them come after those drawn."""

    def calls(rng):
        arguments = (*draw(rng), *more)
        return Calls([arguments, arguments])

    return calls


DIGITS, CATS, TUMOURS = exam("digits", 1000, 1.0), exam("cats", 150, 1.0), exam("tumours", 350, 1.0)

TRAIN = exercise(
    capstone.train_network,
    "Training within a budget",
    # the first one is short, and no limit is set: a package may be imported in it
    visible(
        "a flower of points in 0.2 s: 70 of 100 right",
        draw=flower(0.2),
        judge=at_least(0.70),
        points=0.5,
    ),
    case("in 1 s: 78 of 100 right", visible, flower(1.0), at_least(0.78), points=0.5),
    case(
        "the same with large numbers, and a feature that never changes",
        visible,
        flower(1.0, odd_units=True),
        at_least(0.78),
        unchanged=True,
        points=0.5,
    ),
    case(
        "300 digits in 0.5 s: 70 of 100 others right",
        visible,
        exam("digits", 300, 0.5),
        at_least(0.70),
        budget=0.5,
        points=0.5,
    ),
    case(
        "3136 features in 0.2 s, kept: 75 of 100 right",
        visible,
        enlarged(150, 0.2),
        at_least(0.75),
        budget=0.2,
        points=0.5,
    ),
    case(
        "the same network twice, with 7 as the seed",
        visible,
        twice(flower(1.0), 7),
        same_twice,
        calls=2,
        points=0.5,
    ),
    case("digits: 85 of 100 right", hidden, DIGITS, at_least(0.85), points=2),
    case("digits: 92 of 100 right", hidden, DIGITS, at_least(0.92), points=2),
    case("cats: 70 of 100 right", hidden, CATS, at_least(0.70), points=2),
    case("cats: 80 of 100 right", hidden, CATS, at_least(0.80), points=2),
    case("tumours: 92 of 100 right", hidden, TUMOURS, at_least(0.92), points=2),
    case(
        "another flower: 78 of 100 right",
        hidden,
        flower(1.0, odd_units=True),
        at_least(0.78),
        points=2,
    ),
    case(
        "a fifth of the budget, kept; digits: 70 of 100 right",
        hidden,
        exam("digits", 1000, 0.2),
        at_least(0.70),
        budget=0.2,
        points=2,
    ),
    case(
        "many features in 0.2 s, kept: 75 of 100 right",
        hidden,
        enlarged(200, 0.2),
        at_least(0.75),
        budget=0.2,
    ),
    case("digits: the same network twice", hidden, twice(DIGITS), same_twice, calls=2, points=2),
    name="train",
)


@TRAIN.equivalent
def deep_and_folded(X, Y, budget_seconds, seed=0):
    mu, sigma = setting_up.fit_normalizer(X)
    m, num_classes = X.shape[1], int(Y.max()) + 1
    targets = np.eye(num_classes)[Y[0]].T
    dims = [len(X), 30, 20, num_classes]
    p = initialization.initialize_parameters_he(dims, seed)
    v, s = optimizers.initialize_adam(p)
    products = sum(a * b for a, b in zip(dims[:-1], dims[1:], strict=True))
    steps = min(500, int(budget_seconds / (1e-3 + 400 * products / 1e9)))
    t, epoch = 0, 0
    while t < steps:
        epoch += 1
        for A0, targets_batch in optimizers.random_mini_batches(
            setting_up.normalize(X, mu, sigma), targets, 64, epoch
        ):
            t += 1
            A1 = np.maximum(0, p["W1"] @ A0 + p["b1"])
            A2 = np.maximum(0, p["W2"] @ A1 + p["b2"])
            Z3 = p["W3"] @ A2 + p["b3"]
            powers = np.exp(Z3 - Z3.max(axis=0, keepdims=True))
            dZ3 = (powers / powers.sum(axis=0, keepdims=True) - targets_batch) / A0.shape[1]
            dZ2 = (p["W3"].T @ dZ3) * (A2 > 0)
            dZ1 = (p["W2"].T @ dZ2) * (A1 > 0)
            grads = {}
            for layer, dZ, A in ((1, dZ1, A0), (2, dZ2, A1), (3, dZ3, A2)):
                grads[f"dW{layer}"] = dZ @ A.T + 3 / m * p[f"W{layer}"]
                grads[f"db{layer}"] = dZ.sum(axis=1, keepdims=True)
            rate = 0.01 * 0.5 * (1 + np.cos(np.pi * min(t / steps, 1)))
            p, v, s, _, _ = optimizers.update_parameters_with_adam(p, grads, v, s, t, rate)
    W1 = p["W1"] / sigma.T
    return p | {"W1": W1, "b1": p["b1"] - W1 @ mu}


@TRAIN.equivalent
def by_scikit_learn(X, Y, budget_seconds, seed=0):
    import warnings

    from sklearn.neural_network import MLPClassifier

    mu, sigma = setting_up.fit_normalizer(X)
    epochs = int(min(60, 1 + budget_seconds / (4e-6 * X.shape[1] * (10 + len(X) / 5))))
    model = MLPClassifier(
        (40,), alpha=1.0, batch_size=50, learning_rate_init=0.01, max_iter=epochs, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(setting_up.normalize(X, mu, sigma).T, Y[0])
    parameters = {"mu": mu, "sigma": sigma}
    for layer, (W, b) in enumerate(zip(model.coefs_, model.intercepts_, strict=True), start=1):
        parameters |= {f"W{layer}": W.T, f"b{layer}": b.reshape(-1, 1)}
    return parameters


TRAIN.wrong("""
    return parameters | {"mu": mu, "sigma": sigma} → return parameters
        `predict` gets inputs as they were measured. Hand back the `mu` and `sigma` that you trained
        with, or fold them into `W1` and `b1`.
    mu, sigma = setting_up.fit_normalizer(X) →
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
        A feature that never changes has a standard deviation of 0. What do you divide it by?
    len(classes)], seed) → len(classes)], None)
        The same arguments must give the same network. Is there a random number that does not come
        from `seed`, or a decision that looks at the clock?
    parameters, v, s, _, _ = → _, v, s, _, _ =
        The network that comes back has hardly learnt anything. Do your updates reach the parameters
        that you return, and do they go down the cost?
    X = setting_up.normalize(X, mu, sigma) → X -= mu\\n    X /= sigma
        You normalise the caller's own array. Make a new one: `X = (X - mu) / sigma`.
    np.arange(Y.max() + 1) → np.arange(10)
        How many classes there are stands in `Y`, and differs from set to set.
    return parameters | {"mu": mu, "sigma": sigma} → return parameters, mu, sigma
        One dict comes back. Put everything that `predict` needs into it.
    return parameters | {"mu": mu, "sigma": sigma} →
    return {name: p.T for name, p in parameters.items()} | {"mu": mu, "sigma": sigma}
        `W1` has shape (units, n_x), and each `W` after it (units, units of the layer before): rows
        and columns of yours have changed places.
    return parameters | {"mu": mu, "sigma": sigma} →
    return parameters | {"b1": parameters["b1"][:, 0], "mu": mu, "sigma": sigma}
        Biases are columns, of shape (units, 1). An array of shape (units,) is neither row nor
        column.
    {"mu": mu, "sigma": sigma} → {"mu": mu}
        Who is to divide by a `sigma` that is not there?
""")

"""Choosing a size, and designing a network within a budget."""

import numpy as np

from course_utils import datasets
from course_utils.reference.hidden_layer import choose_size, flower_design, train_from
from course_utils.reference.shallow import predict

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


def _accuracies(means, spread, runs):
    """Return a draw of held-out accuracies with these means, from runs that differ by `spread`."""

    def draw(rng):
        even = np.linspace(-1, 1, runs)
        noise = [rng.permutation(even / even.std()) for _ in means]
        return [1, 2, 3, 4, 8, 20, 50][: len(means)], np.array(means) + spread * np.transpose(noise)

    return draw


CHOOSE_SIZE = exercise(
    choose_size,
    "A size that is good enough",
    visible(
        "8 units are best, and 4 are as good within luck",
        [2, 4, 8, 16],
        np.array([[70.0, 88.0, 88.0, 88.2], [72.0, 90.0, 91.0, 90.2]]),
        unchanged=True,
    ),
    visible(
        "4 units, and lucky runs of 1 and 2",
        [1, 2, 4, 8],
        np.array([[82.5, 80.0, 88.2, 75.0], [83.0, 80.5, 88.0, 76.0], [92.0, 97.0, 88.1, 77.0]]),
    ),
    visible("nine runs", draw=_accuracies([60, 86.4, 87.3, 87.6, 88.0, 86.9], 1.8, 9)),
    hidden("the runs differ little", _accuracies([60, 75, 86.5, 87.6, 88.0], 0.6, 9)),
    hidden("the runs differ a lot", _accuracies([60, 83, 86.5, 87.3, 88.0, 84.0], 6.0, 9)),
    hidden("the largest is best", _accuracies([60, 65, 70, 75, 80, 85, 90], 2.0, 4), points=2),
)


@CHOOSE_SIZE.equivalent
def in_a_loop(sizes, accuracies):
    runs = len(accuracies)
    means = [sum(column) / runs for column in accuracies.T]
    best = means.index(max(means))
    spread = (sum((value - means[best]) ** 2 for value in accuracies[:, best]) / runs) ** 0.5
    for size, mean in zip(sizes, means, strict=True):
        if mean >= means[best] - spread / runs**0.5:
            return size
    return sizes[best]


@CHOOSE_SIZE.equivalent
def by_argmax(sizes, accuracies):
    means, errors = accuracies.mean(0), accuracies.std(0) / accuracies.shape[0] ** 0.5
    best = means.argmax()
    return int(np.array(sizes)[np.argmax(means >= means[best] - errors[best])])


CHOOSE_SIZE.wrong("""
    close[0] → sizes[best]
        That is the size with the best mean. The rule takes the smallest that is as good within one
        standard error.
    close[0] → close[-1]
        Of the sizes that are good enough, that is the largest. Take the smallest.
    accuracies[:, best].std() / np.sqrt(len(accuracies)) → accuracies[:, best].std()
        That is the standard deviation of single runs. A mean of n runs scatters less, by √n.
    / np.sqrt(len(accuracies)) → / len(accuracies)
        The standard error divides by the root of the number of runs.
    / np.sqrt(len(accuracies)) → / np.sqrt(len(sizes))
        You divided by the root of the number of sizes. How many runs are behind each mean?
    accuracies.mean(axis=0) → accuracies.max(axis=0)
        You compare the luckiest run of each size. Compare the means.
    mean >= means[best] - error → mean >= means[best] + error
        No size is better than the best. Which are at most one standard error worse?
    np.argmax(means) → np.argmin(means)
        You started from the worst size.
    close[0] → float(means[best])
        That is an accuracy. Return the number of hidden units.
""")


@CHOOSE_SIZE.mistake(
    "You return the place in the list. Return the size itself, the number of hidden units."
)
def the_place(sizes, accuracies):
    return sizes.index(choose_size(sizes, accuracies))


@CHOOSE_SIZE.mistake(
    "Each size is measured by its own standard error. The rule takes that of the best size for all."
)
def by_own_errors(sizes, accuracies):
    means = accuracies.mean(axis=0)
    errors = accuracies.std(axis=0) / np.sqrt(len(accuracies))
    return sizes[int(np.argmax(means + errors >= means.max()))]


BUDGET = {"n_h": 6, "num_iterations": 50}
"""The most that a design may ask for."""


def _flowers(count):
    """Return a draw that keeps new flowers back: to train on, to judge by, and a seed."""

    def draw(rng):
        seeds = [int(rng.integers(10_000, 1_000_000)) for _ in range(count)]
        return HoldingBack((), seeds)

    return draw


def trained_by(design, seed):
    """Train a network as a design says; return the percentage that it gets right of new points.

    Parameters
    ----------
    design : mapping
        ``n_h``, ``scale``, ``learning_rate``, ``num_iterations``.
    seed : int
        Of the flower, the start, and the new flower.
    """
    X, Y = datasets.make_flower(m=400, seed=seed)
    rng, n_h = np.random.default_rng(seed), int(design["n_h"])
    start = {
        "W1": design["scale"] * rng.standard_normal((n_h, 2)),
        "b1": np.zeros((n_h, 1)),
        "W2": design["scale"] * rng.standard_normal((1, n_h)),
        "b2": np.zeros((1, 1)),
    }
    with np.errstate(all="ignore"):  # a rate far too large makes the cost infinite
        made, _ = train_from(start, X, Y, int(design["num_iterations"]), design["learning_rate"])
        X_new, Y_new = datasets.make_flower(m=1000, seed=seed + 1)
        return 100 * float(np.mean(predict(made, X_new) == Y_new))


def _fault_of_design(design):
    if not isinstance(design, dict):
        return f"the result is {describe(design)}, expected a dict."
    for name in ("n_h", "scale", "learning_rate", "num_iterations"):
        if name not in design:
            return f"the result has no key {name!r}."
        value = design[name]
        is_number = isinstance(value, int | float | np.integer | np.floating)
        if not is_number or isinstance(value, bool) or not np.isfinite(value) or value <= 0:
            return f"{name} is not a positive number."
    for name, most in BUDGET.items():
        if design[name] > most:
            return f"{name} is beyond the budget, which allows {most}."
        if design[name] != int(design[name]):
            return f"{name} is not a whole number."
    return None


def _fault_on_new_flowers(bar):
    """Return a judge that trains a design on each flower, and asks for this mean on new points."""

    def fault(arguments, design):
        if found := _fault_of_design(design):
            return found
        right = [trained_by(design, seed) for seed in arguments.held_back]
        if np.mean(right) >= bar:
            return None
        if max(right) < 60:
            return "no flower was learned at all: the answers are as good as a coin's."
        if min(right) < 60:
            return "some flowers were learned and some not at all: too short, or too slow a start."
        units = "one hidden unit" if design["n_h"] == 1 else "these hidden units"
        return f"with {units} the mean on new points is below {bar} %."

    return fault


FLOWER_DESIGN = exercise(
    flower_design,
    "A network within a budget",
    visible("80 % on three new flowers", draw=_flowers(3), judge=_fault_on_new_flowers(80)),
    hidden("80 % on five others", _flowers(5), judge=_fault_on_new_flowers(80)),
    hidden("83 % on five others", _flowers(5), judge=_fault_on_new_flowers(83), points=2),
    hidden("85 % on eight others", _flowers(8), judge=_fault_on_new_flowers(85), points=2),
)


@FLOWER_DESIGN.equivalent
def longer_steps():
    return {"n_h": 6, "scale": 0.5, "learning_rate": 2.5, "num_iterations": 50}


@FLOWER_DESIGN.equivalent
def six_units():
    n_h = 6
    return {"num_iterations": 50, "learning_rate": 2.2, "scale": 1, "n_h": n_h, "note": "larger"}


FLOWER_DESIGN.wrong("""
    "scale": 0.7 → "scale": 0.01
        Your steps are too short to get anywhere in 50 updates. Tiny weights make them short at
        first, and a small rate throughout: which of the two is it?
    "n_h": 6 → "n_h": 50
        Fifty hidden units are beyond the budget.
    "num_iterations": 50 → "num_iterations": 10000
        Ten thousand updates are beyond the budget.
    "n_h": 6 → "n_h": 1
        One hidden unit draws one straight edge. How many edges has the flower?
    "n_h": 6 → "units": 6
        The number of hidden units is asked for by the name "n_h".
""")

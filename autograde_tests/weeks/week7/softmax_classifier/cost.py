"""What a wrong belief costs."""

import numpy as np

from course_utils.reference import softmax

from ....machinery.exercises import exercise, hidden, visible


def _beliefs(rng, C, m, ruled_out=False):
    """Draw probabilities and one-hot labels; with some classes ruled out, none of them right."""
    y = rng.integers(C, size=m)
    AL = rng.uniform(0.05, 1.0, size=(C, m))
    AL[y[0], 0] = 0.04  # the first example is misjudged
    if ruled_out:
        AL[(y + 1) % C, np.arange(m)] = 0.0
    return AL / AL.sum(axis=0), np.eye(C)[:, y]


COST = exercise(
    softmax.softmax_cost,
    "The mean surprise at the right class",
    visible(
        "two examples, one of them misjudged",
        np.array([[0.7, 0.25], [0.2, 0.25], [0.1, 0.5]]),
        np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]),
    ),
    visible(
        "a class that is ruled out, rightly",
        np.array([[0.0, 0.5], [0.8, 0.5], [0.2, 0.0]]),
        np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]),
        unchanged=True,
    ),
    hidden("ten classes", lambda rng: _beliefs(rng, 10, 12), points=2),
    hidden("classes ruled out", lambda rng: _beliefs(rng, 6, 9, ruled_out=True), points=2),
    hidden("one example", lambda rng: _beliefs(rng, 4, 1)),
    hidden("two classes", lambda rng: _beliefs(rng, 2, 5)),
)


@COST.equivalent
def of_picked_entries(AL, Y):
    m = Y.shape[1]
    return -np.log(AL[Y.argmax(axis=0), np.arange(m)]).sum() / m


@COST.equivalent
def with_a_small_number(AL, Y):
    return -np.sum(Y * np.log(AL + 1e-15)) / AL.shape[1]


@COST.equivalent
def in_a_loop(AL, Y):
    total = 0.0
    for a, y in zip(AL.T, Y.T, strict=True):
        total += sum(np.log(a[c]) for c in range(len(y)) if y[c] == 1)
    return np.array(-total / Y.shape[1])


COST.wrong("""
    -np.mean(np.log(of_the_class)) → -np.sum(np.log(of_the_class))
        You add the losses of all examples up. The cost is their mean.
    -np.mean(np.log(of_the_class)) → np.mean(np.log(of_the_class))
        The sign is missing: the logarithm of a probability is never positive, and a cost never
        negative.
    -np.mean(np.log(of_the_class)) → -np.log(np.mean(of_the_class))
        You take the logarithm of the mean probability. The likelihood is a product, so the
        logarithms are averaged.
    -np.mean(np.log(of_the_class)) → -np.mean(np.log2(of_the_class))
        Your logarithm has base 2. The course measures in nats: take `np.log`.
    -np.mean(np.log(of_the_class)) → 1 - np.mean(of_the_class)
        You average the probabilities. A likelihood multiplies them: where do the logarithms come
        in?
    -np.mean(np.log(of_the_class)) → -np.sum(np.log(of_the_class)) / AL.size
        You divide by the number of entries, classes times examples. The mean goes over the
        examples.
    -np.mean(np.log(of_the_class)) → -np.sum(np.log(of_the_class)) / len(AL)
        You divide by the number of classes, the rows. The mean goes over the examples.
    -np.mean(np.log(of_the_class)) → -np.mean(np.log10(of_the_class))
        Your logarithm has base 10. The course measures in nats: take `np.log`.
    np.sum(AL * Y, axis=0) → np.max(AL, axis=0)
        You take the largest probability of each column. It is that of the class the network
        chose. What does the label say?
    np.sum(AL * Y, axis=0) → np.sum(AL * Y, axis=1)
        You take logarithms of zeros. Each example has a loss of its own: add its column up before
        the logarithm, over the classes.
""")


@COST.mistake(
    "Your cost is nan where a wrong class has probability 0: the logarithm of 0 is −∞, and 0 times "
    "that is nan. Take the logarithm of the right class's probability only."
)
def zero_times_infinity(AL, Y):
    return -np.sum(Y * np.log(AL)) / Y.shape[1]


@COST.mistake(
    "You divide by the number of entries, classes times examples, and a wrong class with "
    "probability 0 makes the cost nan. The mean goes over the examples, and the logarithm over the "
    "right class's probabilities only."
)
def mean_of_all_entries(AL, Y):
    return -np.mean(Y * np.log(AL))


@COST.mistake(
    "This is the cost of week 4, for yes or no: it also pays for 1 − AL of the other classes. The "
    "likelihood has the probability of the right class only."
)
def of_yes_or_no(AL, Y):
    return -np.sum(np.log(np.where(Y == 1, AL, 1 - AL))) / Y.shape[1]


@COST.mistake(
    "A class that is not the right one has a term of its own in your cost. That is for a yes or a "
    "no; here only the probability of the right class counts."
)
def of_every_class_alone(AL, Y):
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]


@COST.mistake(
    "You divide by the number of classes, and 0 times the logarithm of 0 is nan. Take the mean "
    "over the examples, and the product with Y before the logarithm."
)
def by_classes_with_logarithms_of_zeros(AL, Y):
    return -np.sum(Y * np.log(AL)) / Y.shape[0]

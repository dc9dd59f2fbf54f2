"""The two kinds of mistake, and a threshold for what they cost."""

import numpy as np

from course_utils.reference import tabular
from course_utils.reference.schedules import update_lr

from ....machinery.calling import Calls
from ....machinery.cases import HoldingBack
from ....machinery.exercises import exercise, hidden, visible


def _answers(m, false_positives, false_negatives):
    """Return a draw of predictions and labels, with so many mistakes of either kind."""

    def draw(rng):
        Y = np.arange(m) % 2
        Y_hat = Y.copy()
        Y_hat[np.flatnonzero(Y == 0)[:false_positives]] = 1
        Y_hat[np.flatnonzero(Y == 1)[:false_negatives]] = 0
        order = rng.permutation(m)
        return Y_hat[order].reshape(1, m), Y[order].reshape(1, m)

    return draw


COUNT_MISTAKES = exercise(
    tabular.count_mistakes,
    "False positives and false negatives",
    visible(
        "seven examples",
        np.array([[1, 0, 1, 1, 0, 1, 0]]),
        np.array([[1, 1, 0, 0, 0, 0, 1]]),
        unchanged=True,
    ),
    visible("no mistake", np.array([[1.0, 0.0]]), np.array([[1.0, 0.0]])),
    hidden("many examples", _answers(30, 6, 3), points=2),
    hidden("some examples", _answers(14, 4, 2)),
)


@COUNT_MISTAKES.equivalent
def in_a_loop(Y_hat, Y):
    positives = negatives = 0
    for said, is_one in zip(Y_hat[0], Y[0]):  # noqa: B905  as students write it
        if said == 1 and is_one == 0:
            positives += 1
        elif said == 0 and is_one == 1:
            negatives += 1
    return positives, negatives


@COUNT_MISTAKES.equivalent
def by_products(Y_hat, Y):
    return float(np.sum(Y_hat * (1 - Y))), float(np.sum((1 - Y_hat) * Y))


COUNT_MISTAKES.wrong("""
    return false_positives, false_negatives → return false_negatives, false_positives
        The two have changed places. *Positive* is what was said: a false positive is called
        malignant.
    (Y_hat == 1) & (Y == 0) → Y_hat == 1
        You count all that were called malignant, also those that are.
    (Y_hat == 0) & (Y == 1) → Y_hat == 0
        You count all that were called benign, also those that are.
    (Y_hat == 1) & (Y == 0) → Y_hat != Y
        You count mistakes of both kinds as false positives.
    np.sum((Y_hat == 1) & (Y == 0)) → np.mean((Y_hat == 1) & (Y == 0))
    np.sum((Y_hat == 0) & (Y == 1)) → np.mean((Y_hat == 0) & (Y == 1))
        These are shares of all examples. Counts are asked for.
    np.sum((Y_hat == 1) & (Y == 0)) → np.sum((Y_hat == 1) & (Y == 1))
    np.sum((Y_hat == 0) & (Y == 1)) → np.sum((Y_hat == 0) & (Y == 0))
        You count what is right: the true positives and the true negatives.
""")


def _priced(ratio, m):
    """Return a draw of probabilities and labels, with a threshold and a ratio."""

    def draw(rng):
        Y = rng.permutation(np.arange(m) % 2).reshape(1, m)
        A = rng.permutation(np.linspace(0.02, 0.98, m)).reshape(1, m)
        Y[0, [A.argmin(), A.argmax()]] = 1, 0  # both kinds of mistake occur
        return A, Y, float(rng.uniform(0.12, 0.2)), ratio

    return draw


THRESHOLD_COST = exercise(
    tabular.threshold_cost,
    "What a threshold costs",
    visible(
        "seven examples, ratio 10",
        np.array([[0.2, 0.6, 0.9, 0.1, 0.7, 0.3, 0.8]]),
        np.array([[1, 0, 1, 0, 0, 1, 0]]),
        0.5,
        10,
        unchanged=True,
    ),
    visible(
        "a low threshold, ratio 0.5", np.array([[0.2, 0.3, 0.05]]), np.array([[0, 1, 1]]), 0.1, 0.5
    ),
    hidden("many examples, ratio 7.3", _priced(7.3, 24), points=2),
    hidden("some examples, ratio 0.27", _priced(0.27, 17)),
    uses=("count_mistakes",),
)


@THRESHOLD_COST.equivalent
def by_sums(A, Y, threshold, ratio):
    return np.sum((A > threshold) * (1 - Y)) + ratio * np.sum((A <= threshold) * Y)


@THRESHOLD_COST.equivalent
def one_by_one(A, Y, threshold, ratio):
    total = 0.0
    for a, y in zip(A[0], Y[0]):  # noqa: B905  as students write it
        if a > threshold:
            total += 1 - y
        else:
            total += ratio * y
    return total


THRESHOLD_COST.wrong("""
    A > threshold → A < threshold
        Those *above* the threshold are called malignant.
    A > threshold → A > 0.5
        The threshold is fixed in your code. Use the argument.
    false_positives + ratio * false_negatives → ratio * false_positives + false_negatives
        It is the false negative that counts `ratio` times, a disease that is missed.
    false_positives + ratio * false_negatives → false_positives + false_negatives
        Both kinds of mistake cost the same in your version. Where does the ratio come in?
    false_positives + ratio * false_negatives → (false_positives + ratio * false_negatives) / Y.size
        That is the cost of an example, in the mean. The cost of all of them is asked for.
    false_positives + ratio * false_negatives → ratio * false_negatives
        False positives cost nothing in your version.
""")


GIVEN, HELD = 3000, 8000
BAND = 1.15


def unit(ratio, too_sure=1.0):
    """Return a draw: a unit's probabilities and labels, some given and the others held back.

    An honest unit gives the probability with which the label is drawn; one that is too sure, that
    of a score several times as large.
    """

    def draw(rng):
        # neither always one answer nor the median probability comes near the best threshold
        middle = -0.95 if ratio > 1 else 0.95
        z = 2 * rng.normal(size=(1, GIVEN + HELD)) + middle
        Y = (rng.random(z.shape) < 1 / (1 + np.exp(-z))).astype(float)
        A = 1 / (1 + np.exp(-too_sure * z))
        held = {"A": A[:, GIVEN:], "Y": Y[:, GIVEN:]}
        return HoldingBack((A[:, :GIVEN].copy(), Y[:, :GIVEN].copy(), ratio), held)

    return draw


def is_cheap(arguments, answer):
    """Judge a threshold by what it costs on examples that were held back."""
    if isinstance(answer, bool | np.bool_ | str) or np.ndim(answer) or not np.isreal(answer):
        return "the result is no number; expected one threshold between 0 and 1."
    if not 0 <= float(answer) <= 1:
        return "the threshold does not lie between 0 and 1."
    A, Y, ratio = arguments.held_back["A"], arguments.held_back["Y"], arguments[2]
    thresholds = np.quantile(A, np.linspace(0, 1, 201))
    best, at = min((tabular.threshold_cost(A, Y, t, ratio), t) for t in thresholds)
    paid = tabular.threshold_cost(A, Y, float(answer), ratio)
    if paid <= BAND * best:
        return None
    more = round(100 * (paid / best - 1))
    where = "lower" if at < answer else "higher"
    return (
        f"on other examples this threshold costs {more} % more than the best one, which is "
        f"{where}; at most 15 %."
    )


def both(*units):
    """Return a draw of several calls, one for each unit."""
    return lambda rng: Calls([draw(rng) for draw in units])


def are_cheap(calls, answers):
    """Judge the thresholds of several units: luck may find one that is cheap, and not all."""
    judged = [is_cheap(call, answer) for call, answer in zip(calls, answers, strict=True)]
    return next(filter(None, judged), None)


CHOOSE_THRESHOLD = exercise(
    tabular.choose_threshold,
    "A threshold for what mistakes cost",
    visible("an honest unit, ratio 9", draw=unit(9.0), judge=is_cheap, unchanged=True),
    visible("an honest unit, ratio 0.12", draw=unit(0.12), judge=is_cheap),
    visible("a unit that is far too sure, ratio 9", draw=unit(9.0, 3.0), judge=is_cheap),
    hidden(
        "two honest units, ratios 8 and 0.13",
        both(unit(8.0), unit(0.13)),
        judge=are_cheap,
        points=2,
    ),
    hidden(
        "two that are far too sure, ratios 8 and 0.12",
        both(unit(8.0, 3.0), unit(0.12, 4.0)),
        judge=are_cheap,
        points=3,
    ),
    uses=("threshold_cost",),
    twins=(update_lr,),
)


@CHOOSE_THRESHOLD.equivalent
def the_cheapest_of_all(A, Y, ratio):
    order = np.argsort(A[0])
    labels = Y[0, order]
    # called benign are all up to each place
    costs = np.sum(labels == 0) - np.cumsum(labels == 0) + ratio * np.cumsum(labels == 1)
    return A[0, order][np.argmin(costs)]


@CHOOSE_THRESHOLD.equivalent
def a_fine_grid_of_scores(A, Y, ratio):
    thresholds = 1 / (1 + np.exp(-np.linspace(-12, 12, 241)))
    costs = [np.sum((t < A) & (Y == 0)) + ratio * np.sum((t >= A) & (Y == 1)) for t in thresholds]
    return float(thresholds[np.argmin(costs)])


CHOOSE_THRESHOLD.wrong("""
    np.unique(A) → np.linspace(0, 1, 11)
        You try too few thresholds: a unit that is far too sure has nearly all of its probabilities
        close to 0 or 1. Try the probabilities themselves.
    return np.median(good) → return 0.5
        One half is the best threshold if both mistakes cost the same. Does your answer depend on
        the ratio?
    return np.median(good) → return 1 / (1 + ratio)
        Your formula holds for honest units. One that is far too sure says 0.99 where 0.8 would be
        right: let the labels that you are given tell you.
    threshold_cost(A, Y, threshold, ratio) → threshold_cost(A, Y, threshold, 1 / ratio)
        The two kinds of mistake have changed places: it is the false negative that counts `ratio`
        times.
    threshold_cost(A, Y, threshold, ratio) → threshold_cost(A, Y, threshold, 1)
        You add up mistakes as if both cost the same. Where does the ratio come in?
    costs <= 1.05 * np.min(costs) → costs >= 0.95 * np.max(costs)
        You look for the most expensive thresholds.
""")

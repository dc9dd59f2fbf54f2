"""How sure, how often right, and how to be less sure."""

import numpy as np

from course_utils.reference import digits
from course_utils.reference.softmax import softmax, softmax_cost

from ....machinery.exercises import exercise, hidden, visible


def _beliefs(rng, C, m, scale):
    """Draw probabilities and classes: seven in ten answers are right, however sure."""
    Z = rng.normal(scale=scale, size=(C, m))
    y = np.where(rng.permutation(m) < 0.7 * m, Z.argmax(axis=0), Z.argmin(axis=0))
    return softmax(Z), y.reshape(1, m)


RELIABILITY = exercise(
    digits.reliability,
    "Sure, and right, in bins",
    visible(
        "three answers, four bins",
        np.array([[0.9, 0.2, 0.3], [0.1, 0.8, 0.7]]),
        np.array([[1, 1, 0]]),
        4,
    ),
    visible(
        "quite certain",
        np.array([[1.0, 0.1], [0.0, 0.72], [0.0, 0.18]]),
        np.array([[0, 2]]),
        10,
        unchanged=True,
    ),
    visible(  # edges that a float holds exactly; the last bin is empty
        "confidences 0.75 and 0.5, eight bins",
        np.array([[0.75, 0.25], [0.125, 0.5], [0.125, 0.25]]),
        np.array([[0, 2]]),
        8,
    ),
    hidden("many answers", lambda rng: (*_beliefs(rng, 4, 200, 2.0), 10), points=3),
    hidden("few answers, empty bins", lambda rng: (*_beliefs(rng, 3, 6, 1.0), 20), points=2),
    hidden("certain answers", lambda rng: (*_beliefs(rng, 5, 30, 2000.0), 5)),
)


@RELIABILITY.equivalent
def in_a_loop(AL, y, num_bins):
    count, confidence, accuracy = np.zeros(num_bins), np.zeros(num_bins), np.zeros(num_bins)
    for a, label in zip(AL.T, y[0], strict=True):
        k = min(int(a.max() * num_bins), num_bins - 1)
        count[k] += 1
        confidence[k] += a.max()
        accuracy[k] += a.argmax() == label
    for k in range(num_bins):
        if count[k] > 0:
            confidence[k] /= count[k]
            accuracy[k] /= count[k]
    return count, confidence, accuracy


@RELIABILITY.equivalent
def by_masks(AL, y, num_bins):
    sure, right = AL.max(axis=0), AL.argmax(axis=0) == y.ravel()
    rows = []
    for k in range(num_bins):
        inside = (sure >= k / num_bins) & ((sure < (k + 1) / num_bins) | (k == num_bins - 1))
        some = inside.any()
        rows.append(
            (inside.sum(), sure[inside].mean() if some else 0, right[inside].mean() if some else 0)
        )
    return [np.array(column) for column in zip(*rows, strict=True)]


@RELIABILITY.equivalent
def by_edges(AL, y, num_bins):
    sure = AL.max(axis=0)
    k = np.digitize(sure, np.linspace(0, 1, num_bins + 1)) - 1
    k = np.minimum(k, num_bins - 1)
    count, confidence, accuracy = np.zeros((3, num_bins))
    np.add.at(count, k, 1)
    np.add.at(confidence, k, sure)
    np.add.at(accuracy, k, AL.argmax(axis=0) == y[0])
    return count, confidence / np.maximum(count, 1), accuracy / np.maximum(count, 1)


RELIABILITY.wrong("""
    np.argmax(AL, axis=0) == y[0] → np.max(AL, axis=0) > 0.5
        You call an answer right if it is sure. It is right if the most probable class is that of
        the label.
    np.minimum((sure * num_bins).astype(int), num_bins - 1) → (sure * num_bins).astype(int)
        An answer with probability 1 falls into a bin past the last one. It belongs to the last.
    (sure * num_bins).astype(int) → np.round(sure * num_bins).astype(int)
        Your bins are shifted by half a width: bin k begins at k / num_bins. Round down.
    (sure * num_bins).astype(int) → np.ceil(sure * num_bins).astype(int) - 1
        Your bins hold their upper edge. Bin k begins at k / num_bins, that number included.
    np.bincount(bins, sure, num_bins) / divisor → np.bincount(bins, sure, num_bins)
    np.bincount(bins, right, num_bins) / divisor → np.bincount(bins, right, num_bins)
        These are sums over the answers of a bin. Divide by how many there are.
    np.bincount(bins, sure, num_bins) / divisor → np.bincount(bins, sure, num_bins) / len(sure)
    np.bincount(bins, right, num_bins) / divisor → np.bincount(bins, right, num_bins) / len(sure)
        You divide by the number of all answers. A bin's mean goes over the answers in it.
    return count, confidence, accuracy → return count, accuracy, confidence
        Confidence and accuracy have changed places.
    np.maximum(count, 1) → count
        An empty bin gives 0 / 0, which is nan. Its entries are 0.
    sure = np.max(AL, axis=0) → sure = AL[y[0], np.arange(AL.shape[1])]
        You take the probability of the right class. The confidence is that of the class the network
        chose, right or wrong.
    sure = np.max(AL, axis=0) → sure = np.mean(AL, axis=0)
        The mean of a column is 1/C, whatever the network believes. Its confidence is the largest
        entry.
""")


@RELIABILITY.mistake(
    "Your arrays end with the last bin that holds an answer. `np.bincount` has an argument for the "
    "least length: give it `num_bins`."
)
def without_the_last_bins(AL, y, num_bins):
    sure, right = AL.max(axis=0), AL.argmax(axis=0) == y[0]
    bins = np.minimum((sure * num_bins).astype(int), num_bins - 1)
    count = np.bincount(bins)
    divisor = np.maximum(count, 1)
    return count, np.bincount(bins, sure) / divisor, np.bincount(bins, right) / divisor


@RELIABILITY.mistake(
    "An answer with probability 1 is in none of your bins. The last one holds it, too."
)
def certain_ones_left_out(AL, y, num_bins):
    sure, right = AL.max(axis=0), AL.argmax(axis=0) == y[0]
    count, confidence, accuracy = np.zeros((3, num_bins))
    for k in range(num_bins):
        inside = (sure >= k / num_bins) & (sure < (k + 1) / num_bins)
        if inside.any():
            count[k], confidence[k] = inside.sum(), sure[inside].mean()
            accuracy[k] = right[inside].mean()
    return count, confidence, accuracy


@RELIABILITY.mistake(
    "For an answer with probability 1, your function looks for a bin past the last one. It belongs "
    "to the last."
)
def past_the_last_bin(AL, y, num_bins):
    count, confidence, accuracy = np.zeros((3, num_bins))
    for a, label in zip(AL.T, y[0], strict=True):
        k = int(a.max() * num_bins)
        count[k] += 1
        confidence[k] += a.max()
        accuracy[k] += a.argmax() == label
    divisor = np.maximum(count, 1)
    return count, confidence / divisor, accuracy / divisor


def _cost_at(Z, Y, temperature):
    """Return the cost, infinite where an example's class has probability 0."""
    with np.errstate(divide="ignore"):
        return softmax_cost(softmax(Z / temperature), Y)


def _between_means(Z, Y, temperature):
    """Return the distance between the mean confidence and the accuracy."""
    return abs(softmax(Z / temperature).max(axis=0).mean() - _accuracy(Z, Y))


def _accuracy(Z, Y):
    return np.mean(Z.argmax(axis=0) == Y.argmax(axis=0))


def _first_rise(costs):
    """Return the place before the one where the costs rise for the first time."""
    return next((i for i, rise in enumerate(np.diff(costs) > 0) if rise), len(costs) - 1)


def _wrongly_chosen(Z, Y, temperatures):
    """Return the places that slips lead to; the best temperature is to be elsewhere."""
    return {
        int(np.argmin([_cost_at(Z, Y, t) for t in sorted(temperatures)])),
        int(np.argmin([_between_means(Z, Y, t) for t in temperatures])),
        0,  # all have the same accuracy, and the first is taken
        len(temperatures) - 1,
        int(np.argmin(temperatures)),
        int(np.argmax(temperatures)),
        int(np.argmin([_cost_at(Z, Y, 1 / t) for t in temperatures])),
        int(np.argmin([_cost_at(softmax(Z), Y, t) for t in temperatures])),
    }


def _off_by(factor, C, m, count, low=0.3, high=3.0, scale=1.5, least=0.0):
    """Return a draw of scores that are too large by this factor, and temperatures to try.

    At none of them is the cost below `least`.
    """

    def draw(rng):
        while True:
            Z = rng.normal(scale=scale, size=(C, m))
            # each class as often as it is believed in
            y = (softmax(Z).cumsum(axis=0) < rng.random(m)).sum(axis=0)
            Z, Y = factor * Z, np.eye(C)[:, np.minimum(y, C - 1)]
            temperatures = factor * rng.permutation(np.geomspace(low, high, count))
            costs = [_cost_at(Z, Y, t) for t in temperatures]
            wrongly, first = _wrongly_chosen(Z, Y, temperatures), _first_rise(costs)
            alone = first not in wrongly and np.argmin(costs) not in {first, *wrongly}
            if min(costs) > least and alone:
                return Z, Y, temperatures

    return draw


TEMPERATURE = exercise(
    digits.best_temperature,
    "The temperature that costs least",
    visible(
        "four answers, one of them wrong",
        np.array([[8.0, 8.0, 8.0, 8.0], [0.0, 0.0, 0.0, 0.0]]),
        np.array([[1.0, 1.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]),
        np.array([4.0, 5.0, 7.0, 90.0]),
    ),
    visible(
        "too sure",
        draw=_off_by(2.5, 6, 60, 9, 0.6, 10.0, scale=0.7, least=1.1),
        unchanged=True,
    ),
    visible("not sure enough", draw=_off_by(0.3, 3, 60, 9, 0.2)),
    hidden("much too sure", _off_by(4.0, 5, 120, 12, scale=0.8, least=1.1), points=2),
    hidden("by far not sure enough", _off_by(0.2, 3, 120, 10), points=2),
    hidden("very large scores", _off_by(900.0, 3, 80, 10)),
)


@TEMPERATURE.equivalent
def one_by_one(Z, Y, temperatures):
    best, least = None, np.inf
    for t in temperatures:
        cost = softmax_cost(softmax(Z / t), Y)
        if cost < least:
            best, least = t, cost
    return best


@TEMPERATURE.equivalent
def by_key(Z, Y, temperatures):
    return min(temperatures, key=lambda t: softmax_cost(softmax(Z / t), Y))


TEMPERATURE.wrong("""
    Z / T → Z * T
        You multiply the scores by the temperature. A high temperature brings them closer together:
        divide.
    temperatures[np.argmin(costs)] → np.argmin(costs)
        That is the place of the temperature in the list. Return the temperature.
    temperatures[np.argmin(costs)] → temperatures[np.argmax(costs)]
        That is the temperature with the highest cost.
    temperatures[np.argmin(costs)] → np.min(costs)
        That is the lowest cost. Asked for is the temperature that reaches it.
    softmax(Z / T) → softmax(Z) / T
        You divide the probabilities, which then no longer add up to 1. The temperature belongs to
        the scores.
    softmax(Z / T) → softmax(softmax(Z) / T)
        You take softmax of probabilities. The temperature divides the scores.
    for T in temperatures → for T in sorted(temperatures)
        You sorted the temperatures for the costs, and then looked the place up in the unsorted
        array.
    temperatures[np.argmin(costs)] → temperatures[-1]
        You return the last temperature. Is the one kept that cost least, and is the lowest cost
        brought up to date with it?
""")


@TEMPERATURE.mistake(
    "Your search starts from a least cost of 1. Where every cost is higher, none replaces it: "
    "start from `np.inf`."
)
def searched_from_one(Z, Y, temperatures):
    best, least = temperatures[0], 1
    for t in temperatures:
        if softmax_cost(softmax(Z / t), Y) < least:
            best, least = t, softmax_cost(softmax(Z / t), Y)
    return best


@TEMPERATURE.mistake(
    "You stop where the cost rises for the first time. The temperatures come in any order, so try "
    "all of them."
)
def until_the_first_rise(Z, Y, temperatures):
    best, least = temperatures[0], np.inf
    for t in temperatures:
        cost = softmax_cost(softmax(Z / t), Y)
        if cost > least:
            break
        best, least = t, cost
    return best


@TEMPERATURE.mistake(
    "The scores are divided again and again: each temperature finds them as the last one left "
    "them. Divide the ones that were handed in, and keep those as they are."
)
def divided_again(Z, Y, temperatures):
    costs = []
    for t in temperatures:
        Z = Z / t
        costs.append(softmax_cost(softmax(Z), Y))
    return temperatures[np.argmin(costs)]


@TEMPERATURE.mistake(
    "You make the mean confidence agree with the accuracy. Two means can agree by accident: "
    "compare the costs."
)
def by_the_means(Z, Y, temperatures):
    right = np.mean(Z.argmax(axis=0) == Y.argmax(axis=0))
    off = [abs(softmax(Z / T).max(axis=0).mean() - right) for T in temperatures]
    return temperatures[np.argmin(off)]


@TEMPERATURE.mistake(
    "All temperatures come out alike, and the first is taken. Right answers are the same at each "
    "of them: compare the costs, with T in them."
)
def by_accuracy(Z, Y, temperatures):
    shares = [np.mean(softmax(Z / T).argmax(axis=0) == Y.argmax(axis=0)) for T in temperatures]
    return temperatures[np.argmax(shares)]

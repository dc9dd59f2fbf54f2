"""The neuron through a point, and the search for the best one."""

import numpy as np

from course_utils.probes import neurons
from course_utils.reference.introduction import (
    best_neuron,
    find_neuron,
    mean_squared_error,
    neuron_through,
    price_neuron,
)

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, questions, visible
from . import shared

NEURON_THROUGH = exercise(
    neuron_through,
    "The neuron that bends here and passes there",
    visible("it bends at 20 m², and 80 m² cost 180", 20.0, 80.0, 180.0),
    visible("a price that falls to 0 at 150 m²", 150.0, 50.0, 310.0),
    hidden(
        "another neuron that rises",
        lambda rng: (rng.uniform(10, 40), rng.uniform(60, 150), rng.uniform(90, 400)),
        points=2,
    ),
    hidden(
        "another price that falls",
        lambda rng: (rng.uniform(120, 200), rng.uniform(20, 80), rng.uniform(90, 400)),
    ),
    hidden(
        "it bends below 0 m²",
        lambda rng: (-rng.uniform(5, 30), rng.uniform(40, 90), rng.uniform(90, 300)),
    ),
)


@NEURON_THROUGH.equivalent
def bias_from_the_point(bend, size, price):
    w = -price / (bend - size)
    return w, price - w * size


@NEURON_THROUGH.equivalent
def by_two_equations(bend, size, price):
    w, b = np.linalg.solve([[bend, 1.0], [size, 1.0]], [0.0, price])
    return w, b


NEURON_THROUGH.wrong("""
    price / (size - bend) → price / size
        The weight is that of a neuron which starts to rise at 0 m². How many square metres does it
        have here to reach the price?
    b = -w * bend → b = w * bend
        Put the bend into w · size + b: does 0 come out?
    b = -w * bend → b = -bend
        The bias is money, not an area. At the bend, w · bend + b has to be 0: solve that for b.
    b = -w * bend → b = bend
        The bias is not the size at which the neuron bends. Put the bend into w · size + b: which b
        makes it 0?
    w = price / (size - bend) → w = abs(price / (size - bend))
        A price that falls as the size grows needs a negative weight: leave the sign as it is.
    return w, b → return np.array([w, b])
        The numbers are right. Return them as two, `return w, b`, not as one array.
    b = -w * bend → b = 0.0
        With the bias 0, every neuron bends at 0 m². Which bias makes w · bend + b zero?
    size - bend → bend - size
        The slope has the wrong sign: with a bend to the left of the point, the line rises.
    return w, b → return b, w
        Weight and bias have changed places.
""")

WEIGHTS, BIASES = [1.0, 2.5, 4.0, 5.5], [-170.0, -120.0, -70.0, -20.0, 30.0]


def _town(rng, m):
    """Draw sizes, prices that one neuron nearly has, and its weight and bias."""
    w, bend = rng.uniform(2, 6), rng.uniform(20, 60)
    sizes = shared.draw_sizes(rng, m, 5, 160)
    prices = np.round(np.maximum(0, w * (sizes - bend)) * (1 + 0.06 * rng.normal(size=m)))
    return sizes, prices, w, -w * bend


def _weights(rng):
    """Draw weights to try, with one before and one behind them that are never the best."""
    return [12.0, *rng.uniform(2, 6, rng.integers(6, 9)).round(2).tolist(), 11.0]


def _biases(rng):
    """Draw biases to try. The first ten and the last are never the best, with no weight."""
    good = rng.uniform(-250, -80, rng.integers(6, 9)).round(1).tolist()
    return [*np.arange(300.0, 400.0, 10.0).tolist(), *good, 410.0]


def _tried(rng, weights, biases, m=12):
    sizes, prices, *_ = _town(rng, m)
    sizes[:3] = shared.draw_sizes(rng, 3, 5, 12)  # below the bend of every pair that is tried
    prices[:3] = 0
    return sizes, prices, weights, biases


BEST_NEURON = exercise(
    best_neuron,
    "The best pair of all",
    visible(
        "three buildings, 2 weights and 3 biases",
        np.array([10.0, 50.0, 100.0]),
        np.array([0.0, 80.0, 250.0]),
        [3.0, 4.0],
        [0.0, -60.0, -120.0],
    ),
    visible(
        "twelve buildings, 4 weights and 5 biases",
        draw=lambda rng: _tried(rng, WEIGHTS, BIASES),
        unchanged=True,
    ),
    hidden(
        "other weights and biases",
        lambda rng: _tried(rng, _weights(rng), _biases(rng)),
        points=3,
    ),
    hidden("one weight, many biases", lambda rng: _tried(rng, [3.0], _biases(rng))),
    hidden("one bias, many weights", lambda rng: _tried(rng, _weights(rng), [-90.0], 20)),
    uses=("relu", "price_neuron", "mean_squared_error"),
)


@BEST_NEURON.equivalent
def by_the_least_of_a_list(sizes, prices, weights, biases):
    tried = [
        (mean_squared_error(prices, price_neuron(sizes, w, b)), w, b)
        for b in biases
        for w in weights
    ]
    least, w, b = min(tried)
    return w, b, least


@BEST_NEURON.equivalent
def starting_from_the_first_pair(sizes, prices, weights, biases):
    best = [
        weights[0],
        biases[0],
        mean_squared_error(prices, price_neuron(sizes, weights[0], biases[0])),
    ]
    for w in weights:
        for b in biases:
            error = np.mean((prices - price_neuron(sizes, w, b)) ** 2)
            if error <= best[2]:
                best = [w, b, error]
    return best


BEST_NEURON.wrong("""
    least = np.inf → least = 0.0
        No error is below 0, so no pair is ever kept. Start with a number that every error is below,
        such as `np.inf`.
    least, best_w, best_b = error, w, b → best_w, best_b = w, b
        Every pair is taken for the best, since the least error so far is never noted: what you
        return is the last pair.
    return best_w, best_b, least → return w, b, least
        You return the last pair that was tried, beside the error of the best one. Note the best
        pair when you find it.
    return best_w, best_b, least → return best_w, best_b, error
        The pair is right. The error beside it is that of the last pair tried.
    return best_w, best_b, least → return least, best_w, best_b
        The order is w, b, error.
    price_neuron(sizes, w, b) → w * sizes + b
        This is the best straight line. Small buildings get prices below 0: use your `price_neuron`.
    mean_squared_error(prices, price_neuron(sizes, w, b)) →
    np.mean(price_neuron(sizes, w, b) - prices) ** 2
        Errors of opposite sign cancel: use your `mean_squared_error`.
""")


@BEST_NEURON.mistake(
    "You try the first weight with the first bias, the second with the second, and so on. Every "
    "weight goes with *every* bias: one loop inside the other."
)
def side_by_side(sizes, prices, weights, biases):
    tried = [
        (mean_squared_error(prices, price_neuron(sizes, w, b)), w, b)
        for w, b in zip(weights, biases)  # noqa: B905 -- stops with the shorter one
    ]
    least, w, b = min(tried)
    return w, b, least


@BEST_NEURON.mistake(
    "You choose the weight with one bias alone, and the bias after that. The best weight depends "
    "on the bias: try every weight with *every* bias."
)
def one_after_the_other(sizes, prices, weights, biases):
    def error(w, b):
        return mean_squared_error(prices, price_neuron(sizes, w, b))

    _, best_w = min((error(w, biases[0]), w) for w in weights)
    least, best_b = min((error(best_w, b), b) for b in biases)
    return best_w, best_b, least


@BEST_NEURON.mistake(
    "The function returns before all pairs are tried. Does `return` stand inside a loop?"
)
def returns_after_the_first_weight(sizes, prices, weights, biases):
    least = np.inf
    for b in biases:
        error = mean_squared_error(prices, price_neuron(sizes, weights[0], b))
        if error < least:
            least, best_b = error, b
    return weights[0], best_b, least


@BEST_NEURON.mistake("You keep the pair with the largest error.")
def the_worst(sizes, prices, weights, biases):
    most, w, b = max(
        (mean_squared_error(prices, price_neuron(sizes, w, b)), w, b)
        for w in weights
        for b in biases
    )
    return w, b, most


SEARCH_COST = exercise(
    {
        "pairs": 9801,
        "one more digit": 100,
        "three numbers": 1000,
        "neuron with four inputs": 5,
        "digits of a million weights": 1_000_001,
    },
    "What trying everything costs",
    *questions("pairs", "three numbers"),
    *questions("one more digit", "neuron with four inputs", is_hidden=True),
    *questions("digits of a million weights", is_hidden=True, rtol=1e-9),
    name="search_cost",
    reasons={
        "pairs": "Each of the 81 weights is tried with each of the 121 biases: 81 · 121 = 9801.",
        "three numbers": "10 · 10 · 10: each further number multiplies what there is to try.",
        "one more digit": "Ten times as many weights, each with ten times as many biases.",
        "neuron with four inputs": "A weight for each input, and one bias.",
        "digits of a million weights": "10 to the power 1,000,000 is a 1 with a million zeros.",
    },
)

SEARCH_COST.equivalent({"pairs": 9801.0, "neuron with four inputs": 5.0, "three numbers": 10**3})
SEARCH_COST.equivalent({"one more digit": 1e2, "note": "extra keys do no harm"})
SEARCH_COST.wrong("""
    pairs → 202
        Sum or product? Each weight goes with every bias.
    pairs → 81 * 121 * 60
        So many single prices are computed. How many pairs are tried?
    three numbers → 30
        Each value of the third goes with every pair of the first two.
    three numbers → 100
        That is for two numbers. Each of these pairs goes with every value of the third.
    one more digit → 10
        That is for the weights alone. The biases get one more digit, too.
    one more digit → 20
        Ten times the weights, and each goes with ten times the biases: what is that together?
    neuron with four inputs → 4
        Those are its weights. It has one more number.
    neuron with four inputs → 8
        It has a weight for each input, but how many biases?
    digits of a million weights → 1_000_000
        10 has two digits, 100 has three. There is one more than there are zeros.
    digits of a million weights → 7
        That is how many digits the number *one million* has. Asked for is 10 to that power.
""")

LARGEST = 1.2
"""An answer may have this many times the least error that can be reached."""
TOWNS = 12
"""In so many towns, one grid of pairs is too coarse for one of them nearly always."""


def _towns(budget, towns=TOWNS):
    def draw(rng):
        return Calls([(*_town(rng, 60)[:2], budget) for _ in range(towns)])

    return draw


def _near_the_least(arguments, values):
    """Return in which town the neuron that was found is worse than it may be."""
    for (sizes, prices, budget), value in zip(arguments, values, strict=True):
        if not isinstance(value, list | tuple | np.ndarray) or np.shape(value) != (2,):
            return "asked for are two numbers, w and b."
        if np.asarray(value).dtype.kind not in "iuf" or not np.all(np.isfinite(value)):
            return "w and b have to be finite numbers."
        least = neurons.found(find_neuron, sizes, prices, budget)
        found, best = (
            mean_squared_error(prices, price_neuron(sizes, *map(float, pair)))
            for pair in (value, least)
        )
        if found > LARGEST * best:
            return (
                f"in one of {len(values)} towns its error is {found / best:.2f} times the least; "
                f"at most {LARGEST:g} times is asked for."
            )
    return None


FIND_NEURON = exercise(
    find_neuron,
    "A good neuron for few errors",
    visible("twelve towns, 300 errors for each", draw=_towns(300), judge=_near_the_least),
    visible("six towns, 310 errors for each", draw=_towns(310, 6), judge=_near_the_least),
    hidden("twelve other towns", _towns(300), judge=_near_the_least, points=3),
    hidden("twelve towns, 330 errors for each", _towns(330), judge=_near_the_least, points=2),
    probe=neurons.found,
)


@FIND_NEURON.equivalent
def thrown_and_shaken(error, budget):
    rng = np.random.default_rng(1)
    thrown = budget // 3
    least, w, b = min(
        (error(w, b), w, b)
        for w, b in zip(rng.uniform(0, 8, thrown), rng.uniform(-400, 100, thrown), strict=True)
    )
    step = 1.0
    for _ in range(budget - thrown):
        near = w + step * rng.normal(), b + 50 * step * rng.normal()
        found = error(*near)
        if found < least:
            least, w, b = found, *near
        step = max(0.02, 0.98 * step)
    return w, b


@FIND_NEURON.equivalent
def narrowed_more_slowly(error, budget):
    slope, bend, reach = 4.0, 40.0, 2.5
    for _ in range(budget // 25):
        tried = [
            (error(w, -w * at), w, at)
            for w in np.linspace(slope - reach, slope + reach, 5)
            for at in np.linspace(bend - 12 * reach, bend + 12 * reach, 5)
        ]
        _, slope, bend = min(tried)
        reach *= 0.7
    return [slope, -slope * bend]


FIND_NEURON.wrong("""
    while budget >= 25 → while budget > 0
        `error` is called more often than the budget allows. Before a round, is enough left for all
        of it?
    step = 0.6 * step → step = step
        The pairs stay as far apart as in the first round. When you know roughly where the best one
        lies, look more closely there.
    = min(tried) → = max(tried)
        You go on from the pair with the largest error.
    return slope, -slope * bend → return -slope * bend, slope
        Weight and bias have changed places.
    step = 0.6 * step → step = 0.1 * step
        You narrow the search so fast that it is over before it has arrived: what lies outside the
        last, small range is never looked at again.
""")


@FIND_NEURON.mistake(
    "One grid spends the whole budget at once, and its pairs lie far apart. Spend a part, see "
    "where the error is small, and spend the rest there."
)
def one_grid(error, budget):
    side = int(budget**0.5)
    _, w, b = min(
        (error(w, b), w, b) for w in np.linspace(0, 8, side) for b in np.linspace(-400, 100, side)
    )
    return w, b

"""One neuron, and the error of its prices."""

import numpy as np

from course_utils.reference.activations import relu_backward
from course_utils.reference.introduction import mean_squared_error, price_neuron, relu

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared

RELU = exercise(
    relu,
    "The ReLU of every entry",
    visible("a table of numbers", np.array([[-1.5, 0.5, 3.0], [2.0, -1.0, -0.5]]), unchanged=True),
    visible("one negative number", -4.0),
    hidden("one positive number", lambda rng: (rng.uniform(1, 50),)),
    hidden("many numbers", lambda rng: (10 * rng.normal(size=rng.integers(8, 15)),)),
    hidden(
        "another table",
        lambda rng: (100 * rng.normal(size=(rng.integers(3, 6), 2)),),
        unchanged=True,
    ),
    hidden("nothing but negative numbers", lambda rng: (-rng.uniform(0.1, 9, 4),)),
    twins=(relu_backward,),
)


@RELU.equivalent
def with_where(z):
    return np.where(z > 0, z, 0)


@RELU.equivalent
def as_product(z):
    return z * (z > 0)


@RELU.equivalent
def as_half_sum(z):
    return (z + np.abs(z)) / 2


@RELU.equivalent
def in_a_loop(z):
    result = np.zeros(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value > 0:
            result[index] = value
    return result


RELU.wrong("""
    maximum → minimum
        You keep the other half: the negative entries should become 0, and the positive ones stay.
    np.maximum(0, z) → np.abs(z)
        This is the absolute value: it turns -4 into 4. A ReLU turns it into 0.
    np.maximum(0, z) → (z > 0) * 1.0
        You return whether an entry is positive. Return the entry itself where it is.
    0, z → 0, -z
        The values come out of the wrong side: look at the sign of z.
""")


@RELU.mistake(
    "If you call `max`: it picks one of its arguments as a whole, so it cannot decide between 0 "
    "and an array. Which NumPy function compares entry by entry?"
)
def with_max(z):
    return max(0, z)


@RELU.mistake(
    "The values are right, but the caller's array was changed too, or one number alone does not "
    "work. Make a new array instead of writing into z."
)
def in_place(z):
    z[z < 0] = 0
    return z


def _small_and_large(rng, *shape):
    """Draw sizes with one below 10 m² and one above 160 m² at least, in any order."""
    sizes = shared.draw_sizes(rng, shape)
    sizes.flat[:2] = shared.draw_sizes(rng, 1, 5, 9)[0], shared.draw_sizes(rng, 1, 161)[0]
    return rng.permutation(sizes.ravel()).reshape(shape)


def _many_buildings(rng):
    sizes = _small_and_large(rng, rng.integers(8, 15))
    return sizes, rng.uniform(2, 5), -rng.uniform(50, 99)


def _of_both_sizes(rng):
    """Draw a building below the neuron's threshold, and one above it: 0 answers the first alone."""
    w, b = rng.uniform(2, 3), -rng.uniform(90, 150)
    return Calls([(rng.uniform(5, 20), w, b), (rng.uniform(90, 200), w, b)])


PRICE_NEURON = exercise(
    price_neuron,
    "Prices of buildings by one neuron",
    visible("one house", 80.0, 3.0, -60.0),
    visible(
        "three buildings, one of them too small",
        np.array([10.0, 50.0, 120.0]),
        2.5,
        -50.0,
        unchanged=True,
    ),
    visible(
        "a price that falls, a table of sizes",
        np.array([[40.0, 130.0], [110.0, 20.0], [90.0, 60.0]]),
        -2.0,
        200.0,
    ),
    hidden("many buildings", _many_buildings, points=2),
    hidden("one building that is too small, then a large one", _of_both_sizes),
    hidden(
        "a bias above zero",
        lambda rng: (shared.draw_sizes(rng, 5), rng.uniform(1, 2), rng.uniform(20, 80)),
    ),
    hidden(
        "another price that falls",
        lambda rng: (_small_and_large(rng, 9), -rng.uniform(2, 4), rng.uniform(200, 300)),
    ),
    hidden(
        "another table of sizes",
        lambda rng: (_small_and_large(rng, 3, 4), rng.uniform(2, 5), -rng.uniform(100, 200)),
        unchanged=True,
    ),
    uses=("relu",),
)


@PRICE_NEURON.equivalent
def by_where(size, w, b):
    z = b + size * w
    return np.where(z < 0, 0, z)


@PRICE_NEURON.equivalent
def building_by_building(size, w, b):
    if np.ndim(size) == 0:
        return max(0, w * size + b)
    prices = np.empty(np.shape(size))
    for index, one in np.ndenumerate(size):
        prices[index] = max(0, w * one + b)
    return prices


PRICE_NEURON.wrong("""
    relu(w * size + b) → w * size + b
        Small buildings get a price below zero: what the ReLU should cut off is not cut off.
    relu(w * size + b) → relu(w * size) + b
        The ReLU comes last. You add the bias after it, so the price can still fall below zero.
    w * size + b → b * size + w
        Weight and bias have changed places: the weight is paid for each square metre, the bias
        once.
    w * size + b → w * (size + b)
        The bias is a sum of money, not an area: add it after the product, not to the size.
    + b → - b
        The bias is added, whatever its sign: a negative one lowers the price by itself.
    relu(w * size + b) → np.where(size > -b / w, w * size + b, 0.0)
        Right for a positive weight. With a negative one the neuron is on below its bend and off
        above it: decide by the sign of what goes into the ReLU.
    return relu(w * size + b) → size *= w; size += b; return relu(size)
        The prices are right, but the caller's sizes were overwritten. Compute into a new array.
""")


@PRICE_NEURON.mistake(
    "Neither `max` nor an `if` can decide for a whole array at once. Your `relu` can."
)
def with_the_plain_max(size, w, b):
    return max(0, w * size + b)


def _missed_by(prices, *misses):
    """Return a call for each miss, with predictions off by it: 0 answers a miss of 0 alone."""
    return Calls([(prices + miss, prices) for miss in misses])


MEAN_SQUARED_ERROR = exercise(
    mean_squared_error,
    "The mean squared error of predicted prices",
    visible(
        "three houses",
        np.array([200.0, 300.0, 250.0]),
        np.array([210.0, 270.0, 260.0]),
        unchanged=True,
    ),
    visible("one house", np.array([180.0]), np.array([195.0])),
    hidden(
        "many houses", lambda rng: (rng.uniform(50, 400, 12), rng.uniform(50, 400, 12)), points=2
    ),
    hidden(
        "errors that cancel",
        lambda rng: (np.full(4, 200.0), 200 + rng.uniform(10, 40) * np.array([1, -1, 1, -1])),
    ),
    hidden(
        "nothing missed, then something",
        lambda rng: _missed_by(np.round(rng.uniform(50, 400, 5)), 0, rng.uniform(3, 9)),
    ),
    hidden(
        "another number of houses",
        lambda rng: tuple(rng.uniform(0, 100, (2, rng.integers(5, 9)))),
        unchanged=True,
    ),
)


@MEAN_SQUARED_ERROR.equivalent
def house_by_house(prices, predictions):
    total = 0.0
    for price, prediction in zip(prices, predictions, strict=True):
        total += (prediction - price) ** 2
    return total / len(prices)


@MEAN_SQUARED_ERROR.equivalent
def as_a_product(prices, predictions):
    errors = prices - predictions
    return float(errors @ errors) / errors.size


MEAN_SQUARED_ERROR.wrong("""
    np.mean → np.sum
        This is the sum. With twice the houses it would be twice as large, though the neuron is no
        worse.
    np.mean((predictions - prices) ** 2) → np.mean(predictions - prices) ** 2
        You take the mean first and square it then: errors of opposite sign cancel. Square each
        error first.
    (predictions - prices) ** 2 → np.abs(predictions - prices)
        This is the mean of the sizes of the errors. Nothing is squared yet.
    (predictions - prices) ** 2 → predictions - prices
        Nothing is squared yet, so an error of +20 and one of -20 count as no error.
    np.mean((predictions - prices) ** 2) → np.mean((predictions - prices) ** 2) ** 0.5
        You have taken a square root at the end. It gives the typical miss in money; asked for is
        the mean of the squares.
    return np.mean → return 0.5 * np.mean
        This is half of it. Some books halve the error to make a derivative look nicer; here it is
        the plain mean.
    (predictions - prices) ** 2 → predictions**2 - prices**2
        You square prices and predictions and subtract then. The error is the difference; square
        that.
    return np.mean((predictions - prices) ** 2) →
    predictions -= prices; return np.mean(predictions**2)
        The number is right, but one of the caller's arrays was overwritten. Put the differences
        into an array of their own.
    np.mean((predictions - prices) ** 2) → np.var(predictions - prices)
        This is the variance of the errors: it takes their mean away first, so prices that are all
        too high by the same amount would count as right.
    np.mean((predictions - prices) ** 2) → np.ravel((predictions - prices) ** 2)[-1]
        Only the last house counts. Is every square added to those before it?
    np.mean((predictions - prices) ** 2) → np.ravel((predictions - prices) ** 2)[-1] / len(prices)
        Only the last house counts, divided by the number of houses. Is every square added to those
        before it?
""")

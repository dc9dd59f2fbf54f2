"""Exercises of the notebook week1/introduction."""

import numpy as np

from course_utils.reference import activations, introduction
from course_utils.reference.introduction import price_neuron, relu

from ...machinery.calling import Calls
from ...machinery.exercises import Exercise, Mistake, hidden, visible
from ._questions import NEURON, SCALE, TASKS

# The functions below stand in a student's cell in our tests: np, relu and price_neuron are all
# they may use.


def _sizes(rng, m, low=5, high=200):
    """Draw sizes of buildings in square metres."""
    return rng.uniform(low, high, m).round(1)


def _small_and_large(rng, *shape):
    """Draw sizes with one below 10 m² and one above 160 m² at least, in any order."""
    sizes = _sizes(rng, shape)
    sizes.flat[:2] = _sizes(rng, 1, 5, 9)[0], _sizes(rng, 1, 161)[0]
    return rng.permutation(sizes.ravel()).reshape(shape)


# relu


# Two calls where the first alone is answered by a function that returns 0


def _of_both_sizes(w, b, rng):
    """Draw a building below the neuron's threshold, and one above it."""
    return Calls([(rng.uniform(5, 20), w, b), (rng.uniform(90, 200), w, b)])


def _missed_by(prices, *misses):
    """Return a call for each miss, with predictions that are all off by it."""
    return Calls([(prices + miss, prices) for miss in misses])


def _relu_with_max(z):
    return max(0, z)


def _relu_in_place(z):
    z[z < 0] = 0
    return z


def _relu_with_where(z):
    return np.where(z > 0, z, 0)


def _relu_as_product(z):
    return z * (z > 0)


def _relu_as_half_sum(z):
    return (z + np.abs(z)) / 2


def _relu_in_a_loop(z):
    result = np.zeros(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value > 0:
            result[index] = value
    return result


RELU = Exercise(
    name="relu",
    title="The ReLU of every entry",
    reference=introduction.relu,
    twins=(activations.relu_backward,),
    cases=(
        visible("three numbers", np.array([-1.5, 0.5, 3.0]), unchanged=True),
        visible("one negative number", -4.0),
        hidden("one positive number", lambda rng: (rng.uniform(1, 50),)),
        hidden("many numbers", lambda rng: (10 * rng.normal(size=rng.integers(8, 15)),)),
        hidden(
            "a table of numbers",
            lambda rng: (100 * rng.normal(size=(rng.integers(3, 6), 2)),),
            unchanged=True,
        ),
        hidden("nothing but negative numbers", lambda rng: (-rng.uniform(0.1, 9, 4),)),
    ),
    mistakes=(
        Mistake(
            "If you call `max`: it picks one of its arguments as a whole, so it cannot decide "
            "between 0 and an array. Which NumPy function compares entry by entry?",
            function=_relu_with_max,
        ),
        Mistake(
            "You keep the other half: the negative entries should become 0, and the positive "
            "ones stay.",
            replace={"maximum": "minimum"},
        ),
        Mistake(
            "This is the absolute value: it turns -4 into 4. A ReLU turns it into 0.",
            replace={"np.maximum(0, z)": "np.abs(z)"},
        ),
        Mistake(
            "You return whether an entry is positive. Return the entry itself where it is.",
            replace={"np.maximum(0, z)": "(z > 0) * 1.0"},
        ),
        Mistake(
            "The values come out of the wrong side: look at the sign of z.",
            replace={"0, z": "0, -z"},
        ),
        Mistake(
            "The values are right, but the caller's array was changed too, or one number alone "
            "does not work. Make a new array instead of writing into z.",
            function=_relu_in_place,
        ),
    ),
    equivalents=(_relu_with_where, _relu_as_product, _relu_as_half_sum, _relu_in_a_loop),
)


# price_neuron


def _neuron_with_max(size, w, b):
    return max(0, w * size + b)


def _neuron_in_place(size, w, b):
    size *= w
    size += b
    return relu(size)


def _neuron_with_where(size, w, b):
    z = b + size * w
    return np.where(z < 0, 0, z)


def _neuron_in_a_loop(size, w, b):
    if np.ndim(size) == 0:
        return max(0, w * size + b)
    prices = np.empty(np.shape(size))
    for index, one in np.ndenumerate(size):
        prices[index] = max(0, w * one + b)
    return prices


PRICE_NEURON = Exercise(
    name="price_neuron",
    title="Prices of buildings by one neuron",
    reference=introduction.price_neuron,
    cases=(
        visible("one house", 80.0, 3.0, -60.0),
        visible(
            "three buildings, one of them too small",
            np.array([10.0, 50.0, 120.0]),
            2.5,
            -50.0,
            unchanged=True,
        ),
        visible("a price that falls with size", np.array([40.0, 130.0]), -2.0, 200.0),
        hidden(
            "many buildings",
            lambda rng: (
                _small_and_large(rng, rng.integers(8, 15)),
                rng.uniform(2, 5),
                -rng.uniform(50, 99),
            ),
            points=2,
        ),
        hidden(
            "one building that is too small, then a large one",
            lambda rng: _of_both_sizes(rng.uniform(2, 3), -rng.uniform(90, 150), rng),
        ),
        hidden(
            "a bias above zero",
            lambda rng: (_sizes(rng, 5), rng.uniform(1, 2), rng.uniform(20, 80)),
        ),
        hidden(
            "another price that falls",
            lambda rng: (_small_and_large(rng, 9), -rng.uniform(2, 4), rng.uniform(200, 300)),
        ),
        hidden(
            "a table of sizes",
            lambda rng: (_small_and_large(rng, 3, 4), rng.uniform(2, 5), -rng.uniform(100, 200)),
            unchanged=True,
        ),
    ),
    mistakes=(
        Mistake(
            "Small buildings get a price below zero. One step is missing between the straight "
            "line and the answer.",
            replace={"relu(w * size + b)": "w * size + b"},
        ),
        Mistake(
            "The ReLU comes last. You add the bias after it, so the price can still fall below "
            "zero.",
            replace={"relu(w * size + b)": "relu(w * size) + b"},
        ),
        Mistake(
            "Weight and bias have changed places: the weight is paid for each square metre, the "
            "bias once.",
            replace={"w * size + b": "b * size + w"},
        ),
        Mistake(
            "The bias is a sum of money, not an area: add it after the product, not to the size.",
            replace={"w * size + b": "w * (size + b)"},
        ),
        Mistake(
            "The bias is added, whatever its sign: a negative one lowers the price by itself.",
            replace={"+ b": "- b"},
        ),
        Mistake(
            "If you call `max`: it cannot decide between 0 and an array. Your `relu` can.",
            function=_neuron_with_max,
        ),
        Mistake(
            "The prices are right, but the caller's sizes were overwritten. Compute into a new "
            "array.",
            function=_neuron_in_place,
        ),
    ),
    equivalents=(_neuron_with_where, _neuron_in_a_loop),
    uses=("relu",),
)


# mean_squared_error


def _error_in_place(prices, predictions):
    predictions -= prices
    return np.mean(predictions**2)


def _error_in_a_loop(prices, predictions):
    total = 0.0
    for price, prediction in zip(prices, predictions, strict=True):
        total += (prediction - price) ** 2
    return total / len(prices)


def _error_as_a_product(prices, predictions):
    errors = prices - predictions
    return float(errors @ errors) / errors.size


MEAN_SQUARED_ERROR = Exercise(
    name="mean_squared_error",
    title="The mean squared error of predicted prices",
    reference=introduction.mean_squared_error,
    cases=(
        visible(
            "three houses",
            np.array([200.0, 300.0, 250.0]),
            np.array([210.0, 270.0, 240.0]),
            unchanged=True,
        ),
        visible("one house", np.array([180.0]), np.array([195.0])),
        hidden(
            "many houses",
            lambda rng: (rng.uniform(50, 400, 12), rng.uniform(50, 400, 12)),
            points=2,
        ),
        hidden(
            "errors that cancel",
            lambda rng: (
                np.full(4, 200.0),
                200 + rng.uniform(10, 40) * np.array([1.0, -1.0, 1.0, -1.0]),
            ),
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
    ),
    mistakes=(
        Mistake(
            "This is the sum. With twice the houses it would be twice as large, though the "
            "neuron is no worse.",
            replace={"np.mean": "np.sum"},
        ),
        Mistake(
            "You take the mean first and square it then: errors of opposite sign cancel. Square "
            "each error first.",
            replace={"np.mean((predictions - prices) ** 2)": "np.mean(predictions - prices) ** 2"},
        ),
        Mistake(
            "This is the mean of the sizes of the errors. Nothing is squared yet.",
            replace={"(predictions - prices) ** 2": "np.abs(predictions - prices)"},
        ),
        Mistake(
            "Nothing is squared yet, so an error of +20 and one of -20 count as no error.",
            replace={"(predictions - prices) ** 2": "predictions - prices"},
        ),
        Mistake(
            "You have taken a square root at the end. It gives the typical miss in money; asked "
            "for is the mean of the squares.",
            replace={"** 2)": "** 2) ** 0.5"},
        ),
        Mistake(
            "This is half of it. Some books halve the error to make a derivative look nicer; here "
            "it is the plain mean.",
            replace={"np.mean((": "0.5 * np.mean(("},
        ),
        Mistake(
            "You square prices and predictions and subtract then. The error is the difference; "
            "square that.",
            replace={"(predictions - prices) ** 2": "predictions**2 - prices**2"},
        ),
        Mistake(
            "The number is right, but one of the caller's arrays was overwritten. Put the "
            "differences into an array of their own.",
            function=_error_in_place,
        ),
    ),
    equivalents=(_error_in_a_loop, _error_as_a_product),
)


# bent_price


def _bent_with_biases_left_alone(size):
    return relu(5 * size - 30) - relu(2 * size - 90) - relu(2.5 * size - 130)


def _bent_by_neurons(size):
    return price_neuron(size, 5, -150) - price_neuron(size, 2, -180) - price_neuron(size, 2.5, -325)


def _bent_by_pieces(size):
    beyond = np.where(size < 130, 300 + 3 * (size - 90), 420 + 0.5 * (size - 130))
    return np.where(size < 30, 0, np.where(size < 90, 5 * (size - 30), beyond))


def _bent_by_interpolation(size):
    return np.interp(size, [0, 30, 90, 130, 1130], [0, 0, 300, 420, 920])


BENT_PRICE = Exercise(
    name="bent_price",
    title="A curve with three bends",
    reference=introduction.bent_price,
    cases=(
        visible("one size on each piece", np.array([20.0, 60.0, 110.0, 150.0]), unchanged=True),
        visible("at the bends", np.array([30.0, 90.0, 130.0])),
        hidden("below the first bend", lambda rng: (_sizes(rng, 4, 1, 29),)),
        hidden("from 30 to 90 m²", lambda rng: (_sizes(rng, 5, 31, 89),)),
        hidden("from 90 to 130 m²", lambda rng: (_sizes(rng, 5, 91, 129),)),
        hidden("above 130 m²", lambda rng: (_sizes(rng, 5, 131, 300),)),
        hidden("one building", lambda rng: (rng.uniform(131, 200),)),
        hidden(
            "a table of sizes",
            lambda rng: (np.stack([_sizes(rng, 3, 31, 89), _sizes(rng, 3, 131)]),),
            unchanged=True,
        ),
    ),
    mistakes=(
        Mistake(
            "You have used the slopes as weights. Above 90 m² the first neuron still rises by 5: "
            "which weight of the second makes the sum rise by 3?",
            replace={"- 2 *": "+ 3 *", "- 2.5 *": "+ 0.5 *"},
        ),
        Mistake(
            "Right up to 130 m². There, two neurons are switched on already, and their sum rises "
            "by 3, not by 5: start from that.",
            replace={"2.5": "4.5"},
        ),
        Mistake(
            "Your curve gets steeper at every bend. It should get flatter: what sign do the later "
            "weights need?",
            replace={"- 2 *": "+ 2 *", "- 2.5 *": "+ 2.5 *"},
        ),
        Mistake(
            "Below 30 m² your price is negative: the first neuron is a straight line without a "
            "ReLU.",
            replace={"5 * relu(size - 30)": "5 * (size - 30)"},
        ),
        Mistake(
            "Your bends stand in the wrong places. A neuron switches on where what stands inside "
            "the ReLU is zero. With a weight inside, where is that?",
            function=_bent_with_biases_left_alone,
        ),
        Mistake(
            "The second and the third bend come too early. Every bend is measured from 0 m², not "
            "from the bend before it.",
            replace={"size - 90": "size - 60", "size - 130": "size - 40"},
        ),
        Mistake(
            "Right up to 130 m², but there the slope should change once more. Each bend needs a "
            "neuron of its own.",
            replace={" - 2.5 * relu(size - 130)": ""},
        ),
        Mistake(
            "Only the first bend is there. Each bend needs a neuron of its own.",
            replace={" - 2 * relu(size - 90) - 2.5 * relu(size - 130)": ""},
        ),
    ),
    equivalents=(_bent_by_neurons, _bent_by_pieces, _bent_by_interpolation),
    uses=("relu",),
)

EXERCISES = (RELU, PRICE_NEURON, MEAN_SQUARED_ERROR, BENT_PRICE, NEURON, TASKS, SCALE)

"""A price with bends, and any curve: what each neuron adds is a change of slope."""

import numpy as np

from course_utils.reference.introduction import price_neuron
from course_utils.reference.several_neurons import (
    bend_coefficients,
    bent_curve,
    bent_price,
    relu,
)

from ....machinery.exercises import exercise, hidden, visible
from ..introduction import shared


def _between(m, low, high):
    return lambda rng: (shared.draw_sizes(rng, m, low, high),)


def _below_and_above(rng):
    """Draw a row of sizes below 90 m², and one of sizes above 130 m²."""
    return (np.stack([shared.draw_sizes(rng, 3, 31, 89), shared.draw_sizes(rng, 3, 131)]),)


BENT_PRICE = exercise(
    bent_price,
    "A curve with three bends",
    visible(
        "a table of sizes, on each piece and at the bends",
        np.array([[20.0, 60.0], [110.0, 150.0], [30.0, 90.0], [130.0, 70.0]]),
        unchanged=True,
    ),
    visible("one building", 150.0),
    hidden("below the first bend", _between(4, 1, 29)),
    hidden("from 30 to 90 m²", _between(5, 31, 89)),
    hidden("from 90 to 130 m²", _between(5, 91, 129)),
    hidden("above 130 m²", _between(5, 131, 300)),
    hidden("another building", lambda rng: (rng.uniform(131, 200),)),
    hidden("another table of sizes", _below_and_above, unchanged=True),
)


@BENT_PRICE.equivalent
def by_neurons(size):
    return price_neuron(size, 5, -150) - price_neuron(size, 2, -180) - price_neuron(size, 2.5, -325)


@BENT_PRICE.equivalent
def by_pieces(size):
    beyond = np.where(size < 130, 300 + 3 * (size - 90), 420 + 0.5 * (size - 130))
    return np.where(size < 30, 0, np.where(size < 90, 5 * (size - 30), beyond))


BENT_PRICE.wrong("""
    - 2 * → + 3 *
    - 2.5 * → + 0.5 *
        You have used the slopes as weights. Above 90 m² the first neuron still rises by 5: which
        weight of the second makes the sum rise by 3?
    2.5 → 4.5
        Right up to 130 m². There, two neurons are switched on already, and their sum rises by 3,
        not by 5: start from that.
    - 2 * → + 2 *
    - 2.5 * → + 2.5 *
        Your curve gets steeper at every bend. It should get flatter: what sign do the later weights
        need?
    - 2 * relu(size - 90) → + relu(-2 * size + 180)
    - 2.5 * relu(size - 130) → + relu(-2.5 * size + 325)
        With a negative weight inside the ReLU a neuron is on to the left of its bend. It should be
        on to the right, and be taken away from the sum.
    5 * relu(size - 30) → 5 * (size - 30)
        Below 30 m² your price is negative: the first neuron is a straight line without a ReLU.
    size - 90 → size - 60
    size - 130 → size - 40
        The second and the third bend come too early. Every bend is measured from 0 m², not from the
        bend before it.
    - 2.5 * relu(size - 130) →
        Right up to 130 m², but there the slope should change once more. Each bend needs a neuron of
        its own.
    - 2 * relu(size - 90) - 2.5 * relu(size - 130) →
        Only the first bend is there. Each bend needs a neuron of its own.
""")


@BENT_PRICE.mistake(
    "Your bends stand in the wrong places. A neuron switches on where what stands inside the ReLU"
    " is zero. With a weight inside, where is that?"
)
def with_biases_left_alone(size):
    return relu(5 * size - 30) - relu(2 * size - 90) - relu(2.5 * size - 130)


def _knots(rng, n):
    """Draw n knots that rise, and a height for each."""
    return np.cumsum(rng.uniform(0.5, 3, n)) - 2, rng.uniform(-5, 9, n)


BEND_COEFFICIENTS = exercise(
    bend_coefficients,
    "What each neuron of a curve is multiplied by",
    visible(
        "three knots",
        np.array([0.0, 2.0, 3.0]),
        np.array([1.0, 6.0, 4.5]),
        unchanged=True,
    ),
    visible(
        "five knots, not evenly spaced",
        np.array([-2.0, 0.0, 1.0, 4.0, 6.0]),
        np.array([3.0, 3.0, 5.0, 2.0, 10.0]),
    ),
    hidden("many knots", lambda rng: _knots(rng, rng.integers(8, 12)), points=3, unchanged=True),
    hidden("two knots: one straight piece", lambda rng: _knots(rng, 2)),
    hidden(
        "a rise that begins above 0",
        lambda rng: (np.array([0.0, 1.0, 3.0, 4.0]), np.sort(rng.uniform(20, 90, 4))),
    ),
)


@BEND_COEFFICIENTS.equivalent
def by_differences(knots, heights):
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0.0)


@BEND_COEFFICIENTS.equivalent
def from_the_curve_so_far(knots, heights):
    coefficients: list[float] = []
    for k in range(len(knots) - 1):
        at_the_next = heights[0] + sum(
            c * relu(knots[k + 1] - knot) for c, knot in zip(coefficients, knots, strict=False)
        )
        coefficients.append((heights[k + 1] - at_the_next) / (knots[k + 1] - knots[k]))
    return np.array(coefficients)


BEND_COEFFICIENTS.wrong("""
    new_slope - slope → new_slope
        These are the slopes. Right of a knot all neurons further left are still on: by how much has
        the slope to *change* there?
    / (knots[k + 1] - knots[k]) →
        These are the rises from knot to knot. A slope is rise over run.
    slope = new_slope → slope = coefficients[k]
        The slope before a knot is that of the whole curve there, not what the last neuron added.
    new_slope - slope → slope - new_slope
        The sign is the wrong way round: where the curve gets steeper, a neuron has to add to it.
""")


@BEND_COEFFICIENTS.mistake(
    "The first neuron is missing. The curve is level before the first knot: what does that neuron "
    "have to add?"
)
def none_for_the_first_knot(knots, heights):
    return np.diff(np.diff(heights) / np.diff(knots))


@BEND_COEFFICIENTS.mistake(
    "There is one coefficient too many. The last knot ends the curve: no neuron starts there."
)
def one_for_the_last_knot(knots, heights):
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0.0, append=0.0)


def _curve(rng, n, *shape):
    knots = np.cumsum(rng.uniform(0.5, 3, n)) - 2
    coefficients = rng.uniform(1, 3, n - 1) * (-1) ** np.arange(n - 1)
    return rng.uniform(-4, 12, shape), knots, coefficients, rng.uniform(1, 5)


BENT_CURVE = exercise(
    bent_curve,
    "A sum of neurons, and where it starts",
    visible(
        "a table of places, two neurons",
        np.array([[-1.0, 0.5], [2.0, 4.0], [0.0, 1.5]]),
        np.array([0.0, 1.0, 3.0]),
        np.array([2.0, -3.0]),
        5.0,
        unchanged=True,
    ),
    visible("one place", 2.5, np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, -0.5, 4.0]), 0.0),
    hidden("many neurons", lambda rng: _curve(rng, 9, 12), points=2, unchanged=True),
    hidden("one place, another curve", lambda rng: (30.0, *_curve(rng, 5, 1)[1:])),
    hidden(
        "left of all knots, and right of all",
        lambda rng: (np.append(rng.uniform(-40, -20, 3), 30.0), *_curve(rng, 4, 1)[1:]),
    ),
)


@BENT_CURVE.equivalent
def all_neurons_at_once(x, knots, coefficients, start):
    neurons = relu(np.asarray(x)[..., np.newaxis] - knots[: len(coefficients)])
    return start + neurons @ coefficients


@BENT_CURVE.equivalent
def as_python_sums(x, knots, coefficients, start):
    return start + sum(c * relu(x - knot) for c, knot in zip(coefficients, knots, strict=False))


BENT_CURVE.wrong("""
    total = start + 0.0 * x → total = 0.0 * x
        The curve does not begin at `start`. Add it once.
    relu(x - knots[k]) → (x - knots[k])
        Each neuron is a straight line here. Left of its knot it has to be off.
    coefficients[k] * relu(x - knots[k]) → relu(coefficients[k] * x - knots[k])
        The coefficient multiplies the neuron's *output*. Inside the ReLU it moves the bend, and a
        negative one turns it round.
    coefficients[k] * relu(x - knots[k]) → relu(coefficients[k] * (x - knots[k]))
        The coefficient multiplies the neuron's *output*: what the ReLU returns can then become
        negative.
    total + coefficients[k] → coefficients[k]
        Only the last neuron counts: each is to be added to the sum so far.
    total = total + coefficients[k] * relu(x - knots[k]) →
    total = total + start + coefficients[k] * relu(x - knots[k])
        The start is added again with every neuron. It belongs to the sum once.
    x - knots[k] → x + knots[k]
        The bends are at the negatives of the knots: relu(x - knot) is 0 up to the knot.
""")

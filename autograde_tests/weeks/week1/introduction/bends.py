"""A price with bends: several neurons."""

import numpy as np

from course_utils.reference.introduction import bent_price, price_neuron, relu

from ....machinery.exercises import exercise, hidden, visible
from . import shared


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
    uses=("relu",),
)


@BENT_PRICE.equivalent
def by_neurons(size):
    return price_neuron(size, 5, -150) - price_neuron(size, 2, -180) - price_neuron(size, 2.5, -325)


@BENT_PRICE.equivalent
def by_pieces(size):
    beyond = np.where(size < 130, 300 + 3 * (size - 90), 420 + 0.5 * (size - 130))
    return np.where(size < 30, 0, np.where(size < 90, 5 * (size - 30), beyond))


@BENT_PRICE.equivalent
def by_interpolation(size):
    return np.interp(size, [0, 30, 90, 130, 1130], [0, 0, 300, 420, 920])


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

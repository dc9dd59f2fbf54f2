"""The class of values: data, parents and slopes of each operation."""

import numpy as np

from course_utils.probes import graphs
from course_utils.reference import autograd
from course_utils.reference.activations import sigmoid
from course_utils.reference.autograd import Value

from ....machinery.exercises import exercise, hidden, visible


def _numbers(rng, count):
    """Draw numbers none of which is near ReLU's corner, with both signs among them."""
    numbers = rng.uniform(0.5, 3.0, size=count) * np.where(np.arange(count) % 2, -1, 1)
    return np.round(numbers, 2).tolist()


def _expression(rng):
    """Draw a longer computation, in which values are used more than once."""
    steps = [("*", 0, 1), ("+", 4, 2), ("* 2", 5), ("relu", 6), ("+", 4, 7), ("*", 8, 8)]
    return _numbers(rng, 4), [*steps, ("+ -1.5", 9), ("+", 10, 3)]


VALUE = exercise(
    autograd.Value,
    "A number that remembers what it was computed from",
    visible("a sum", [3.0, -2.0], [("+", 0, 1)]),
    visible("a product", [3.0, -2.0], [("*", 0, 1)]),
    visible("relu on both sides of 0", [0.5, -0.5], [("relu", 0), ("relu", 1)]),
    visible("a constant on the right", [3.0], [("+ 2", 0), ("* 4", 0)]),
    visible("a value times itself", [3.0], [("*", 0, 0)]),
    hidden("sums", lambda rng: (_numbers(rng, 3), [("+", 0, 1), ("+", 3, 2), ("+", 4, 4)])),
    hidden(
        "products",
        lambda rng: (_numbers(rng, 3), [("*", 0, 1), ("*", 3, 2), ("*", 4, 4)]),
        points=2,
    ),
    hidden(
        "relu of values on both sides of 0",
        lambda rng: (_numbers(rng, 2), [("relu", 0), ("relu", 1), ("* -1", 0), ("relu", 4)]),
        points=2,
    ),
    hidden(
        "constants on the right",
        lambda rng: (_numbers(rng, 1), [("+ 2.5", 0), ("* -0.5", 1), ("+ 0", 2)]),
    ),
    hidden("a longer expression", _expression, points=2),
    probe=graphs.recorded,
)


@VALUE.equivalent
class WithOneMaker:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = float(data), parents, slopes, 0.0

    def combine(self, other, operation):
        if not hasattr(other, "parents"):
            other = WithOneMaker(other)
        if operation == "add":
            return WithOneMaker(self.data + other.data, [self, other], [1, 1])
        return WithOneMaker(self.data * other.data, [self, other], [other.data, self.data])

    def __add__(self, other):
        return self.combine(other, "add")

    def __mul__(self, other):
        return self.combine(other, "mul")

    def relu(self):
        is_on = self.data > 0
        return WithOneMaker(self.data if is_on else 0.0, [self], [int(is_on)])


@VALUE.equivalent
class InNumPy:
    def __init__(self, data, parents=(), slopes=()):
        self.data = np.float64(data)
        self.parents = list(parents)
        self.slopes = np.array(slopes, dtype=float)
        self.grad = np.float64(0)

    def __add__(self, other):
        other = other if type(other) is type(self) else type(self)(other)
        return type(self)(np.add(self.data, other.data), [self, other], np.ones(2))

    __radd__ = __add__

    def __mul__(self, other):
        other = other if type(other) is type(self) else type(self)(other)
        return type(self)(self.data * other.data, [self, other], [other.data, self.data])

    __rmul__ = __mul__

    def relu(self):
        return type(self)(np.maximum(self.data, 0), [self], [np.heaviside(self.data, 0)])


VALUE.wrong("""
    (other.data, self.data)) → (self.data, other.data))
        The slopes of a product have changed places: along a factor, it rises by the other one.
    (1.0, 1.0)) → (self.data, other.data))
        A sum rises by 1 for each unit that one of its parts rises, whatever the parts are.
    self.data + other.data, (self, other), (1.0, 1.0) → self.data + other.data, (self, other)
        A sum has parents and no slopes: there is one for each parent.
    (self, other), (other.data, self.data) → (self, other), (1.0, 1.0)
        Those are the slopes of a sum. How fast does a product rise when one factor rises?
    (self,), (1.0 if self.data > 0 else 0.0,) → (self,), (1.0,)
        Where the ReLU cuts off, it is flat.
    (self,), (1.0 if self.data > 0 else 0.0,) → (self,), (max(0.0, self.data),)
        The slope of the ReLU is 1 or 0. You note its value.
    1.0 if self.data > 0 → 1.0 if self.data < 0
        Zero and one have changed places in the slope of the ReLU.
    return Value(max(0.0, self.data), → return Value(self.data,
        The ReLU does not cut off: below 0 it is 0.
    self.data + other.data, (self, other), (1.0, 1.0) → self.data + other.data, (self,), (1.0,)
        The sum remembers one of its two parts only.
    data * other.data, (self, other) → data * other.data, tuple(dict.fromkeys((self, other)))
        A value times itself has two edges to that value, and two slopes. A set keeps one.
""")


@VALUE.equivalent
class OtherFirst:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = data, parents, slopes, 0.0

    def _of(self, thing):
        return thing if hasattr(thing, "parents") else OtherFirst(thing)

    def __add__(self, right):
        right = self._of(right)
        total = right.data + self.data
        return OtherFirst(total, parents=(right, self), slopes=(1.0, 1.0))

    def __mul__(self, right):
        right = self._of(right)
        a, b = self.data, right.data
        return OtherFirst(a * b, parents=(right, self), slopes=(a, b))

    __radd__ = __add__
    __rmul__ = __mul__

    def relu(self):
        on = 1.0 if self.data > 0 else 0.0
        return OtherFirst(on * self.data, [self], [on])


@VALUE.mistake(
    "`a + 2` must have the data of a and 2 together: the plain number is left out of your sum."
)
class ConstantsLost:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = data, parents, slopes, 0.0

    def __add__(self, other):
        if not isinstance(other, ConstantsLost):
            return ConstantsLost(self.data, (self, ConstantsLost(other)), (1.0, 1.0))
        return ConstantsLost(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, ConstantsLost) else ConstantsLost(other)
        return ConstantsLost(self.data * other.data, (self, other), (other.data, self.data))

    def relu(self):
        return ConstantsLost(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))


@VALUE.mistake(
    "The operation changes its operand: after `a + b`, a is another number. Leave both as they "
    "are, and return a new Value."
)
class InPlace:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = data, parents, slopes, 0.0

    def __add__(self, other):
        other = other if isinstance(other, InPlace) else InPlace(other)
        self.data += other.data
        self.parents, self.slopes = (self, other), (1.0, 1.0)
        return self

    def __mul__(self, other):
        other = other if isinstance(other, InPlace) else InPlace(other)
        return InPlace(self.data * other.data, (self, other), (other.data, self.data))

    def relu(self):
        return InPlace(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))


SOFTPLUS = exercise(
    autograd.softplus,
    "One more operation: its value and its slope",
    visible("at 0", 0.0),
    visible("at 2", 2.0),
    visible("at 900", 900.0),
    hidden("a positive number", lambda rng: (float(rng.uniform(0.3, 3.0)),), points=2),
    hidden("a negative number", lambda rng: (float(rng.uniform(-3.0, -0.3)),), points=2),
    hidden("a large number", lambda rng: (float(rng.uniform(800, 900)),)),
    hidden("a number far below 0", lambda rng: (float(rng.uniform(-40, -30)),)),
    probe=graphs.slope_of,
    uses=("Value",),
)


@SOFTPLUS.equivalent
def by_the_larger(value):
    z = value.data
    return Value(max(z, 0.0) + np.log1p(np.exp(-abs(z))), (value,), (1 / (1 + np.exp(-z)),))


@SOFTPLUS.equivalent
def by_cases(value):
    z = float(value.data)
    data = z + np.log1p(np.exp(-z)) if z > 0 else np.log1p(np.exp(z))
    return Value(data, [value], [float(np.exp(z - data))])


SOFTPLUS.wrong("""
    sigmoid(value.data) → 1.0
        You note the slope 1. That is where softplus ends up for large z, far from 0.
    sigmoid(value.data) → sigmoid(value.data) * (1 - sigmoid(value.data))
        That is the slope of the sigmoid. Differentiate the logarithm: what stands in front of eᶻ?
    sigmoid(value.data) → 1 - sigmoid(value.data)
        That slope falls when z rises. Softplus gets steeper with z: eᶻ belongs above the
        fraction bar.
    sigmoid(value.data) → np.exp(value.data)
        The outer derivative is missing: divide by what stands in the logarithm.
    (value,), (sigmoid(value.data),) → (), ()
        The result does not remember its parent: a backward pass would end here.
    np.logaddexp(0.0, value.data) → max(0.0, value.data)
        That is the ReLU. Softplus is its smooth relative, and log 2 at 0.
""")


@SOFTPLUS.mistake(
    "For large z, eᶻ is too large for a float. log(1 + eᶻ) is z + log(1 + e⁻ᶻ), too: use the one "
    "whose power is small, or `np.logaddexp`."
)
def overflowing(value):
    with np.errstate(all="ignore"):
        data = np.log(1 + np.exp(value.data))
    return Value(data, (value,), (sigmoid(value.data),))


@SOFTPLUS.mistake(
    "For large z, eᶻ overflows above and below the fraction bar, and infinity by infinity is nan. "
    "Which function of z is that fraction? It is imported, and safe."
)
def overflowing_slope(value):
    with np.errstate(all="ignore"):
        slope = np.exp(value.data) / (1 + np.exp(value.data))
    return Value(np.logaddexp(0.0, value.data), (value,), (slope,))

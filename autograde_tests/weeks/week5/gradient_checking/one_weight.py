"""One weight, and its slope measured."""

import numpy as np

from course_utils.probes import slopes
from course_utils.reference import gradient_checking
from course_utils.reference.activations import sigmoid
from course_utils.reference.gradient_checking import backward_propagation, forward_propagation

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _weight(rng, sign_of_x, sign_of_t):
    """Draw x and theta with given signs of x and of theta times x, neither of them small."""
    x = sign_of_x * rng.uniform(1.5, 3.0)
    return float(x), float(sign_of_t * rng.uniform(0.5, 2.0) / x)


def _planted(rng):
    """Draw two calls with backward passes that are wrong by a factor, one of them in its sign."""
    factors = -float(rng.uniform(0.3, 0.8)), float(rng.uniform(2.0, 4.0))
    return Calls([(*_weight(rng, -1, -1), 0.5, factor) for factor in factors])


FORWARD_PROPAGATION = exercise(
    gradient_checking.forward_propagation,
    "The loss of one weight",
    visible("x = 2, theta = 0.5", 2.0, 0.5),
    visible("x = -1, theta = 2", -1.0, 2.0),
    hidden("a sure and right unit", lambda rng: _weight(rng, 1, 1)),
    hidden("a wrong unit, negative x", lambda rng: _weight(rng, -1, -1)),
)


@FORWARD_PROPAGATION.equivalent
def by_sigmoid(x, theta):
    a = sigmoid(theta * x)
    return -np.log(a)


@FORWARD_PROPAGATION.equivalent
def by_logaddexp(x, theta):
    return np.logaddexp(0, -x * theta)


@FORWARD_PROPAGATION.equivalent
def by_log1p(x, theta):
    return float(np.log1p(np.exp(-np.dot(x, theta))))


FORWARD_PROPAGATION.wrong("""
    np.exp(-theta * x) → np.exp(theta * x)
        That is the loss of label 0. The label is 1 here: the loss is small where theta times x is
        large.
    np.log → -np.log
        The loss has the wrong sign: the logarithm of a probability is negative.
    -theta * x → -theta
        x is missing: the unit sees theta times x.
    -theta * x → -(theta + x)
        The unit has a weight only. It multiplies x; nothing is added.
    np.log(1 + np.exp(-theta * x)) → sigmoid(theta * x)
        That is the probability. What is asked for is the loss.
    np.log(1 + np.exp(-theta * x)) → theta * x
        That is the pre-activation z. Two steps follow: the sigmoid, and the loss.
""")


def _judge_slope(arguments, value):
    """Tell a formula from a measurement, which is right in its first digits only."""
    if np.shape(value) != () or isinstance(value, str):
        return "the slope should be a single number."
    slope = backward_propagation(*arguments)
    error = abs(float(value) - slope)
    if error <= 1e-12:
        return None
    if error < 1e-5 * abs(slope):
        return "the first digits are right and the last are not, as with a measured slope."
    if abs(float(value) + slope) < 1e-5 * abs(slope):
        at = "at a negative x" if arguments[0] < 0 else "at a positive x"
        return f"{at}, that is the slope of the loss along theta with the other sign."
    return "that is not the slope of the loss along theta."


BACKWARD_PROPAGATION = exercise(
    gradient_checking.backward_propagation,
    "The slope of the loss along the weight",
    visible("x = 2, theta = 0.5", 2.0, 0.5),
    visible("x = -1, theta = 2, to the last digits", -1.0, 2.0, judge=_judge_slope),
    hidden("a sure and right unit", lambda rng: _weight(rng, 1, 1)),
    hidden(
        "a wrong unit, negative x, to the last digits",
        lambda rng: _weight(rng, -1, -1),
        judge=_judge_slope,
    ),
)


@BACKWARD_PROPAGATION.equivalent
def from_the_error(x, theta):
    a = 1 / (1 + np.exp(-theta * x))
    dz = a - 1
    return dz * x


@BACKWARD_PROPAGATION.equivalent
def of_the_logarithm(x, theta):
    e = np.exp(-theta * x)
    return -x * e / (1 + e)


@BACKWARD_PROPAGATION.equivalent
def by_the_other_side(x, theta):
    return float(-x * sigmoid(-theta * x))


BACKWARD_PROPAGATION.wrong("""
    x * ( → (
        The factor x is missing: by how much does z change when theta does?
    sigmoid(theta * x) - 1 → 1 - sigmoid(theta * x)
        The sign is wrong. The label is 1: where x is positive, a larger theta lowers the loss.
    x * ( → theta * (
        That is the slope along x. The input stays as it is; theta is what training moves.
    - 1 →
        The error a - y is not all there: which label does the example have?
    (sigmoid(theta * x) - 1) → sigmoid(theta * x) * (1 - sigmoid(theta * x))
        That is the slope of the sigmoid, not of the loss: the logarithm comes after it.
    x * (sigmoid(theta * x) - 1) → x
        You return x. That would be the slope of theta times x, without sigmoid and loss.
    x * (sigmoid(theta * x) - 1) →
    (forward_propagation(x, theta + 0.01) - forward_propagation(x, theta)) / 0.01
        This is a measured slope, one-sided and with a large step. Here the formula is asked for.
    x * (sigmoid(theta * x) - 1) →
    (forward_propagation(x, theta + 1e-6) - forward_propagation(x, theta - 1e-6)) / 2e-6
        This looks like a measured slope. Measuring comes next, to judge this function by. Derive
        the formula.
""")

GRADIENT_CHECK = exercise(
    gradient_checking.gradient_check,
    "A slope compared with a measured one",
    visible("x = -1.5, theta = -1, epsilon = 1", -1.5, -1.0, 1.0),
    visible("a backward pass of the wrong sign, twice too large", 2.0, -0.5, 0.1, -2.0),
    visible(
        "x = 2, theta = 0.5, no epsilon given, then 0.2",
        draw=lambda rng: Calls([(2.0, 0.5), (2.0, 0.5, 0.2)]),
        judge=shared.judge_agreement(gradient_checking.gradient_check),
    ),
    hidden(
        "a right unit, negative x", lambda rng: (*_weight(rng, -1, 1), float(rng.uniform(0.1, 0.3)))
    ),
    hidden("a wrong unit", lambda rng: (*_weight(rng, 1, -1), float(rng.uniform(0.1, 0.3)))),
    hidden("two wrong backward passes", _planted),
    hidden(
        "no epsilon given, then 0.3",
        lambda rng: shared.without_and_with(_weight(rng, -1, -1), 0.3),
        judge=shared.judge_agreement(gradient_checking.gradient_check),
    ),
    uses=("forward_propagation", "backward_propagation"),
    probe=slopes.checked,
)


@GRADIENT_CHECK.equivalent
def with_norms(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    plus = forward_propagation(x, thetaplus)
    minus = forward_propagation(x, thetaminus)
    gradapprox = (plus - minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator


@GRADIENT_CHECK.equivalent
def with_floats(x, theta, epsilon=1e-7):
    up, down = (float(forward_propagation(x, theta + step)) for step in (epsilon, -epsilon))
    approx = 0.5 * (up - down) / epsilon
    grad = float(backward_propagation(x, theta))
    return abs(approx - grad) / (abs(approx) + abs(grad))


GRADIENT_CHECK.wrong("""
    forward_propagation(x, theta - epsilon) → forward_propagation(x, theta)
    (2 * epsilon) → epsilon
        Your difference is one-sided: theta itself is one of the two points. Both sides are asked
        for.
    forward_propagation(x, theta - epsilon) → forward_propagation(x, theta)
        One of your two points is theta itself, but you divide by twice epsilon. How far apart are
        the points?
    (plus - minus) → (plus + minus)
        You add the two losses. A slope is a difference over a distance.
    / (2 * epsilon) → / 2 * epsilon
        `/ 2 * epsilon` divides by 2 and then multiplies by epsilon. The product needs brackets.
    / (2 * epsilon) → / epsilon
        The two points are two epsilon apart, and you divide by one.
    (plus - minus) → (minus - plus)
        The measured slope has the wrong sign, or it is 0. Which of the two losses is taken from
        which, and are they those of two different points?
    (plus - minus) / (2 * epsilon) → backward_propagation(x, theta)
        You compare the backward pass with itself, and that always agrees. The measured slope may
        use `forward_propagation` only.
    theta + epsilon → theta + 1e-7
    theta - epsilon → theta - 1e-7
    2 * epsilon → 2e-7
        The answer does not depend on your epsilon. Is the argument used, or a fixed step?
    np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)) →
    (np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))) ** 2
        Your ratio is squared, which makes a fault of a thousandth look like a millionth.
    np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)) →
    (grad - gradapprox) ** 2 / (grad**2 + gradapprox**2)
        You divide by the sum of squares. The absolute values are to be added, not their squares.
    / (np.abs(grad) + np.abs(gradapprox)) →
        That is the distance of the two slopes. Divide it by their size.
    (np.abs(grad) + np.abs(gradapprox)) → np.abs(grad + gradapprox)
        You add the slopes first and take the absolute value then. If the backward pass has the
        wrong sign, they cancel below the fraction bar: add the two absolute values.
    (np.abs(grad) + np.abs(gradapprox)) → np.abs(gradapprox)
        You divide by one of the slopes. Both belong into the denominator.
    (np.abs(grad) + np.abs(gradapprox)) → np.abs(grad)
        You divide by the slope under test alone; if that is 0 by mistake, no number comes out. Both
        slopes belong into the denominator.
    (np.abs(grad) + np.abs(gradapprox)) → np.abs(grad) + np.abs(gradapprox)
        `a / b + c` divides by b alone and then adds c. The sum below the fraction bar needs
        brackets.
    np.abs(grad - gradapprox) → 2 * np.abs(grad - gradapprox)
        The denominator is the sum of both sizes. You take their mean.
    (np.abs(grad) + np.abs(gradapprox)) → max(np.abs(grad), np.abs(gradapprox))
        The denominator is the sum of both sizes. You take the larger of them.
    np.abs(grad - gradapprox) → (grad - gradapprox)
        Your difference can be negative. The absolute value of the numerator is missing.
    (np.abs(grad) + np.abs(gradapprox)) → (grad + gradapprox)
        The absolute values in the denominator are missing: negative slopes give a negative answer.
    np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)) →
    bool(np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)) < 1e-7)
        You return a verdict. Return the number, and leave the verdict to the reader.
    forward_propagation(x, theta + epsilon) → forward_propagation(x + epsilon, theta)
    forward_propagation(x, theta - epsilon) → forward_propagation(x - epsilon, theta)
        You move x. The slope is along theta.
    np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)) → 1e-10
        The same answer comes out for every x, theta and epsilon. Compute it from them.
    (plus - minus) → np.abs(plus - minus)
        Your measured slope is never negative, but slopes can be. The absolute values are taken when
        two slopes are compared, not before.
    backward_propagation(x, theta) → backward_propagation(x, theta + epsilon)
        The slope under test is taken at the point that was moved. It belongs to theta itself.
    (2 * epsilon) → 2e-7
        The distance of the two points is typed in. It is twice the epsilon that is handed in.
    np.abs(grad) + np.abs(gradapprox) → 2 * np.abs(grad)
        The slope under test stands twice below the fraction bar. The measured one belongs there
        too.
    backward_propagation(x, theta) → x * (sigmoid(theta * x) - 1)
        The formula is copied into the check, which then never sees a fault in your
        `backward_propagation`. Call that function.
""")

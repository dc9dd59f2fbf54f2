"""A schedule in use today, and one of the student's own."""

import numpy as np

from course_utils.reference import schedules

from ....machinery.calling import Calls
from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

NUM_STEPS = 60
"""Of every run that a design is judged by."""
WALKERS = 4000


def _whole(num_steps, *rest):
    """Return the calls for each step of a training."""
    return Calls((step, num_steps, *rest) for step in range(num_steps))


WARMUP_COSINE = exercise(
    schedules.warmup_cosine,
    "Up, and down along a cosine",
    visible("a step of the climb", 1, 10, 0.6, 4),
    visible("half of the way down", 8, 14, 0.2, 2),
    visible("a whole training of six steps", draw=lambda _: _whole(6, 1.0, 2)),
    visible("no climb", draw=lambda _: _whole(4, 0.3, 0)),
    hidden(
        "another training",
        lambda rng: _whole(int(rng.integers(15, 25)), float(rng.uniform(0.1, 0.9)), 5),
        points=2,
    ),
    hidden("no climb, other numbers", lambda rng: _whole(9, float(rng.uniform(0.1, 0.9)), 0)),
    hidden("a climb of one step", lambda rng: _whole(7, float(rng.uniform(0.1, 0.9)), 1)),
)


@WARMUP_COSINE.equivalent
def by_the_angle(step, num_steps, learning_rate0, num_warmup):
    if step + 1 <= num_warmup:
        return (step + 1) * learning_rate0 / num_warmup
    angle = np.pi * (step - num_warmup) / (num_steps - num_warmup)
    return float(0.5 * learning_rate0 * (1 + np.cos(angle)))


@WARMUP_COSINE.equivalent
def by_half_the_angle(step, num_steps, learning_rate0, num_warmup):
    left = (num_steps - step) / (num_steps - num_warmup)
    down = learning_rate0 * np.sin(np.pi / 2 * left) ** 2
    return down if step >= num_warmup else learning_rate0 * (step + 1) / num_warmup


WARMUP_COSINE.wrong("""
    (step + 1) / num_warmup → step / num_warmup
        The climb begins at 0, and a step with the rate 0 does nothing. Step 0 has the first part
        already.
    step < num_warmup → step <= num_warmup
        The climb lasts one step too long, and goes beyond the highest rate.
    (step - num_warmup) / (num_steps - num_warmup) → step / num_steps
        The way down is measured from step 0. It begins where the climb ends.
    (step - num_warmup) / (num_steps - num_warmup) → (step - num_warmup) / num_steps
        The way down is too slow: how many steps are left for it?
    np.pi * share → 2 * np.pi * share
        That is a whole wave: the rate falls and rises again.
    np.pi * share → np.pi / 2 * share
        That is a quarter of a wave. The rate is to arrive near 0.
    (1 + np.cos(np.pi * share)) / 2 → np.cos(np.pi * share)
        A cosine goes from 1 to -1, and a rate below 0 walks uphill. Move and shrink it so that it
        goes from 1 to 0.
    (1 + np.cos(np.pi * share)) / 2 → (1 + np.cos(np.pi * share))
        At its top that is twice the highest rate.
    (1 + np.cos(np.pi * share)) / 2 → (1 - share)
        That is a straight line down. A wave of cosine is flat at both ends.
    learning_rate0 * (1 + np.cos(np.pi * share)) → (1 + np.cos(np.pi * share))
        On the way down, the highest rate is missing.
    return learning_rate0 * (step + 1) / num_warmup → return (step + 1) / num_warmup
        On the way up, the highest rate is missing.
    (num_steps - num_warmup) → (num_steps - num_warmup - 1)
        The wave ends one step early: step `num_steps`, which is not made any more, would have 0.
""")


def _walkers(rng):
    """Return a draw that keeps a seed back, of the walkers that a design is judged by."""
    return HoldingBack((NUM_STEPS,), int(rng.integers(10_000, 1_000_000)))


def cost_after(rates, seed):
    """Return the mean cost of walkers on the bowl w² / 2 + b² / 8, at the end.

    Parameters
    ----------
    rates : sequence of float
    seed : int
        Of where they start, within 1 of (-9, 5), and of the noise on their gradients, standard
        normal.
    """
    rng = np.random.default_rng(seed)
    w, b = -9 + rng.uniform(-1, 1, WALKERS), 5 + rng.uniform(-1, 1, WALKERS)
    with np.errstate(all="ignore"):  # a rate far too large makes the cost infinite
        for rate in rates:
            w = w - rate * (w + rng.standard_normal(WALKERS))
            b = b - rate * (b / 4 + rng.standard_normal(WALKERS))
        return float(np.mean(w**2 / 2 + b**2 / 8))


def _judge_of(bar):
    """Return a judge that lets walkers go down by a design, and asks for this mean cost."""

    def fault(arguments, rates):
        if not isinstance(rates, list | tuple | np.ndarray):
            return f"the result is {describe(rates)}, expected a list of {NUM_STEPS} rates."
        if np.shape(rates) != (NUM_STEPS,):
            return f"the result has the shape {np.shape(rates)}, expected ({NUM_STEPS},)."
        values = np.asarray(rates)
        if values.dtype.kind not in "iuf" or not np.isfinite(values).all() or (values < 0).any():
            return "a rate is not a finite number of at least 0."
        cost = cost_after(values, arguments.held_back)
        if cost < bar:
            return None
        if not cost < 40:
            return "the walkers are no nearer to the bottom than at the start."
        if values[-1] > 0.2:
            return f"the mean cost is not below {bar}, and the last steps are still long."
        if values.sum() < 12:
            return f"the mean cost is not below {bar}; all rates together are too little to arrive."
        return f"the mean cost of the walkers at the end is not below {bar}."

    return fault


SCHEDULE_DESIGN = exercise(
    schedules.schedule_design,
    "A schedule that beats a given one",
    visible("below 0.1, which no constant rate reaches", draw=_walkers, judge=_judge_of(0.1)),
    hidden("below 0.1, on other walkers", _walkers, judge=_judge_of(0.1)),
    hidden("below 0.075, on others", _walkers, judge=_judge_of(0.075)),
    hidden("below 0.065, on others", _walkers, judge=_judge_of(0.065)),
)


@SCHEDULE_DESIGN.equivalent
def inverse_from_large(num_steps):
    return np.array([1.5 / (1 + 0.4 * step) for step in range(num_steps)])


@SCHEDULE_DESIGN.equivalent
def in_stairs(num_steps):
    return tuple(1.2 / (1 + 1.8 * (step // 5)) for step in range(num_steps))


SCHEDULE_DESIGN.wrong("""
    0.7 * 0.95**step → 0.3
        That is the constant rate, and it dances. Let the steps become short towards the end.
    0.7 * 0.95**step → 0.7 * 0.6**step
        It falls so fast that it has not arrived when the steps have become short.
    range(num_steps) → range(num_steps - 1)
        A rate is missing: there is one for each step.
    0.7 * → 3 *
        The first steps jump over the bottom and up on the other side: along w, a rate above 2
        diverges.
    [0.7 * 0.95**step for step in range(num_steps)] → 0.7 * 0.95**num_steps
        One number is no schedule. Return a list, with a rate for each step.
""")

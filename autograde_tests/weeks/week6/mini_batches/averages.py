"""Averages that forget."""

import numpy as np

from course_utils.reference import optimizers

from ....machinery.exercises import exercise, hidden, questions, visible


def _series(rng, n):
    return np.round(rng.uniform(-8, 25, size=n), 1)


AVERAGE = exercise(
    optimizers.exponentially_weighted_average,
    "An average that forgets",
    visible("three days", np.array([8.0, 4.0, 6.0]), 0.5),
    visible("three days, corrected", np.array([8.0, 4.0, 6.0]), 0.8, True),
    visible("whole numbers; your series stays as it was", np.array([2, -3]), 0.9, unchanged=True),
    hidden("sixty days", lambda rng: (_series(rng, 60), float(rng.uniform(0.7, 0.95))), points=2),
    hidden(
        "sixty days, corrected",
        lambda rng: (_series(rng, 60), float(rng.uniform(0.9, 0.98)), True),
        points=2,
        unchanged=True,
    ),
    hidden("one day", lambda rng: (_series(rng, 1), float(rng.uniform(0.3, 0.6)))),
    hidden("one day, corrected", lambda rng: (_series(rng, 1), 0.95, True)),
    hidden(
        "large whole numbers",
        lambda rng: (rng.integers(900, 1100, size=12), float(rng.uniform(0.2, 0.4)), False),
    ),
)


@AVERAGE.equivalent
def with_arrays(theta, beta, bias_correction=False):
    v = np.zeros(len(theta) + 1)
    for t in range(1, len(theta) + 1):
        v[t] = beta * v[t - 1] + (1 - beta) * theta[t - 1]
    if bias_correction:
        return v[1:] / (1 - beta ** np.arange(1, len(theta) + 1))
    return v[1:]


@AVERAGE.equivalent
def by_weights(theta, beta, bias_correction=False):
    averages = []
    for t in range(1, len(theta) + 1):
        weights = beta ** np.arange(t)[::-1]
        total = weights.sum() if bias_correction else 1 / (1 - beta)
        averages.append(float(np.dot(weights, theta[:t]) / total))
    return averages


@AVERAGE.equivalent
def by_steps(theta, beta, bias_correction=False):
    v, power, out = 0, 1, []
    for value in np.asarray(theta).ravel():
        v += (1 - beta) * (value - v)
        power *= beta
        out += [v / (1 - power)] if bias_correction else [v]
    return np.array(out)


@AVERAGE.mistake(
    "If you make the result with `np.zeros_like(theta)`: of whole numbers it holds whole numbers "
    "only, and cuts off the fractions. A list or `np.zeros(len(theta))` holds any number."
)
def in_the_type_of_the_series(theta, beta, bias_correction=False):
    averages, v = np.zeros_like(theta), 0.0
    for i, value in enumerate(theta):
        v = beta * v + (1 - beta) * value
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return averages


AVERAGE.wrong("""
    beta * v + (1 - beta) * value → (1 - beta) * v + beta * value
        The two weights are swapped: β belongs to the past, 1 - β to today.
    (1 - beta) * value → value
        Today's value counts in full. The two weights must add up to 1.
    beta * v + (1 - beta) * value → (1 - beta) * value
        The past is forgotten: only today's value is in your average.
    v / (1 - beta**t) if bias_correction else v → v
        The correction is missing: look at the third argument.
    v / (1 - beta**t) if bias_correction else v → v / (1 - beta**t)
        You correct always. Do so only where the third argument asks for it.
    beta**t → beta
        The power is missing in the correction: it fades as the days go by.
    beta**t → beta ** (t + 1)
        The power in the correction is one too large. On the first day it is β itself.
    start=1 → start=0
        The power in the correction is one too small: days are counted from 1. On the first day the
        weights add up to 1 - β.
    v / (1 - beta**t) → v * (1 - beta**t)
        You multiply with 1 - βᵗ. The average is too small at first: it has to grow.
    return averages → return averages[-1]
        You return the last average only. There is one for every day.
    v = 0.0 → v = theta[0]
        Your average starts from the first value. Here it starts from 0, and the correction is what
        deals with that.
    beta**t → beta ** len(theta)
        You divide the whole series by the sum of the weights on its last day. Each day has its own
        power of β.
    averages.append(v / (1 - beta**t) if bias_correction else v) →
    v = v / (1 - beta**t) if bias_correction else v; averages.append(v)
        The corrected value goes into the next day's average. Keep v as it is, and correct only what
        you write down.
    beta**t → beta**2
        The power in the correction is fixed at 2. It is the number of the day, t.
    v = 0.0 → v = theta[0]
    if bias_correction else v → if bias_correction and t > 1 else v
        Your first average is the first value itself. Here v starts from 0 before it, and the first
        day is averaged and corrected like any other.
    enumerate(theta, start=1) → enumerate(theta[1:], start=1)
        The first value is left out. Days are counted from 1, but a list's places from 0.
    enumerate(theta, start=1) → enumerate(theta[:-1], start=1)
        The last day is left out. Where does your loop end?
    beta * v + (1 - beta) * value → 0.9 * v + 0.1 * value
    beta**t → 0.9**t
        β is fixed at 0.9. Use the one that is handed in.
""")


@AVERAGE.mistake(
    "That is the plain mean over the last few days. Here every day of the past has its own weight."
)
def as_a_running_mean(theta, beta, bias_correction=False):
    window = max(1, round(1 / (1 - beta)))
    return [float(np.mean(theta[max(0, t - window) : t])) for t in range(1, len(theta) + 1)]


WINDOW = exercise(
    {
        "weight of today": 0.02,
        "weight three days ago": 0.0625,
        "all weights after 3 days": 0.271,
        "second day at 10 degrees": 1.9,
        "second day corrected": 10.0,
        "window of beta 0.98": 50.0,
        "beta for 20 days": 0.95,
        "mean age in days": 9.0,
    },
    "What an exponentially weighted average averages over, by hand",
    *questions("weight of today", "weight three days ago"),
    *questions("second day at 10 degrees", "window of beta 0.98"),
    *questions("all weights after 3 days", "second day corrected", is_hidden=True),
    *questions("beta for 20 days", is_hidden=True),
    *questions("mean age in days", is_hidden=True, points=2),
    name="window",
    reasons={
        "weight of today": "Today's value comes in with the weight 1 - β, which is 0.02.",
        "weight three days ago": "It came in with 1 - β = 0.5 and has been multiplied by β "
        "three times since: 0.5**4.",
        "second day at 10 degrees": "$v_1$ is 0.1 · 10 = 1, and $v_2$ is 0.9 · 1 + 0.1 · 10 = "
        "1.9. It started at 0, which is far too low.",
        "window of beta 0.98": "1 / (1 - 0.98) = 50. After so many days a weight has fallen to "
        "0.98**50, about 0.36 of today's.",
        "all weights after 3 days": "0.1 + 0.09 + 0.081 is 1 - 0.9**3. The rest of the weight "
        "lies on the 0 at the start.",
        "second day corrected": "1.9 / (1 - 0.9**2) = 1.9 / 0.19: dividing by the sum of the "
        "weights makes a mean of it.",
        "beta for 20 days": "1 / (1 - β) = 20 leaves 1 - β = 0.05.",
        "mean age in days": "(1 - β) · β / (1 - β)**2 = β / (1 - β) = 9. It is twice the age "
        "in a plain mean over ten days, since the weights have a long tail.",
    },
)

WINDOW.equivalent(
    {
        "weight of today": 1 - 0.98,
        "second day corrected": 1.9 / (1 - 0.9**2),
        "window of beta 0.98": 1 / (1 - 0.98),
        "mean age in days": 0.9 / (1 - 0.9),
    }
)
WINDOW.equivalent(
    {
        "mean age in days": np.float64(9),
        "window of beta 0.98": 50,
        "second day corrected": 10,
        "second day at 10 degrees": 10 * (1 - 0.81),
        "all weights after 3 days": 1 - 0.9**3,
        "note": "extra keys do no harm",
    }
)

WINDOW.wrong("""
    weight of today → 0.98
        That is the weight of the whole past. Today's own is what is left.
    weight three days ago → 0.125
        How often has that day been multiplied with β since? Count the steps from its own day to
        today.
    weight three days ago → 0.03125
        You counted one factor β too many: on its own day a value is multiplied with 1 - β only.
    all weights after 3 days → 0.729
        That is what is missing from 1. The three weights together are the rest.
    second day at 10 degrees → 1.0
        That is the first day's average. The second day adds its own share to 0.9 of it.
    second day at 10 degrees → 10.0
        The average starts at 0, not at the first value: it needs time to get up to 10.
    second day corrected → 19.0
        You divided by 1 - β. On the second day the weights add up to 1 - β².
    window of beta 0.98 → 5.0
        1 / (1 - β): how much is 1 - 0.98?
    beta for 20 days → 0.05
        Solve 1 / (1 - β) = 20 for β; that is 1 - β you have.
    mean age in days → 10.0
        Today has age 0, so the mean age is less than the window.
    mean age in days → 4.5
        So it is in a plain mean, which knows ten days only. Here each older day counts, too: put
        the weights in front of the ages, and add up.
    mean age in days → 90.0
        The sum Σ k βᵏ still needs the factor 1 - β that every weight has.
""")

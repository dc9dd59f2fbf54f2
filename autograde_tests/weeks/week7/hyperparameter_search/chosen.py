"""Settings of one's own choice, judged on points and starts that no search has seen."""

import functools

import numpy as np

from course_utils.reference import tuning
from course_utils.tuning import Moons

from ....machinery.exercises import exercise, hidden, visible

NAMES = ("learning_rate", "beta1", "lambd")
STARTS = 20
GOOD, BEST = 1.3, 1.13
"""Highest mean costs, as factors of what the course's settings reach. Of random settings 4 and 2
in 100 stay below; of winners of a search with one start each, 3 and 2 in 4."""
FAR = 2.5
"""Such a factor is told as a large one."""


@functools.cache
def _moons(epochs):
    return Moons(epochs)


def _mean_costs(settings, epochs, first):
    """Return the mean test cost of each of these settings, over starts that are numbered on."""
    runs = [each for each in settings for _ in range(STARTS)]
    seeds = [first + k for _ in settings for k in range(STARTS)]
    costs = _moons(epochs).test_costs(runs, seeds).reshape(len(settings), STARTS)
    return np.where(np.isnan(costs), np.inf, costs).mean(axis=1)


def _fault_of_form(value):
    if not isinstance(value, dict):
        return f"the result should be a dict with the keys {', '.join(NAMES)}."
    if "lambda" in value:
        return "the dict has the key lambda, which is called lambd here."
    missing = [name for name in NAMES if name not in value]
    if missing:
        return f"the dict has no {missing[0]}."
    if len(value) > len(NAMES):
        return f"the dict has other keys than {', '.join(NAMES)}."
    for name in NAMES:
        number = value[name]
        if isinstance(number, bool) or not isinstance(number, int | float | np.number):
            return f"{name} is not a number."
        if not np.isfinite(number):
            return f"{name} is not finite."
    if value["learning_rate"] <= 0 or not 0 <= value["beta1"] < 1 or value["lambd"] < 0:
        return "a learning rate is positive, beta1 lies from 0 to below 1, and lambd is 0 or more."
    return None


def _judge_below(factor, first):
    def judge(arguments, value):
        fault = _fault_of_form(value)
        if fault:
            return fault
        (epochs,) = arguments
        rate = value["learning_rate"]
        ways = {
            "a larger learning rate": {**value, "learning_rate": 4 * rate},
            "a smaller learning rate": {**value, "learning_rate": rate / 4},
            "an average with a shorter memory": {**value, "beta1": 0.9},
            "a weaker penalty": {**value, "lambd": value["lambd"] / 30},
        }
        ours = tuning.chosen_settings(epochs)
        right, cost, *others = _mean_costs([ours, value, *ways.values()], epochs, first)
        if cost <= factor * right:
            return None
        better = list(ways)[int(np.argmin(others))]
        direction = f" It falls with {better}." if min(others) < cost else ""
        far = "far " if cost > FAR * right else ""
        return f"the mean cost over {STARTS} new starts is {far}too high.{direction}"

    return judge


CHOSEN = exercise(
    tuning.chosen_settings,
    "Settings that train well in 20 epochs",
    visible(f"{STARTS} new starts", 20, judge=_judge_below(GOOD, 1000), points=2),
    hidden(
        "other starts, a few epochs more or less, a lower cost",
        lambda rng: (int(rng.integers(17, 25)),),
        judge=_judge_below(BEST, 2000),
        points=2,
    ),
)


@CHOSEN.equivalent
def a_little_slower(epochs):
    return {"learning_rate": 0.07, "beta1": 0.85, "lambd": 0.0}


@CHOSEN.equivalent
def as_a_search_gives_it(epochs):
    return dict(lambd=np.float64(0.05), beta1=np.float64(0.912), learning_rate=np.float64(0.12))


CHOSEN.wrong("""
    0.1, "beta1" → 0.001, "beta1"
        0.001 is what people begin with for thousands of steps. Here are a hundred: look at the
        trials of your search, not at a custom.
    0.1, "beta1" → 0.01, "beta1"
        With so few steps, a rate of 0.01 is too small. Where did your best trials lie?
    0.1, "beta1" → 5.0, "beta1"
        The rate is too large: the steps leap over every valley. Where did the best trials lie?
    0.9, → 0.999,
        Your average looks far back for a run of a hundred steps: over how many steps is it,
        1 / (1 - β)?
    0.01} → 30.0}
        The penalty pulls all weights to 0, whatever the examples say. Where did the best trials of
        your search lie?
    "lambd": → "lambda":
        The penalty is called lambd: in Python, lambda means something else.
""")

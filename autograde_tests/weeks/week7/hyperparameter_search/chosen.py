"""Settings of one's own choice, judged on points and starts that no search has seen."""

import functools

import numpy as np

from course_utils.reference import tuning
from course_utils.tuning import Moons

from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

NAMES = ("learning_rate", "beta1", "lambd")
STARTS = 60
FEW = 20
"""Starts of the settings that are tried beside those that cost too much."""
VISIBLE, HIDDEN = 1.13, 1.3
"""Highest mean costs, as factors of what the course's settings reach.

The sharp one is the one that students see: of 24 searches as in section 2, the winners of 10 stay
below it, and the best of ten trials after ten new starts each in 20. With other starts, none of 119
random settings that stayed below it was above 1.23, so nobody loses by the luck of the draw."""
FAR = 2.5
"""Such a factor is told as a large one."""
BETA = 0.9
"""The memory to compare with."""


_moons = functools.cache(Moons)  # made when first needed: it draws 3600 points


def _costs(settings, first, count):
    """Return each one's test costs, shape (settings, count), from starts numbered from `first`."""
    return _trained(
        tuple(tuple(float(each[name]) for name in NAMES) for each in settings), first, count
    )


@functools.lru_cache(maxsize=200)
def _trained(settings, first, count):
    runs = [dict(zip(NAMES, each, strict=True)) for each in settings for _ in range(count)]
    seeds = [first + k for _ in settings for k in range(count)]
    costs = _moons().test_costs(runs, seeds).reshape(len(settings), count)
    return np.where(np.isnan(costs), np.inf, costs)


def _fault_of_form(value):
    if not isinstance(value, dict):
        return f"the result is {describe(value)}, expected a dict: {', '.join(NAMES)}."
    if "lambda" in value:
        return "the dict has the key lambda, which is called lambd here."
    missing = [name for name in NAMES if name not in value]
    if missing:
        return f"the dict has no {missing[0]}."
    if len(value) > len(NAMES):
        return f"the dict has {len(value)} keys, expected {', '.join(NAMES)} alone."
    for name in NAMES:
        number = value[name]
        if isinstance(number, bool) or not isinstance(number, int | float | np.number):
            return f"{name} is not a number."
        if not np.isfinite(number):
            return f"{name} is not finite."
    if value["learning_rate"] <= 0:
        return "the learning rate is not positive."
    if not 0 <= value["beta1"] < 1:
        return "beta1 does not lie from 0 to below 1."
    return "lambd is below 0." if value["lambd"] < 0 else None


def _judge_below(factor):
    def judge(arguments, value):
        fault = _fault_of_form(value)
        if fault:
            return fault
        first = 1000 * arguments[0]
        (costs,) = _costs([value], first, STARTS)
        right = _costs([tuning.chosen_settings(first)], first, STARTS).mean()
        if costs.mean() <= factor * right:
            return None
        memory = "shorter" if value["beta1"] > BETA else "longer"
        ways = {
            "a larger learning rate": {"learning_rate": 4 * value["learning_rate"]},
            "a smaller learning rate": {"learning_rate": value["learning_rate"] / 4},
            f"an average with a {memory} memory": {"beta1": BETA},
            "a weaker penalty": {"lambd": value["lambd"] / 30},
        }
        others = _costs([{**value, **way} for way in ways.values()], first, FEW)
        better = int(np.argmin(others.mean(axis=1)))
        falls = others[better].mean() < costs[:FEW].mean()
        direction = f" It falls with {list(ways)[better]}." if falls else ""
        far = "far " if costs.mean() > FAR * right else ""
        return f"the mean cost over {STARTS} new starts is {far}too high.{direction}"

    return judge


CHOSEN = exercise(
    tuning.chosen_settings,
    "Settings that train well in 20 epochs",
    visible(f"{STARTS} new starts", 1, judge=_judge_below(VISIBLE), points=2),
    hidden(
        "other starts",
        lambda rng: (int(rng.integers(2, 10)),),
        judge=_judge_below(HIDDEN),
        points=2,
    ),
)


@CHOSEN.equivalent
def a_little_slower(seed):
    return {"learning_rate": 0.07, "beta1": 0.85, "lambd": 0.0}


@CHOSEN.equivalent
def as_a_search_gives_it(seed):
    return dict(lambd=np.float64(0.05), beta1=np.float64(0.912), learning_rate=np.float64(0.12))


@CHOSEN.equivalent
def only_just(seed):
    return {"learning_rate": 0.135, "beta1": 0.731, "lambd": 1.214}


@CHOSEN.equivalent
def looking_back_further(seed):
    return {"learning_rate": 0.1, "beta1": 0.95, "lambd": 0.1}


CHOSEN.wrong("""
    0.1, "beta1" → 0.001, "beta1"
        A hundred steps of such a rate lead nowhere. The customary 0.001 is for thousands of steps:
        look at the trials of your search, not at a custom.
    0.1, "beta1" → 0.01, "beta1"
        With so few steps, this rate is too small. Where did your best trials lie?
    0.1, "beta1" → 10.0, "beta1"
        The rate is too large: the steps leap over every valley. Where did the best trials lie?
    0.1, "beta1" → 0.45, "beta1"
        A smaller rate does better from most starts, though this one may have won from one. Train
        your candidates again, from several starts each.
    0.9, → 0.999,
        Your average looks far back for a run of a hundred steps: over how many steps is it,
        1 / (1 - β)?
    0.9, → 0.3,
        Your average hardly looks back, and the mini-batches are small. Over how many steps is it,
        1 / (1 - β)?
    0.01} → 30.0}
        The penalty pulls all weights to 0, whatever the examples say. Where did the best trials of
        your search lie?
    0.01} → 3.0}
        The penalty is too strong: at this strength it keeps the weights from fitting the examples.
        Where did the best trials of your search lie?
    "lambd": → "lambda":
        The penalty is called lambd: in Python, lambda means something else.
    "lambd": → "lam":
        Three names are needed, spelt as in the exercise. A penalty of 0 has to be said, too.
    "learning_rate": → "alpha":
        The names are spelt as in `space`: learning_rate, beta1 and lambd.
    "beta1": → "beta":
        The average has its name from Adam, which has two: beta1.
    "lambd": 0.01} → "lambd": 0.01, "hidden_units": 16}
        The network itself is the same for all. Return the three settings, and nothing beside them.
    {"learning_rate": 0.1, "beta1": 0.9, "lambd": 0.01} → (0.1, 0.9, 0.01)
        Return one dict, with a number for each of the three names. Of a trial, that is the second
        half.
    0.1, "beta1" → "0.1", "beta1"
        Each value is one bare number, without quotes or brackets.
    0.1, "beta1" → -1, "beta1"
        The steps would go uphill, or nowhere. Is this the exponent of your rate? Return the rate
        itself.
    0.9, → 10,
        Is this the window 1 / (1 - β)? Return β.
""")

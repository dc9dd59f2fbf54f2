"""Surfaces to search, and how trials are judged: whatever was drawn, by what must hold."""

import math

import numpy as np

from course_utils.search import Bowl, shares

AXES = {
    "learning_rate": ("log", 1e-4, 1.0, 0.02, 6.0),
    "beta1": ("beta", 0.9, 0.999, 0.97, 1.0),
    "lambd": ("linear", 0.0, 2.0, 0.5, 1.0),
}


def bowl(rng, most, names=None, lost=False):
    """Draw a surface with its best place anywhere; return its description and its space.

    With `lost`, the cost is nan for about a third of the first axis.
    """
    axes = {}
    for name, (scale, low, high, _, weight) in AXES.items():
        if names is None or name in names:
            best = {
                "log": lambda: float(10 ** rng.uniform(-3, -1)),
                "beta": lambda: 1 - float(10 ** rng.uniform(-2.5, -1.5)),
                "linear": lambda: float(rng.uniform(0.4, 1.6)),
            }[scale]()
            axes[name] = (scale, low, high, best, weight)
    described = {"axes": axes, "most": most}
    if lost:
        scale, low, high, _, _ = next(iter(axes.values()))
        described["lost_above"] = float(low * (high / low) ** rng.uniform(0.6, 0.7))
    return described, {name: axis[:3] for name, axis in axes.items()}


def searched(rng, budget, names=None, lost=False, settings=()):
    """Draw the arguments of one search; `settings` stand behind the seed."""
    described, space = bowl(rng, budget, names, lost)
    return described, space, budget, int(rng.integers(1, 10_000)), *settings


def fault_of_trials(trials, described, space, count):
    """Return what is wrong with a list of trials, or None."""
    if not isinstance(trials, list | tuple) or len(trials) != count:
        found = f"{len(trials)} trials" if isinstance(trials, list | tuple) else "no list of trials"
        return f"the result has {found}, expected {count}."
    for trial in trials:
        fault = _fault_of_one(trial, space)
        if fault:
            return fault
    if len({tuple(sorted(settings.items())) for _, settings in trials}) < count:
        if len({float(cost) for cost, _ in trials}) == count:
            return "different costs stand beside the same settings."
        return "some settings were tried more than once."
    surface, costs = Bowl(**described), []
    for cost, settings in trials:
        right = surface.cost(settings)
        right = np.inf if np.isnan(right) else right
        if np.isnan(cost):
            return "a cost is nan. A run that diverged counts as infinitely bad."
        if np.isinf(right) and cost != right:
            return "a run that diverged has another cost than infinity."
        if not math.isclose(cost, right, rel_tol=1e-9, abs_tol=1e-12):
            return "a cost is not that of the settings beside it."
        costs.append(cost)
    if costs[0] > costs[-1] and costs == sorted(costs, reverse=True):
        return "the highest cost comes first, not the lowest."
    if costs != sorted(costs):
        return "the trials are not in order: the lowest cost comes first."
    return None


def _fault_of_one(trial, space):
    if not isinstance(trial, list | tuple) or len(trial) != 2:
        return "a trial is not a pair of cost and settings."
    cost, settings = trial
    if isinstance(cost, dict):
        return "a trial is not a pair of cost and settings, in this order."
    if not isinstance(settings, dict):
        return "the settings of a trial are no dict."
    if isinstance(cost, np.ndarray) and cost.ndim == 0:
        cost = cost[()]
    if not isinstance(cost, float | int | np.number) or isinstance(cost, bool | np.bool_):
        return "a cost is not a number."
    if set(settings) != set(space):
        missing = ", ".join(name for name in space if name not in settings)
        has = f"lack {missing}" if missing else f"have {len(settings)} keys"
        return f"the settings of a trial {has}; expected {', '.join(space)}."
    for name, (_, low, high) in space.items():
        value = settings[name]
        if not isinstance(value, float | int | np.number) or not np.isfinite(value):
            return f"a value of {name} is not a number."
        slack = 1e-9 * max(abs(low), abs(high))
        if not low - slack <= value <= high + slack:
            return f"a value of {name} lies outside its range."
    return None


def places(trials, space):
    """Return where the trials lie, as shares of the ranges: an array of shape (trials, names)."""
    columns = [
        shares(scale, low, high, np.array([settings[name] for _, settings in trials]))
        for name, (scale, low, high) in space.items()
    ]
    return np.stack(columns, axis=1)

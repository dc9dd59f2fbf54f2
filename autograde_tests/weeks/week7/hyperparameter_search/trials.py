"""Search at random."""

import numpy as np

from course_utils import search
from course_utils.reference import tuning

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared

MANY = 1000
"""Trials whose laws are looked at. Honest draws fail less than once in 10⁷ times."""


def _judge(arguments, value):
    described, space, budget, _ = arguments
    return shared.fault_of_trials(value, described, space, budget)


def _judge_law(arguments, value):
    fault = _judge(arguments, value)
    if fault:
        return fault
    _, space, budget, _ = arguments
    places = shared.places(value, space)
    steps = np.arange(budget + 1) / budget
    largest = np.sqrt(np.log(2e8) / (2 * budget))  # Dvoretzky, Kiefer, Wolfowitz: once in 10⁸
    for name, column in zip(space, np.sort(places, axis=0).T, strict=True):
        if max(np.max(steps[1:] - column), np.max(column - steps[:-1])) > largest:
            return f"the values of {name} are not spread evenly on its scale."
    ranks = np.argsort(np.argsort(places, axis=0), axis=0) / budget - 0.5
    together = 12 * np.mean(ranks[:, 0] * ranks[:, 1])
    if abs(together) > 6 / np.sqrt(budget):
        return "the values of two names go together: each is to be drawn by itself."
    return None


def _judge_seeds(arguments, values):
    for one, value in zip(arguments, values, strict=True):
        fault = _judge(one, value)
        if fault:
            return fault
    first, again, other = (shared.places(value, arguments[0][1]) for value in values)
    if not np.array_equal(first, again):
        return "called again with the same seed, it tries other settings."
    if np.intersect1d(first, other).size:
        return "called with another seed, it tries the same settings."
    return None


def _with_seeds(rng):
    described, space, budget, seed = shared.searched(rng, 6)
    return Calls([(described, space, budget, each) for each in (seed, seed, seed + 1)])


RANDOM_SEARCH = exercise(
    tuning.random_search,
    "Trials at random, the best one first",
    visible(
        "eight trials",
        draw=lambda rng: shared.searched(rng, 8, ["learning_rate"]),
        judge=_judge,
        unchanged=True,
    ),
    visible(
        f"{MANY} trials of two hyperparameters: their laws",
        draw=lambda rng: shared.searched(rng, MANY, ["learning_rate", "beta1"]),
        judge=_judge_law,
    ),
    visible("the same seed again, and another", draw=_with_seeds, judge=_judge_seeds),
    visible(
        "some runs diverge",
        draw=lambda rng: shared.searched(rng, 30, ["learning_rate", "lambd"], lost=True),
        judge=_judge,
    ),
    hidden(
        "three hyperparameters, many trials",
        lambda rng: shared.searched(rng, MANY),
        judge=_judge_law,
        points=3,
        unchanged=True,
    ),
    hidden("one trial", lambda rng: shared.searched(rng, 1), judge=_judge),
    hidden(
        "others diverge", lambda rng: shared.searched(rng, 50, lost=True), judge=_judge, points=2
    ),
    hidden("other seeds", _with_seeds, judge=_judge_seeds),
)


@RANDOM_SEARCH.equivalent
def settings_first(evaluate, space, budget, rng):
    evaluate = search.as_evaluate(evaluate)
    rng = np.random.default_rng(rng)
    every = [
        {name: search.draw(scale, low, high, rng) for name, (scale, low, high) in space.items()}
        for _ in range(budget)
    ]
    costs = np.array([evaluate(settings) for settings in every])
    costs[np.isnan(costs)] = np.inf
    return [(float(costs[k]), every[k]) for k in np.argsort(costs)]


@RANDOM_SEARCH.equivalent
def by_insertion(evaluate, space, budget, rng):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    trials: list = []
    while len(trials) < budget:
        settings = dict()
        for name in sorted(space):
            scale, low, high = space[name]
            settings[name] = search.on_scale(scale, low, high, rng.uniform())
        cost = evaluate(settings)
        if cost != cost:
            cost = float("inf")
        place = sum(other <= cost for other, _ in trials)
        trials.insert(place, [cost, settings])
    return trials


@RANDOM_SEARCH.equivalent
def with_costs_as_arrays(evaluate, space, budget, rng):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    tried, noted = [], np.empty(budget)
    for k in range(budget):
        tried.append({each: search.draw(s, a, b, rng) for each, (s, a, b) in space.items()})
        noted[k] = evaluate(tried[k])
    noted = np.where(noted != noted, np.inf, noted)
    return [(np.array(noted[k]), tried[k]) for k in np.argsort(noted, kind="stable")]


RANDOM_SEARCH.wrong("""
    range(budget) → range(budget - 1)
        One trial is missing. `range(budget)` already has as many numbers as the budget.
    return sorted(trials, key=lambda trial: trial[0]) → return trials
        The trials come back in the order in which they were made. Sort them by their cost.
    return sorted(trials, key=lambda trial: trial[0]) → return sorted(trials)
        Where two trials have the same cost, such as two infinite ones, Python goes on to compare
        the dicts, which have no order. Sort by the cost alone: `key=lambda trial: trial[0]`.
    return sorted(trials, key=lambda trial: trial[0]) →
    space.clear(); return sorted(trials, key=lambda trial: trial[0])
        The caller's space is changed. Read it, and leave it as it was.
    trial: trial[0] → trial: -trial[0]
        The worst trial comes first. A cost is good if it is low.
    return sorted(trials, key=lambda trial: trial[0]) →
    return sorted(trials, key=lambda trial: trial[0])[0]
        You return one trial. All of them are asked for, the best one first.
    (np.inf if np.isnan(cost) else cost, settings) → (cost, settings)
        A cost that is nan stays nan, and nothing can be sorted beside it: nan is neither smaller
        nor larger than any number.
    trials.append((np.inf if np.isnan(cost) else cost, settings)) →
    if not np.isnan(cost): trials.append((cost, settings))
        Runs that diverged are left out. They have used up their share of the budget and say where
        not to go: keep them, with an infinite cost.
    np.inf if np.isnan(cost) else cost → np.nan_to_num(cost)
        You turned nan into 0, or into another number. A run that diverged is the worst there is:
        its cost is np.inf.
    (np.inf if np.isnan(cost) else cost, settings) → (settings, np.inf if np.isnan(cost) else cost)
    trial: trial[0] → trial: trial[1]
        Settings and cost have changed places: a trial is a pair of cost and settings.
    settings)) → list(settings.values())))
        The settings have lost their names. Return them as a dict.
    search.draw(scale, low, high, rng) → search.draw("linear", low, high, rng)
        Every hyperparameter is drawn evenly. Each one has its own scale, the first entry of its
        tuple.
    cost = evaluate(settings) → cost = min(evaluate(settings), evaluate(settings))
        `evaluate` is called too often: twice in a trial, or for more trials than the budget?
    range(budget) → range(27)
        The number of trials is fixed inside the function. Use the budget that is handed in.
    np.random.default_rng(rng) → np.random.default_rng()
        The generator that is handed in is not used, so no search can be repeated.
    np.random.default_rng(rng) → np.random.default_rng(0)
        The generator is always the same one. Use the one that is handed in.
    for _ in range(budget): → for _ in range(budget):\\n        rng = np.random.default_rng(7)
        All trials have the same settings. Are they drawn in each round, from one generator that
        goes on?
""")


@RANDOM_SEARCH.mistake(
    "All trials hold one and the same dict, which the last one filled. Make a new dict for each."
)
def one_dict_for_all(evaluate, space, budget, rng):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    trials, settings = [], {}
    for _ in range(budget):
        for name, (scale, low, high) in space.items():
            settings[name] = search.draw(scale, low, high, rng)
        cost = evaluate(settings)
        trials.append((np.inf if np.isnan(cost) else cost, settings))
    return sorted(trials, key=lambda trial: trial[0])


@RANDOM_SEARCH.mistake(
    "One share is drawn for all hyperparameters of a trial, so that they rise and fall together: "
    "the search runs along the diagonal of the space. Draw once for each."
)
def along_the_diagonal(evaluate, space, budget, rng):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    trials = []
    for _ in range(budget):
        share = rng.random()
        settings = {}
        for name, (scale, low, high) in space.items():
            settings[name] = search.on_scale(scale, low, high, share)
        cost = evaluate(settings)
        trials.append((np.inf if np.isnan(cost) else cost, settings))
    return sorted(trials, key=lambda trial: trial[0])

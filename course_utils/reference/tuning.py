"""Random search for hyperparameters, on scales, and from coarse to fine: week 7's two lessons."""

import numpy as np

from course_utils import search

__all__ = [
    "chosen_settings",
    "coarse_to_fine",
    "grid_settings",
    "narrowed",
    "random_search",
    "sample_beta",
    "sample_fault",
    "sample_log_uniform",
]


def grid_settings(space, per_axis):
    """Every combination of some values of each hyperparameter.

    Each range is cut into equal parts on its scale; the values are their middles.
    Derived in week 7, notebook hyperparameter_tuning.
    Source: the Cartesian product of the values of each name.

    Parameters
    ----------
    space : dict
        For each name a tuple ``(scale, low, high)``, the first arguments of `search.on_scale`.
    per_axis : int
        Values of each hyperparameter.

    Returns
    -------
    list of dict
        ``per_axis ** len(space)`` settings; the values of the last name change fastest.

    Examples
    --------
    >>> space = {"rate": ("log", 0.01, 100.0), "x": ("linear", 0.0, 4.0)}
    >>> [[round(float(value), 6) for value in each.values()] for each in grid_settings(space, 2)]
    [[0.1, 1.0], [0.1, 3.0], [10.0, 1.0], [10.0, 3.0]]
    """
    settings: list[dict[str, float]] = [{}]
    for name, (scale, low, high) in space.items():
        middles = (np.arange(per_axis) + 0.5) / per_axis
        values = search.on_scale(scale, low, high, middles)
        longer = []
        for begun in settings:
            for value in values:
                longer.append({**begun, name: value})
        settings = longer
    return settings


def sample_log_uniform(low, high, size, rng):
    """Numbers whose logarithm is spread evenly between two ends.

    x = exp(u), u uniform from log(low) to log(high); the density is 1 / (x log(high / low)).
    Derived in week 7, notebook hyperparameter_tuning.
    Source: Bergstra and Bengio, Random Search for Hyper-Parameter Optimization (2012), section 2.

    Parameters
    ----------
    low, high : float
        The ends, 0 < low < high.
    size : int
        How many numbers.
    rng : Generator or int
        A seed is given to `numpy.random.default_rng`.

    Returns
    -------
    ndarray, shape (size,)

    Examples
    --------
    >>> x = sample_log_uniform(1e-4, 1.0, 1000, rng=0)
    >>> bool(x.min() >= 1e-4), bool(x.max() <= 1.0), bool(np.mean(x < 0.01) > 0.4)
    (True, True, True)
    """
    rng = np.random.default_rng(rng)
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


def sample_beta(low, high, size, rng):
    """Numbers near 1 whose distance from 1 is spread evenly on a log scale.

    β = 1 − x with x log-uniform from 1 − high to 1 − low. Derived in week 7, notebook
    hyperparameter_tuning. Source: `sample_log_uniform`, applied to 1 − β: an exponentially weighted
    average looks back 1 / (1 − β) steps (Kingma and Ba, Adam, 2015, section 2).

    Parameters
    ----------
    low, high : float
        The ends, low < high < 1.
    size : int
        How many numbers.
    rng : Generator or int
        A seed is given to `numpy.random.default_rng`.

    Returns
    -------
    ndarray, shape (size,)

    Examples
    --------
    >>> beta = sample_beta(0.9, 0.999, 1000, rng=0)
    >>> bool(beta.min() > 0.8999), bool(beta.max() < 0.9991), bool(np.mean(beta < 0.99) < 0.6)
    (True, True, True)
    """
    return 1 - sample_log_uniform(1 - high, 1 - low, size, rng)


def sample_fault(x, low, high):
    """Say what is wrong with a sample that is to be spread evenly on the log scale.

    Derived in week 7, notebook hyperparameter_tuning.
    Source: a histogram of ten equal parts of the log scale. Of a million right samples of 1000
    draws, five have a part with half a tenth too many or too few.

    Parameters
    ----------
    x : ndarray, shape (n,)
        1000 draws or more.
    low, high : float
        The range, 0 < low < high.

    Returns
    -------
    str
        The first that applies: ``"range"``, a draw lies outside; ``"few values"``, fewer than half
        of the draws differ; ``"law"``, they are not even on the log scale; ``"none"``.

    Examples
    --------
    >>> x = sample_log_uniform(0.01, 1.0, 1000, rng=0)
    >>> sample_fault(x, 0.01, 1.0), sample_fault(x, 0.02, 1.0), sample_fault(x, 0.001, 1.0)
    ('none', 'range', 'law')
    """
    if np.min(x) < low or np.max(x) > high:
        return "range"
    if np.unique(x).size < x.size / 2:
        return "few values"
    edges = np.geomspace(low, high, 11)
    counts, _ = np.histogram(x, edges)
    expected = x.size / 10
    is_even = np.max(np.abs(counts - expected)) < expected / 2
    return "none" if is_even else "law"


def random_search(evaluate, space, budget, rng):
    """Try settings drawn at random, and return all trials, the best one first.

    Derived in week 7, notebook hyperparameter_search.
    Source: Bergstra and Bengio, Random Search for Hyper-Parameter Optimization (2012).

    Parameters
    ----------
    evaluate : callable
        Takes settings, a dict of a value for each name, and returns their cost. A dict that
        describes a test surface is given to `search.as_evaluate`.
    space : dict
        For each name a tuple ``(scale, low, high)``, the arguments of `search.draw`.
    budget : int
        How many settings to evaluate.
    rng : Generator or int
        A seed is given to `numpy.random.default_rng`.

    Returns
    -------
    list of (float, dict)
        A pair of cost and settings for each trial, the lowest cost first. A cost that is nan
        counts, and is returned, as infinity.

    Examples
    --------
    >>> trials = random_search(lambda s: s["x"] ** 2, {"x": ("linear", -1.0, 1.0)}, 20, rng=0)
    >>> len(trials), trials[0][0] < 0.01 < trials[-1][0]
    (20, True)
    """
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    trials = []
    for _ in range(budget):
        settings = {}
        for name, (scale, low, high) in space.items():
            settings[name] = search.draw(scale, low, high, rng)
        cost = evaluate(settings)
        trials.append((np.inf if np.isnan(cost) else cost, settings))
    return sorted(trials, key=lambda trial: trial[0])


def narrowed(space, trials, keep):
    """Shrink a space to the smallest box that holds the best settings so far.

    Derived in week 7, notebook hyperparameter_search.
    Source: the smallest and the largest value of each name among the `keep` best trials.

    Parameters
    ----------
    space : dict
        For each name a tuple ``(scale, low, high)``; left as it was.
    trials : list of (float, dict)
        Pairs of cost and settings, the lowest cost first.
    keep : int
        How many of the best trials to keep.

    Returns
    -------
    dict
        For each name ``(scale, low, high)``, the scale as it was.

    Examples
    --------
    >>> trials = [(0.1, {"x": 2.0}), (0.2, {"x": 5.0}), (0.9, {"x": 8.0})]
    >>> narrowed({"x": ("log", 1.0, 10.0)}, trials, keep=2)
    {'x': ('log', 2.0, 5.0)}
    """
    smaller = {}
    for name, (scale, _, _) in space.items():
        values = [settings[name] for _, settings in trials[:keep]]
        smaller[name] = (scale, min(values), max(values))
    return smaller


def coarse_to_fine(evaluate, space, budget, rng, rounds=3, keep=5):
    """Search at random in rounds, each in the box of the best settings found so far.

    Derived in week 7, notebook hyperparameter_search.
    Source: `random_search`, repeated in the box that `narrowed` makes of the best of all trials.

    Parameters
    ----------
    evaluate, space, rng
        As in `random_search`.
    budget : int
        Evaluations of all rounds together; every round makes ``budget // rounds``.
    rounds : int
    keep : int
        How many of the best trials span the box of the next round.

    Returns
    -------
    list of (dict, list)
        For each round the space searched and its trials, as `random_search` returns them.

    Examples
    --------
    >>> found = coarse_to_fine(lambda s: s["x"] ** 2, {"x": ("linear", -1.0, 1.0)}, 30, rng=0)
    >>> [len(trials) for _, trials in found]
    [10, 10, 10]
    >>> [round(space["x"][2] - space["x"][1], 2) for space, _ in found][0]
    2.0
    """
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    found = []
    for _ in range(rounds):
        trials = random_search(evaluate, space, budget // rounds, rng)
        found.append((space, trials))
        every = [trial for _, trials in found for trial in trials]
        space = narrowed(space, sorted(every, key=lambda trial: trial[0]), keep)
    return found


def chosen_settings(seed):  # noqa: ARG001
    """Choose settings for the networks of `tuning.Moons`, by what a search has found.

    Derived in week 7, notebook hyperparameter_search. Source: `coarse_to_fine` with 45 trials of 20
    epochs, and the mean over 20 starts of the best few.

    Parameters
    ----------
    seed : int
        For a function that draws; this one does not.

    Returns
    -------
    dict
        "learning_rate", "beta1" and "lambd".

    Examples
    --------
    >>> sorted(chosen_settings(1))
    ['beta1', 'lambd', 'learning_rate']
    """
    return {"learning_rate": 0.1, "beta1": 0.9, "lambd": 0.01}

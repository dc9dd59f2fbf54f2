"""Learning rates that fall, or rise first and fall then: week 6."""

import numpy as np

__all__ = [
    "exponential_decay",
    "plateau_decay",
    "schedule_design",
    "schedule_lr_decay",
    "sqrt_decay",
    "update_lr",
    "walker_variance",
    "warmup_cosine",
]


def update_lr(learning_rate0, epoch_num, decay_rate):
    """Learning rate that falls with the inverse of the epoch.

    α = α₀ / (1 + decay_rate · epoch). Derived in week 6, notebook learning_rate_decay.
    Source: Robbins and Monro, A Stochastic Approximation Method (1951): steps that fall like 1/t.

    Parameters
    ----------
    learning_rate0 : float
        The rate at epoch 0.
    epoch_num : int
        From 0.
    decay_rate : float

    Returns
    -------
    float

    Examples
    --------
    >>> update_lr(0.2, 3, 1)
    0.05
    """
    return learning_rate0 / (1 + decay_rate * epoch_num)


def exponential_decay(learning_rate0, epoch_num):
    """Learning rate that loses 5 % an epoch.

    α = 0.95^epoch α₀. Derived in week 6, notebook learning_rate_decay.
    Source: compound interest, with a rate of −5 %.

    Parameters
    ----------
    learning_rate0 : float
        The rate at epoch 0.
    epoch_num : int
        From 0.

    Returns
    -------
    float

    Examples
    --------
    >>> round(exponential_decay(0.2, 2), 4)
    0.1805
    """
    return 0.95**epoch_num * learning_rate0


def sqrt_decay(k, epoch_num):
    """Learning rate that falls with the square root of the epoch.

    α = k / √epoch. Derived in week 6, notebook learning_rate_decay.
    Source: Zinkevich, Online Convex Programming (2003), theorem 1.

    Parameters
    ----------
    k : float
        The rate at epoch 1.
    epoch_num : int
        From 1.

    Returns
    -------
    float

    Examples
    --------
    >>> float(sqrt_decay(0.2, 4))
    0.1
    """
    return k / np.sqrt(epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Learning rate that falls in stairs.

    α = α₀ / (1 + decay_rate · ⌊epoch / time_interval⌋). Derived in week 6, notebook
    learning_rate_decay. Source: `update_lr`, with the epoch rounded down to whole intervals.

    Parameters
    ----------
    learning_rate0 : float
        The rate of the first interval.
    epoch_num : int
        From 0.
    decay_rate : float
    time_interval : int
        Epochs on one stair.

    Returns
    -------
    float

    Examples
    --------
    >>> [schedule_lr_decay(0.2, epoch, 1, 50) for epoch in (0, 49, 50, 150)]
    [0.2, 0.2, 0.1, 0.05]
    """
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))


def plateau_decay(costs, learning_rate0, patience=5, factor=0.1):
    """Learning rate that falls where the cost stands still.

    After `patience` epochs without a new lowest cost, the rate is multiplied by `factor`, and the
    count begins anew. Derived in week 6, notebook learning_rate_decay.
    Source: what people do by hand; Goodfellow, Bengio and Courville (2016), section 11.4.1.

    Parameters
    ----------
    costs : sequence of float
        Of each epoch, known when it is over.
    learning_rate0 : float
    patience : int
    factor : float

    Returns
    -------
    list of float
        The rate that each epoch has been trained with.

    Examples
    --------
    >>> plateau_decay([5.0, 4.0, 4.0, 4.5, 3.0], 1.0, patience=2)
    [1.0, 1.0, 1.0, 1.0, 0.1]
    """
    rate, lowest, waited, rates = learning_rate0, np.inf, 0, []
    for cost in costs:
        rates.append(rate)
        waited += 1
        if cost < lowest:
            lowest, waited = cost, 0
        if waited == patience:
            rate, waited = rate * factor, 0
    return rates


def walker_variance(rates, curvature):
    """Variance of a parameter that starts at the bottom and makes steps with noisy gradients.

    w ← w − α (c w + noise) = (1 − α c) w − α noise, with noise of variance 1, so
    V ← (1 − α c)² V + α². Derived in week 6, notebook learning_rate_decay.
    Source: the rules for the variance of a multiple and of an independent sum.

    Parameters
    ----------
    rates : sequence of float
        Of each step.
    curvature : float
        c, the second derivative of the bowl c w² / 2.

    Returns
    -------
    float
        After the last step; 0 if there is none.

    Examples
    --------
    >>> walker_variance([0.5, 0.5], 1.0)
    0.3125
    """
    variance = 0.0
    for rate in rates:
        variance = (1 - rate * curvature) ** 2 * variance + rate**2
    return variance


def warmup_cosine(step, num_steps, learning_rate0, num_warmup):
    """Learning rate that climbs at first, and falls along half a cosine wave then.

    α = α₀ (step + 1) / n for the first n steps; then α₀ (1 + cos(π p)) / 2, where p is the share
    of the other steps that lie behind. Derived in week 6, notebook learning_rate_decay.
    Source: Loshchilov and Hutter, SGDR (2017), equation 5, without restarts; Goyal and others,
    Accurate, Large Minibatch SGD (2017), section 2.2, for the climb.

    Parameters
    ----------
    step : int
        From 0.
    num_steps : int
        Of the whole training.
    learning_rate0 : float
        The highest rate.
    num_warmup : int
        Steps that climb; fewer than `num_steps`, and perhaps none.

    Returns
    -------
    float

    Examples
    --------
    >>> [round(float(warmup_cosine(step, 6, 1.0, 2)), 3) for step in range(6)]
    [0.5, 1.0, 1.0, 0.854, 0.5, 0.146]
    """
    if step < num_warmup:
        return learning_rate0 * (step + 1) / num_warmup
    share = (step - num_warmup) / (num_steps - num_warmup)
    return learning_rate0 * (1 + np.cos(np.pi * share)) / 2


def schedule_design(num_steps):
    """Rate of each step, for walkers with noisy gradients on the bowl w² / 2 + b² / 8.

    A large rate that loses 5 % a step. Derived in week 6, notebook learning_rate_decay.
    Source: `exponential_decay`; 0.7 is the best start for 60 steps, found by trying.

    Parameters
    ----------
    num_steps : int

    Returns
    -------
    list of float

    Examples
    --------
    >>> [round(rate, 3) for rate in schedule_design(3)]
    [0.7, 0.665, 0.632]
    """
    return [0.7 * 0.95**step for step in range(num_steps)]

"""Stop in time."""

import numpy as np

from course_utils.reference import regularization

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

_BUMPY = [0.71, 0.72, 0.66, 0.7, 0.75, 0.36, 0.56, 0.64, 0.4, 0.27]


def _long_run():
    """Return costs that fall, get over a bump, rise, and fall again too late."""
    noise = np.random.default_rng(11).uniform(0, 0.03, size=60)
    t = np.linspace(0, 1, 60)
    costs = 0.7 - 1.2 * t + 1.2 * t**2 + noise
    costs[12:16] += 0.2
    costs[-2:] = 0.1, 0.05
    return costs


def _stretched(costs, patience):
    """Draw another scale and offset for costs whose order decides."""
    return lambda rng: (
        (rng.uniform(0.5, 2) * np.array(costs) + rng.uniform(0, 0.2)).tolist(),
        patience,
    )


def _in_turn(*draws):
    """Draw for several calls in a row."""
    return lambda rng: Calls([draw(rng) for draw in draws])


EARLY_STOPPING = exercise(
    regularization.early_stopping,
    "Where to stop, and what to go back to",
    visible("patience 1, then 2", draw=lambda _: Calls([(_BUMPY, 1), (_BUMPY, 2)])),
    visible("patience 3 gets over the bump", _BUMPY, 3),
    visible("of equal costs, the first", [0.7, 0.6, 0.4, 0.4, 0.5, 0.45], 5),
    # a second call, since 0 alone is what a function returns that looks at nothing
    visible(
        "rising from the start, then two records that fall",
        draw=lambda _: Calls([([0.3, 0.4, 0.5], 2), ([0.7, 0.5], 4)]),
    ),
    hidden("a long run", _stretched(_long_run(), 6)),
    hidden("a long run, little patience", _stretched(_long_run(), 2)),
    hidden("a short run", _stretched([0.5, 0.4, 0.45, 0.42, 0.3, 0.35, 0.33, 0.32, 0.2], 3)),
    hidden("still falling at the end", _stretched(np.linspace(0.7, 0.1, 12), 3)),
    hidden(
        "rising from the start, then falling",
        _in_turn(_stretched(np.linspace(0.1, 0.7, 9), 4), _stretched(np.linspace(0.7, 0.1, 9), 4)),
    ),
    hidden(
        "one record, two, and four, too few to stop",
        _in_turn(*(_stretched(costs, 5) for costs in ([0.4], [0.4, 0.3], [0.5, 0.3, 0.4, 0.35]))),
    ),
)


@EARLY_STOPPING.equivalent
def by_counting(dev_costs, patience):
    lowest, best, vain = float("inf"), 0, 0
    for i, cost in enumerate(dev_costs):
        if cost < lowest:
            lowest, best, vain = cost, i, 0
        else:
            vain += 1
        if vain == patience:
            return best
    return best


@EARLY_STOPPING.equivalent
def with_numpy(dev_costs, patience):
    costs = np.asarray(dev_costs)
    for end in range(len(costs)):
        best = np.argmin(costs[: end + 1])
        if end - best >= patience:
            return best
    return int(np.argmin(costs))


@EARLY_STOPPING.equivalent
def stop_while(dev_costs, patience):
    best = i = 0
    while i < len(dev_costs) and i < best + patience + 1:
        if dev_costs[i] < dev_costs[best]:
            best = i
        i += 1
    return best


EARLY_STOPPING.wrong("""
    i - best >= patience → False
        That is the lowest cost of the whole list. While the training runs nobody knows what is
        still to come: look only as far as the stop.
    i - best >= patience → i - best > patience
        You wait one record too long.
    i - best >= patience → i - best >= patience - 1
        You stop one record too early.
    i - best >= patience → True
        You stop at the first record that is no progress, whatever the patience.
    dev_costs[i] < dev_costs[best] → dev_costs[i] <= dev_costs[best]
        Of equal costs yours takes the last. An equal cost is no progress.
    return best → return dev_costs[best]
        That is the lowest cost. Its position in the list is asked for.
    dev_costs[i] < dev_costs[best] → dev_costs[i] > dev_costs[best]
        You look for the highest cost. A cost should be low.
    best = 0 → best = i = 0
    return best → return i
        You return where the training stopped. The parameters to go back to are those of the lowest
        cost before.
    range(1, len(dev_costs)) → range(1, len(dev_costs) - 1)
        The last record is never looked at, and it may be the lowest. How far does your loop run?
    dev_costs[i] < dev_costs[best] → dev_costs[i] < dev_costs[i - 1]
        A cost below the one just before it counts as the best so far in your code. The best is
        below all that came before.
""")


@EARLY_STOPPING.mistake(
    "If the costs end before the patience does, you return the last position. The lowest cost may"
    " stand before it."
)
def the_last_if_never_stopped(dev_costs, patience):
    best = 0
    for i in range(1, len(dev_costs)):
        if dev_costs[i] < dev_costs[best]:
            best = i
        elif i - best >= patience:
            return best
    return len(dev_costs) - 1


@EARLY_STOPPING.mistake(
    "You count all vain records since the start. The count begins anew with every new lowest cost."
)
def counting_all_vain(dev_costs, patience):
    best, vain = 0, 0
    for i in range(1, len(dev_costs)):
        if dev_costs[i] < dev_costs[best]:
            best = i
        else:
            vain += 1
            if vain >= patience:
                break
    return best


@EARLY_STOPPING.mistake(
    "You compare each cost with the one just before it. A record counts as progress only if it is"
    " below the lowest so far."
)
def at_a_rise(dev_costs, patience):
    best, rises = 0, 0
    for i in range(1, len(dev_costs)):
        rises = rises + 1 if dev_costs[i] >= dev_costs[i - 1] else 0
        if dev_costs[i] < dev_costs[best]:
            best = i
        if rises >= patience:
            break
    return best

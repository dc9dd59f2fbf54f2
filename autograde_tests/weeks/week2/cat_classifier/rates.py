"""Several learning rates from the same start."""

import numpy as np

from course_utils.reference import logistic
from course_utils.reference.logistic import initialize_with_zeros, optimize, propagate

from ....machinery.exercises import exercise, hidden, visible
from ... import draws


def _tried(n_x, m, rates, num_iterations):
    """Return a draw of examples and labels, with rates to try."""
    return lambda rng: (
        rng.normal(size=(n_x, m)) + 0.3,
        draws.labels(rng, m),
        rates,
        num_iterations,
    )


COSTS_BY_RATE = exercise(
    logistic.costs_by_rate,
    "The cost after training with each rate",
    visible(
        "two rates, one iteration",
        np.array([[1.0, -2.0]]),
        np.array([[1.0, 0.0]]),
        [0.1, 1.0],
        1,
    ),
    visible(
        "three rates, 101 iterations",
        np.array([[1.0, 2.0, -1.0, 0.5], [0.5, -1.5, 3.0, 1.0]]),
        np.array([[1.0, 0.0, 1.0, 0.0]]),
        [0.5, 0.01, 0.1],
        101,
        unchanged=True,
    ),
    hidden("one rate", _tried(3, 8, [0.2], 30)),
    hidden("rates in another order", _tried(4, 12, [0.3, 0.02, 0.1, 0.004], 60), points=2),
    hidden("many iterations", _tried(2, 9, [0.04, 0.008], 130)),
)


@COSTS_BY_RATE.equivalent
def one_update_more(X, Y, rates, num_iterations):
    costs = []
    for rate in rates:
        params, _, _ = optimize(np.zeros((len(X), 1)), 0.0, X, Y, num_iterations, rate)
        _, _, one = optimize(params["w"], params["b"], X, Y, 1, rate)
        costs.append(one[0])
    return costs


@COSTS_BY_RATE.equivalent
def as_array(X, Y, rates, num_iterations):
    costs = np.zeros(len(rates))
    for i, rate in enumerate(rates):
        w, b = initialize_with_zeros(len(X))
        params = optimize(w, b, X, Y, num_iterations=num_iterations, learning_rate=rate)[0]
        costs[i] = propagate(params["w"], params["b"], X, Y)[1]
    return costs.tolist()


COSTS_BY_RATE.wrong("""
    num_iterations, rate) → num_iterations)
        The learning rate does not reach `optimize`, so all runs are the same.
    num_iterations, rate) → 100, rate)
        The number of iterations is typed into the call. Hand on the argument.
    _, cost = propagate(params["w"], params["b"], X, Y) → _, cost = propagate(w, b, X, Y)
        That is the cost of the start. Use the parameters that `optimize` returns.
    params, _, _ = optimize → params, _, recorded = optimize
    _, cost = propagate(params["w"], params["b"], X, Y) → cost = recorded[-1]
        The last recorded cost is from before an update, and up to 99 iterations old. Which function
        gives the cost of the parameters at the end?
    last_costs.append(cost) → last_costs = [cost]
        Only the last rate's cost is left. Is each one added to the list?
    return last_costs → return sorted(last_costs)
        The costs come back sorted. Keep the order of the rates.
    return last_costs → return min(last_costs)
        You return the lowest cost only. One number for each rate is asked for.
""")


@COSTS_BY_RATE.mistake(
    "Each rate goes on from where the one before has ended. Start each from zeros."
)
def going_on(X, Y, rates, num_iterations):
    costs, (w, b) = [], initialize_with_zeros(len(X))
    for rate in rates:
        params, _, _ = optimize(w, b, X, Y, num_iterations, rate)
        w, b = params["w"], params["b"]
        costs.append(propagate(w, b, X, Y)[1])
    return costs

"""Does the probe of week 1's search for a neuron count, and end a search that looks too often?"""

import pytest

from course_utils.probes import neurons

SALES = [60.0, 100.0], [20.0, 140.0]


@pytest.mark.parametrize("budget", [1, 5])
def test_the_budget_may_be_used_up(budget: int):
    """Is every error up to the budget answered, with that of the neuron and not of its line?"""
    errors = neurons.found(
        lambda error, budget: [error(2, -150) for _ in range(budget)], *SALES, budget
    )
    assert errors == [(20**2 + (50 - 140) ** 2) / 2] * budget


def test_one_error_too_many_ends_the_search():
    """Is the call after the last one refused, with the budget in words?"""
    with pytest.raises(RuntimeError, match="more than the budget of 3: count the calls"):
        neurons.found(lambda error, budget: [error(2, 0) for _ in range(budget + 1)], *SALES, 3)

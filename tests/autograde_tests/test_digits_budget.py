"""Does the judge of week 6's digits_design keep to its budget, and to its bars?"""

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.weeks.week6.putting_it_together.design import trained_by
from course_utils.reference.assembled import digits_design

CASES = exercises_of("week6/putting_it_together")["digits_design"].cases


def said_of(design, case=CASES[0]):
    """Return what the judge of a case says of a design."""
    assert case.judge is not None
    return case.judge(case.draw(np.random.default_rng(0)), design)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"hidden": [47]}, "3535 parameters"),
        ({"hidden": [8] * 7}, "one to 6"),
        ({"hidden": []}, "one to 6"),
        ({"hidden": [True]}, "no whole number"),
        ({"hidden": [20.5]}, "no whole number"),
        ({"epochs": 16}, "208 updates"),
        ({"batch_size": 31, "epochs": 16}, "208 updates"),
        ({"epochs": 0}, "epochs is not a whole number"),
        ({"patience": 0}, "patience is not a whole number"),
        ({"learning_rate": float("nan")}, "learning_rate is not a number"),
        ({"lambd": -1.0}, "lambd is not a number"),
        ({"learning_rate": 1e300}, "hardly better than chance"),
        ({"learning_rate": 1e300, "patience": 2}, "hardly better than chance"),
    ],
)
def test_what_is_out_of_bounds_is_refused_in_words(changes, said):
    """Is each refused for its own reason, and do numbers that become infinite raise nothing?"""
    assert said in said_of({**digits_design(), **changes})


def test_the_largest_network_is_allowed():
    """Does a design at both limits, 46 hidden units and 200 updates, get to be trained?"""
    assert said_of({**digits_design(), "hidden": [46], "batch_size": 40, "epochs": 20}) is None


def test_what_the_notebook_begins_with_is_refused():
    """Is the design that the notebook tries below the lowest bar?"""
    begins = {"hidden": [32, 16], "optimizer": "gd", "learning_rate": 0.1, "decay": 0}
    begins |= {"epochs": 10, "batch_size": 64, "lambd": 0, "patience": None}
    assert said_of(begins) is not None
    assert np.mean([trained_by(begins, seed) for seed in range(5)]) < 70

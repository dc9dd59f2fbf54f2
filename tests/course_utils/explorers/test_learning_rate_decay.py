"""Do the schedules fall, and the walkers arrive, as formulas say?"""

import numpy as np
import pytest

from course_utils.explorers.learning_rate_decay import (
    CONTROLS,
    PRESETS,
    QUESTION,
    WAYS,
    LearningRateDecay,
    answer,
    frames,
    summary,
)

START = {each.name: each.start for each in CONTROLS}


def frame_of(**values):
    """Return the frame of some settings."""
    (frame,) = frames({**START, **values}, LearningRateDecay.uses)
    return frame


def expected_costs(rates):
    """Return the mean cost before each epoch and at the end, from mean and variance of w and b."""
    cost = np.zeros(len(rates) + 1)
    for curvature, mean in ((1.0, -9.0), (0.25, 5.0)):
        variance = 0.0
        for t, rate in enumerate([*rates, 0.0]):
            cost[t] += curvature * (mean**2 + variance) / 2
            mean *= 1 - rate * curvature
            variance = (1 - rate * curvature) ** 2 * variance + rate**2
    return cost


def test_schedules_start_at_alpha_0_and_fall_as_named():
    """Do ratios of rates follow the formulas, stairs by whole intervals?"""
    rates = dict(zip(WAYS, frame_of(rate0=0.8, decay=0.5, interval=30)["rates"], strict=True))
    assert all(row[0] == pytest.approx(0.8) for row in rates.values())
    np.testing.assert_allclose(np.diff(1 / rates["inverse"]), 0.5 / 0.8)
    np.testing.assert_allclose(rates["exponential"][1:] / rates["exponential"][:-1], 0.95)
    np.testing.assert_allclose(np.diff(rates["root"] ** -2), 0.8**-2)
    assert np.flatnonzero(np.diff(rates["stairs"])).tolist() == [29, 59, 89]
    np.testing.assert_allclose(rates["stairs"][[0, 30, 60, 90]], 0.8 / (1 + 0.5 * np.arange(4)))
    assert set(rates["constant"]) == {0.8}


@pytest.mark.parametrize("rate0", [0.05, 0.5, 1.5])
def test_mean_costs_are_those_of_mean_and_variance(rate0):
    """Do 300 walkers cost what is expected of all, within what chance allows?"""
    frame = frame_of(rate0=rate0)
    for rates, costs in zip(frame["rates"], frame["costs"], strict=True):
        np.testing.assert_allclose(costs, expected_costs(rates), rtol=0.25)
    np.testing.assert_allclose(frame["ends"], frame["costs"][:, -1])


def test_the_answer_is_the_constant_rate():
    """Is the exponential way nearest from 1, and the constant one from 0.05, by the formulas?"""
    for rate0, nearest, furthest in ((1, "exponential", "constant"), (0.05, "constant", "root")):
        frame = frame_of(**{**QUESTION.at, "rate0": rate0})
        for ends in (frame["ends"], [expected_costs(row)[-1] for row in frame["rates"]]):
            assert WAYS[np.argmin(ends)] == nearest
            assert WAYS[np.argmax(ends)] == furthest
    assert QUESTION.at["rate0"] == 0.05
    assert "constant" in QUESTION.choices[2]
    assert answer(frame).startswith("The constant rate gets nearest")


def test_a_rate_above_2_is_said_to_diverge():
    """Does it diverge where 1 − α is below −1, and are all numbers finite still?"""
    values = {**START, **PRESETS["It diverges"]}
    frame = frame_of(**values)
    assert "constant diverges, inverse 0." in summary(values, frame)
    assert frame["is_gone"] == [True, False, False, False, False]
    largest = frame_of(way="constant", rate0=2.5, decay=0)
    assert np.isfinite(largest["costs"]).all()
    assert np.isfinite(largest["path"]).all()


def test_the_path_is_that_of_the_way_chosen():
    """Does one walker begin with all others, and end elsewhere with another way?"""
    paths = [frame_of(way=way)["path"] for way in WAYS]
    assert all(path[0].tolist() == [-9, 5] for path in paths)
    assert len({tuple(path[-1]) for path in paths}) == len(WAYS)

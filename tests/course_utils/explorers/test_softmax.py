"""Are probabilities, entropy and loss those of SciPy, and is what is said of the loss true?"""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy import special, stats
from scipy.optimize import brentq

from autograde_tests import exercises_of
from course_utils.explorers.softmax import (
    CLASSES,
    PRESETS,
    QUESTION,
    answer,
    compute,
    draw,
    summary,
)

START = {"T": 1, "right": "class 0", "z0": 5, "z1": 2, "z2": -1, "z3": 3}


def scores(values):
    """Return the four scores."""
    return np.array([values[f"z{k}"] for k in range(4)], dtype=float)


def best_temperature(z, right):
    """Return the temperature of the least loss: there, scores average to that of the right class.

    dL/d(1/T) = E[z] − z of the right class, with the mean under softmax(z / T).
    """
    return 1 / brentq(lambda b: special.softmax(b * z) @ z - z[right], 1e-6, 100)


@pytest.mark.parametrize("values", [{}, *PRESETS.values()])
def test_numbers_are_those_of_scipy(values):
    """Do they agree at the temperature that is set, and at all of those that are drawn?"""
    values = START | values
    result = compute(values, {})
    z, right = scores(values), CLASSES.index(values["right"])
    p = special.softmax(z / values["T"])
    np.testing.assert_allclose(result["p"], p, atol=1e-15)
    assert result["entropy"] == pytest.approx(stats.entropy(p))
    assert result["loss"] == pytest.approx(-special.log_softmax(z / values["T"])[right])
    at_all = z / result["Ts"][:, np.newaxis]
    np.testing.assert_allclose(
        result["entropies"], stats.entropy(special.softmax(at_all, axis=1), axis=1), atol=1e-12
    )
    np.testing.assert_allclose(result["losses"], -special.log_softmax(at_all, axis=1)[:, right])


def test_a_shift_of_all_scores_changes_nothing():
    """Do the scores of the first preset give what those of the start give?"""
    start, lower = (
        compute(values, {}) for values in (START, START | PRESETS["All scores 3 lower"])
    )
    np.testing.assert_allclose(start["p"], lower["p"])
    np.testing.assert_allclose(start["losses"], lower["losses"])


def test_the_loss_falls_then_rises():
    """Is the answer true, and is the least loss where the mean score is that of the right class?"""
    result = compute(QUESTION.at, {})
    z = scores(QUESTION.at)
    best = best_temperature(z, 3)
    least = -special.log_softmax(z / best)[3]
    assert result["losses"].min() == pytest.approx(least, abs=1e-3)
    assert result["losses"][0] > result["losses"][-1] > least + 0.05
    assert f"falls to {least:.2f}" in answer(result)
    assert "then rises" in QUESTION.choices[2]


@pytest.mark.parametrize(("right", "falls"), [("class 1", True), ("class 0", False)])
def test_only_between_mean_and_largest_is_there_a_best_temperature(right, falls):
    """Is the loss least at an end if the right score is the largest, or below average?"""
    losses = compute(START | {"right": right}, {})["losses"]
    assert (np.diff(losses) < 0).all() == falls
    assert (np.diff(losses) > 0).all() == (not falls)


def test_the_words_say_who_is_sure():
    """Are sure and right, sure and wrong, and as good as a guess told apart?"""
    tried = (
        (PRESETS["Nearly a hard max"], "sure and right"),
        (PRESETS["Sure and wrong"], "sure and wrong"),
        ({"T": 10}, "hardly better than a guess"),
    )
    for values, words in tried:
        values = START | values
        assert summary(values, compute(values, {})).endswith(f"{words}.")


def test_the_quiz_asks_for_the_best_temperature():
    """Is the answer of the question in the notebook's quiz where the slope of the loss is 0?"""
    question = exercises_of("week7/softmax_classifier")["readings"].reference["q7"]
    assert question == pytest.approx(best_temperature(np.array([5, 2, -1, 4.5]), 3), rel=0.02)


@pytest.mark.parametrize("right", range(4))
def test_the_legend_has_the_colours_of_the_bars(right):
    """Has each name in the legend its bars' colour, and has the right class a hatch to be seen?"""
    values = START | {"right": CLASSES[right]}
    fig = draw(values, compute(values, {}))
    ax, legend = fig.axes[1], fig.axes[1].get_legend()
    colours = {
        text.get_text(): patch.get_facecolor()
        for text, patch in zip(legend.get_texts(), legend.get_patches(), strict=True)
    }
    bars = {round(bar.get_x() + bar.get_width() / 2): bar for bar in ax.patches}
    for place, bar in bars.items():
        name = f"class {right}, the right one" if place == right else "other classes"
        assert bar.get_facecolor() == colours[name]
    assert len(set(colours.values())) == 2
    assert bars[right].get_hatch()
    assert bars[right].get_edgecolor() != bars[right].get_facecolor()
    plt.close(fig)

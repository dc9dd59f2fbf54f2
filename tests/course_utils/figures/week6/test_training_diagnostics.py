"""Figures and runs of week 6's training_diagnostics."""

import numpy as np
import pytest

from course_utils.figures.week6 import training_diagnostics as figures


def test_rates(shown):
    """Is each learning rate drawn at its ratio and its accuracy?"""
    figures.draw_rates(
        [("adam", 0.01, 0.02, 90.0), ("adam", 0.001, 0.002, 80.0), ("gd", 1, 0.1, 9)]
    )
    [(fig, alt)] = shown
    assert fig.axes[0].lines[0].get_xydata().tolist() == [[0.002, 80.0], [0.02, 90.0]]
    assert "Gradient descent: rate 1 has the ratio 0.1000 and 9.0 %." in alt


def test_traces(shown, capsys):
    """Are four walks drawn, and is it said what each is taken for?"""
    figures.draw_traces(lambda positions, curvatures, rate: str(positions.shape))
    [(fig, _)] = shown
    assert [ax.get_title() for ax in fig.axes] == [f"walk {k}" for k in (1, 2, 3, 4)]
    assert capsys.readouterr().out.count("is taken for (2, 61)") == 4


def test_adams(shown):
    """Has each version its points and its mean?"""
    figures.draw_adams({"right": [95.0, 97.0], "no bias correction": [96.0, 98.0]})
    [(fig, alt)] = shown
    assert list(fig.axes[0].lines[1].get_xdata()) == [96.0]
    assert alt.endswith("no bias correction: 96.0 to 98.0 %.")


@pytest.mark.slow
def test_six_runs_are_what_the_diagnosis_says():
    """Is the frozen matrix the only one of D that stays, and is a layer of E dead as a whole?"""
    runs = figures.inspected()
    before, after, *_ = runs["D"]
    assert [name for name in after if np.array_equal(before[name], after[name])] == ["W2"]
    healthy, rest = runs["B"][2][1], [runs[letter][2][1] for letter in "ACEF"]
    assert healthy < 1 < min(rest)
    assert all(np.array_equal(runs["E"][0][name], runs["E"][1][name]) for name in ("W1", "W2"))

"""Figures of week 5's notebook regularization: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week5 import regularization as figures
from course_utils.training import History

X = np.array([[-2.0, -1.0, 1.0, 2.0], [0.0, 1.0, 0.5, -1.0]])
Y = np.array([[1, 1, 0, 1]])
RUNS = [
    History("none", [0, 50, 100], [0.7, 0.2, 0.1], dev_costs=[0.7, 0.3, 0.6]),
    History("L2", [0, 50, 100], [0.7, 0.4, 0.3], dev_costs=[0.7, 0.5, 0.4]),
]


def cut(place):
    """Return a network that gives what lies left of a place, in metres, to our team."""
    return lambda X: 1.0 * (X[:1] * figures.METRES < place)


def test_kicks(shown):
    """Do kicks lie at their metres, and are the shares of the two halves in words?"""
    figures.draw_kicks(X, Y, "4 kicks")
    [(fig, alt)] = shown
    theirs, ours = fig.axes[0].collections
    np.testing.assert_allclose(theirs.get_offsets(), [[20, 10]])
    np.testing.assert_allclose(ours.get_offsets(), [[-40, 0], [-20, 20], [40, -20]])
    assert [theirs.get_label(), ours.get_label()] == ["they won the header", "we won the header"]
    assert "4 points" in alt
    assert "100 % of the headers on the left half" in alt
    assert "50 % on the right" in alt


def test_beliefs(shown):
    """Has every network its picture, with the length of its border?"""

    def island(X):
        return 1.0 * (np.sum((X * figures.METRES) ** 2, axis=0, keepdims=True) < 15**2)

    both = {"straight": cut(5), "with an island": lambda X: np.maximum(cut(-30)(X), island(X))}
    figures.draw_beliefs(both, X, Y)
    [(fig, alt)] = shown
    titles = [ax.get_title() for ax in fig.axes if ax.get_label() != "<colorbar>"]
    assert titles == list(both)
    assert "straight: the border of the network's answer is 68 m long, in one piece" in alt
    assert "in 2 pieces" in alt
    length = float(alt.split("with an island: ")[1].split(" m long")[0].split()[-1])
    assert length == pytest.approx(68 + 2 * np.pi * 15, rel=0.1)


def test_beliefs_of_one_answer(shown):
    """Is a network that answers the same to everything drawn without a border?"""
    figures.draw_beliefs({"constant": lambda X: np.full((1, X.shape[1]), 0.55)}, X, Y)
    [(_, alt)] = shown
    assert "constant: the answer is the same everywhere" in alt


def test_over_fitting(shown, capsys):
    """Are both costs drawn, and is the lowest on the dev set found?"""
    figures.draw_over_fitting(RUNS[0].iterations, RUNS[0].costs, RUNS[0].dev_costs)
    [(fig, alt)] = shown
    training, dev = fig.axes[0].lines
    assert [training.get_label(), dev.get_label()] == ["training", "dev"]
    np.testing.assert_array_equal(training.get_xydata(), [[0, 0.7], [50, 0.2], [100, 0.1]])
    np.testing.assert_array_equal(dev.get_ydata(), [0.7, 0.3, 0.6])
    assert "0.30 at iteration 50 and ends at 0.60" in alt
    assert "lowest 0.300 at iteration 50, in the end 0.600" in capsys.readouterr().out


def test_over_fitting_of_any_size(shown):
    """Does a run whose dev cost rises far above 1 nat stay in the picture?"""
    figures.draw_over_fitting([0, 50, 100], [0.7, 0.3, 0.04], [0.7, 0.2, 1.25])
    [(fig, _)] = shown
    low, high = fig.axes[0].get_ylim()
    assert low == 0
    assert high > 1.25


def test_weights(shown):
    """Are weights sorted by size, and small ones of either sign counted?"""
    figures.draw_weights(
        {"none": np.array([[1.0, -4], [2, 3]]), "L1": np.array([[5, -0.001], [0.002, 0.02]])}
    )
    [(fig, alt)] = shown
    none, sparse, _ = fig.axes[0].lines
    np.testing.assert_array_equal(none.get_xydata(), [[1, 4], [2, 3], [3, 2], [4, 1]])
    np.testing.assert_array_equal(sparse.get_ydata(), [5, 0.02, 0.002, 0.001])
    assert "none: the largest is 4, the middle one 2.5, and 0 of 4 lie below 0.01" in alt
    assert "2 of 4 lie below 0.01" in alt


def test_in_use(capsys):
    """Is a unit with one large weight in use, and one without any not?"""
    figures.print_in_use(np.array([[0, -0.5], [0.001, 0], [3, 4]]))
    assert "3 of 6 weights below 0.01, 2 of 3 units in use" in capsys.readouterr().out


def test_strengths(shown):
    """Are accuracies and the squares of all three matrices at their strengths?"""
    ends = [{f"W{k}": np.full((2, 1), k * size) for k in (1, 2, 3)} for size in (2.0, 1.0)]
    figures.draw_strengths([0.1, 10.0], {"training": [99, 55], "dev": [90, 54]}, ends)
    [(fig, alt)] = shown
    training, dev = fig.axes[0].lines
    np.testing.assert_array_equal(training.get_xydata(), [[0.1, 99], [10, 55]])
    np.testing.assert_array_equal(dev.get_ydata(), [90, 54])
    np.testing.assert_array_equal(fig.axes[1].lines[0].get_ydata(), [112, 28])
    assert "training 99, 55; dev 90, 54" in alt


def test_answering_the_same(capsys):
    """Is the cost of a constant answer the entropy of the labels?"""
    figures.print_answering_the_same([0.5], np.array([[1, 0, 0, 0]]))
    assert "0.25 to everything: 0.562" in capsys.readouterr().out


def test_means(shown):
    """Is each line the mean of all passes so far, and the value without dropout across it?"""
    figures.draw_means({0.9: np.array([2.0, 0.0, 4.0]), 0.5: np.array([0.0, 3.0, 3.0])}, 1.5)
    [(fig, alt)] = shown
    first, second, without = fig.axes[0].lines
    np.testing.assert_allclose(first.get_xydata(), [[1, 2], [2, 1], [3, 2]])
    np.testing.assert_allclose(second.get_ydata(), [0, 1.5, 2])
    np.testing.assert_array_equal(without.get_ydata(), [1.5, 1.5])
    assert "keep_prob 0.9: between 1.00 and 2.00 on the way, 2.00 after 3 passes" in alt


def test_dropout(shown):
    """Are the costs of updates drawn, and no others, and is the border of the network told?"""
    run = History.from_costs([0.7, 0.3, 0.5, 0.4], "dropout")
    figures.draw_dropout([run, RUNS[0]], cut(0.25), X, Y)
    [(fig, alt)] = shown
    assert [line.get_label() for line in fig.axes[0].lines] == ["dropout", "none"]
    np.testing.assert_array_equal(fig.axes[0].lines[1].get_ydata(), RUNS[0].costs)
    assert "dropout: from 0.7 at 0 through 0.3 at 100 to 0.4 at 300, rising at 200, lowest" in alt
    assert "none: from 0.7 at 0 to 0.1 at 100, never rising. Right" in alt
    assert "68 m long" in alt


def test_dropout_and_keep_probs_in_words(capsys):
    """Are means, extremes and the worst run those of what is given?"""
    figures.print_dropout(94.5, [90.0, 95.0, 94.0])
    figures.print_keep_probs((0.5, 1.0), [[96, 94], [94, 91]])
    assert capsys.readouterr().out.splitlines() == [
        "dropout off: 94.5 % on the dev set",
        "dropout on:  93.0 % on average, from 90.0 to 95.0 %, another result each time",
        "keep_prob (0.5, 1.0): train 95.0 %, dev 92.5 %, the worst of the runs 91.0 %",
    ]


def test_stops(shown):
    """Are the costs on the dev set drawn, each with its star at the record that is given?"""
    figures.draw_stops(RUNS, [1, 2])
    [(fig, alt)] = shown
    none, penalised, *stars = fig.axes[0].lines
    np.testing.assert_array_equal(none.get_ydata(), [0.7, 0.3, 0.6])
    np.testing.assert_array_equal(penalised.get_ydata(), [0.7, 0.5, 0.4])
    assert [star.get_xydata().tolist() for star in stars] == [[[50, 0.3]], [[100, 0.4]]]
    assert [star.get_color() for star in stars] == [none.get_color(), penalised.get_color()]
    assert "none: star at iteration 50, cost 0.30; in the end 0.60" in alt


def test_stops_in_words(capsys):
    """Is each run's stop printed with its own accuracies and costs?"""
    figures.print_stops(RUNS, [1, 2], [(94, 92), (93, 95)])
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == (
        "none stops at 50: dev 94.0 %, cost 0.300; at the end 92.0 %, 0.600".split()
    )
    assert "100: dev 93.0 %, cost 0.400; at the end 95.0 %" in second


def test_versions(shown):
    """Does each row begin with its original, and go on with its own versions?"""
    originals = np.stack([np.full((4, 4, 3), shade) for shade in (0.1, 0.2)])
    figures.draw_versions(originals, [originals + 0.3, originals + 0.6])
    [(fig, alt)] = shown
    shades = [ax.images[0].get_array()[0, 0, 0] for ax in fig.axes]
    np.testing.assert_allclose(shades, [0.1, 0.4, 0.7, 0.2, 0.5, 0.8])
    assert [ax.get_title() for ax in fig.axes] == 2 * ["original", "version 1", "version 2"]
    assert "2 drawings of cats of 4 × 4 pixels, each followed by 2 changed versions" in alt


def test_gains(shown, capsys):
    """Has each split its line, and are gain and standard error those of the accuracies?"""
    without, augmented = [[80, 0.5], [82, 0.6], [81, 0.4]], [[84, 0.3], [81, 0.4], [84, 0.2]]
    figures.draw_gains(without, augmented, 150, 109)
    [(fig, alt)] = shown
    *splits, means = fig.axes[0].lines
    assert [line.get_ydata().tolist() for line in splits] == [[80, 84], [82, 81], [81, 84]]
    np.testing.assert_allclose(means.get_ydata(), [81, 83])
    assert fig.axes[0].get_title() == "3 splits, 150 training pictures each"
    assert fig.axes[0].get_ylabel() == "right answers on the other 109 (%)"
    assert (
        "with 150 training pictures. 2 of them rise, and the mean goes from 81.0 to 83.0 per cent"
        in alt
    )
    told = capsys.readouterr().out
    assert "gain 2.0 points, standard error 1.5; 2 of 3 better" in told
    assert "cost 0.500 without, 0.300 with" in told

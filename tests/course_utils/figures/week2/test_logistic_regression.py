"""Figures of week 2's logistic_regression: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.datasets import ImageData, TabularData
from course_utils.figures.week2 import logistic_regression as figures


def sigmoid(z):
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-z))


@pytest.fixture
def cats():
    """Return pictures of which each has a brightness of its own, two sets of thirteen."""
    X = np.arange(13, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 3), np.uint8)
    Y = np.array([[0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]])
    return ImageData(X, Y, X + 100, 1 - Y, ("non-cat", "cat"), "squares")


@pytest.fixture
def tumours():
    """Return six tumours with five features, and five others."""
    X = np.arange(30.0).reshape(5, 6)
    Y = np.array([[0, 0, 0, 0, 1, 1]])
    names, units = tuple("vwxyz"), ("mm", "mm", "mm", "mm²", "1")
    classes = ("benign", "malignant")
    return TabularData(X, Y, X[:, :5], Y[:, 1:], classes, names, units, "made up")


def test_sets_of_pictures(cats, capsys):
    """Are both sets described, each with its own share of cats?"""
    figures.print_pictures(cats)
    source, training, test = capsys.readouterr().out.splitlines()
    assert source == "pictures: squares"
    assert training == "training set: images (13, 2, 2, 3) uint8, labels (1, 13), 23 % are cats"
    assert test.startswith("test set")
    assert test.endswith("77 % are cats")


def test_pictures(cats, shown):
    """Are the first twelve shown in order, each under its own label?"""
    figures.draw_pictures(cats)
    [(fig, alt)] = shown
    assert [ax.get_images()[0].get_array()[0, 0, 0] for ax in fig.axes] == list(range(12))
    titles = [ax.get_title() for ax in fig.axes]
    assert titles[:4] == ["y = 0 (non-cat)", "y = 1 (cat)", "y = 1 (cat)", "y = 0 (non-cat)"]
    assert "first 12" in alt
    assert ": non-cat, cat, cat, non-cat," in alt


def test_units(shown):
    """Does every unit have its curve, and in words its ends and where it is steepest?"""
    figures.draw_units(sigmoid, [(1, 0), (3, 0), (1, 3), (-1, 0)])
    [(fig, alt)] = shown
    x, a = fig.axes[0].lines[2].get_data()
    np.testing.assert_allclose(a, sigmoid(x + 3))
    assert "w = 1, b = 3: from 0.05 to 1.00, slope 0.25 where it is steepest, at x = -3.0" in alt
    assert "w = -1, b = 0: from 1.00 to 0.00, slope -0.25" in alt


def test_losses(shown):
    """Are both losses those of label 1, and is what is said of them true?"""
    figures.draw_losses()
    [(fig, alt)] = shown
    entropy, squared = fig.axes[0].lines
    a = entropy.get_xdata()
    np.testing.assert_allclose(np.exp(-entropy.get_ydata()), a)
    np.testing.assert_allclose(np.sqrt(squared.get_ydata()), 1 - a)
    assert max(squared.get_ydata()) <= 1 < max(entropy.get_ydata())
    assert "at most 1" in alt


def test_chords(shown, capsys):
    """Are lines drawn between points of the cost, and is it said which side it is on?"""
    figures.draw_chords(lambda w, b: w**2 + b, lambda w, b: w**3)
    [(fig, alt)] = shown
    curve, chord = fig.axes[0].lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    np.testing.assert_array_equal(chord.get_xydata(), [[-10, 100], [2, 4]])
    assert "Cross-entropy: up to 36.00 below the line, nowhere above it." in alt
    assert "above the line, nowhere below it" in alt.split("Squared error:")[1]
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Cross-entropy (nats): second derivative from 2.0000 to 2.0000"
    assert "from -59.4" in printed[1]


def test_descents(shown, capsys):
    """Is each way drawn on its own cost, and are its ends in words and in print?"""
    first = np.array([[-6.0, 6.0], [0.0, 0.0], [1.0, 2.0]]), [72.0, 0.0, 5.0]
    second = np.array([[3.0, 3.0], [4.0, 4.0], [5.0, 5.0]]), [9.0, 8.0, 7.0]
    figures.draw_descents(lambda w, b: w**2 + b**2, lambda w, b: 7.0 + abs(w - b), [first, second])
    [(fig, alt)] = shown
    for ax, (path, _) in zip(fig.axes[:2], (first, second), strict=True):
        np.testing.assert_array_equal(ax.lines[0].get_xydata(), path)
        assert ax.get_title().endswith("2 steps")
    assert "from (-6.0, 6.0), cost 72.000, to (1.0, 2.0), cost 5.000; the lowest cost on " in alt
    assert alt.endswith("the lowest cost on the grid is 7.000.")
    assert "cost 9.000 at the start, 7.000 after 2 steps" in capsys.readouterr().out


def test_graph(shown):
    """Do the values and derivatives in the picture agree with J = 3(a + bc)?"""
    figures.draw_graph()
    [(fig, alt)] = shown
    texts = {text.get_text() for text in fig.axes[0].texts}
    a, b, c, h = 5, 3, 2, 1e-3
    for name, slope in {
        "a": (3 * (a + h + b * c) - 33) / h,
        "b": (3 * (a + (b + h) * c) - 33) / h,
        "c": (3 * (a + b * (c + h)) - 33) / h,
    }.items():
        assert f"dJ/d{name} = {slope:.0f}" in texts
        assert f"dJ/d{name} = {slope:.0f}" in alt


def test_graph_of_the_loss(shown):
    """Are the values right, and the five derivatives left to be found?"""
    figures.draw_loss_graph()
    [(fig, alt)] = shown
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert sum(text.endswith("= ?") for text in texts) == 5
    z = 0.5 * 2 + 1 * -3 + 2
    assert f"{z:.0f}" in texts
    assert f"{sigmoid(z):g}" in texts
    assert "question marks" in alt


def test_speed(capsys):
    """Are the times in milliseconds, and is the training reckoned in minutes?"""
    figures.print_speed(0.6, 0.003)
    times, ratio, minutes = capsys.readouterr().out.splitlines()
    assert times.split() == ["loops:", "600.00", "ms", "arrays:", "3.00", "ms"]
    assert "200 times" in ratio
    assert "about 209 minutes" in minutes


def test_accuracies(cats, capsys):
    """Is the baseline the answer that is more frequent in the training set, on both sets?"""
    predictions = {"Y_prediction_train": cats.Y_train, "Y_prediction_test": cats.Y_train}
    figures.print_accuracies(predictions, cats)
    training, test = capsys.readouterr().out.splitlines()
    assert training == "training accuracy 100.0 %, always 'non-cat' 76.9 %"
    assert test == "test     accuracy   0.0 %, always 'non-cat' 23.1 %"


def test_training(shown):
    """Is a cost that rises told as it is?"""
    figures.draw_training([0.69, 0.3, 0.9], 0.5)
    [(fig, alt)] = shown
    line = fig.axes[0].lines[0]
    np.testing.assert_array_equal(line.get_xydata(), [[0, 0.69], [100, 0.3], [200, 0.9]])
    assert fig.axes[0].get_title().endswith("learning rate 0.5")
    assert "from 0.69 at 0 to 0.9 at 200, rising at 200, lowest at 100 with 0.3" in alt


def test_weights(shown):
    """Is each weight in its pixel's place, summed over the colours?"""
    w = np.arange(-6.0, 12)[:, None]
    figures.draw_weights(w, (2, 3, 3))
    [(fig, alt)] = shown
    picture = fig.axes[0].get_images()[0].get_array()
    np.testing.assert_array_equal(picture, [[-15, -6, 3], [12, 21, 30]])
    assert "67 % of the pixels" in alt


def test_mistakes(cats, shown):
    """Are only wrong pictures shown, the surest first, with the true label?"""
    predictions = cats.Y_test.copy()
    predictions[0, [1, 3, 5]] = 1 - predictions[0, [1, 3, 5]]
    probability = np.linspace(0.3, 0.9, 13)[None]
    probability[0, [1, 3, 5]] = 0.6, 0.01, 0.2
    figures.draw_mistakes(cats, predictions, probability)
    [(fig, alt)] = shown
    pictures = [ax.get_images()[0].get_array()[0, 0, 0] for ax in fig.axes if ax.get_images()]
    assert pictures == [103, 105, 101]
    assert fig.axes[0].get_title() == "cat\nP(cat) = 0.01"
    assert fig.get_suptitle().startswith("3 of 13")
    assert alt.endswith("cat 0.01, cat 0.20, non-cat 0.60.")


def test_no_mistake(cats, shown):
    """Is a model without a mistake told as it is?"""
    figures.draw_mistakes(cats, cats.Y_test, cats.Y_test * 0.9)
    [(fig, alt)] = shown
    assert fig.get_suptitle().startswith("0 of 13")
    assert alt.endswith("there is none.")


def test_own_picture(shown):
    """Does the picture stand over where it is from and the probability?"""
    figures.draw_own_picture(np.full((2, 2, 3), 7, np.uint8), "your upload", 0.125)
    [(fig, alt)] = shown
    assert fig.axes[0].get_images()[0].get_array().max() == 7
    assert fig.axes[0].get_title() == "your upload\nP(cat) = 0.12"
    assert "your upload" in alt
    assert "0.12" in alt


def test_rates(shown):
    """Has each of the four rates a line, under a letter that does not tell, and its words?"""
    figures.draw_rates(lambda rate: [1.0, *([1.0 - rate / 100] * 10), 0.9])
    [(fig, alt)] = shown
    lines = fig.axes[0].lines
    assert [line.get_label() for line in lines] == ["run P", "run Q", "run R", "run S"]
    rates = [100 * (1 - line.get_ydata()[1]) for line in lines]
    np.testing.assert_allclose(sorted(rates), [0.03, 0.3, 5, 40])
    assert rates not in (sorted(rates), sorted(rates)[::-1])
    large, small = ("PQRS"[int(find(rates))] for find in (np.argmax, np.argmin))
    assert f"run {large}, from 1 at 0 through 0.6 at 3 to 0.9 at 11, rising at 11," in alt
    assert f"run {small}, from 1 at 0 through 1 at 3 to 0.9 at 11, never rising" in alt


def test_the_letters_are_those_of_the_answers(shown):
    """Do the letters stand for the rates that the exercise's solution is about?"""
    figures.draw_rates(lambda rate: [0.0, rate])
    [(fig, _)] = shown
    assert [line.get_ydata()[-1] for line in fig.axes[0].lines] == [0.3, 40.0, 0.03, 5.0]


def test_table(tumours, capsys):
    """Are sizes, classes and the ranges of three features printed, with their units?"""
    figures.print_tumours(tumours)
    source, sizes, share, *ranges = capsys.readouterr().out.splitlines()
    assert source == "made up"
    assert sizes == "training (5, 6)  test (5, 5) ('benign', 'malignant')"
    assert share == "malignant: 33 % of the training set"
    assert [line.split() for line in ranges] == [
        ["v", "from", "0.000", "to", "5.000", "(mm)"],
        ["y", "from", "18.000", "to", "23.000", "(mm²)"],
        ["z", "from", "24.000", "to", "29.000", "(1)"],
    ]


def test_mistakes_of_two_kinds(tumours, capsys):
    """Are the two kinds of mistake told apart?"""
    trained = {
        "Y_prediction_train": np.array([[0, 0, 0, 0, 0, 1]]),
        "Y_prediction_test": np.array([[1, 0, 1, 0, 1]]),  # right: 0 0 0 1 1
    }
    figures.print_tumour_mistakes(trained, tumours)
    training, test, missed, alarms = capsys.readouterr().out.splitlines()
    assert training == "training accuracy 83.3 %"
    assert test == "test accuracy     40.0 %"
    assert missed == "malignant, called benign: 1 of 2"
    assert alarms == "benign, called malignant: 2 of 3"


def test_strongest(shown):
    """Are four lowest and eight highest weights drawn in order, beside their own names?"""
    w = np.random.default_rng(1).permutation(np.arange(-10.0, 10))[:, None]
    names = [f"feature {value:.0f}" for value in w[:, 0]]
    figures.draw_strongest(w, names)
    [(fig, alt)] = shown
    widths = [bar.get_width() for bar in fig.axes[0].patches]
    assert widths == [-10, -9, -8, -7, 2, 3, 4, 5, 6, 7, 8, 9]
    ticks = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert ticks == [f"feature {width:.0f}" for width in widths]
    assert "Lowest: feature -10 -10.00, feature -9 -9.00." in alt
    assert "Highest: feature 9 9.00, feature 8 8.00." in alt


def test_fits(capsys):
    """Do the student's numbers stand left of the others, and the difference of costs below?"""
    yours, theirs = (np.array([[1.0], [2.0]]), 3.0, 0.5), (np.array([[4.0], [5.0]]), 6.0, 0.4)
    figures.print_fits(["mean radius", "mean texture"], yours, theirs)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-2:] for line in lines[1:5]] == [
        ["1.0000", "4.0000"],
        ["2.0000", "5.0000"],
        ["3.0000", "6.0000"],
        ["0.500000", "0.400000"],
    ]
    assert lines[-1].endswith("1e-01")
